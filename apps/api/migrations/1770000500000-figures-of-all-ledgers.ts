import type { MigrationInterface, QueryRunner } from 'typeorm';
import { INDICATOR_COLUMNS } from './1770000200000-rollups.js';

/** Amounts of a delta but for these. */
const othersThan = (...columns: string[]) =>
  [...INDICATOR_COLUMNS, 'tenants_with_group'].filter((column) => !columns.includes(column)).join(', ');

const KEY = 'city_code, tenant_id, home_region, region_code, sector';
const NO_LINE = `'-'`;

/** Facts of one table that state amounts in columns of their own, one row per stated amount. */
function figuresOf(fact: { table: string; kind: string; day: string; fraudType?: string; ageBand?: string; place?: string; figures: string; where?: string }) {
  const { table, kind, day, fraudType = 'null::text', ageBand = 'null::text', place = 'null::text', figures, where = 'true' } = fact;
  return `
    select f.city_code, f.tenant_id, f.home_region, f.region_code, f.sector, ${day} as day, null::text as activity_type,
      ${fraudType} as fraud_type, ${ageBand} as age_band, ${place} as place, f.campaign_id, false as tenant_only,
      '${kind}'::text as fact_kind, f.id as fact_id, i.indicator, i.amount, i.qualifier, 1 as weight
    from ${table} f, ${figures} where f.record_status = 'ACTIVE' and ${where}`;
}

/** Days on which something comes into place and goes again, wherever its tenant belongs meanwhile: $spans with columns from_on, to_on. */
const inPlace = (spans: string) => `
    select s.city_code, s.tenant_id, a.region_code as home_region, a.region_code, a.sector, e.day, null::text, null::text, null::text, null::text,
      s.campaign_id, false, s.fact_kind, s.fact_id, s.indicator, e.sign * s.amount, s.qualifier, e.sign
    from (${spans}) s
      join tenant_assignment a on a.city_code = s.city_code and a.tenant_id = s.tenant_id
        and a.valid_from < coalesce(s.to_on, 'infinity'::date) and coalesce(a.valid_to, 'infinity'::date) >= s.from_on,
      lateral (values (1, greatest(s.from_on, a.valid_from)),
        (-1, nullif(least(coalesce(s.to_on, 'infinity'::date), coalesce(a.valid_to + 1, 'infinity'::date)), 'infinity'::date))) as e(sign, day)
    where e.day is not null`;

const GROUP_SPANS = `
      select g.city_code, g.tenant_id, g.campaign_id, 'LEADERSHIP_GROUP'::text as fact_kind, g.id as fact_id, 'LEADERSHIP_GROUPS'::text as indicator,
        1::bigint as amount, 'EXACT'::text as qualifier, g.founded_on as from_on, g.dissolved_on as to_on
      from leadership_group g where g.record_status = 'ACTIVE' and g.dissolved_on is distinct from g.founded_on
      union all
      select g.city_code, g.tenant_id, g.campaign_id, 'LEADERSHIP_GROUP', g.id, 'LEADERSHIP_MEMBERS', 1, 'EXACT', m.joined_on, least(m.left_on, g.dissolved_on)
      from leadership_group g join leadership_member m on m.city_code = g.city_code and m.group_id = g.id
      where g.record_status = 'ACTIVE' and m.joined_on < coalesce(least(m.left_on, g.dissolved_on), 'infinity'::date)`;

/** A tenant with several groups counts once; of each campaign once, too, which the line without a campaign takes back. */
const TENANT_SPANS = `
      select u.city_code, u.tenant_id, u.campaign_id, 'LEADERSHIP_GROUP', u.tenant_id, 'TENANTS_WITH_GROUP', u.amount, 'EXACT', lower(r) as from_on, upper(r) as to_on
      from (
        select city_code, tenant_id, null::uuid as campaign_id, 1::bigint as amount, range_agg(daterange(founded_on, dissolved_on)) as spans
        from leadership_group where record_status = 'ACTIVE' group by 1, 2
        union all
        select city_code, tenant_id, case when line = 1 then campaign_id end, line, range_agg(daterange(founded_on, dissolved_on))
        from leadership_group, (values (1::bigint), (-1::bigint)) as l(line)
        where record_status = 'ACTIVE' and campaign_id is not null group by city_code, tenant_id, campaign_id, line) u, unnest(u.spans) r
      where not isempty(r)`;

const RESTRICTED_SPANS = `
      select f.city_code, f.tenant_id, f.campaign_id, 'TALLY', f.id, m.indicator, m.change * m.amount, m.qualifier, f.occurred_on, null::date
      from tally f join tally_measure m on m.city_code = f.city_code and m.tally_id = f.id
      where f.record_status = 'ACTIVE' and m.indicator = 'ACCOUNTS_RESTRICTED'`;

