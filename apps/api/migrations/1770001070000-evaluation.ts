import type { MigrationInterface, QueryRunner } from 'typeorm';

const CITY = 'city_code = app_city()';
const OWN = `${CITY} and tenant_id = app_tenant()`;
const ISSUED_BY_US = `${CITY} and issuer_id = app_tenant()`;
/** An authority addresses units that it oversees, and a line authority those of its line. */
const OVERSEEN = `app_type() = 'AUTHORITY' and cardinality(regions) > 0 and app_oversees_all(regions)
          and (app_sector() is null or sectors = array[app_sector()])`;
/** What was published is seen by the units it is for, and by those that have a score of it. Alias with its dot. */
const SEEN = (s: string) => `(${s}tenant_id = app_tenant() or (${s}status <> 'DRAFT' and (
          campaign_addresses(${s}regions, ${s}sectors, ${s}tenant_types, ${s}excepted, ${s}tenant_id, app_home(),
            app_line(), app_type(), app_tenant())
          or app_tenant() = any (${s}scored))))`;
const TABLES = ['evaluation_scheme', 'evaluation_edition', 'evaluation_score', 'evaluation_appeal'];

/** What of a scheme may change: a draft as a whole, a published one by its editions. */
const CHANGEABLE = `title, period, regions, sectors, tenant_types, excepted, spreads_exempt, items, status, edition,
        version, ranking, ranking_shown, appeal_until, closing_hash, scored, published_at, closed_at, locked_at,
        changed_at, changed_by`;

/**
 * Scoring schemes (考核方案) of authorities, the scores they were closed with, and appeals against them
 * (docs/decisions/0073). There is none until an authority makes one, and no rank until it switches that on.
 */
