import { DomainError, type FieldError } from './domain-error.js';
import type { RegionLevel } from './vocabulary.js';

// 统计用区划代码 without the zeros that pad it to twelve digits: a region's code begins with the code of the region it
// lies in. A segment may be 00 or 000 where a level is missing, as in cities without counties.
const LEVELS = [
  { level: 'PROVINCE', length: 2 },
  { level: 'CITY', length: 4 },
  { level: 'COUNTY', length: 6 },
  { level: 'TOWN', length: 9 },
  { level: 'COMMUNITY', length: 12 },
] as const satisfies readonly { level: RegionLevel; length: number }[];

/** Whether `text` has the form of a region code: 2, 4, 6, 9 or 12 digits. The region itself need not exist. */
export function isRegionCode(text: string): boolean {
  return /^[1-9]\d*$/.test(text) && LEVELS.some(({ length }) => length === text.length);
}

/** Errors of a region code that may be left out: NOT_A_REGION for what has not the form of one. */
export function regionCodeErrors(path: string, code: string | null | undefined): FieldError[] {
  return code == null || isRegionCode(code) ? [] : [{ path, code: 'NOT_A_REGION' }];
}

/**
 * The level a code stands for, told by its length.
 * @throws DomainError BAD_INPUT NOT_A_REGION on `regionCode`.
 */
export function regionLevel(code: string): RegionLevel {
  return rowOf(code).level;
}

/**
 * The code of the region directly above, null for a province.
 * @throws DomainError BAD_INPUT NOT_A_REGION on `regionCode`.
 */
export function parentCode(code: string): string | null {
  return ancestorCodes(code).at(-2) ?? null;
}

/**
 * The codes from the province down to the region itself.
 * @throws DomainError BAD_INPUT NOT_A_REGION on `regionCode`.
 */
export function ancestorCodes(code: string): string[] {
  const own = rowOf(code);
  return LEVELS.filter(({ length }) => length <= own.length).map(({ length }) => code.slice(0, length));
}

/** Whether a region lies in the subtree of `root`; the root lies in its own subtree. Malformed codes lie nowhere. */
export function isWithin(code: string, root: string): boolean {
  return isRegionCode(code) && isRegionCode(root) && code.startsWith(root);
}

function rowOf(code: string): { level: RegionLevel; length: number } {
  const row = isRegionCode(code) && LEVELS.find(({ length }) => length === code.length);
  if (!row) throw DomainError.badInput([{ path: 'regionCode', code: 'NOT_A_REGION' }]);
  return row;
}