const FACT_FIGURE = `
    select city_code, tenant_id, home_region, region_code, sector, start_on as day, type as activity_type, null::text as fraud_type,
      null::text as age_band, null::text as place, campaign_id, false as tenant_only, 'ACTIVITY'::text as fact_kind, id as fact_id,
      'ACTIVITIES'::text as indicator, 1::bigint as amount, 'EXACT'::text as qualifier, 1 as weight
    from activity where record_status = 'ACTIVE' and status = 'DONE'
    union all
    select a.city_code, a.tenant_id, a.home_region, a.region_code, a.sector, a.start_on, a.type, null, null, null,
      a.campaign_id, false, 'ACTIVITY', a.id, m.indicator, m.amount, m.qualifier, 1
    from activity a join activity_measure m on m.city_code = a.city_code and m.activity_id = a.id
    where a.record_status = 'ACTIVE' and a.status = 'DONE'
    union all
    ${figuresOf({
      table: 'fraud_case', kind: 'CASE', day: 'i.day', fraudType: 'f.fraud_type', ageBand: 'f.victim_age_band',
      figures: `lateral (values ('CASES_REPORTED', 1::bigint, 'EXACT', f.reported_on), ('CASES_FILED', 1, 'EXACT', f.filed_on),
        ('LOSS', f.loss, f.loss_qualifier, f.filed_on), ('CASES_SOLVED', 1, 'EXACT', f.solved_on)) as i(indicator, amount, qualifier, day)`,
      where: `i.day is not null and (i.amount is not null or i.qualifier in ('UNCOUNTED','WITHHELD'))`,
    })}
    union all
    ${figuresOf({
      table: 'interception', kind: 'INTERCEPTION', day: 'f.occurred_on', fraudType: 'f.fraud_type', ageBand: 'f.victim_age_band', place: 'f.place',
      figures: `lateral (values ('INTERCEPTIONS', f.count, f.count_qualifier), ('LOSS_AVOIDED', f.amount, f.amount_qualifier),
        ('DISSUASIONS', f.dissuasions, f.dissuasions_qualifier)) as i(indicator, amount, qualifier)`,
      where: `(i.amount is not null or i.qualifier in ('UNCOUNTED','WITHHELD'))`,
    })}
    union all
    select f.city_code, p.tenant_id, p.home_region, p.region_code, p.sector, f.occurred_on, null, f.fraud_type, f.victim_age_band, f.place,
      f.campaign_id, true, 'INTERCEPTION', f.id, i.indicator, i.amount, i.qualifier, 1
    from interception f join interception_participant p on p.city_code = f.city_code and p.interception_id = f.id,
      lateral (values ('INTERCEPTIONS', f.count, f.count_qualifier), ('LOSS_AVOIDED', f.amount, f.amount_qualifier),
        ('DISSUASIONS', f.dissuasions, f.dissuasions_qualifier)) as i(indicator, amount, qualifier)
    where f.record_status = 'ACTIVE' and (i.amount is not null or i.qualifier in ('UNCOUNTED','WITHHELD'))
    union all
    ${figuresOf({
      table: 'funds_action', kind: 'FUNDS_ACTION', day: 'f.occurred_on',
      figures: `lateral (values (case f.stage when 'STOP_PAYMENT' then 'STOP_PAYMENT' when 'FREEZE' then 'FROZEN' else 'RETURNED' end, f.amount, f.amount_qualifier),
        (case when f.stage <> 'RETURN' then 'ACCOUNTS_FROZEN' end, f.accounts, f.accounts_qualifier)) as i(indicator, amount, qualifier)`,
      where: 'i.indicator is not null',
    })}
    union all
    ${figuresOf({
      table: 'tally', kind: 'TALLY', day: 'f.occurred_on', figures: 'tally_measure i',
      where: `i.city_code = f.city_code and i.tally_id = f.id and i.indicator <> 'ACCOUNTS_RESTRICTED'`,
    })}
    union all
    ${figuresOf({
      table: 'inspection', kind: 'INSPECTION', day: 'f.occurred_on',
      figures: `lateral (values ('INSPECTIONS', f.inspections, f.inspections_qualifier)) as i(indicator, amount, qualifier)`,
    })}
    union all
    ${figuresOf({
      table: 'inspection', kind: 'INSPECTION', day: 'i.day',
      figures: `inspection_hazard h, lateral (values ('HAZARDS_FOUND', h.count, h.count_qualifier, f.occurred_on),
        ('HAZARDS_RECTIFIED', h.count, h.count_qualifier, h.rectified_on)) as i(indicator, amount, qualifier, day)`,
      where: 'h.city_code = f.city_code and h.inspection_id = f.id and i.day is not null',
    })}
    union all
    ${figuresOf({
      table: 'warning', kind: 'WARNING', day: 'f.published_on', fraudType: 'f.fraud_type',
      figures: `lateral (values ('WARNINGS_ISSUED', 1::bigint, 'EXACT')) as i(indicator, amount, qualifier)`,
    })}
    union all
    select city_code, tenant_id, home_region, region_code, sector, received_on, null, null, null, null, null, false, 'WARNING_RECEIPT', warning_id,
      'WARNINGS_READ', 1, 'EXACT', 1
    from warning_receipt
    union all
    ${figuresOf({
      table: 'household_visit', kind: 'HOUSEHOLD_VISIT', day: 'f.visited_on',
      figures: `lateral (values ('HOUSEHOLD_VISITS', nullif(cardinality(f.visited), 0)::bigint, 'EXACT'), ('HOUSEHOLDS_REPORTED', f.reported, f.reported_qualifier),
        ('PEOPLE_VISITED', f.people_visited, 'EXACT')) as i(indicator, amount, qualifier)`,
      where: `(i.amount is not null or i.qualifier in ('UNCOUNTED','WITHHELD'))`,
    })}
    union all
    ${inPlace(`${GROUP_SPANS} union all ${TENANT_SPANS} union all ${RESTRICTED_SPANS}`)}
    union all
    select d.city_code, d.tenant_id, d.region_code, d.region_code, ${NO_LINE}, i.day, null, null, null, null, null, false, 'HOUSEHOLD_ROSTER', d.roster_id,
      'HOUSEHOLDS_REGISTERED', i.amount, 'EXACT', 1
    from household_door d, lateral (values (d.registered_on, 1::bigint), (d.retired_on, -1)) as i(day, amount) where i.day is not null
    union all
    select v.city_code, v.tenant_id, v.region_code, v.region_code, ${NO_LINE}, i.day, null, null, null, null, null, false, 'HOUSEHOLD_ROSTER', v.roster_id,
      'HOUSEHOLDS_REGISTERED', i.amount, 'EXACT', 1
    from household_vacancy v join household_door d on d.city_code = v.city_code and d.roster_id = v.roster_id and d.number = v.number,
      lateral (values (greatest(v.from_on, d.registered_on), -1::bigint), (least(v.to_on, d.retired_on), 1)) as i(day, amount)
    where i.day is not null and greatest(v.from_on, d.registered_on) < coalesce(least(v.to_on, d.retired_on), 'infinity'::date)`;

