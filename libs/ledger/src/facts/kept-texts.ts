import { type FieldCode, type FieldFault, visibleLines } from '@fanzha/domain';

/** Faults of texts that release 0.1 let in. */
const NEWER: readonly FieldCode[] = ['NO_LETTER', 'PERSONAL_NUMBER'];

/**
 * The faults of an amendment without those of texts that the fact held before: stricter bounds are for what is changed, and a
 * record can be corrected without touching what is old.
 * @param stated what the paths of the faults lead to.
 */
export function exceptKept(faults: readonly FieldFault[], stated: object, before: object): FieldFault[] {
  if (!faults.some(({ code }) => NEWER.includes(code))) return [...faults];
  const held = new Set(textsOf(before));
  return faults.filter(({ path, code }) => {
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
