import {
  ENTERABLE_ACTIVITY_INDICATORS,
  type IndicatorCode,
  keepersOf,
  type LedgerCode,
  TALLY_LEDGERS,
  type TallyLedgerTerm,
  type TenantType,
} from '@fanzha/domain';
import type { ProposalKind, ProposedRecord, Reading } from '../prose-reader/index.js';
import type { AmountRole, ProposalObstacle } from './read-text.enums.js';

/** An amount of a proposal, and what becomes of it where it is accepted. */
interface OfferedAmount {
  readonly reading: number;
  readonly indicator: IndicatorCode | null;
  readonly role: AmountRole;
}

/** A proposal as a unit may accept it, or not. */
export interface Offered {
  readonly proposal: ProposedRecord;
  readonly amounts: readonly OfferedAmount[];
  /** The ledger of dated counts, of a tally that the unit keeps. */
  readonly tally: TallyLedgerTerm<LedgerCode> | null;
  readonly obstacle: ProposalObstacle | null;
}

const LEDGER_OF: Readonly<Partial<Record<ProposalKind, LedgerCode>>> = {
  ACTIVITY: 'ACTIVITIES',
  LEADERSHIP_GROUP: 'LEADERSHIP_GROUPS',
  HOUSEHOLD_VISIT: 'HOUSEHOLD_VISITS',
  FRAUD_CASE: 'FRAUD_CASES',
  INTERCEPTION: 'INTERCEPTIONS',
  FUNDS_ACTION: 'FUNDS_ACTIONS',
  INSPECTION: 'INSPECTIONS',
};

/** What a record of a kind can state; a tally what its ledger counts. */
const STATED: Readonly<Partial<Record<ProposalKind, readonly IndicatorCode[]>>> = {
  ACTIVITY: ENTERABLE_ACTIVITY_INDICATORS,
  LEADERSHIP_GROUP: ['LEADERSHIP_MEMBERS'],
  HOUSEHOLD_VISIT: ['HOUSEHOLDS_REPORTED', 'PEOPLE_VISITED'],
  FRAUD_CASE: ['LOSS'],
  INTERCEPTION: ['INTERCEPTIONS', 'LOSS_AVOIDED', 'DISSUASIONS'],
  FUNDS_ACTION: ['STOP_PAYMENT', 'FROZEN', 'RETURNED', 'ACCOUNTS_STOPPED', 'ACCOUNTS_FROZEN'],
  INSPECTION: ['INSPECTIONS', 'HAZARDS_FOUND'],
};

/** Records that are nothing without an amount. */
const NEEDS_AMOUNT: ReadonlySet<ProposalKind> = new Set(['HOUSEHOLD_VISIT', 'FUNDS_ACTION', 'TALLY', 'INSPECTION']);

/** The proposals of a text, each as a unit of this type may accept it. Pure. */
export function offeredOf(
  proposals: readonly ProposedRecord[],
  readings: readonly Reading[],
  type: TenantType,
): readonly Offered[] {
  const totals = new Set(readings.flatMap((each) => (each.class === 'PART' ? [] : (each.indicator ?? []))));
  return proposals.map((proposal) => {
    const found = countedOnce(
      proposal,
      proposal.amounts.map(({ reading }) => ({ reading, indicator: countedBy(proposal, readings[reading]) })),
      readings,
    );
    const tally = proposal.kind === 'TALLY' ? tallyOf(found, type) : null;
    const stated = tally?.indicators ?? STATED[proposal.kind] ?? [];
    const here = new Set(found.flatMap(({ indicator }) => indicator ?? []));
    const amounts = found.map(({ reading, indicator }): OfferedAmount => {
      const { class: is = 'CONTEXT' } = readings[reading] ?? {};
      if (indicator === null || !stated.includes(indicator)) return { reading, indicator: null, role: 'WORDS' };
      const whole = tally?.within[indicator];
      const isLinked = whole !== undefined && here.has(whole);
      if (is === 'PART' && !isLinked && totals.has(indicator)) return { reading, indicator, role: 'PART' };
      return { reading, indicator, role: is === 'RUNNING_TOTAL' ? 'RUNNING' : 'STATED' };
    });
    return { proposal, amounts, tally, obstacle: obstacleOf(proposal, amounts, tally, type) };
  });
}

/**
 * What a reading counts in a record: the money of a single case is its loss, or the loss that was avoided, and never a
 * number of cases. Whatever else a case tells stays in its words.
 */
function countedBy({ kind }: ProposedRecord, reading: Reading | undefined): IndicatorCode | null {
  if (reading?.class !== 'CASE') return reading?.indicator ?? null;
  if (reading.counts === 'MONEY') {
    if (kind === 'INTERCEPTION') return 'LOSS_AVOIDED';
    return kind === 'FRAUD_CASE' ? 'LOSS' : null;
  }
  return kind === 'INTERCEPTION' && COUNTS_CASES.has(reading.rule) ? 'INTERCEPTIONS' : null;
}

/** Rules of numbers that say how many cases a single story tells. */
const COUNTS_CASES: ReadonlySet<string> = new Set(['case-of-a-person', 'case-number-of-cases', 'single-interception']);

/** 成功劝阻1起，一名老人…: the person is the case that is counted already. */
function countedOnce<Found extends { readonly reading: number; readonly indicator: IndicatorCode | null }>(
  { rule }: ProposedRecord,
  found: readonly Found[],
  readings: readonly Reading[],
): readonly (Found | { readonly reading: number; readonly indicator: null })[] {
  const isOfCase = ({ reading, indicator }: Found) =>
    indicator === 'INTERCEPTIONS' && readings[reading]?.class === 'CASE';
  const first = found.find(isOfCase);
  return found.map((one) =>
    rule === 'case' && isOfCase(one) && one !== first ? { reading: one.reading, indicator: null } : one,
  );
}

/** The ledger of dated counts that a unit of this type keeps and that counts the first of these. */
function tallyOf(
  found: readonly { readonly indicator: IndicatorCode | null }[],
  type: TenantType,
): TallyLedgerTerm<LedgerCode> | null {
  const first = found.find(({ indicator }) => indicator !== null)?.indicator;
  const ledgers: readonly TallyLedgerTerm<LedgerCode>[] = TALLY_LEDGERS;
  return (
    ledgers.find(({ keepers, indicators }) => first && keepers.includes(type) && indicators.includes(first)) ?? null
  );
}

function obstacleOf(
  { kind, status }: ProposedRecord,
  amounts: readonly OfferedAmount[],
  tally: TallyLedgerTerm<LedgerCode> | null,
  type: TenantType,
): ProposalObstacle | null {
  if (kind === 'OF_OTHERS') return 'OF_OTHERS';
  const ledger = kind === 'TALLY' ? null : LEDGER_OF[kind];
  if (kind !== 'TALLY' && ledger === undefined) return 'NO_LEDGER';
  const keeps = ledger ? keepersOf(ledger).includes(type) : tally !== null;
  if (!keeps) return 'WRONG_UNIT';
  if (status !== 'DONE' && kind !== 'ACTIVITY') return 'NOT_DONE';
  const states = amounts.some(({ role }) => role === 'STATED' || role === 'RUNNING');
  // Parts of what another record states are no record of their own; an activity is one by its words.
  const isPartOnly = kind !== 'ACTIVITY' && amounts.some(({ role }) => role === 'PART');
  return states || !(NEEDS_AMOUNT.has(kind) || isPartOnly) ? null : 'NOTHING_STATED';
}