const dayOf = (table: string, kind: string, day: string) => `
    select ${KEY}, ${day} as day, '${kind}'::text as fact_kind, id as fact_id from ${table} where record_status = 'ACTIVE'`;

const FACT_DAY = [
  dayOf('activity', 'ACTIVITY', 'start_on'),
  dayOf('leadership_group', 'LEADERSHIP_GROUP', 'founded_on'),
  dayOf('household_visit', 'HOUSEHOLD_VISIT', 'visited_on'),
  // One fact on each of its days: a stage reached is work of its own day.
  `
    select ${KEY}, reported_on, 'CASE', id from fraud_case where record_status = 'ACTIVE'
    union all select ${KEY}, filed_on, 'CASE', id from fraud_case where record_status = 'ACTIVE' and filed_on <> reported_on
    union all select ${KEY}, solved_on, 'CASE', id from fraud_case where record_status = 'ACTIVE' and solved_on <> filed_on and solved_on <> reported_on`,
  dayOf('interception', 'INTERCEPTION', 'occurred_on'),
  dayOf('funds_action', 'FUNDS_ACTION', 'occurred_on'),
  dayOf('tally', 'TALLY', 'occurred_on'),
  dayOf('inspection', 'INSPECTION', 'occurred_on'),
  dayOf('warning', 'WARNING', 'published_on'),
].join(' union all ');

/**
 * The engine learns every kind of figure: further members (age band, place), amounts that count for their tenant only
 * (a share in another tenant's interception), tenants with a group as something in place, rosters beyond any line ('-'),
 * and the two views that state all facts as plain rows. `weight` of a figure row is -1 where something leaves what was in
 * place, together with the mark it came with.
 */
export class FiguresOfAllLedgers1770000500000 implements MigrationInterface {
  name = 'FiguresOfAllLedgers1770000500000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table rollup_delta add column age_band text, add column place text, add column tenant_only boolean not null default false,
        add column tenants_with_group bigint;
      alter table rollup_cell add column tenants_with_group bigint;

      drop view fact_figure, fact_day;
      create view fact_day with (security_invoker = true) as ${FACT_DAY};
      create view fact_figure with (security_invoker = true) as ${FACT_FIGURE};
      grant select on fact_day, fact_figure to fanzha_app, fanzha_jobs;

