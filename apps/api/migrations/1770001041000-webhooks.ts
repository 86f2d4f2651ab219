import type { MigrationInterface, QueryRunner } from 'typeorm';

const CITY = 'city_code = app_city()';
const OWN = 'city_code = app_city() and tenant_id = app_tenant()';

/** Robots of chat groups, and what was sent to them (docs/decisions/0071). Their secrets are derived, and not kept. */
export class Webhooks1770001041000 implements MigrationInterface {
  name = 'Webhooks1770001041000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table webhook (
        city_code text collate "C" not null,
        id uuid not null,
        tenant_id uuid not null,
        name text not null check (char_length(name) between 1 and 40),
        url text not null check (char_length(url) <= 500),
        format text not null check (format in ('JSON','DINGTALK','WECOM','FEISHU')),
        -- Groups of notifications that it is sent.
        groups text[] not null,
        enabled boolean not null default true,
        -- Attempts that have failed since the last one that did not.
        failures int not null default 0 check (failures >= 0),
        version int not null default 1,
        created_by uuid not null,
        created_at timestamptz not null default now(),
        primary key (city_code, id),
        unique (city_code, tenant_id, id),
        foreign key (city_code, tenant_id) references tenant (city_code, id));
      create table webhook_delivery (
        city_code text collate "C" not null,
        id uuid not null,
        tenant_id uuid not null,
        webhook_id uuid not null,
        event_id uuid not null,
        kind text not null,
        matter text,
        -- The message as it leaves: units, days and numbers.
        message text not null check (char_length(message) <= 1000),
        facts jsonb not null,
        is_test boolean not null default false,
        state text not null check (state in ('WAITING','SENT','FAILED')),
        attempts int not null default 0 check (attempts >= 0),
        next_at timestamptz not null default now(),
        status int,
        failure text check (char_length(failure) <= 60),
        created_at timestamptz not null default now(),
        ended_at timestamptz,
        primary key (city_code, id),
        -- Once for each webhook, whatever number of workers try.
        unique (city_code, webhook_id, event_id),
        foreign key (city_code, tenant_id, webhook_id) references webhook (city_code, tenant_id, id) on delete cascade);
      create index webhook_delivery_due on webhook_delivery (city_code, next_at) where state = 'WAITING';
      create index webhook_delivery_latest on webhook_delivery (city_code, webhook_id, created_at desc, id desc);
      ${['webhook', 'webhook_delivery']
        .map(
          (table) => `
      alter table ${table} enable row level security;
      alter table ${table} force row level security;
      create policy ${table}_own on ${table} for all to fanzha_app using (${OWN}) with check (${OWN});
      create policy ${table}_jobs on ${table} for all to fanzha_jobs using (${CITY}) with check (${CITY});`,
        )
        .join('')}
      grant select, insert, delete, update (name, groups, enabled, failures, version) on webhook to fanzha_app;
      grant select, update (enabled, failures, version) on webhook to fanzha_jobs;
      grant select, insert, update (state, status, failure, ended_at) on webhook_delivery to fanzha_app;
      grant select, insert, delete, update (state, attempts, next_at, status, failure, ended_at) on webhook_delivery
        to fanzha_jobs;

      -- Monitoring asks what is still to be told, in all cities: numbers alone.
      create index webhook_delivery_failed on webhook_delivery (city_code, ended_at) where state = 'FAILED';
      create function outbox_backlog()
        returns table (waiting int, oldest_seconds float8, aside int, failed_deliveries int)
        language sql stable security definer set search_path = public, pg_temp as $$
          select w.waiting, f.oldest_seconds, a.aside, d.failed_deliveries
          from (select count(*)::int as waiting from (
              select from outbox_event e where e.dispatched_at is null and e.set_aside_at is null limit 100000) n) w,
            (select extract(epoch from now() - min(o.recorded_at))::float8 as oldest_seconds from region r
              cross join lateral (
                select e.recorded_at from outbox_event e
                where e.city_code = r.code and e.dispatched_at is null and e.set_aside_at is null
                order by e.recorded_at, e.id limit 1) o
              where r.level = 'CITY') f,
            (select count(*)::int as aside from outbox_event e where e.set_aside_at is not null) a,
            (select count(*)::int as failed_deliveries from webhook_delivery d
              where d.state = 'FAILED' and not d.is_test and d.ended_at > now() - interval '1 day') d $$;
      revoke execute on function outbox_backlog() from public;
      grant execute on function outbox_backlog() to fanzha_jobs;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function outbox_backlog(); drop table webhook_delivery; drop table webhook;');
  }
}
