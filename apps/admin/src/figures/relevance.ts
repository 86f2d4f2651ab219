import { canHold, sectorOf, TENANT_TYPES, type IndicatorCode, type Sector, type TenantType } from '@fanzha/domain';

/** Types of units in a line; the line of a department is chosen by hand, so every line may have some. */
const typesOf = (sector: Sector): TenantType[] =>
  TENANT_TYPES.map(({ code }) => code).filter((type) => type === 'DEPARTMENT' || sectorOf(type) === sector);

/** Which indicators make sense for a region narrowed to a line, or for one unit. Null: all lines. */
export function relevanceOf(of: { sector: Sector | null } | { type: TenantType }): (code: IndicatorCode) => boolean {
  if ('type' in of) return (code) => canHold(code, [of.type]);
  if (of.sector === null) return () => true;
  const types = typesOf(of.sector);
  return (code) => canHold(code, types);
}

/** Columns of the table below until somebody chooses others: something of each group that can hold anything. */
const USUAL: readonly IndicatorCode[] = [
  'SESSIONS',
  'PEOPLE_REACHED',
  'LEAFLETS',
  'HOUSEHOLDS_COVERED',
  'HOUSEHOLD_COVERAGE',
  'CASES_FILED',
  'LOSS',
  'INTERCEPTIONS',
  'LOSS_AVOIDED',
];
/** In the place of those, for lines without households, cases and funds. */
const INSTEAD: readonly IndicatorCode[] = ['PARTICIPANTS', 'NOTICES_SIGNED', 'LETTERS', 'ARTICLES', 'INSPECTIONS'];

/** The usual columns of a region, in the order of `order`. */
export function usualColumns(sector: Sector | null, order: readonly IndicatorCode[]): IndicatorCode[] {
  const isRelevant = relevanceOf({ sector });
  const usual = USUAL.filter(isRelevant);
  const chosen = [...usual, ...INSTEAD.filter(isRelevant).slice(0, USUAL.length - usual.length)];
  return order.filter((code) => chosen.includes(code));
}
