import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Parts of a fact name their tenant themselves; what they are part of must be that tenant's too. */
function belongsToOwnFact(table: string): string {
  const own = (fact: string) =>
    `exists (select 1 from activity a where a.city_code = ${table}.city_code and a.id = ${table}.${fact} and a.tenant_id = (select app_tenant()))`;
  if (table === 'activity_measure') return ` and ${own('activity_id')}`;
  // Revisions are kept for every ledger; a further one guards its own kind by a restrictive policy of its migration.
  return table === 'fact_revision' ? ` and (fact_kind <> 'activity' or ${own('fact_id')})` : '';
}

/**
 * The activities ledger. A fact carries region and sector as they were on its day: `home_region` is where the tenant
 * belonged, `region_code` where the activity took place (inside the home region). Facts are amended or voided, never
 * deleted: the role of the application has no DELETE on them.
 */
export class Activities1770000100000 implements MigrationInterface {
  name = 'Activities1770000100000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table campaign (
        city_code text collate "C" not null,
        id uuid not null,
        tenant_id uuid not null,
        name text not null check (length(name) between 1 and 80),
        document_number text,
        starts_on date not null,
        ends_on date not null check (ends_on >= starts_on),
        primary key (city_code, id),
        foreign key (city_code, tenant_id) references tenant (city_code, id)
      );

      create table activity (
        city_code text collate "C" not null,
        id uuid not null,
        tenant_id uuid not null,
        home_region text collate "C" not null check (home_region ^@ city_code),
        region_code text collate "C" not null references region check (region_code ^@ home_region),
        sector text not null,
        type text not null,
        title text not null check (length(title) between 1 and 200),
        status text not null check (status in ('DONE','PLANNED')),
        start_on date not null check (start_on >= '2000-01-01'),
        end_on date check (end_on >= start_on),
        place text,
        audiences text[] not null default '{}',
        channels text[] not null default '{}',
        partners text[] not null default '{}',
        campaign_id uuid,
        narrative text,
        record_status text not null default 'ACTIVE' check (record_status in ('ACTIVE','VOIDED')),
        void_reason text check ((void_reason is not null) = (record_status = 'VOIDED')),
        idempotency_key text,
        version int not null default 1,
        recorded_at timestamptz not null default now(),
        recorded_by uuid not null,
        changed_at timestamptz not null default now(),
        search_text text generated always as (lower(title || ' ' || coalesce(place, '') || ' ' || coalesce(narrative, ''))) stored,
        primary key (city_code, id),
        foreign key (city_code, tenant_id) references tenant (city_code, id),
        foreign key (city_code, campaign_id) references campaign (city_code, id)
      );
      create unique index activity_idempotency on activity (city_code, tenant_id, idempotency_key) where idempotency_key is not null;
      create index activity_tenant_day on activity (city_code, tenant_id, start_on desc, id desc);
      create index activity_region_day on activity (city_code, start_on, region_code);
      -- Facts of one place over days: weeks, free ranges, sources of a figure, and which tenants contributed.
      create index activity_place on activity (city_code, region_code, start_on);
      create index activity_home on activity (city_code, home_region, start_on) include (tenant_id, sector);

      create table activity_measure (
        city_code text collate "C" not null,
        activity_id uuid not null,
        indicator text not null,
        amount bigint check (amount >= 0),
        qualifier text not null check (qualifier in ('EXACT','AT_LEAST','APPROX','UNCOUNTED','WITHHELD')),
        tenant_id uuid not null,
        region_code text collate "C" not null,
        sector text not null,
        primary key (city_code, activity_id, indicator),
        foreign key (city_code, activity_id) references activity (city_code, id),
        check ((amount is null) = (qualifier in ('UNCOUNTED','WITHHELD')))
      );

      -- What a fact was before each change, and why it changed.
      create table fact_revision (
        city_code text collate "C" not null,
        fact_kind text not null,
        fact_id uuid not null,
        version int not null,
        change text not null check (change in ('AMENDED','VOIDED')),
        image jsonb not null,
        reason text,
        changed_by uuid not null,
        changed_at timestamptz not null default now(),
        tenant_id uuid not null,
        region_code text collate "C" not null,
        sector text not null,
        primary key (city_code, fact_kind, fact_id, version)
      );
    `);
    for (const table of ['activity', 'activity_measure', 'fact_revision']) {
      await db.query(`
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy ${table}_read on ${table} for select to fanzha_app using (
          city_code = (select app_city()) and (
            tenant_id = (select app_tenant())
            or (region_code ^@ any ((select app_regions())::text[]) and ((select app_sector()) is null or sector = (select app_sector())))));
        create policy ${table}_record on ${table} for insert to fanzha_app
          with check (city_code = (select app_city()) and tenant_id = (select app_tenant())${belongsToOwnFact(table)});
        create policy ${table}_jobs on ${table} for select to fanzha_jobs using (city_code = (select app_city()));
        grant select, insert on ${table} to fanzha_app;
        grant select on ${table} to fanzha_jobs;
      `);
    }
    await db.query(`
      create policy activity_amend on activity for update to fanzha_app
        using (city_code = (select app_city()) and tenant_id = (select app_tenant()))
        with check (city_code = (select app_city()) and tenant_id = (select app_tenant()));
      grant update on activity to fanzha_app;

      -- An amended fact replaces its measures as a whole; the old ones are in fact_revision.
      create policy activity_measure_replace on activity_measure for delete to fanzha_app
        using (city_code = (select app_city()) and tenant_id = (select app_tenant()));
      grant delete on activity_measure to fanzha_app;

      alter table campaign enable row level security;
      alter table campaign force row level security;
      create policy campaign_read on campaign for select to fanzha_app using (city_code = (select app_city()));
      create policy campaign_jobs on campaign for select to fanzha_jobs using (city_code = (select app_city()));
      grant select on campaign to fanzha_app, fanzha_jobs;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table fact_revision, activity_measure, activity, campaign');
  }
}
