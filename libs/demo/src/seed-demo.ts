import { type LocalDate, passwordErrors, requireNoErrors, todayIn } from '@fanzha/domain';
import { ActivityService } from '@fanzha/ledger';
import { importRegions, RegionDirectory } from '@fanzha/org';
import type { INestApplicationContext } from '@nestjs/common';
import { ACCOUNTS, AUTHORITIES } from './accounts.js';
import { controlMeasureOutcome, controlMeasureTasks } from './ledgers/control-measures.js';
import { fraudCaseTasks } from './ledgers/fraud-cases.js';
import { Recorder, type Outcome, outcomeOf, type Task } from './ledgers/recorder.js';
import { fundsActionTasks } from './ledgers/funds-actions.js';
import { householdTasks } from './ledgers/households.js';
import { inspectionTasks } from './ledgers/inspections.js';
import { interceptionTasks } from './ledgers/interceptions.js';
import { leadershipGroupOutcome, leadershipGroupTasks } from './ledgers/leadership-groups.js';
import { tallyTasks } from './ledgers/tallies.js';
import { alertOutcome, alertTasks, interceptionsOf } from './ledgers/alerts.js';
import { noticeOutcome, noticeTasks } from './ledgers/notices.js';
import { runCampaign } from './campaigns.js';
import { announceSchemes } from './fraud-free-schemes.js';
import type { DemoCity } from './city.js';
import { score } from './evaluation.js';
import { foundCity } from './found-city.js';
import { inParallel } from './in-parallel.js';
import { HANSHAN, NEIGHBOUR, NEIGHBOUR_REGIONS } from './neighbour-city.js';
import { News } from './news.js';
import { type DemoPlan, drawPlan, planDemo, type PlannedActivity, type PlannedRecord } from './plan.js';
import { DEMO_SUBMISSIONS, handIn } from './submissions.js';
import { supervise } from './supervision.js';
import { writeSummaries } from './summaries.js';
import { unitsOf } from './units.js';
import { COMMUNITIES } from './units-wanzhi.js';
import { DEMO_WEEKLY, reportWeekly } from './weekly-reports.js';
import { WRITTEN_SUMMARIES } from './written-summaries.js';

/** What the demo city consists of. */
export interface DemoReport {
  /** Units, authorities among them. */
  readonly tenants: number;
  readonly users: number;
  /** Records of each ledger, whatever became of them. */
  readonly ledgers: Readonly<Record<DemoLedger, number>>;
  /** Records of all ledgers. */
  readonly records: number;
  /** Activities that lie ahead. */
  readonly planned: number;
  /** Times that a record was changed, voiding apart. */
  readonly amended: number;
  readonly voided: number;
  /** Doors on rosters, those that are gone included. */
  readonly doors: number;
  /** Units that have read a notice, added over the notices. */
  readonly receipts: number;
  /** Work summaries of the last month. */
  readonly summaries: number;
  /** Names that the demo password opens. */
  readonly accounts: readonly string[];
}

/** A ledger of the demo city, by the table that keeps it. */
type DemoLedger =
  | 'activity'
  | 'leadership_group'
  | 'household_visit'
  | 'fraud_case'
  | 'interception'
  | 'alert'
  | 'funds_action'
  | 'tally'
  | 'inspection'
  | 'control_measure'
  | 'notice';

interface DemoOptions {
  /** Password of the demo accounts. */
  readonly password: string;
  /** The day the history ends with, by default today in China. */
  readonly today?: string;
}

const DEMO_CITY: DemoCity = {
  code: '3402',
  authorities: AUTHORITIES,
  accounts: ACCOUNTS,
  communities: COMMUNITIES,
  summaries: WRITTEN_SUMMARIES,
  hasCampaign: true,
  hasSchemes: true,
  supervisedBy: '芜湖市反诈工作联席会议办公室',
  submissions: DEMO_SUBMISSIONS,
  weekly: DEMO_WEEKLY,
};

/**
 * Makes the demo city in a database without units: units, accounts and 18 months of records in every ledger, each
 * entered through the service a person's input goes through. Everything but ids and times follows from the day alone.
 * @throws Error where the city has units already; DomainError for a password that is too weak. Nothing is written then.
 */
export async function seedDemo(
  app: INestApplicationContext,
  { password, today = todayIn() }: DemoOptions,
): Promise<DemoReport> {
  return seedCity(app, DEMO_CITY, planDemo(today), { password, today });
}

/**
 * Makes the small city beside it, with regions of its own; nothing of either shows in the other.
 * @param ownerUrl the database as its owner, who imports regions.
 * @throws what `seedDemo` throws.
 */
export async function seedNeighbour(
  app: INestApplicationContext,
  ownerUrl: string,
  { password, today = todayIn() }: DemoOptions,
): Promise<DemoReport> {
  const { errors } = await importRegions(ownerUrl, NEIGHBOUR_REGIONS, 'demo');
  if (errors.length > 0) throw new Error(`Regions of the second city: ${JSON.stringify(errors)}`);
  await app.get(RegionDirectory, { strict: false }).ensureFresh();
  return seedCity(app, NEIGHBOUR, drawPlan(unitsOf([HANSHAN], today), today), { password, today });
}

