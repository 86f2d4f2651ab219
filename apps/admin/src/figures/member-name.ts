import {
  BREAKDOWN_TERMS,
  isTermCode,
  nameIn,
  SECTORS,
  type BreakdownDimension,
  type Locale,
  type Term,
} from '@fanzha/domain';

/** Name of an activity type or sector; an unknown code, of a newer server, is shown as it is. */
export function termName(list: readonly Term[], code: string, locale: Locale): string {
  const term = list.find((one) => one.code === code);
  return term ? nameIn(locale, term) : code;
}

/** Name of a sector, or null for none. */
export const sectorName = (code: string | null, locale: Locale): string | null =>
  code !== null && isTermCode(SECTORS, code) ? termName(SECTORS, code, locale) : null;

/** What one bar of a breakdown is called, by its code; a band of ages is its own name. */
export const memberName = (by: BreakdownDimension, member: string, locale: Locale): string =>
  termName(BREAKDOWN_TERMS[by] ?? [], member, locale);