      -- A tenant moves figures where it belonged and below, in its own line.
      drop policy rollup_delta_write on rollup_delta;
      create policy rollup_delta_write on rollup_delta for insert to fanzha_app
        with check (city_code = (select app_city()) and region_code ^@ home_region and tenant_id = (select app_tenant())
          and not tenant_only and sector <> '-' and app_belonged(home_region, sector));

      -- Households in place belong to no line, and no other figure does. They are moved by who keeps doors or vacancies, its own
      -- or, where it corrects them, those of another unit that keeps some there. A joint interception also moves figures of who
      -- took part, for themselves alone: those of interceptions, on its day or one that it was dated before. Both are rare, and
      -- in functions, so that recording anything else does not have to prepare for them.
      create function keeps_doors(keeper uuid, community text) returns boolean language sql stable parallel safe as $$
        select community ^@ any (app_homes()) and (keeper = app_tenant()
          or exists (select from household_vacancy where city_code = app_city() and region_code = community and tenant_id = keeper)
          or exists (select from household_door where city_code = app_city() and region_code = community and tenant_id = keeper)) $$;
      create function shares_interception(partner uuid, on_day date) returns boolean language sql stable parallel safe as $$
        select exists (
            select from interception i join interception_participant p on p.city_code = i.city_code and p.interception_id = i.id
            where i.city_code = app_city() and i.tenant_id = app_tenant() and i.occurred_on = on_day and p.tenant_id = partner)
          or exists (
            select from interception_participant p
              join fact_revision r on r.city_code = p.city_code and r.fact_kind = 'interception' and r.fact_id = p.interception_id
            where p.city_code = app_city() and p.tenant_id = partner and p.recorder_id = app_tenant()
              and r.tenant_id = app_tenant() and (r.image->>'occurredOn')::date = on_day) $$;
      create policy rollup_delta_write_rosters on rollup_delta for insert to fanzha_app
        with check (sector = '-' and not tenant_only and city_code = (select app_city()) and home_region = region_code and facts = 0 and marks is null
          and num_nonnulls(activity_type, fraud_type, age_band, place, campaign_id, ${othersThan('households_registered')}) = 0
          and keeps_doors(tenant_id, region_code));
      create policy rollup_delta_write_joint on rollup_delta for insert to fanzha_app
        with check (tenant_only and sector <> '-' and city_code = (select app_city()) and region_code ^@ home_region and facts = 0
          and coalesce(marks - array['INTERCEPTIONS','LOSS_AVOIDED','DISSUASIONS'] = '{}', true)
          and num_nonnulls(activity_type, ${othersThan('interceptions', 'loss_avoided', 'dissuasions')}) = 0
          and shares_interception(tenant_id, day));
    `);
    for (const table of ['rollup_delta', 'rollup_cell', 'rollup_mark']) {
      const own = table === 'rollup_delta' ? 'tenant_id = (select app_tenant())' : 'node = (select app_tenant())::text';
      await db.query(`
        drop policy ${table}_read on ${table};
        create policy ${table}_read on ${table} for select to fanzha_app using (
          city_code = (select app_city()) and (
            ${own}
            or (region_code ^@ any ((select app_regions())::text[]) and ((select app_sector()) is null or sector = (select app_sector()) or sector = '-'))
            or (sector = '-' and region_code ^@ (select app_home()))));`);
    }
    await db.query(`
      -- Moves and re-attributions are carried out by the jobs role, in one transaction with the figures they move.
      grant insert, update on tenant_assignment to fanzha_jobs;
      grant update on tenant, activity, activity_measure, leadership_member, leadership_group to fanzha_jobs;
      grant select, update on leadership_member, interception_participant, tally_measure, inspection_hazard to fanzha_jobs;
      grant insert on audit_entry to fanzha_jobs;
      create policy tenant_move_jobs on tenant for update to fanzha_jobs using (city_code = (select app_city())) with check (city_code = (select app_city()));
      create policy tenant_assignment_move_jobs on tenant_assignment for all to fanzha_jobs
        using (city_code = (select app_city())) with check (city_code = (select app_city()));
      create policy audit_entry_jobs on audit_entry for insert to fanzha_jobs with check (city_code = (select app_city()));
      create policy activity_restate_jobs on activity for update to fanzha_jobs using (city_code = (select app_city())) with check (city_code = (select app_city()));
      create policy activity_measure_restate_jobs on activity_measure for update to fanzha_jobs
        using (city_code = (select app_city())) with check (city_code = (select app_city()));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Figures of all ledgers cannot be taken back: restore a backup instead');
  }
}
