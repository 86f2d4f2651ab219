import {
  ACTIVITY_TYPES,
  FRAUD_TYPES,
  INTERCEPTION_VENUES,
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

const MEMBERS: Readonly<Partial<Record<BreakdownDimension, readonly Term[]>>> = {
  ACTIVITY_TYPE: ACTIVITY_TYPES,
  FRAUD_TYPE: FRAUD_TYPES,
  VENUE: INTERCEPTION_VENUES,
  SECTOR: SECTORS,
};

/** What one bar of a breakdown is called, by its code; a band of ages is its own name. */
export const memberName = (by: BreakdownDimension, member: string, locale: Locale): string =>
  termName(MEMBERS[by] ?? [], member, locale);