/** What a demo system is made with: the demo city, and the small one beside it. */
export async function seedBoth(
  app: INestApplicationContext,
  ownerUrl: string,
  options: DemoOptions,
): Promise<readonly [demo: DemoReport, neighbour: DemoReport]> {
  return [await seedDemo(app, options), await seedNeighbour(app, ownerUrl, options)];
}

async function seedCity(
  app: INestApplicationContext,
  demo: DemoCity,
  plan: DemoPlan,
  { password, today }: Required<DemoOptions>,
): Promise<DemoReport> {
  requireNoErrors(demo.accounts.flatMap(({ username }) => passwordErrors('password', password, username)));
  const city = await foundCity(app, demo, plan.units, password);
  const recorder = new Recorder(app, city.recorders);
  await recordAll(recorder, plan, today);
  const assigned = demo.hasCampaign ? await runCampaign(recorder, plan.units, today) : 0;
  await writeSummaries(recorder, demo.summaries, today);
  await city.closeClosed();
  if (demo.hasSchemes) await announceSchemes(recorder, today);
  if (demo.submissions) await handIn(recorder, demo.submissions, today);
  if (demo.supervisedBy !== undefined) {
    await supervise(recorder, demo.supervisedBy);
    await score(recorder, { authority: demo.supervisedBy, region: demo.code }, today);
  }
  if (demo.weekly) {
    const people = new Set(demo.accounts.map(({ of }) => of));
    const news = new News(recorder, demo.code, [...people]);
    await news.readAll();
    await reportWeekly(recorder, demo.weekly, today);
    await news.tellDue(today);
  }

  const outcomes = outcomesOf(plan);
  const total = (what: keyof Outcome) => Object.values(outcomes).reduce((sum, outcome) => sum + outcome[what], 0);
  return {
    tenants: city.tenants,
    users: city.users,
    ledgers: recordsOf(outcomes),
    records: total('records'),
    planned: plan.activities.filter(({ record }) => record.status === 'PLANNED').length,
    amended: total('amended') + assigned,
    voided: total('voided'),
    doors: plan.communities
      .flatMap(({ roster }) => roster?.batches ?? [])
      .reduce((sum, { doors }) => sum + doors.length, 0),
    receipts: plan.notices.reduce((sum, { readBy }) => sum + readBy.length, 0),
    summaries: demo.summaries.length,
    accounts: demo.accounts.map(({ username }) => username),
  };
}

/**
 * Enters everything, as if the months went by: what must follow each other in its order, everything else side by side.
 */
async function recordAll(recorder: Recorder, plan: DemoPlan, today: LocalDate): Promise<void> {
  const caseIds = new Map<string, string>();
  // The longest tasks first, so that none of them is left over at the end.
  await enterAll([
    ...householdTasks(recorder, plan.communities),
    ...noticeTasks(recorder, plan.notices),
    ...fraudCaseTasks(recorder, plan.cases, caseIds),
    ...controlMeasureTasks(recorder, plan.controlMeasures),
    ...leadershipGroupTasks(recorder, plan.groups),
    ...activityTasks(recorder, plan.activities),
    ...interceptionTasks(recorder, plan.interceptions, today),
    ...inspectionTasks(recorder, plan.inspections),
    ...alertTasks(recorder, plan.alerts),
  ]);
  // These name cases.
  await enterAll([...tallyTasks(recorder, plan.tallies, caseIds), ...fundsActionTasks(recorder, plan.funds, caseIds)]);
}

const enterAll = (tasks: readonly Task[]): Promise<void> => inParallel(tasks, (task) => task());

/** One task per activity, in the order of their days. */
function activityTasks(recorder: Recorder, activities: readonly PlannedActivity[]): Task[] {
  const service = recorder.service(ActivityService);
  const inOrder = activities.toSorted((left, right) => (left.record.startOn < right.record.startOn ? -1 : 1));
  return inOrder.map(({ record, amended, ...rest }) => async () => {
    await recorder.enter(service, {
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

/** Answers to alerts have made interceptions beside those of the units. */
const withThoseOf = (outcome: Outcome, alerts: DemoPlan['alerts']): Outcome => ({
  ...outcome,
  records: outcome.records + interceptionsOf(alerts),
});

function outcomesOf(plan: DemoPlan): Readonly<Record<DemoLedger, Outcome>> {
  return {
    activity: outcomeOf(plan.activities),
    leadership_group: leadershipGroupOutcome(plan.groups),
    household_visit: outcomeOf(plan.communities.flatMap(({ visits }) => visits)),
    fraud_case: outcomeOf(plan.cases),
    interception: withThoseOf(outcomeOf(plan.interceptions), plan.alerts),
    alert: alertOutcome(plan.alerts),
    funds_action: outcomeOf(plan.funds),
    tally: outcomeOf(plan.tallies),
    inspection: outcomeOf(plan.inspections),
    control_measure: controlMeasureOutcome(plan.controlMeasures),
    notice: noticeOutcome(plan.notices),
  };
}

function recordsOf(outcomes: Readonly<Record<DemoLedger, Outcome>>): Record<DemoLedger, number> {
  return Object.fromEntries(Object.entries(outcomes).map(([ledger, { records }]) => [ledger, records])) as Record<
    DemoLedger,
    number
  >;
}
