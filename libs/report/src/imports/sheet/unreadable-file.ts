import type { FieldCode } from '@fanzha/domain';

/** A file that is not read, and what is said about it. */
export class UnreadableFile extends Error {
  constructor(
    readonly fieldCode: FieldCode,
    readonly params: Readonly<Record<string, string | number>> = {},
    /** For the log: what exactly it was. */
    detail = '',
  ) {
    super(`${fieldCode} ${detail}`.trim());
  }
}