export class Evaluation1770001070000 implements MigrationInterface {
  name = 'Evaluation1770001070000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table evaluation_scheme (
        city_code text collate "C" not null,
        id uuid not null,
        tenant_id uuid not null,
        -- Units see the name of the authority, and nothing else of it.
        issuer_name text not null,
        status text not null default 'DRAFT' check (status in ('DRAFT', 'PUBLISHED', 'CLOSED', 'LOCKED')),
        title text not null check (length(title) between 1 and 200),
        period text not null check (length(period) between 4 and 7),
        regions text[] collate "C" not null check (cardinality(regions) > 0),
        sectors text[] not null default '{}',
        tenant_types text[] not null default '{}',
        excepted uuid[] not null default '{}',
        -- Whether the weight of items that a unit is exempt from is spread over the others.
        spreads_exempt boolean not null default false,
        items jsonb not null check (jsonb_typeof(items) = 'array'),
        edition int not null default 0 check (edition >= 0 and (edition = 0) = (status = 'DRAFT')),
        version int not null default 1 check (version > 0),
        ranking boolean not null default false,
        ranking_shown boolean not null default false check (ranking or not ranking_shown),
        appeal_until date check ((appeal_until is null) = (status in ('DRAFT', 'PUBLISHED'))),
        -- Units that have a score of it, wherever they move: policies read their own row alone.
        scored uuid[] check ((scored is null) = (appeal_until is null)),
        closing_hash text check (closing_hash ~ '^[0-9a-f]{64}$' and (closing_hash is null) = (appeal_until is null)),
        created_at timestamptz not null default now(),
        created_by uuid not null,
        published_at timestamptz,
        closed_at timestamptz check ((closed_at is null) = (appeal_until is null)),
        locked_at timestamptz check ((locked_at is not null) = (status = 'LOCKED')),
        changed_at timestamptz not null default now(),
        changed_by uuid not null,
        primary key (city_code, id),
        unique (city_code, id, tenant_id),
        foreign key (city_code, tenant_id) references tenant (city_code, id));
      create unique index evaluation_scheme_once on evaluation_scheme (city_code, tenant_id, period, title);

      create table evaluation_edition (
        city_code text collate "C" not null,
        scheme_id uuid not null,
        number int not null check (number > 0),
        tenant_id uuid not null,
        content jsonb not null check (jsonb_typeof(content) = 'object'),
        reason text check ((reason is null) = (number = 1)),
        published_by uuid not null,
        published_at timestamptz not null default now(),
        primary key (city_code, scheme_id, number),
        foreign key (city_code, scheme_id, tenant_id) references evaluation_scheme (city_code, id, tenant_id));

      -- Scores as they were closed; an appeal that is accepted adds the next number.
      create table evaluation_score (
        city_code text collate "C" not null,
        scheme_id uuid not null,
        tenant_id uuid not null,
        number int not null check (number > 0),
        issuer_id uuid not null,
        unit_name text not null,
        name_folded text not null,
        region_code text collate "C" not null,
        sector text not null,
        unit_type text not null,
        state text not null check (state in ('SCORED', 'UNDETERMINED', 'EXEMPT')),
        -- Points in hundredths: the lowest, the highest, and those that can be reached.
        low int not null check (low >= 0),
        high int not null check (high >= low),
        out_of int not null check (out_of >= 0),
        result jsonb not null check (jsonb_typeof(result) = 'object'),
        hash text not null check (hash ~ '^[0-9a-f]{64}$'),
        as_of timestamptz not null,
        made_by uuid not null,
        primary key (city_code, scheme_id, tenant_id, number),
        foreign key (city_code, scheme_id, issuer_id) references evaluation_scheme (city_code, id, tenant_id),
        foreign key (city_code, tenant_id) references tenant (city_code, id));
      create index evaluation_score_of_tenant on evaluation_score (city_code, tenant_id, scheme_id);

      create table evaluation_appeal (
        city_code text collate "C" not null,
        id uuid not null,
        scheme_id uuid not null,
        tenant_id uuid not null,
        issuer_id uuid not null,
        item_id uuid not null,
        state text not null default 'OPEN' check (state in ('OPEN', 'RECOMPUTED', 'EXEMPTED', 'REFUSED')),
        reason text not null check (char_length(reason) between 1 and 500),
        made_at timestamptz not null default now(),
        made_by uuid not null,
        decision text check (char_length(decision) between 1 and 500),
        decided_at timestamptz,
        decided_by uuid,
        primary key (city_code, id),
        -- A unit appeals against an item once.
        unique (city_code, scheme_id, tenant_id, item_id),
        check (num_nonnulls(decision, decided_at, decided_by) = case when state = 'OPEN' then 0 else 3 end),
        foreign key (city_code, scheme_id, issuer_id) references evaluation_scheme (city_code, id, tenant_id),
        foreign key (city_code, tenant_id) references tenant (city_code, id));

      ${TABLES.map(
        (table) => `alter table ${table} enable row level security; alter table ${table} force row level security;`,
      ).join('\n      ')}

      create function may_appeal_evaluation(asked uuid, issuer uuid) returns boolean
      language plpgsql stable security definer set search_path = public, pg_temp as $$
      declare
        own_city constant text := app_city();
      begin
        return exists (select from evaluation_scheme s where s.city_code = own_city and s.id = asked
          and s.tenant_id = issuer and s.status = 'CLOSED' and app_tenant() = any (s.scored)
          and s.appeal_until >= (now() at time zone 'Asia/Shanghai')::date);
      end $$;
      -- A unit sees no score but its own; its rank counts those of others, where the authority shows ranks.
      create function evaluation_rank(asked uuid) returns int
      language plpgsql stable security definer set search_path = public, pg_temp as $$
      declare
        own_city constant text := app_city();
      begin
        return (
          with latest as (
            select distinct on (c.tenant_id) c.tenant_id, c.state, c.low, c.out_of from evaluation_score c
            where c.city_code = own_city and c.scheme_id = asked order by c.tenant_id, c.number desc),
          own as (select * from latest where tenant_id = app_tenant() and state = 'SCORED')
          select count(o.tenant_id)::int + 1 from own left join latest o on o.state = 'SCORED'
            and o.low::bigint * own.out_of > own.low::bigint * o.out_of
          where exists (select from evaluation_scheme s where s.city_code = own_city and s.id = asked
            and s.ranking and s.ranking_shown and s.status in ('CLOSED', 'LOCKED'))
          group by own.tenant_id);
      end $$;
      grant create on schema public to fanzha_jobs;
      alter function evaluation_rank owner to fanzha_jobs;
      alter function may_appeal_evaluation owner to fanzha_jobs;
      revoke create on schema public from fanzha_jobs;
      revoke all on function evaluation_rank, may_appeal_evaluation from public;
      grant execute on function evaluation_rank, may_appeal_evaluation to fanzha_app, fanzha_jobs;

      create policy evaluation_score_read on evaluation_score for select to fanzha_app
        using (${CITY} and (tenant_id = app_tenant() or issuer_id = app_tenant()));
      create policy evaluation_score_make on evaluation_score for insert to fanzha_app
        with check (${ISSUED_BY_US} and made_by = app_user());
      create policy evaluation_score_jobs on evaluation_score for select to fanzha_jobs using (${CITY});
      grant select, insert on evaluation_score to fanzha_app;
      grant select on evaluation_score to fanzha_jobs;

      -- What was published is seen by the units it is for, and by those that have a score of it.
      create policy evaluation_scheme_read on evaluation_scheme for select to fanzha_app
        using (${CITY} and ${SEEN('')});
      create policy evaluation_scheme_make on evaluation_scheme for insert to fanzha_app
        with check (${OWN} and status = 'DRAFT' and ${OVERSEEN});
      create policy evaluation_scheme_change on evaluation_scheme for update to fanzha_app
        using (${OWN}) with check (${OWN} and ${OVERSEEN});
      create policy evaluation_scheme_jobs on evaluation_scheme for select to fanzha_jobs using (${CITY});
      grant select, insert, update (${CHANGEABLE}) on evaluation_scheme to fanzha_app;
      grant select on evaluation_scheme to fanzha_jobs;

      create policy evaluation_edition_read on evaluation_edition for select to fanzha_app
        using (${CITY} and exists (select from evaluation_scheme s
          where s.city_code = evaluation_edition.city_code and s.id = evaluation_edition.scheme_id));
      create policy evaluation_edition_make on evaluation_edition for insert to fanzha_app with check (${OWN});
      grant select, insert on evaluation_edition to fanzha_app;

      create policy evaluation_appeal_read on evaluation_appeal for select to fanzha_app
        using (${CITY} and (tenant_id = app_tenant() or issuer_id = app_tenant()));
      create policy evaluation_appeal_make on evaluation_appeal for insert to fanzha_app
        with check (${OWN} and state = 'OPEN' and made_by = app_user() and may_appeal_evaluation(scheme_id, issuer_id));
      create policy evaluation_appeal_decide on evaluation_appeal for update to fanzha_app
        using (${ISSUED_BY_US}) with check (${ISSUED_BY_US} and state <> 'OPEN' and decided_by = app_user());
      grant select, insert, update (state, decision, decided_at, decided_by) on evaluation_appeal to fanzha_app;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table evaluation_appeal;
      drop table evaluation_edition;
      drop table evaluation_score;
      drop table evaluation_scheme;
      drop function evaluation_rank;
      drop function may_appeal_evaluation;`);
  }
}
