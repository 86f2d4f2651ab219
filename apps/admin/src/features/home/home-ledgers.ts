import { ledgersOf, type LedgerCode, type IndicatorCode, type TenantType } from '@fanzha/domain';
import type { IconName } from '@fanzha/ui';
import type { LedgerRow } from '../../shell/ledgers.js';

/** A ledger to record in, by one press. */
export interface HomeLedger {
  readonly ledger: LedgerCode;
  /** Route of its form. */
  readonly form: string;
  readonly icon: IconName;
  /** Section of its words. */
  readonly words: string;
  /** Kinds of its records. */
  readonly kinds: LedgerRow['kinds'];
}

const BIG = 4;

/** What a unit of this type is offered, in the order of their ranks: four large buttons, the others small. */
export function homeLedgers(
  rows: readonly LedgerRow[],
  tenantType: TenantType,
): { big: HomeLedger[]; small: HomeLedger[] } {
  const kept = ledgersOf(tenantType);
  const offered = rows
    .flatMap(({ stem, icon, words, kinds, home }) =>
      home && kept.includes(home.ledger) ? [{ ...home, form: `${stem}-new`, icon, words, kinds }] : [],
    )
    .sort((left, right) => left.rank - right.rank);
  return { big: offered.slice(0, BIG), small: offered.slice(BIG) };
}

/** What else a unit of this kind looks at first in its publicity work. */
const OWN: Readonly<Record<TenantType, readonly [IndicatorCode, IndicatorCode]>> = {
  SCHOOL: ['CLASSES_COVERED', 'STUDENT_WORKS'],
  BANK: ['OUTLETS_COVERED', 'LED_PLAYS'],
  POLICE: ['PEOPLE_REACHED', 'APP_ASSISTED'],
  HOSPITAL: ['LED_PLAYS', 'POSTERS'],
  DISTRICT: ['PEOPLE_REACHED', 'BANNERS'],
  COMMUNITY: ['PEOPLE_REACHED', 'VOLUNTEERS'],
  DEPARTMENT: ['PEOPLE_REACHED', 'ARTICLES'],
  AUTHORITY: ['PEOPLE_REACHED', 'ARTICLES'],
};

/**
 * Whose daily work it is; others dissuade somebody now and then, and their home has no line that is nearly always zero.
 */
const INTERCEPTING: readonly TenantType[] = ['BANK', 'POLICE'];

/**
 * The figures of the month, in the order of the ledgers: only of those that the unit keeps. Stages of funds stand
 * beside each other and are never added.
 */
export function figuresOf(tenantType: TenantType): IndicatorCode[] {
  const kept = ledgersOf(tenantType);
  return [
    'ACTIVITIES',
    'SESSIONS',
    'PARTICIPANTS',
    'LEAFLETS',
    ...OWN[tenantType],
    ...(kept.includes('HOUSEHOLD_VISITS') ? (['HOUSEHOLD_VISITS', 'HOUSEHOLDS_COVERED'] as const) : []),
    ...(kept.includes('FRAUD_CASES') ? (['CASES_REPORTED', 'CASES_SOLVED'] as const) : []),
    ...(INTERCEPTING.includes(tenantType) ? (['INTERCEPTIONS', 'LOSS_AVOIDED'] as const) : []),
    ...(kept.includes('FUNDS_ACTIONS') ? (['STOP_PAYMENT', 'FROZEN', 'RETURNED', 'LOSS'] as const) : []),
    'INSPECTIONS',
  ];
}
