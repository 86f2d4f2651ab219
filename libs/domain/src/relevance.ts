import { indicator as registered, type IndicatorCode } from './indicator.js';
import type { Ledger } from './indicator-shape.js';
import { ANSWER_ALERTS, LEDGER_TERMS, type LedgerCode } from './ledgers.js';
import type { TenantType } from './vocabulary.js';

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
  alert: ['ALERTS', 'ALERT_COUNT'],
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

/**
 * Whether an indicator can hold anything where it is shown: whether one of these types of units keeps a ledger behind
 * it. A school has no cases and no funds, and no roster to cover.
 */
export function canHold(code: IndicatorCode, types: readonly TenantType[]): boolean {
  // Notices are published by authorities and acknowledged by everybody.
  if (code === 'WARNINGS_READ' || code === 'TENANTS') return true;
  if (code === 'WARNINGS_ISSUED') return types.includes('AUTHORITY');
  // An alert counts for the police, and for the unit that answers it.
  if (registered(code).ledger === 'alert') return types.some((type) => ANSWER_ALERTS.includes(type));
  if (OF_ROSTERS.includes(code)) return types.some((type) => ON_ROSTERS.includes(type));
  const ledgers = LEDGERS_OF[registered(code).ledger] ?? [];
  return LEDGER_TERMS.some(
    ({ code: ledger, keepers }) =>
      ledgers.includes(ledger) && types.some((type) => (keepers as readonly TenantType[]).includes(type)),
  );
}
