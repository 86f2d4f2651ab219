import type { MigrationInterface, QueryRunner } from 'typeorm';

const CITY = 'city_code = app_city()';
const OVERSEEN = 'region_code ^@ any (app_regions()) and (app_sector() is null or sector = app_sector())';

/**
 * Reminders of alerts that are overdue (催办): which authority has reminded which unit, and when. A reminder stays where
 * the alert counted when it was sent, and is shown to who sees the alert: the unit, the police and who oversees it.
 */
export class AlertReminders1770001190000 implements MigrationInterface {
  name = 'AlertReminders1770001190000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- An alert of this place waits for this unit, and its time is over. The rights of who asks say what is seen.
      create function waits_for_unit(city text, alert uuid, unit uuid, recorder uuid, place text, line text)
      returns boolean language plpgsql stable parallel safe as $$
      begin
        return exists (select from alert f
            join alert_assignment a on a.city_code = city and a.alert_id = f.id and a.tenant_id = f.assigned_to
          where f.city_code = city and f.id = alert and f.assigned_to = unit and f.tenant_id = recorder
            and f.record_status = 'ACTIVE' and f.due_at < now() and a.result is null
            and (f.region_code, f.sector) = (place, line));
      end $$;
      create function is_called(city text, unit uuid, name text) returns boolean
      language plpgsql stable parallel safe as $$
      begin
        return exists (select from tenant t where t.city_code = city and t.id = unit and t.name = is_called.name);
      end $$;

      create table alert_reminder (
        city_code text collate "C" not null,
        id uuid not null,
        alert_id uuid not null,
        issuer_id uuid not null,
        issuer_name text not null,
        recorder_id uuid not null,
        tenant_id uuid not null,
        region_code text collate "C" not null references region (code),
        sector text not null,
        reminded_by uuid not null,
        reminded_at timestamptz not null default now(),
        primary key (city_code, id),
        foreign key (city_code, alert_id) references alert (city_code, id),
        foreign key (city_code, tenant_id) references tenant (city_code, id));
      create index alert_reminder_of on alert_reminder (city_code, alert_id, reminded_at);

      alter table alert_reminder enable row level security;
      alter table alert_reminder force row level security;
      create policy alert_reminder_jobs on alert_reminder for all to fanzha_jobs using (${CITY}) with check (${CITY});
      grant select on alert_reminder to fanzha_jobs;
      create policy alert_reminder_read on alert_reminder for select to fanzha_app using (${CITY}
        and (tenant_id = app_tenant() or recorder_id = app_tenant() or (${OVERSEEN})));
      create policy alert_reminder_make on alert_reminder for insert to fanzha_app with check (${CITY}
        and issuer_id = app_tenant() and reminded_by is not distinct from app_user() and ${OVERSEEN}
        and waits_for_unit(city_code, alert_id, tenant_id, recorder_id, region_code, sector)
        and is_called(city_code, issuer_id, issuer_name));
      grant select, insert on alert_reminder to fanzha_app;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table alert_reminder; drop function waits_for_unit; drop function is_called;');
  }
}
