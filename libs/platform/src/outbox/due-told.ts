import { Injectable } from '@nestjs/common';
import { Maintenance, type MaintenanceTransaction } from '../database/maintenance.js';
import type { DomainEvent } from './domain-event.js';
import { Outbox } from './outbox.js';

/** What becomes due or overdue for a unit, as the statements of the features say it. */
export interface DueRow {
  /** The unit that is told. */
  readonly tenantId: string;
  /** Whose event it is: who has asked for it. */
  readonly fromId: string;
  readonly subjectId: string;
  readonly dueOn: string;
  readonly stage: DueStage;
  readonly title: string;
  /** Units that are missing, where an authority is told. */
  readonly count: number;
}

/**
 * How far a thing that is due has come: soon, on its day, overdue for its unit; then told to the town, the line and the
 * authority that has asked for it.
 */
export type DueStage = 'SOON' | 'DUE' | 'UNIT' | 'TOWN' | 'LINE' | 'AUTHORITY';

/**
 * A statement that notes what is to be told and answers what was not told before: once for each unit, thing, due day
 * and stage, also where two workers run it at once. Its transaction writes the events, so that a worker that dies has
 * neither noted nor told. What was told is looked up by its whole key, never joined: a planner that believes the table
 * to be empty, as before the first morning, would go through it once for each of 10,000 units.
 * @param candidates a query of `tenant_id`, `kept_kind`, `kept_id` (the thing), `due_on`, `stage`, and for the message
 *   `from_id`, `subject_id`, `title`, `count`; $1 is the city, $2 how many are told at once
 */
export const toldOnce = (candidates: string): string => `
    with candidate as materialized (${candidates}),
    fresh as (
      select c.* from candidate c where (select true from due_told d
        where d.city_code = $1 and d.tenant_id = c.tenant_id and d.subject_kind = c.kept_kind
          and d.subject_id = c.kept_id and d.due_on = c.due_on and d.stage = c.stage) is null
      order by c.kept_id, c.stage, c.tenant_id limit $2),
    told as (
      insert into due_told as n (city_code, tenant_id, subject_kind, subject_id, due_on, stage)
      select $1, f.tenant_id, f.kept_kind, f.kept_id, f.due_on, f.stage from fresh f on conflict do nothing
      returning n.tenant_id, n.subject_kind, n.subject_id, n.due_on, n.stage)
    select f.tenant_id as "tenantId", f.from_id as "fromId", f.subject_id as "subjectId", f.due_on as "dueOn", f.stage,
      f.title, f.count
    from fresh f join told n on n.tenant_id = f.tenant_id and n.subject_kind = f.kept_kind
      and n.subject_id = f.kept_id and n.due_on = f.due_on and n.stage = f.stage
    order by f.kept_id, f.stage, f.tenant_id`;

/** What has been due for more days is not told anew: after a pause of the jobs, or at their first run. */
export const LATEST_DUE_DAYS = 7;

/** Units and things that are told in one transaction. */
const AT_ONCE = 500;

/** Tells what the statements of the features find, in every city, each once: see `toldOnce`. */
@Injectable()
export class DueTelling {
  constructor(
    private readonly maintenance: Maintenance,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Finds, notes and tells, some at a time, until nothing is left. Each time is one transaction.
   * @param find sends a statement of `toldOnce`
   * @param eventsOf what is told of the rows; the event of a unit is written in its name
   * @returns how many events were written
   */
  async tell(
    find: (tx: MaintenanceTransaction, limit: number) => Promise<readonly DueRow[]>,
    eventsOf: (rows: readonly DueRow[]) => readonly DomainEvent[],
  ): Promise<number> {
    let told = 0;
    for (const city of await this.maintenance.cities())
      for (let more = true; more;) {
        const events = await this.maintenance.snapshot(city, async (tx) => {
          const rows = await find(tx, AT_ONCE);
          more = rows.length === AT_ONCE;
          const written = eventsOf(rows);
          for (const [from, own] of Map.groupBy(written, ({ tenantId }) => tenantId))
            await this.outbox.recordFor(tx, from, own);
          return written.length;
        });
        told += events;
      }
    return told;
  }
}
