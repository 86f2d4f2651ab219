import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A unit that the asking scope is, or oversees today. */
const SEEN = (t: string) => `(${t}id = app_tenant()
            or (${t}region_code ^@ any (app_regions()) and (app_sector() is null or ${t}sector = app_sector())))`;
/** The same of a submission, which stays where its unit belonged on the last day of the period. */
const SUBMISSION_SEEN = `(s.tenant_id = app_tenant()
            or (s.region_code ^@ any (app_regions()) and (app_sector() is null or s.sector = app_sector())))`;

/** They count what authorities of all levels ask of a unit, which none of them sees as a whole. Numbers alone. */
const FUNCTIONS = {
  load_of_units: `
      create function load_of_units(ids uuid[], first_day date, last_day date)
      returns table (tenant_id uuid, forms int, figures int, cells int, returns int, measured int, seconds int,
        estimated int, minutes int, notices int, campaigns int, tasks int, alerts int)
      language plpgsql stable security definer set search_path = public, pg_temp as $$
      #variable_conflict use_column
      declare
        own_city constant text := app_city();
      begin
        return query
        with unit as materialized (
          select t.id, t.region_code, t.sector, t.type from tenant t
          where t.city_code = own_city and t.id = any ($1) and ${SEEN('t.')}),
        noticed as materialized (
          select n.id, n.tenant_id, n.regions, n.sectors from notice n
          where n.city_code = own_city and n.record_status = 'ACTIVE' and n.published_on between $2 and $3),
        issued as materialized (
          select c.id, coalesce(c.root_id, c.id) as first, c.tenant_id, c.regions, c.sectors, c.tenant_types,
            c.excepted, c.tasks, (c.issued_at at time zone 'Asia/Shanghai')::date between $2 and $3 as is_new
          from campaign c
          where c.city_code = own_city and c.status in ('ISSUED', 'CLOSED') and c.starts_on <= $3
            and c.ends_on >= $2)
        select u.id, s.forms, s.figures, s.cells, s.returns, s.measured, s.seconds, s.estimated, s.minutes, n.notices,
          c.campaigns, c.tasks, a.alerts
        from unit u
          cross join lateral (
            select count(*)::int as forms, coalesce(sum(cardinality(s.indicators)), 0)::int as figures,
              coalesce(sum(jsonb_array_length(s.narratives)), 0)::int as cells,
              coalesce(sum(s.round), 0)::int as returns,
              count(s.worked_seconds) filter (where s.submitted_at is not null)::int as measured,
              coalesce(sum(s.worked_seconds) filter (where s.submitted_at is not null), 0)::int as seconds,
              count(f.minutes) filter (where s.worked_seconds is null or s.submitted_at is null)::int as estimated,
              coalesce(sum(f.minutes) filter (where s.worked_seconds is null or s.submitted_at is null), 0)::int
                as minutes
            from submission s left join submission_form f
              on f.city_code = own_city and f.id = s.form_id and f.version = s.form_version
            where s.city_code = own_city and s.tenant_id = u.id and s.due_on between $2 and $3) s
          cross join lateral (
            select count(*)::int as notices from noticed n
            where n.tenant_id <> u.id and u.region_code ^@ any (n.regions)
              and (n.sectors = '{}' or u.sector = any (n.sectors))) n
          cross join lateral (
            select count(distinct i.first) filter (where i.is_new)::int as campaigns,
              count(distinct k.task ->> 'id') filter (where (k.task ->> 'dueOn')::date between $2 and $3
                and (k.task -> 'sectors' = '[]' or k.task -> 'sectors' ? u.sector)
                and (k.task -> 'tenantTypes' = '[]' or k.task -> 'tenantTypes' ? u.type))::int as tasks
            from issued i left join lateral jsonb_array_elements(i.tasks) as k(task) on true
            where campaign_addresses(i.regions, i.sectors, i.tenant_types, i.excepted, i.tenant_id, u.region_code,
              u.sector, u.type, u.id)) c
          cross join lateral (
            select count(*)::int as alerts
            from alert_assignment g join alert i on i.city_code = own_city and i.id = g.alert_id
            where g.city_code = own_city and g.tenant_id = u.id and i.record_status = 'ACTIVE'
              and i.received_on between $2 and $3) a;
      end $$;`,
  load_of_forms: `
      create function load_of_forms(first_day date, last_day date)
      returns table (form_id uuid, title text, rhythm text, issuer_id uuid, issuer text, narratives jsonb,
        submissions int, figures int, cells int, measured int, seconds int, minutes int)
      language plpgsql stable security definer set search_path = public, pg_temp as $$
      #variable_conflict use_column
      declare
        own_city constant text := app_city();
      begin
        return query
        with asked as materialized (
          select s.form_id, s.form_version, s.title, s.rhythm, s.issuer_id, s.narratives, s.indicators,
            case when s.submitted_at is not null then s.worked_seconds end as worked_seconds
          from submission s
          where s.city_code = own_city and s.due_on between $1 and $2 and ${SUBMISSION_SEEN}),
        newest as (
          select distinct on (a.form_id) a.form_id, a.form_version, a.title, a.rhythm, a.issuer_id, a.narratives
          from asked a order by a.form_id, a.form_version desc),
        sums as (
          select a.form_id, count(*)::int as submissions, sum(cardinality(a.indicators))::int as figures,
            sum(jsonb_array_length(a.narratives))::int as cells, count(a.worked_seconds)::int as measured,
            coalesce(sum(a.worked_seconds), 0)::int as seconds
          from asked a group by 1)
        select n.form_id, n.title, n.rhythm, n.issuer_id, t.name, n.narratives, m.submissions, m.figures, m.cells,
          m.measured, m.seconds, f.minutes
        from newest n join sums m on m.form_id = n.form_id
          left join tenant t on t.city_code = own_city and t.id = n.issuer_id
          left join submission_form f
            on f.city_code = own_city and f.id = n.form_id and f.version = n.form_version
        order by m.cells desc, m.submissions desc, n.form_id;
      end $$;`,
  forms_asking: `
      create function forms_asking(on_day date)
      returns table (id uuid, title text, rhythm text, issuer text, narratives jsonb, regions text[], sectors text[],
        types text[])
      language plpgsql stable security definer set search_path = public, pg_temp as $$
      #variable_conflict use_column
      declare
        own_city constant text := app_city();
      begin
        return query
        select distinct on (f.id) f.id, f.title, f.rhythm, t.name, f.narratives, f.regions, f.sectors, f.types
        from submission_form f left join tenant t on t.city_code = own_city and t.id = f.tenant_id
        where f.city_code = own_city and (f.valid_to is null or f.valid_to >= $1)
          and exists (select from unnest(f.regions) asked, unnest(app_regions()) own
            where asked ^@ own or own ^@ asked)
          and (app_sector() is null or f.sectors = '{}' or app_sector() = any (f.sectors))
        order by f.id, f.version desc;
      end $$;`,
} as const;

/** What a form takes a unit by its authority's estimate, what it took as measured, and what all of them ask. */
export class Load1770001080000 implements MigrationInterface {
  name = 'Load1770001080000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- What the authority thinks it takes a unit; null where it says nothing.
      alter table submission_form add column minutes int check (minutes between 1 and 600);
      -- Seconds between acts of the unit's people, pauses left out; null where nothing was measured.
      alter table submission add column worked_seconds int check (worked_seconds >= 0);
      -- The last of these acts.
      alter table submission add column worked_at timestamptz;
      grant update (worked_seconds, worked_at) on submission to fanzha_app;
      create index submission_due on submission (city_code, due_on, region_code);`);
    for (const [name, text] of Object.entries(FUNCTIONS))
      await db.query(`${text}
      grant create on schema public to fanzha_jobs;
      alter function ${name} owner to fanzha_jobs;
      revoke create on schema public from fanzha_jobs;
      revoke all on function ${name} from public;
      grant execute on function ${name} to fanzha_app;`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const name of Object.keys(FUNCTIONS)) await db.query(`drop function ${name}`);
    await db.query(`
      drop index submission_due;
      alter table submission drop column worked_seconds, drop column worked_at;
      alter table submission_form drop column minutes;`);
  }
}
