import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The last day of a unit of the own county that alerts could be assigned to until it was closed; null where there is
 * none of this name or id. It answers the police alone, who could find the unit while it was open.
 */
const CLOSED = `
  create function alert_assignee_closed(whole_name text, unit uuid) returns date
    language plpgsql stable security definer set search_path = public, pg_temp as $$
  declare
    own_city constant text := app_city();
    own_unit constant uuid := app_tenant();
  begin
    return (select max(t.closed_on) from tenant own
        join tenant t on t.city_code = own.city_code
        join tenant_assignment a on a.city_code = t.city_code and a.tenant_id = t.id
          and a.valid_from <= t.closed_on and (a.valid_to is null or a.valid_to >= t.closed_on)
      where own.city_code = own_city and own.id = own_unit and own.type = 'POLICE'
        and a.type in ('BANK','POLICE','DISTRICT','COMMUNITY','SCHOOL','HOSPITAL','DEPARTMENT')
        and a.region_code ^@ left(own.region_code, 6)
        and t.closed_on < (now() at time zone 'Asia/Shanghai')::date
        and (t.id = unit or t.name_folded = whole_name));
  end $$;
  grant create on schema public to fanzha_jobs;
  alter function alert_assignee_closed owner to fanzha_jobs;
  revoke create on schema public from fanzha_jobs;
  revoke all on function alert_assignee_closed from public;
  grant execute on function alert_assignee_closed to fanzha_app;`;

/** Who states a unit that has closed since is told so, and what to do. */
export class ClosedAssignees1770001250100 implements MigrationInterface {
  name = 'ClosedAssignees1770001250100';

  async up(db: QueryRunner): Promise<void> {
    await db.query(CLOSED);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function alert_assignee_closed');
  }
}
