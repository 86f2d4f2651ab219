import type { FieldError } from './domain-error.js';

const MEGABYTE = 1024 * 1024;

/** A type of file that may be attached: recognised by its content, never by its name. */
export interface AttachmentType {
  /** Media type (IANA). */
  readonly type: string;
  /** Endings that a name of such a file may have, the usual one first. */
  readonly endings: readonly string[];
  /** Shown as a small picture, and written anew without what the camera added. */
  readonly isImage: boolean;
}

const ooxml = (kind: string) => `application/vnd.openxmlformats-officedocument.${kind}`;

/** What may be attached to records. Nothing in it is run by a browser, and nothing has macros. */
export const ATTACHMENT_TYPES: readonly AttachmentType[] = [
  { type: 'image/jpeg', endings: ['jpg', 'jpeg'], isImage: true },
  { type: 'image/png', endings: ['png'], isImage: true },
  { type: 'image/webp', endings: ['webp'], isImage: true },
  { type: 'application/pdf', endings: ['pdf'], isImage: false },
  { type: ooxml('wordprocessingml.document'), endings: ['docx'], isImage: false },
  { type: ooxml('spreadsheetml.sheet'), endings: ['xlsx'], isImage: false },
];

/** Limits of attachments. Sizes in bytes. */
export const ATTACHMENT_BOUNDS = {
  /** Of one file as it is sent: it must arrive within the minute that a request has. */
  size: 20 * MEGABYTE,
  /** Of one record. */
  ofRecord: 20,
  /** Of an image, in pixels: more than cameras take as a rule, and some 250 MB of memory while it is read. */
  pixels: 64_000_000,
} as const;

/** The ending of a name in lower case, without its dot; '' where there is none. */
export function endingOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
}

/** The type that content of this media type has; null where it may not be attached. */
export function attachmentType(type: string | null | undefined): AttachmentType | null {
  return ATTACHMENT_TYPES.find((each) => each.type === type) ?? null;
}

/** Why a name does not fit to the type of the content: a name must not say something else than what is inside. */
export function endingErrors(path: string, name: string, { endings }: AttachmentType): FieldError[] {
  return endings.includes(endingOf(name))
    ? []
    : [{ path, code: 'WRONG_FILE_ENDING', params: { ending: endings[0] ?? '' } }];
}

/** A size as people read it: `820 KB`, `3.4 MB`. */
export function sizeText(bytes: number): string {
  if (bytes < MEGABYTE) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  return `${Number((bytes / MEGABYTE).toFixed(1))} MB`;
}
