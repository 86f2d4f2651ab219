import { createHash } from 'node:crypto';
import {
  BOUNDS,
  dateErrors,
  type FieldError,
  foldIdentifier,
  isId,
  listErrors,
  type LocalDate,
  repeatedAt,
  textErrors,
  visibleLines,
} from '@fanzha/domain';
import { cleanText, keyErrors } from '@fanzha/ledger';
import type { AcceptReadingsInput } from './read-text.inputs.js';

/** A text as somebody gives it. */
export interface GivenText {
  readonly text: string;
  readonly fileName?: string | null;
  readonly reportDate?: LocalDate | null;
  readonly idempotencyKey?: string | null;
}

/** Reads a text against every bound. @param today in China: no report is of a day to come */
export function readGivenText({ text, fileName, reportDate, idempotencyKey }: GivenText, today: LocalDate) {
  const given = visibleLines(text);
  const errors: FieldError[] = [
    ...textErrors('text', given, BOUNDS.summaryText).map((error) => ({ ...error, path: 'text' })),
    ...textErrors('fileName', fileName, BOUNDS.fileName),
    ...dateErrors('reportDate', reportDate, { today }),
    ...keyErrors(idempotencyKey),
  ];
  const content = {
    given,
    fileName: cleanText(fileName),
    reportDate: reportDate ?? null,
    idempotencyKey: cleanText(idempotencyKey),
  };
  return { content, errors };
}

/** The digest of a text: that of others with the same words, whatever their blanks and signs. */
export const digestOf = (given: string): string => createHash('sha256').update(foldIdentifier(given)).digest('hex');

/** Errors of what somebody accepts, as far as the text need not be known. */
export function acceptErrors({ textId, idempotencyKey, accepted }: AcceptReadingsInput): FieldError[] {
  const tooMany = listErrors('accepted', accepted, BOUNDS.accepted);
  if (tooMany.length > 0) return tooMany;
  const repeated = repeatedAt(accepted.map(({ proposal }) => proposal));
  return [
    ...(isId(textId) ? [] : [{ path: 'textId', code: 'INVALID_ID' } as const]),
    ...keyErrors(idempotencyKey),
    ...accepted.flatMap(({ again, againReason, title, caseNumber, decreaseReason }, at): FieldError[] => [
      ...(repeated.has(at) ? [{ path: `accepted.${at}.proposal`, code: 'DUPLICATE' } as const] : []),
      ...textErrors(`accepted.${at}.againReason`, againReason, { ...BOUNDS.reason, required: again ?? false }),
      ...textErrors(`accepted.${at}.title`, title, { ...BOUNDS.title, required: false }),
      ...textErrors(`accepted.${at}.caseNumber`, caseNumber, { ...BOUNDS.caseNumber, required: false }),
      ...textErrors(`accepted.${at}.decreaseReason`, decreaseReason, { ...BOUNDS.reason, required: false }),
    ]),
  ];
}

/** The digest of what was accepted, to tell a request that is sent again from another one under its key. */
export const acceptHash = ({ accepted }: AcceptReadingsInput): string =>
  createHash('sha256').update(canonical(accepted)).digest('hex');

/** JSON without what is not stated, with sorted keys. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const stated = Object.entries(value)
    .filter(([, one]) => one !== null && one !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${stated.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join()}}`;
}
