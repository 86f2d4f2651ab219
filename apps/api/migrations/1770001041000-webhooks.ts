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
      grant select, insert on webhook_delivery to fanzha_app;
      grant select, insert, delete, update (state, attempts, next_at, status, failure, ended_at) on webhook_delivery
        to fanzha_jobs;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table webhook_delivery; drop table webhook;');
  }
}
