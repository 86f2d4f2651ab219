import type { MigrationInterface, QueryRunner } from 'typeorm';

const CITY = 'city_code = app_city()';
const OWN = 'city_code = app_city() and user_id = app_user()';

const walled = (table: string): string => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;`;

/**
 * Mails to people, and what was told of things that are due (docs/decisions/0075). An address is its owner's alone, and
 * sealed: a copy of the database has none.
 */
export class MailsAndDues1770001090000 implements MigrationInterface {
  name = 'MailsAndDues1770001090000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table mail_address (
        city_code text collate "C" not null,
        user_id uuid not null,
        -- Sealed with a key of the installation, for this account.
        address bytea not null check (octet_length(address) between 29 and 300),
        -- The language of the mails.
        locale text not null check (locale in ('zh-CN','en')),
        -- The link that confirms it, by the id of its mail; none once it is confirmed.
        link_id uuid,
        link_until timestamptz check ((link_until is null) = (link_id is null)),
        confirmed_at timestamptz,
        -- Mails in a row that the address has refused; after too many none are sent.
        failures int not null default 0 check (failures >= 0),
        stopped_at timestamptz,
        -- When a mail was put together last: others of the next minutes are put into one.
        gathered_at timestamptz,
        version int not null default 1,
        changed_at timestamptz not null default now(),
        primary key (city_code, user_id),
        foreign key (city_code, user_id) references user_account (city_code, id) on delete cascade);
      ${walled('mail_address')}
      create policy mail_address_own on mail_address for all to fanzha_app using (${OWN}) with check (${OWN});
      create policy mail_address_jobs on mail_address for all to fanzha_jobs using (${CITY}) with check (${CITY});
      grant select, insert, delete,
        update (address, locale, link_id, link_until, confirmed_at, failures, stopped_at, version, changed_at)
        on mail_address to fanzha_app;
      grant select, update (failures, stopped_at, gathered_at) on mail_address to fanzha_jobs;

      create table mail_delivery (
        city_code text collate "C" not null,
        id uuid not null,
        user_id uuid not null,
        -- A link that confirms an address, or news: notifications that name it.
        purpose text not null check (purpose in ('LINK','NEWS')),
        state text not null default 'WAITING' check (state in ('WAITING','SENT','FAILED','DROPPED')),
        attempts int not null default 0 check (attempts >= 0),
        next_at timestamptz not null default now(),
        failure text check (char_length(failure) <= 60),
        created_at timestamptz not null default now(),
        ended_at timestamptz,
        primary key (city_code, id),
        foreign key (city_code, user_id) references user_account (city_code, id) on delete cascade);
      create index mail_delivery_due on mail_delivery (city_code, next_at, id) where state = 'WAITING';
      create index mail_delivery_latest on mail_delivery (city_code, user_id, created_at desc);
      create index mail_delivery_age on mail_delivery (city_code, created_at);
      ${walled('mail_delivery')}
      create policy mail_delivery_own on mail_delivery for select to fanzha_app using (${OWN});
      create policy mail_delivery_link on mail_delivery for insert to fanzha_app
        with check (${OWN} and purpose = 'LINK' and state = 'WAITING');
      create policy mail_delivery_jobs on mail_delivery for all to fanzha_jobs using (${CITY}) with check (${CITY});
      grant select, insert on mail_delivery to fanzha_app;
      grant select, insert, delete, update (state, attempts, next_at, failure, ended_at) on mail_delivery
        to fanzha_jobs;

      -- When it is to be mailed; none: it is not, or is in a mail.
      alter table notification add mail_at timestamptz, add mail_id uuid;
      create index notification_to_mail on notification (city_code, user_id, mail_at) where mail_at is not null;
      create index notification_mail on notification (city_code, mail_id, created_at) where mail_id is not null;
      grant update (mail_at) on notification to fanzha_app;
      grant update (mail_at, mail_id) on notification to fanzha_jobs;

      alter table notification_settings
        add rhythm text not null default 'SOON' check (rhythm in ('SOON','DAILY','WEEKLY')),
        add quiet_from text check (quiet_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
        add quiet_to text check (quiet_to ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
        add quiet_weekends boolean not null default false,
        add check ((quiet_from is null) = (quiet_to is null));
      grant update (rhythm, quiet_from, quiet_to, quiet_weekends) on notification_settings to fanzha_app;

      -- What was told to whom of a thing that is due: once for each stage of each due day, whatever job dies.
      create table due_told (
        city_code text collate "C" not null,
        tenant_id uuid not null,
        subject_kind text not null check (subject_kind ~ '^[A-Z][A-Z_]{0,39}$'),
        subject_id text not null check (char_length(subject_id) <= 64),
        due_on date not null,
        stage text not null check (stage in ('SOON','DUE','UNIT','TOWN','LINE','AUTHORITY')),
        told_at timestamptz not null default now(),
        primary key (city_code, tenant_id, subject_kind, subject_id, due_on, stage),
        foreign key (city_code, tenant_id) references tenant (city_code, id));
      create index due_told_age on due_told (city_code, told_at);
      ${walled('due_told')}
      create policy due_told_jobs on due_told for all to fanzha_jobs using (${CITY}) with check (${CITY});
      grant select, insert, delete on due_told to fanzha_jobs;
      create index submission_owed on submission (city_code, due_on) where state in ('DRAFT','RETURNED');
      create index alert_assignment_unanswered on alert_assignment (city_code, alert_id) where result is null;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index alert_assignment_unanswered;
      drop index submission_owed;
      drop table due_told;
      revoke update (rhythm, quiet_from, quiet_to, quiet_weekends) on notification_settings from fanzha_app;
      alter table notification_settings drop rhythm, drop quiet_from, drop quiet_to, drop quiet_weekends;
      drop index notification_mail;
      drop index notification_to_mail;
      alter table notification drop mail_at, drop mail_id;
      drop table mail_delivery;
      drop table mail_address;`);
  }
}
