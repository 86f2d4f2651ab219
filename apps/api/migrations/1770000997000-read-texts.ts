import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWN = 'city_code = app_city() and tenant_id = app_tenant()';

const ownRows = (table: string): string => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy ${table}_own on ${table} for all to fanzha_app using (${OWN}) with check (${OWN});`;

/**
 * Work summaries that a unit has had read, and which records came of them (docs/decisions/0058). A text may name
 * people: nobody but its unit sees it, and no official above.
 */
export class ReadTexts1770000997000 implements MigrationInterface {
  name = 'ReadTexts1770000997000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table read_text (
        city_code text collate "C" not null,
        id uuid not null,
        tenant_id uuid not null,
        given text not null check (char_length(given) between 1 and 200000),
        -- SHA-256 of its normalised form: the same text, whatever its blanks and signs.
        digest bytea not null check (octet_length(digest) = 32),
        file_name text check (char_length(file_name) <= 200),
        report_date date,
        state text not null default 'OPEN' check (state in ('OPEN','ACCEPTED','PARKED')),
        park_reason text check ((park_reason is not null) = (state = 'PARKED')),
        idempotency_key text,
        -- Under which key it was accepted, and a digest of what was accepted.
        accept_key text check ((accept_key is not null) = (state = 'ACCEPTED')),
        accept_hash text check ((accept_hash is null) = (accept_key is null)),
        version int not null default 1,
        recorded_at timestamptz not null default now(),
        recorded_by uuid not null,
        changed_at timestamptz not null default now(),
        primary key (city_code, id),
        unique (city_code, tenant_id, id),
        unique (city_code, tenant_id, idempotency_key),
        foreign key (city_code, tenant_id) references tenant (city_code, id));
      create index read_text_latest on read_text (city_code, tenant_id, recorded_at desc, id desc);
      create table read_text_record (
        city_code text collate "C" not null,
        tenant_id uuid not null,
        text_id uuid not null,
        -- The proposal of the reader, and which of its records: a running total beside other amounts is one of its own.
        proposal int not null check (proposal >= 0),
        part int not null check (part >= 0),
        kind text not null,
        record_id uuid not null,
        -- Place of its source words in the text.
        words_start int not null check (words_start >= 0),
        words_end int not null check (words_end > words_start),
        -- Why it was accepted although its passage had been told before.
        again_reason text,
        primary key (city_code, text_id, proposal, part),
        foreign key (city_code, tenant_id, text_id) references read_text (city_code, tenant_id, id));
      create index read_text_record_of on read_text_record (city_code, tenant_id, record_id);
      ${ownRows('read_text')}
      ${ownRows('read_text_record')}
      grant select, insert on read_text, read_text_record to fanzha_app;
      grant update (state, park_reason, accept_key, accept_hash, version, changed_at) on read_text to fanzha_app;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table read_text_record; drop table read_text;');
  }
}
