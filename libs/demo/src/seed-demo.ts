import { type LocalDate, passwordFaults, requireNoFaults, todayIn } from '@fanzha/domain';
import { ActivityService } from '@fanzha/ledger';
import type { INestApplicationContext } from '@nestjs/common';
import { ACCOUNTS } from './accounts.js';
import { precautionOutcome, precautionStrands } from './books/bank-precautions.js';
import { caseStrands } from './books/cases.js';
import { Desk, type Outcome, outcomeOf, type Strand } from './books/desk.js';
import { fundsStrands } from './books/funds-actions.js';
import { householdStrands } from './books/households.js';
import { inspectionStrands } from './books/inspections.js';
import { interceptionStrands } from './books/interceptions.js';
import { groupOutcome, groupStrands } from './books/leadership-groups.js';
import { tallyStrands } from './books/tallies.js';
import { warningOutcome, warningStrands } from './books/warnings.js';
import { foundCity } from './found-city.js';
import { inParallel } from './in-parallel.js';
import { type DemoPlan, planDemo, type PlannedActivity, type PlannedRecord } from './plan.js';

/** What the demo city consists of. */
export interface DemoReport {
  /** Units, authorities among them. */
  readonly tenants: number;
  readonly users: number;
  /** Records of each book, whatever became of them. */
  readonly books: Readonly<Record<DemoBook, number>>;
  /** Records of all books. */
  readonly records: number;
  /** Activities that lie ahead. */
  readonly planned: number;
  /** Times that a record was changed, voiding apart. */
  readonly amended: number;
  readonly voided: number;
  /** Doors on rosters, those that are gone included. */
  readonly doors: number;
  /** Units that have read a warning, added over the warnings. */
  readonly receipts: number;
  /** Names that the demo password opens. */
  readonly accounts: readonly string[];
}

/** A book of the demo city, by the table that keeps it. */
export type DemoBook =
  | 'activity'
  | 'leadership_group'
  | 'household_visit'
  | 'fraud_case'
  | 'interception'
  | 'funds_action'
  | 'tally'
  | 'inspection'
  | 'bank_precaution'
  | 'warning';

export interface DemoOptions {
  /** Password of the demo accounts. */
  readonly password: string;
  /** The day the history ends with, by default today in China. */
  readonly today?: string;
}

/**
 * Makes the demo city in a database without units: units, accounts and 18 months of records in every ledger, each
 * entered through the service a person's input goes through. Everything but ids and times follows from the day alone.
 * @throws Error where the city has units already; Refusal for a password that is too weak.
 * Neither has written anything.
 */
export async function seedDemo(
  app: INestApplicationContext,
  { password, today = todayIn() }: DemoOptions,
): Promise<DemoReport> {
  requireNoFaults(ACCOUNTS.flatMap(({ username }) => passwordFaults('password', password, username)));
  const plan = planDemo(today);
  const city = await foundCity(app, plan.units, password);
  await recordAll(new Desk(app, city.recorders), plan, today);
  await city.closeClosed();

  const outcomes = outcomesOf(plan);
  const total = (what: keyof Outcome) => Object.values(outcomes).reduce((sum, outcome) => sum + outcome[what], 0);
  return {
    tenants: city.tenants,
    users: city.users,
    books: recordsOf(outcomes),
    records: total('records'),
    planned: plan.activities.filter(({ record }) => record.status === 'PLANNED').length,
    amended: total('amended'),
    voided: total('voided'),
    doors: plan.communities
      .flatMap(({ roster }) => roster?.batches ?? [])
      .reduce((sum, { doors }) => sum + doors.length, 0),
    receipts: plan.warnings.reduce((sum, { readBy }) => sum + readBy.length, 0),
    accounts: ACCOUNTS.map(({ username }) => username),
  };
}

/**
 * Enters everything, as if the months went by: what must follow each other in its order, everything else side by side.
 */
async function recordAll(desk: Desk, plan: DemoPlan, today: LocalDate): Promise<void> {
  const caseIds = new Map<string, string>();
  // The longest strands first, so that none of them is left over at the end.
  await enterAll([
    ...householdStrands(desk, plan.communities),
    ...warningStrands(desk, plan.warnings),
    ...caseStrands(desk, plan.cases, caseIds),
    ...precautionStrands(desk, plan.precautions),
    ...groupStrands(desk, plan.groups),
    ...activityStrands(desk, plan.activities),
    ...interceptionStrands(desk, plan.interceptions, today),
    ...inspectionStrands(desk, plan.inspections),
  ]);
  // These name cases.
  await enterAll([...tallyStrands(desk, plan.tallies, caseIds), ...fundsStrands(desk, plan.funds, caseIds)]);
}

const enterAll = (strands: readonly Strand[]): Promise<void> => inParallel(strands, (strand) => strand());

/** One strand per activity, in the order of their days. */
function activityStrands(desk: Desk, activities: readonly PlannedActivity[]): Strand[] {
  const service = desk.service(ActivityService);
  const inOrder = activities.toSorted((left, right) => (left.record.startOn < right.record.startOn ? -1 : 1));
  return inOrder.map(({ record, amended, ...rest }) => async () => {
    await desk.enter(service, {
      ...rest,
      on: record.startOn,
      input: inputOf(record),
      amended: amended && inputOf(amended),
    });
  });
}

function inputOf({
  audiences,
  channels,
  partners,
  measures,
  ...rest
}: PlannedRecord): Parameters<ActivityService['record']>[1] {
  return {
    ...rest,
    audiences: [...audiences],
    channels: [...channels],
    partners: [...partners],
    measures: [...measures],
  };
}

function outcomesOf(plan: DemoPlan): Readonly<Record<DemoBook, Outcome>> {
  return {
    activity: outcomeOf(plan.activities),
    leadership_group: groupOutcome(plan.groups),
    household_visit: outcomeOf(plan.communities.flatMap(({ visits }) => visits)),
    fraud_case: outcomeOf(plan.cases),
    interception: outcomeOf(plan.interceptions),
    funds_action: outcomeOf(plan.funds),
    tally: outcomeOf(plan.tallies),
    inspection: outcomeOf(plan.inspections),
    bank_precaution: precautionOutcome(plan.precautions),
    warning: warningOutcome(plan.warnings),
  };
}

function recordsOf(outcomes: Readonly<Record<DemoBook, Outcome>>): Record<DemoBook, number> {
  return Object.fromEntries(Object.entries(outcomes).map(([book, { records }]) => [book, records])) as Record<
    DemoBook,
    number
  >;
}
