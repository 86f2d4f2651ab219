/** A JSON object whose members nobody has checked yet. */
export type Json = Readonly<Record<string, unknown>>;

/** The value as an object; null for everything else, lists included. */
export function objectIn(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
}

/** The value as a list: a single value is a list of one, nothing at all an empty one. */
export function listIn(value: unknown): readonly unknown[] {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** A text without blanks at either end; null where there is none. Numbers are taken for their digits. */
export function textIn(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** A text as a name or title may hold it: one line, without invisible characters, at most `most` of them. */
export function oneLine(text: string, most = 100): string {
  return [...text.replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ').trim()].slice(0, most).join('');
}

/**
 * A number, also one written as text with grouping commas or full-width digits.
 * @returns null for everything else: a value that has to be interpreted is none.
 */
export function numberIn(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return null;
  const digits = value.normalize('NFKC').replaceAll(',', '').trim();
  return /^\d+(\.\d+)?$/.test(digits) ? Number(digits) : null;
}
