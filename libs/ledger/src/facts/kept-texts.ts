import { type FieldCode, type FieldError, visibleLines } from '@fanzha/domain';

/** Errors of texts that release 0.1 let in. */
const NEWER: readonly FieldCode[] = ['NO_LETTER', 'PERSONAL_NUMBER'];

/**
 * The errors of an amendment without those of texts that the fact held before: stricter bounds are for what is changed,
 * and a record can be corrected without touching what is old.
 * @param stated what the paths of the errors lead to.
 */
export function exceptKept(errors: readonly FieldError[], stated: object, before: object): FieldError[] {
  if (!errors.some(({ code }) => NEWER.includes(code))) return [...errors];
  const held = new Set(textsOf(before));
  return errors.filter(({ path, code }) => {
    const text = path
      .split('.')
      .reduce<unknown>((value, step) => (value as Record<string, unknown> | null | undefined)?.[step], stated);
    return !(NEWER.includes(code) && typeof text === 'string' && held.has(text));
  });
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [visibleLines(value)];
  if (value === null || typeof value !== 'object' || value instanceof Date) return [];
  return Object.values(value).flatMap(textsOf);
}
