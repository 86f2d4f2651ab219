import type { MigrationInterface, QueryRunner } from 'typeorm';

const CITY = 'city_code = app_city()';
const OWN = `${CITY} and tenant_id = app_tenant()`;
const OVERSEEN = '(region_code ^@ any (app_regions()) and (app_sector() is null or sector = app_sector()))';

/** Whether a campaign (alias with its dot) is for the acting unit. */
const addressed = (c: string) =>
  `campaign_addresses(${c}regions, ${c}sectors, ${c}tenant_types, ${c}excepted, ${c}tenant_id, app_home(), app_line(),
          app_type(), app_tenant())`;
/** Whether the acting authority oversees units that a campaign is for, or may be for. */
const overseen = (c: string) =>
  `(cardinality(app_regions()) > 0 and (${c}regions = '{}' or exists (
          select from unnest(app_regions()) o, unnest(${c}regions) r where o ^@ r or r ^@ o))
        and (app_sector() is null or ${c}sectors = '{}' or app_sector() = any (${c}sectors)))`;
/** What was issued is seen by those it is for, by those who oversee them, and by those who have received it. */
const seen = (c: string) =>
  `${c}status <> 'DRAFT' and (${addressed(c)} or ${overseen(c)} or exists (
          select from campaign_receipt had where had.city_code = ${c}city_code and had.campaign_id = ${c}id
            and had.tenant_id = app_tenant()) or campaign_reaches_by_forwarding(${c}id))`;

const tenantsMet = (campaigns: string) => `
  create or replace function tenants_met(ids uuid[])
    returns table (city_code text, id uuid, version int, name text, type text, sector text, region_code text,
      parent_id uuid, opened_on date, closed_on date)
  language plpgsql stable security definer set search_path to public, pg_temp as $$
  #variable_conflict use_column
  declare
    own_city constant text := app_city();
  begin
    return query select t.city_code, t.id, t.version, t.name, t.type, t.sector, t.region_code, t.parent_id, t.opened_on, t.closed_on
      from tenant t
      where t.city_code = own_city and t.id = any ($1) and (
        exists (select from interception_participant p
          where p.city_code = own_city and p.tenant_id = app_tenant() and p.recorder_id = t.id)
        or exists (select from warning w where w.city_code = own_city and w.tenant_id = t.id and w.record_status = 'ACTIVE' and app_home() ^@ any (w.regions)
          and (w.sectors = '{}' or app_line() = any (w.sectors)))${campaigns}
        or exists (
          select from restatement r, jsonb_to_recordset(r.assignments_before) as b ("regionCode" text, sector text),
            lateral (
              select from household_visit v
              where v.city_code = own_city and v.tenant_id = t.id and v.home_region = b."regionCode"
                and v.sector = b.sector and (v.region_code ^@ any (app_regions()) and (app_sector() is null or v.sector = app_sector()))
              limit 1) v
          where r.city_code = own_city and r.tenant_id = t.id));
  end $$`;

/** What of a campaign may change: a draft as a whole, an issued one by its editions. */
const CHANGEABLE = `name, document_number, issuing_body, basis_issuer, basis_number, theme, requirements, starts_on,
        ends_on, receive_by, regions, sectors, tenant_types, excepted, tasks, status, edition, tasks_edition,
        parent_edition, version, reason, issued_at, issued_by, closed_at, changed_at, changed_by`;

/**
 * Campaigns (专项行动) that authorities issue to units (docs/decisions/0064). What was there before – a name, days, an
 * id that records name – stays as an issued campaign of the whole city with nothing to do in it.
 */
