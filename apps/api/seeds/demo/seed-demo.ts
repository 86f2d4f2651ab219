import { passwordFaults, requireNoFaults, todayIn } from '@fanzha/domain';
import { ActivityService } from '@fanzha/ledger';
import type { Viewer } from '@fanzha/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { ACCOUNTS } from './accounts.js';
import { foundCity } from './found-city.js';
import { type DemoPlan, planDemo, type PlannedActivity, type PlannedRecord } from './plan.js';
import { inParallel } from './in-parallel.js';

/** What the demo city consists of. */
export interface DemoReport {
  /** Units, authorities among them. */
  readonly tenants: number;
  readonly users: number;
  /** Records, whatever became of them. */
  readonly activities: number;
  readonly planned: number;
  readonly amended: number;
  readonly voided: number;
  /** Names that the demo password opens. */
  readonly accounts: readonly string[];
}

export interface DemoOptions {
  /** Password of the demo accounts. */
  readonly password: string;
  /** The day the history ends with, by default today in China. */
  readonly today?: string;
}

/**
 * Makes the demo city in a database without units: units, accounts and 18 months of records, each entered through the
 * service a person's input goes through. Everything but ids and times follows from the day alone.
 * @throws Error where the city has units already; Refusal for a password that is too weak. Neither has written anything.
 */
export async function seedDemo(app: INestApplicationContext, { password, today = todayIn() }: DemoOptions): Promise<DemoReport> {
  requireNoFaults(ACCOUNTS.flatMap(({ username }) => passwordFaults('password', password, username)));
  const plan = planDemo(today);
  const city = await foundCity(app, plan.units, password);
  await recordAll(app, plan, city.recorders);
  await city.closeClosed();

  const count = (which: (activity: PlannedActivity) => boolean) => plan.activities.filter(which).length;
  return {
    tenants: city.tenants,
    users: city.users,
    activities: plan.activities.length,
    planned: count(({ record }) => record.status === 'PLANNED'),
    amended: count(({ amended }) => amended !== null),
    voided: count(({ voidedBecause }) => voidedBecause !== null),
    accounts: ACCOUNTS.map(({ username }) => username),
  };
}

/** Enters every record in the order of its days, as if the months went by. */
async function recordAll(app: INestApplicationContext, { activities }: DemoPlan, recorders: ReadonlyMap<string, Viewer>): Promise<void> {
  const service = app.get(ActivityService, { strict: false });
  const inOrder = activities.toSorted((left, right) => (left.record.startOn < right.record.startOn ? -1 : 1));
  await inParallel(inOrder, async ({ unit, record, amended, voidedBecause }) => {
    const viewer = recorders.get(unit);
    if (!viewer) throw new Error(`The demo tells of a unit that it does not open: ${unit}`);
    let { id, version } = await service.record(viewer, inputOf(record));
    if (amended) ({ id, version } = await service.amend(viewer, id, version, inputOf(amended)));
    if (voidedBecause !== null) await service.void(viewer, id, version, voidedBecause);
  });
}

function inputOf({ audiences, channels, partners, measures, ...rest }: PlannedRecord): Parameters<ActivityService['record']>[1] {
  return { ...rest, audiences: [...audiences], channels: [...channels], partners: [...partners], measures: [...measures] };
}
