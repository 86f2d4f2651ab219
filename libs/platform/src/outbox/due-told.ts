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
 * neither noted nor told.
 * @param candidates a query of `tenant_id`, `kept_kind`, `kept_id` (the thing), `due_on`, `stage`, and for the message
 *   `from_id`, `subject_id`, `title`, `count`; $1 is the city, $2 how many are told at once
 */
export const toldOnce = (candidates: string): string => `
    with candidate as materialized (${candidates}),
    fresh as (
      select c.* from candidate c where not exists (select from due_told d
        where d.city_code = $1 and d.tenant_id = c.tenant_id and d.subject_kind = c.kept_kind
          and d.subject_id = c.kept_id and d.due_on = c.due_on and d.stage = c.stage)
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