export class Campaigns1770001010000 implements MigrationInterface {
  name = 'Campaigns1770001010000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create function campaign_addresses(regions text[], sectors text[], types text[], excepted uuid[], issuer uuid,
        home text, line text, unit_type text, unit uuid) returns boolean
      language sql immutable parallel safe as $$
        select coalesce((regions = '{}' or home ^@ any (regions)) and (sectors = '{}' or line = any (sectors))
          and case when types = '{}' then unit_type <> 'AUTHORITY' else unit_type = any (types) end
          and unit <> all (excepted) and unit <> issuer, false) $$;

      alter table campaign
        add status text not null default 'ISSUED' check (status in ('DRAFT', 'ISSUED', 'CLOSED', 'WITHDRAWN')),
        add issuing_body text check (length(issuing_body) between 1 and 100),
        add basis_issuer text,
        add basis_number text,
        add theme text,
        add requirements text,
        add receive_by date,
        -- Whose units it is for; none: all of the city, of all lines, of all types but authorities.
        add regions text[] collate "C" not null default '{}',
        add sectors text[] not null default '{}',
        add tenant_types text[] not null default '{}',
        add excepted uuid[] not null default '{}',
        add tasks jsonb not null default '[]' check (jsonb_typeof(tasks) = 'array'),
        -- The campaign that it forwards, in which edition, and the first of all: records name that one.
        add parent_id uuid,
        add parent_edition int check ((parent_edition is null) = (parent_id is null)),
        add root_id uuid check ((root_id is null) = (parent_id is null)),
        -- The last edition; none of what is a draft. Receipts of editions before tasks_edition are of other tasks.
        add edition int not null default 0 check (edition >= 0),
        add tasks_edition int not null default 0 check (tasks_edition between 0 and edition),
        add version int not null default 1 check (version > 0),
        -- Why it was withdrawn.
        add reason text check ((reason is not null) = (status = 'WITHDRAWN')),
        add idempotency_key text,
        add input_hash text check ((input_hash is null) = (idempotency_key is null)),
        add created_at timestamptz not null default now(),
        add issued_at timestamptz,
        add issued_by uuid,
        add closed_at timestamptz check (status <> 'CLOSED' or closed_at is not null),
        add changed_at timestamptz not null default now(),
        add changed_by uuid,
        add unique (city_code, id, tenant_id),
        add foreign key (city_code, parent_id) references campaign (city_code, id),
        add foreign key (city_code, root_id) references campaign (city_code, id);
      create unique index campaign_idempotency on campaign (city_code, tenant_id, idempotency_key)
        where idempotency_key is not null;
      -- An authority forwards a campaign once.
      create unique index campaign_forwarded on campaign (city_code, parent_id, tenant_id)
        where parent_id is not null and status <> 'WITHDRAWN';
      create index campaign_order on campaign (city_code, starts_on desc, id desc);

      create table campaign_edition (
        city_code text collate "C" not null,
        campaign_id uuid not null,
        number int not null check (number > 0),
        tenant_id uuid not null,
        content jsonb not null check (jsonb_typeof(content) = 'object'),
        reason text check ((reason is null) = (number = 1)),
        tasks_changed boolean not null,
        issued_by uuid not null,
        issued_at timestamptz not null default now(),
        primary key (city_code, campaign_id, number),
        foreign key (city_code, campaign_id, tenant_id) references campaign (city_code, id, tenant_id));

      create table campaign_receipt (
        city_code text collate "C" not null,
        campaign_id uuid not null,
        tenant_id uuid not null,
        edition int not null check (edition > 0),
        region_code text collate "C" not null,
        sector text not null,
        issuer_id uuid not null,
        received_at timestamptz not null default now(),
        received_by uuid not null,
        primary key (city_code, campaign_id, tenant_id, edition),
        foreign key (city_code, campaign_id, issuer_id) references campaign (city_code, id, tenant_id),
        foreign key (city_code, tenant_id) references tenant (city_code, id));
      create index campaign_receipt_of_tenant on campaign_receipt (city_code, tenant_id, campaign_id);

      create table campaign_closing (
        city_code text collate "C" not null,
        campaign_id uuid not null,
        tenant_id uuid not null,
        figures jsonb not null check (jsonb_typeof(figures) = 'object'),
        hash text not null check (hash ~ '^[0-9a-f]{64}$'),
        as_of timestamptz not null,
        closed_by uuid not null,
        primary key (city_code, campaign_id),
        foreign key (city_code, campaign_id, tenant_id) references campaign (city_code, id, tenant_id));

      ${['campaign_edition', 'campaign_receipt', 'campaign_closing']
        .map(
          (table) => `alter table ${table} enable row level security; alter table ${table} force row level security;`,
        )
        .join('\n      ')}

      -- Records of a unit name the campaign that its county forwards, which may be for authorities alone.
      create function campaign_reaches_by_forwarding(asked uuid) returns boolean
      language plpgsql stable security definer set search_path = public, pg_temp as $$
      declare
        own_city constant text := app_city();
      begin
        return exists (select from campaign c where c.city_code = own_city and asked in (c.parent_id, c.root_id)
          and c.status <> 'DRAFT' and ${addressed('c.')});
      end $$;
      -- What is seen of campaigns depends on receipts, so that a receipt cannot ask the policy of campaigns.
      create function may_receive_campaign(asked uuid, issuer uuid, in_edition int) returns boolean
      language plpgsql stable security definer set search_path = public, pg_temp as $$
      declare
        own_city constant text := app_city();
      begin
        return exists (select from campaign c where c.city_code = own_city and c.id = asked and c.tenant_id = issuer
          and c.status = 'ISSUED' and c.edition = in_edition and ${addressed('c.')}
          and exists (select from tenant u where u.city_code = own_city and u.id = app_tenant()
            and (u.closed_on is null or u.closed_on >= (now() at time zone 'Asia/Shanghai')::date)));
      end $$;
      grant create on schema public to fanzha_jobs;
      alter function may_receive_campaign owner to fanzha_jobs;
      alter function campaign_reaches_by_forwarding owner to fanzha_jobs;
      revoke create on schema public from fanzha_jobs;
      revoke all on function may_receive_campaign, campaign_reaches_by_forwarding from public;
      grant execute on function may_receive_campaign, campaign_reaches_by_forwarding to fanzha_app, fanzha_jobs;

      drop policy campaign_read on campaign;
      create policy campaign_read on campaign for select to fanzha_app
        using (${CITY} and (tenant_id = app_tenant() or (${seen('campaign.')})));
      -- An authority writes for those it oversees, and forwards what is meant for a region that it oversees.
      create policy campaign_make on campaign for insert to fanzha_app
        with check (${OWN} and status = 'DRAFT' and edition = 0 and app_type() = 'AUTHORITY' and cardinality(regions) > 0 and
          app_oversees_all(regions)
          and (app_sector() is null or sectors = array[app_sector()]));
      create policy campaign_change on campaign for update to fanzha_app
        using (${OWN}) with check (${OWN} and app_type() = 'AUTHORITY' and cardinality(regions) > 0 and
          app_oversees_all(regions)
          and (app_sector() is null or sectors = array[app_sector()]));
      grant insert on campaign to fanzha_app;
      grant update (${CHANGEABLE}) on campaign to fanzha_app;

      create policy campaign_edition_read on campaign_edition for select to fanzha_app
        using (${CITY} and exists (select from campaign c
          where c.city_code = campaign_edition.city_code and c.id = campaign_edition.campaign_id));
      create policy campaign_edition_make on campaign_edition for insert to fanzha_app with check (${OWN});
      grant select, insert on campaign_edition to fanzha_app;

      create policy campaign_receipt_read on campaign_receipt for select to fanzha_app
        using (${CITY} and (tenant_id = app_tenant() or issuer_id = app_tenant() or ${OVERSEEN}));
      create policy campaign_receipt_make on campaign_receipt for insert to fanzha_app
        with check (${OWN} and received_by = app_user() and region_code = app_home() and sector = app_line()
          and may_receive_campaign(campaign_id, issuer_id, edition));
      create policy campaign_receipt_jobs on campaign_receipt for select to fanzha_jobs using (${CITY});
      grant select, insert on campaign_receipt to fanzha_app;
      grant select on campaign_receipt to fanzha_jobs;

      create policy campaign_closing_read on campaign_closing for select to fanzha_app
        using (${CITY} and (tenant_id = app_tenant() or (cardinality(app_regions()) > 0 and exists (select from campaign c
          where c.city_code = campaign_closing.city_code and c.id = campaign_closing.campaign_id))));
      create policy campaign_closing_make on campaign_closing for insert to fanzha_app with check (${OWN});
      grant select, insert on campaign_closing to fanzha_app;

      -- Files of a campaign are seen by whoever sees the campaign.
      create policy attachment_of_campaign on attachment for select to fanzha_app
        using (${CITY} and shown and owner_kind = 'CAMPAIGN' and exists (select from campaign c
          where c.city_code = attachment.city_code and c.id = attachment.owner_id));

      ${tenantsMet(`
        or exists (select from campaign c where c.city_code = own_city and c.tenant_id = t.id and ${seen('c.')})`)};

      -- Records of a campaign are found by it.
      create index activity_campaign on activity (city_code, campaign_id, tenant_id) where campaign_id is not null;
      create index household_visit_campaign on household_visit (city_code, campaign_id, tenant_id)
        where campaign_id is not null;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index activity_campaign, household_visit_campaign;
      ${tenantsMet('')};
      drop policy attachment_of_campaign on attachment;
      drop table campaign_closing;
      drop table campaign_edition;
      drop policy campaign_read on campaign;
      drop policy campaign_make on campaign;
      drop policy campaign_change on campaign;
      drop table campaign_receipt;
      drop function may_receive_campaign;
      revoke insert, update on campaign from fanzha_app;
      revoke update (${CHANGEABLE}) on campaign from fanzha_app;
      delete from campaign where status = 'DRAFT';
      alter table campaign drop constraint campaign_city_code_id_tenant_id_key;
      alter table campaign drop status, drop issuing_body, drop basis_issuer, drop basis_number, drop theme,
        drop requirements, drop receive_by, drop regions, drop sectors, drop tenant_types, drop excepted, drop tasks,
        drop parent_id, drop parent_edition, drop root_id, drop edition, drop tasks_edition, drop version, drop reason,
        drop idempotency_key, drop input_hash, drop created_at, drop issued_at, drop issued_by, drop closed_at,
        drop changed_at, drop changed_by;
      create policy campaign_read on campaign for select to fanzha_app using (${CITY});
      drop function campaign_reaches_by_forwarding;
      drop index if exists campaign_order;
      drop function campaign_addresses;`);
  }
}
