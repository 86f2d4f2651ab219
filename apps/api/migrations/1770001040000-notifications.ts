import type { MigrationInterface, QueryRunner } from 'typeorm';

const CITY = 'city_code = app_city()';
const OWN = 'city_code = app_city() and user_id = app_user()';

const walled = (table: string): string => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;`;

/**
 * What happened is written beside the fact and told to people after the commit (docs/decisions/0070). Nobody but the
 * jobs reads the outbox; a notification is its reader's alone.
 */
export class Notifications1770001040000 implements MigrationInterface {
  name = 'Notifications1770001040000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table outbox_event (
        city_code text collate "C" not null,
        id uuid not null,
        -- The tenant that wrote it, and the one whose the subject is.
        by_tenant_id uuid not null,
        tenant_id uuid not null,
        kind text not null check (kind ~ '^[a-z]+[.][a-z_]+$' and char_length(kind) <= 60),
        subject_kind text not null check (subject_kind ~ '^[A-Z][A-Z_]{0,39}$'),
        subject_id text not null check (char_length(subject_id) <= 64),
        recipients jsonb not null check (jsonb_typeof(recipients) = 'array'),
        facts jsonb not null check (jsonb_typeof(facts) = 'object' and octet_length(facts::text) <= 4000),
        matter text check (char_length(matter) <= 120),
        recorded_at timestamptz(3) not null default clock_timestamp(),
        dispatched_at timestamptz,
        -- Attempts that have failed; the next one is not made before, and after too many none is made.
        attempts int not null default 0 check (attempts >= 0),
        next_at timestamptz,
        set_aside_at timestamptz,
        primary key (city_code, id),
        foreign key (city_code, by_tenant_id) references tenant (city_code, id),
        foreign key (city_code, tenant_id) references tenant (city_code, id));
      create index outbox_event_waiting on outbox_event (city_code, recorded_at, id) 
        where dispatched_at is null and set_aside_at is null;
      create index outbox_event_aside on outbox_event (city_code, set_aside_at) where set_aside_at is not null;
      create index outbox_event_done on outbox_event (city_code, dispatched_at) where dispatched_at is not null;
      ${walled('outbox_event')}
      create policy outbox_event_write on outbox_event for insert to fanzha_app
        with check (${CITY} and by_tenant_id = app_tenant());
      create policy outbox_event_jobs on outbox_event for all to fanzha_jobs using (${CITY}) with check (${CITY});
      grant insert on outbox_event to fanzha_app;
      grant select, insert, delete, update (dispatched_at, attempts, next_at, set_aside_at) on outbox_event
        to fanzha_jobs;

      create table notification (
        city_code text collate "C" not null,
        id uuid not null,
        user_id uuid not null,
        tenant_id uuid not null,
        event_id uuid not null,
        kind text not null,
        subject_kind text not null,
        subject_id text not null,
        facts jsonb not null,
        matter text,
        -- Whether its reader wants it in the application; what is not is kept for other channels alone.
        in_app boolean not null,
        created_at timestamptz(3) not null,
        read_at timestamptz,
        primary key (city_code, id),
        -- Once for each reader, whatever number of workers try.
        unique (city_code, user_id, event_id),
        foreign key (city_code, user_id) references user_account (city_code, id) on delete cascade,
        foreign key (city_code, tenant_id) references tenant (city_code, id));
      create index notification_latest on notification (city_code, user_id, created_at desc, id desc) where in_app;
      create index notification_unread on notification (city_code, user_id, created_at desc, id desc)
        where in_app and read_at is null;
      create index notification_matter on notification (city_code, user_id, kind, matter, created_at)
        where matter is not null;
      create index notification_age on notification (city_code, created_at);
      ${walled('notification')}
      create policy notification_own on notification for select to fanzha_app using (${OWN});
      create policy notification_read on notification for update to fanzha_app using (${OWN}) with check (${OWN});
      create policy notification_jobs on notification for all to fanzha_jobs using (${CITY}) with check (${CITY});
      grant select, update (read_at) on notification to fanzha_app;
      grant select, insert, delete on notification to fanzha_jobs;

      create table notification_settings (
        city_code text collate "C" not null,
        user_id uuid not null,
        -- What the person has chosen otherwise than is usual: {"FILE": {"IN_APP": false}}.
        choices jsonb not null default '{}'
          check (jsonb_typeof(choices) = 'object' and octet_length(choices::text) <= 2000),
        version int not null default 1,
        changed_at timestamptz not null default now(),
        primary key (city_code, user_id),
        foreign key (city_code, user_id) references user_account (city_code, id) on delete cascade);
      ${walled('notification_settings')}
      create policy notification_settings_own on notification_settings for all to fanzha_app
        using (${OWN}) with check (${OWN});
      create policy notification_settings_jobs on notification_settings for select to fanzha_jobs using (${CITY});
      grant select, insert, update (choices, version, changed_at) on notification_settings to fanzha_app;
      grant select on notification_settings to fanzha_jobs;

      -- Who is told: the jobs look up accounts by their roles, and no name of them.
      create policy user_account_jobs on user_account for select to fanzha_jobs using (${CITY});
      grant select (city_code, id, tenant_id, roles, disabled_at) on user_account to fanzha_jobs;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      revoke select (city_code, id, tenant_id, roles, disabled_at) on user_account from fanzha_jobs;
      drop policy user_account_jobs on user_account;
      drop table notification_settings; drop table notification; drop table outbox_event;`);
  }
}
