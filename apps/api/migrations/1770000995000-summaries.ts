import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWN = 'city_code = app_city() and tenant_id = app_tenant()';
/** Figures of a region are the business of those who oversee it, in its line or in all; `*` is all lines together. */
const OVERSEEN = 'region_code ^@ any (app_regions()) and (app_sector() is null or sector = app_sector())';
/** Within its own unit, too, a summary of a region is seen by those alone who may see the figures in it. */
const OWN_AND_SEEN = `${OWN} and (about = 'UNIT' or (${OVERSEEN}))`;
const OWN_OR_OVERSEEN = `city_code = app_city() and ((tenant_id = app_tenant() and about = 'UNIT') or (${OVERSEEN}))`;

/** Whose a summary is and what it is about: the same in its draft and its editions, which a key holds. */
const ABOUT = `
        tenant_id uuid not null,
        about text not null check (about in ('UNIT', 'REGION')),
        region_code text collate "C" not null references region (code),
        sector text collate "C" not null,`;

/** What is kept of the figures and of what a person has typed. */
const CONTENT = `
        narrative jsonb not null check (jsonb_typeof(narrative) = 'object'),
        kept_marks jsonb not null default '[]' check (jsonb_typeof(kept_marks) = 'array'),
        snapshot jsonb not null check (jsonb_typeof(snapshot) = 'object'),
        snapshot_hash text not null check (snapshot_hash ~ '^[0-9a-f]{64}$'),
        as_of timestamptz not null,`;

const OF_SUMMARY = `foreign key (city_code, summary_id, tenant_id, about, region_code, sector)
          references summary (city_code, id, tenant_id, about, region_code, sector)`;

/**
 * Work summaries: what a unit or an authority states of a period, a draft that is worked on, and the editions that were
 * issued, which stay as they were. Drafts are their unit's alone; editions are also seen by those who oversee it.
 */
export class Summaries1770000995000 implements MigrationInterface {
  name = 'Summaries1770000995000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table summary (
        city_code text collate "C" not null,
        id uuid not null,${ABOUT}
        period text not null check (length(period) between 4 and 21),
        starts_on date not null,
        ends_on date not null check (ends_on >= starts_on),
        editions int not null default 0 check (editions >= 0),
        idempotency_key text,
        input_hash text,
        created_by uuid not null,
        created_at timestamptz not null default now(),
        primary key (city_code, id),
        unique (city_code, id, tenant_id, about, region_code, sector),
        unique (city_code, tenant_id, idempotency_key),
        foreign key (city_code, tenant_id) references tenant (city_code, id));
      create unique index summary_of_unit on summary (city_code, tenant_id, period) where about = 'UNIT';
      create unique index summary_of_region on summary (city_code, tenant_id, region_code, sector, period)
        where about = 'REGION';
      create index summary_order on summary (city_code, ends_on desc, id desc);

      create table summary_draft (
        city_code text collate "C" not null,
        summary_id uuid not null,${ABOUT}
        version int not null default 1 check (version > 0),
        issued_version int,${CONTENT}
        changed_by uuid not null,
        changed_at timestamptz not null default now(),
        primary key (city_code, summary_id),
        ${OF_SUMMARY});

      create table summary_edition (
        city_code text collate "C" not null,
        summary_id uuid not null,
        number int not null check (number > 0),${ABOUT}${CONTENT}
        document jsonb not null check (jsonb_typeof(document) = 'object'),
        changes jsonb not null check (jsonb_typeof(changes) = 'array'),
        document_number text,
        signed_on date not null,
        signed_by text not null,
        issued_by uuid not null,
        issued_at timestamptz not null default now(),
        primary key (city_code, summary_id, number),
        ${OF_SUMMARY});

      ${['summary', 'summary_draft', 'summary_edition']
        .map(
          (table) => `alter table ${table} enable row level security; alter table ${table} force row level security;`,
        )
        .join('\n      ')}

      create policy summary_read on summary for select to fanzha_app
        using ((${OWN_AND_SEEN}) or (editions > 0 and (${OWN_OR_OVERSEEN})));
      create policy summary_make on summary for insert to fanzha_app
        with check (${OWN} and ((about = 'UNIT' and region_code = app_home() and sector = app_line())
          or (about = 'REGION' and ${OVERSEEN})));
      create policy summary_issue on summary for update to fanzha_app
        using (${OWN_AND_SEEN}) with check (${OWN_AND_SEEN});
      create policy summary_draft_read on summary_draft for select to fanzha_app using (${OWN_AND_SEEN});
      create policy summary_draft_make on summary_draft for insert to fanzha_app with check (${OWN_AND_SEEN});
      create policy summary_draft_write on summary_draft for update to fanzha_app
        using (${OWN_AND_SEEN}) with check (${OWN_AND_SEEN});
      create policy summary_edition_read on summary_edition for select to fanzha_app using (${OWN_OR_OVERSEEN});
      create policy summary_edition_make on summary_edition for insert to fanzha_app with check (${OWN_AND_SEEN});

      grant select, insert, update (editions) on summary to fanzha_app;
      grant select, insert on summary_draft to fanzha_app;
      grant update (version, issued_version, narrative, kept_marks, snapshot, snapshot_hash, as_of, changed_by,
        changed_at) on summary_draft to fanzha_app;
      grant select, insert on summary_edition to fanzha_app;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table summary_edition, summary_draft, summary');
  }
}
