import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWN = 'city_code = app_city() and tenant_id = app_tenant()';
const OVERSEEN = 'region_code ^@ any (app_regions()) and (app_sector() is null or sector = app_sector())';
/**
 * What a unit may write: an upload that belongs to nothing yet, a file of a record where the unit was on its day, and a
 * file of a document about a region that the writer oversees.
 */
const IN_ITS_PLACE = `${OWN} and (owner_kind is null or (not of_region and app_worked_at(region_code, sector))
        or (of_region and ${OVERSEEN}))`;

/**
 * Files attached to records and summaries (docs/decisions/0061). A row repeats the region and the sector of what it is
 * attached to, so that whoever sees the one sees the other.
 */
export class Attachments1770000999000 implements MigrationInterface {
  name = 'Attachments1770000999000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table attachment (
        city_code text collate "C" not null,
        id uuid not null,
        tenant_id uuid not null,
        state text not null default 'UPLOADED' check (state in ('UPLOADED', 'ATTACHED', 'DETACHED')),
        -- What it is attached to: a kind that a ledger or a document has registered, and the id of the record.
        owner_kind text,
        owner_id uuid,
        region_code text collate "C" references region (code),
        sector text collate "C",
        -- Seen by those alone who oversee the region, also within the own unit: files of summaries of a region.
        of_region boolean not null default false,
        -- Whether others than the own unit see it.
        shown boolean not null default false,
        name text not null check (char_length(name) between 1 and 200),
        media_type text not null,
        size bigint not null check (size > 0),
        -- SHA-256 of what is kept: the key of the bytes within the directory of the tenant.
        content text not null check (content ~ '^[0-9a-f]{64}$'),
        preview text check (preview ~ '^[0-9a-f]{64}$'),
        width int check (width > 0),
        height int check ((height > 0) and (height is null) = (width is null)),
        scanned boolean not null,
        idempotency_key text,
        input_hash text check ((input_hash is null) = (idempotency_key is null)),
        uploaded_by uuid not null,
        uploaded_at timestamptz not null default now(),
        attached_at timestamptz,
        detached_at timestamptz,
        detached_by uuid,
        primary key (city_code, id),
        unique (city_code, tenant_id, idempotency_key),
        check ((state = 'UPLOADED') = (attached_at is null)),
        check ((state = 'DETACHED') = (detached_at is not null)),
        check (num_nulls(owner_kind, owner_id, region_code, sector, attached_at) in (0, 5)),
        foreign key (city_code, tenant_id) references tenant (city_code, id));
      create index attachment_of_owner on attachment (city_code, owner_id, attached_at, id) where owner_id is not null;
      create index attachment_in_use on attachment (city_code, tenant_id) include (size) where state <> 'DETACHED';
      create index attachment_content on attachment (city_code, tenant_id, content) where state <> 'DETACHED';
      alter table attachment enable row level security;
      alter table attachment force row level security;
      create policy attachment_read on attachment for select to fanzha_app
        using (city_code = app_city() and ((tenant_id = app_tenant() and (not of_region or (${OVERSEEN})))
          or (shown and ${OVERSEEN})));
      create policy attachment_upload on attachment for insert to fanzha_app with check (${IN_ITS_PLACE});
      create policy attachment_change on attachment for update to fanzha_app
        using (${OWN} and (not of_region or (${OVERSEEN}))) with check (${IN_ITS_PLACE});
      create policy attachment_jobs on attachment for all to fanzha_jobs
        using (city_code = app_city()) with check (city_code = app_city());
      grant select, insert on attachment to fanzha_app;
      grant update (state, owner_kind, owner_id, region_code, sector, of_region, shown, attached_at, detached_at,
        detached_by) on attachment to fanzha_app;
      grant select, delete, update (region_code, sector) on attachment to fanzha_jobs;
      -- How many bytes the files of the acting tenant have, those among them that not all of its users see; or all that
      -- are kept for it, those of files that were detached included.
      create function attachment_bytes(kept boolean) returns bigint
      language plpgsql stable security definer set search_path = public, pg_temp as $$
      declare
        city text := app_city();
        bytes bigint;
      begin
        select coalesce(sum(a.size), 0) into bytes from attachment a
        where a.city_code = city and a.tenant_id = app_tenant() and (kept or a.state <> 'DETACHED');
        return bytes;
      end $$;
      grant create on schema public to fanzha_jobs;
      alter function attachment_bytes owner to fanzha_jobs;
      revoke create on schema public from fanzha_jobs;
      revoke all on function attachment_bytes from public;
      grant execute on function attachment_bytes to fanzha_app;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function attachment_bytes(boolean); drop table attachment;');
  }
}
