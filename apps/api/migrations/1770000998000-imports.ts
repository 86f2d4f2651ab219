import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWN = 'city_code = app_city() and tenant_id = app_tenant()';
const CITY = 'city_code = app_city()';

const ownRows = (table: string): string => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy ${table}_own on ${table} for all to fanzha_app using (${OWN}) with check (${OWN});`;

/**
 * Spreadsheets that a unit imports (docs/decisions/0060). Staged rows may name people: nobody but the unit sees them,
 * and they are taken away after some days. The jobs find what is unfinished or has expired, and read no cell.
 */
export class Imports1770000998000 implements MigrationInterface {
  name = 'Imports1770000998000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table import (
        city_code text collate "C" not null,
        id uuid not null,
        tenant_id uuid not null,
        -- IMP-20261104-007, counted within the unit and day.
        batch_number text not null check (char_length(batch_number) <= 40),
        target text not null check (char_length(target) <= 40),
        file_name text not null check (char_length(file_name) <= 200),
        format text not null check (format in ('XLSX','CSV')),
        sheet text check (char_length(sheet) <= 100),
        file_bytes int not null check (file_bytes >= 0),
        -- The row of the file that names the columns.
        header_row int not null check (header_row >= 1),
        row_count int not null check (row_count >= 0),
        -- Headers, and why a column is not read; of what is not read no cell was kept.
        columns jsonb not null,
        -- What columns stand for, by their place, and words that are read as others.
        mapping jsonb not null default '[]',
        replacements jsonb not null default '[]',
        state text not null
          check (state in ('UPLOADED','CHECKING','CHECKED','WRITING','WRITTEN','CANCELLED','STOPPED')),
        stop_reason text check ((stop_reason is not null) = (state = 'STOPPED')),
        mode text check (mode in ('GOOD_ROWS','ALL_OR_NOTHING')),
        with_duplicates boolean not null default false,
        cancel_asked boolean not null default false,
        -- How many rows have which state, and how far a job has come.
        counts jsonb not null default '{}',
        done_rows int not null default 0 check (done_rows >= 0),
        resumed_at timestamptz,
        resumed_row int,
        version int not null default 1,
        recorded_at timestamptz not null default now(),
        recorded_by uuid not null,
        -- Who asked for the dry run or the writing: a job acts with the rights of this account.
        asked_by uuid,
        checked_at timestamptz,
        started_at timestamptz,
        ended_at timestamptz,
        changed_at timestamptz not null default now(),
        -- The day from which cells are no longer kept, and whether they are gone.
        expires_on date not null,
        cleaned boolean not null default false,
        primary key (city_code, id),
        unique (city_code, tenant_id, id),
        unique (city_code, tenant_id, batch_number),
        foreign key (city_code, tenant_id) references tenant (city_code, id));
      create index import_latest on import (city_code, tenant_id, recorded_at desc, id desc);
      create index import_at_work on import (city_code, state) where state in ('CHECKING','WRITING');
      create index import_to_clean on import (city_code, expires_on) where not cleaned;
      create table import_row (
        city_code text collate "C" not null,
        tenant_id uuid not null,
        import_id uuid not null,
        -- The number that a spreadsheet program shows beside the row.
        row_number int not null check (row_number >= 1),
        -- Texts of the columns that are read, by their place; null once they are no longer kept.
        cells jsonb,
        state text check (state in ('NEW','UPDATE','UNCHANGED','DUPLICATE','INVALID','PART')),
        -- The row that a further line of the same record belongs to.
        part_of int,
        -- What is wrong: column, code and parameters.
        errors jsonb,
        -- The record that came of it, or that it is about, and the version that was seen.
        kind text,
        record_id uuid,
        seen_version int,
        written boolean not null default false,
        primary key (city_code, import_id, row_number),
        foreign key (city_code, tenant_id, import_id) references import (city_code, tenant_id, id) on delete cascade,
        check (written = false or record_id is not null));
      create index import_row_of_record on import_row (city_code, tenant_id, record_id) where record_id is not null;
      -- What a unit's columns stood for the last time, by ledger and folded header.
      create table import_mapping (
        city_code text collate "C" not null,
        tenant_id uuid not null,
        target text not null,
        header text not null check (char_length(header) <= 200),
        field text check (char_length(field) <= 100),
        used_at timestamptz not null default now(),
        primary key (city_code, tenant_id, target, header),
        foreign key (city_code, tenant_id) references tenant (city_code, id));
      ${ownRows('import')}
      ${ownRows('import_row')}
      ${ownRows('import_mapping')}
      grant select, insert, delete on import, import_row to fanzha_app;
      grant select, insert, update (field, used_at) on import_mapping to fanzha_app;
      grant update (row_count, mapping, replacements, asked_by, state, stop_reason, mode, with_duplicates, cancel_asked,
        counts, done_rows, resumed_at, resumed_row, version, checked_at, started_at, ended_at, changed_at)
        on import to fanzha_app;
      grant update (state, part_of, errors, kind, record_id, seen_version, written) on import_row to fanzha_app;
      create policy import_jobs on import for all to fanzha_jobs using (${CITY}) with check (${CITY});
      create policy import_row_jobs on import_row for all to fanzha_jobs using (${CITY}) with check (${CITY});
      grant select (city_code, id, tenant_id, state, recorded_by, asked_by, expires_on, cleaned) on import
        to fanzha_jobs;
      grant update (cleaned, columns, replacements, changed_at) on import to fanzha_jobs;
      grant select (city_code, tenant_id, import_id, row_number, written), update (cells, errors), delete on import_row
        to fanzha_jobs;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table import_mapping; drop table import_row; drop table import;');
  }
}
