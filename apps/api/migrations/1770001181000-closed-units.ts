import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * When the unit was closed that an alert waits for; null while it is open. It answers for a unit that the police do not
 * see otherwise, to those alone who see the alert.
 */
const CLOSED_ON = `
  create function alert_unit_closed_on(alert uuid) returns date
    language plpgsql stable security definer set search_path = public, pg_temp as $$
  declare
    own_city constant text := app_city();
  begin
    return (select t.closed_on from alert i join tenant t on t.city_code = own_city and t.id = i.assigned_to
      where i.city_code = own_city and i.id = $1 and t.closed_on < (now() at time zone 'Asia/Shanghai')::date
        and (i.tenant_id = app_tenant() or i.assigned_to = app_tenant()
          or (i.region_code ^@ any (app_regions()) and (app_sector() is null or i.sector = app_sector()))));
  end $$;
  grant create on schema public to fanzha_jobs;
  alter function alert_unit_closed_on owner to fanzha_jobs;
  revoke create on schema public from fanzha_jobs;
  revoke all on function alert_unit_closed_on from public;
  grant execute on function alert_unit_closed_on to fanzha_app;`;

/** How a function says that a unit was open on the day, and that it is today, too. */
const OPEN_THEN = (day: string) => `(t.closed_on is null or t.closed_on >= ${day})`;
const OPEN_STILL = (day: string) =>
  `(t.closed_on is null or t.closed_on >= greatest(${day}, (now() at time zone 'Asia/Shanghai')::date))`;
const ASSIGNEES = [
  ['alert_assignees(text, uuid[], date)', '$3'],
  ['alert_assignees_called(text, date)', 'on_day'],
] as const;

/** Nothing is asked of a unit that is closed: an alert that waits for it waits to be assigned anew. */
export class ClosedUnits1770001181000 implements MigrationInterface {
  name = 'ClosedUnits1770001181000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(CLOSED_ON);
    for (const [name, day] of ASSIGNEES) await restate(db, name, OPEN_THEN(day), OPEN_STILL(day));
  }

  async down(db: QueryRunner): Promise<void> {
    for (const [name, day] of ASSIGNEES) await restate(db, name, OPEN_STILL(day), OPEN_THEN(day));
    await db.query('drop function alert_unit_closed_on');
  }
}

async function restate(db: QueryRunner, name: string, from: string, to: string): Promise<void> {
  const [found] = (await db.query(`select pg_get_functiondef('${name}'::regprocedure) as text`)) as { text: string }[];
  if (!found?.text.includes(from)) throw new Error(`${name} does not say: ${from}`);
  await db.query(found.text.replace(from, () => to));
}
