import {
  indicator as registered,
  LEDGER_TERMS,
  sectorOf,
  TENANT_TYPES,
  type IndicatorCode,
  type Ledger,
  type LedgerCode,
  type Sector,
  type TenantType,
} from '@fanzha/domain';

/** Ledgers that the records behind an indicator may lie in. */
const LEDGERS_OF: Readonly<Partial<Record<Ledger, readonly LedgerCode[]>>> = {
  activity: ['ACTIVITIES'],
  leadership_group: ['LEADERSHIP_GROUPS'],
  household_visit: ['HOUSEHOLD_VISITS'],
  household: ['HOUSEHOLD_VISITS'],
  fraud_case: ['FRAUD_CASES', 'CASE_COUNT'],
  enforcement: ['ENFORCEMENT'],
  funds_action: ['FUNDS_ACTIONS'],
  interception: ['INTERCEPTIONS', 'DISSUASION'],
  victim_followup: ['VICTIM_FOLLOWUP'],
  bank_control: ['BANK_CONTROL', 'CONTROL_MEASURES'],
  inspection: ['INSPECTIONS'],
};

/** Units whose work a roster of households is measured by; a school that calls on parents keeps none. */
const ON_ROSTERS: readonly TenantType[] = ['COMMUNITY', 'DISTRICT', 'POLICE'];
const OF_ROSTERS: readonly IndicatorCode[] = [
  'HOUSEHOLD_COVERAGE',
  'ROSTER_HOUSEHOLDS_COVERED',
  'HOUSEHOLDS_REGISTERED',
];

/** Types of units in a line; the line of a department is chosen by hand, so every line may have some. */
const typesOf = (sector: Sector): TenantType[] =>
  TENANT_TYPES.map(({ code }) => code).filter((type) => type === 'DEPARTMENT' || sectorOf(type) === sector);

/**
 * Whether an indicator can hold anything where it is shown: whether one of these types of units keeps a ledger behind
 * it. A school has no cases and no funds, and no roster to cover.
 */
function canHold(code: IndicatorCode, types: readonly TenantType[]): boolean {
  // Warnings are published by authorities and acknowledged by everybody.
  if (code === 'WARNINGS_READ' || code === 'TENANTS') return true;
  if (code === 'WARNINGS_ISSUED') return types.includes('AUTHORITY');
  if (OF_ROSTERS.includes(code)) return types.some((type) => ON_ROSTERS.includes(type));
  const ledgers = LEDGERS_OF[registered(code).ledger] ?? [];
  return LEDGER_TERMS.some(
    ({ code: ledger, keepers }) =>
      ledgers.includes(ledger) && types.some((type) => (keepers as readonly TenantType[]).includes(type)),
  );
}

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
