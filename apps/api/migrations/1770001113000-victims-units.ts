import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The unit that a victim learns or works in, as the police name it: of the unit, and nothing of the person. */
const COLUMNS = `
  alter table fraud_case
    add column victim_unit jsonb check (victim_unit is null
      or (victim_unit ? 'id' and victim_unit ? 'name' and victim_unit ? 'type')),
    add column victim_unit_id uuid generated always as ((victim_unit->>'id')::uuid) stored;
  alter table fraud_case add foreign key (city_code, victim_unit_id) references tenant (city_code, id);
  create index fraud_case_victim_unit on fraud_case (city_code, victim_unit_id) where victim_unit_id is not null;
  alter table fraud_free_scheme drop constraint fraud_free_scheme_place_level_check;
  alter table fraud_free_scheme add constraint fraud_free_scheme_place_level_check
    check (place_level in ('COUNTY','TOWN','COMMUNITY','SCHOOL'));`;

const UNITS = `t.id, t.name, a.type
      from tenant own
        join tenant t on t.city_code = own.city_code
        join tenant_assignment a on a.city_code = t.city_code and a.tenant_id = t.id
          and a.valid_from <= on_day and (a.valid_to is null or a.valid_to >= on_day)
      where own.city_code = own_city and own.id = own_unit and own.type = 'POLICE' and a.type <> 'AUTHORITY'
        and t.opened_on <= on_day and (t.closed_on is null or t.closed_on >= on_day)`;

/** Units of the city that the police can name, whichever they see otherwise: their names and types. */
const NAMED = `
  create function victims_units(fragment text, ids uuid[], whole_name text, on_day date)
    returns table (id uuid, name text, type text)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
  #variable_conflict use_column
  declare
    own_city constant text := app_city();
    own_unit constant uuid := app_tenant();
  begin
    return query select ${UNITS} and (t.id = any (ids) or t.name_folded = whole_name
        or (fragment <> '' and position(fragment in t.name_folded) > 0))
      order by t.name, t.id limit 20;
  end $$;
  alter function victims_units owner to fanzha_jobs;
  revoke all on function victims_units from public;
  grant execute on function victims_units to fanzha_app;`;

/**
 * Cases and losses by the school that they name, wherever in the city they lie, and those that may be of any school of
 * the region: cases that name no unit and say nothing against a pupil or teacher, and cases that are known as a number
 * alone. Sums, for who oversees the region in all lines, and for the school itself of itself.
 */
const SUMS = `
  create function schools_case_sums(asked_place text, first_day date, last_day date, asked_count text,
    asked_loss text, one_school uuid)
    returns table (school uuid, what text, amount bigint, at_least int, approx int, uncounted int, withheld int)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
  #variable_conflict use_column
  declare
    own_city constant text := app_city();
    oversees constant boolean := app_sector() is null and asked_place ^@ any (app_regions());
    itself constant boolean := one_school is not null and one_school = app_tenant();
  begin
    if not (oversees or itself) then return; end if;
    return query
      with told as (
        select f.victim_unit_id as school, f.loss, f.loss_qualifier as qualifier
        from fraud_case f
        where f.city_code = own_city and f.record_status = 'ACTIVE'
          and case when asked_count = 'CASES_FILED' then f.filed_on else f.reported_on end
            between first_day and last_day
          and (f.victim_unit_id in (select t.id from tenant t where t.city_code = own_city
              and t.region_code ^@ asked_place and (one_school is null or t.id = one_school))
            or (f.victim_unit_id is null and f.region_code ^@ asked_place
              and (f.victim_sector = 'EDUCATION' or f.victim_occupation_code in ('STUDENT','TEACHER')
                or (f.victim_sector is null and coalesce(f.victim_occupation_code, 'OTHER') = 'OTHER'))))),
      line as (
        select school, 'CASES' as what, 1::bigint as amount, 'EXACT' as qualifier from told
        union all
        select school, 'LOSS', loss, qualifier from told where loss is not null or qualifier in ('UNCOUNTED','WITHHELD')
        union all
        select null::uuid, case m.indicator when asked_count then 'CASES' else 'LOSS' end, m.amount, m.qualifier
        from tally f join tally_measure m on m.city_code = f.city_code and m.tally_id = f.id
        where f.city_code = own_city and f.record_status = 'ACTIVE' and f.ledger = 'CASE_COUNT'
          and f.region_code ^@ asked_place and m.indicator in (asked_count, asked_loss)
          and f.occurred_on >= first_day and coalesce(f.began_on, f.occurred_on) <= last_day)
      select l.school, l.what, coalesce(sum(l.amount), 0)::bigint,
        count(*) filter (where l.qualifier = 'AT_LEAST')::int, count(*) filter (where l.qualifier = 'APPROX')::int,
        count(*) filter (where l.qualifier = 'UNCOUNTED')::int, count(*) filter (where l.qualifier = 'WITHHELD')::int
      from line l group by 1, 2;
  end $$;
  alter function schools_case_sums owner to fanzha_jobs;
  revoke all on function schools_case_sums from public;
  grant execute on function schools_case_sums to fanzha_app;`;

/** Schemes that judge the own school: a rule is no secret to whom it judges. */
const OWN = `
  create function own_fraud_free_schemes()
    returns table (id uuid, tenant_id uuid, title text, region_code text, place_level text, period text, count text,
      cases_at_most int, drop_at_least int, loss_at_most bigint, created_at timestamptz, ended_at timestamptz,
      end_reason text)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
  #variable_conflict use_column
  declare
    own_city constant text := app_city();
    own_unit constant uuid := app_tenant();
  begin
    return query select s.id, s.tenant_id, s.title, s.region_code, s.place_level, s.period, s.count, s.cases_at_most,
        s.drop_at_least, s.loss_at_most, s.created_at, s.ended_at, s.end_reason
      from fraud_free_scheme s join tenant t on t.city_code = s.city_code and t.id = own_unit
      where s.city_code = own_city and s.place_level = 'SCHOOL' and s.ended_at is null and t.type = 'SCHOOL'
        and t.region_code ^@ s.region_code
      order by s.id desc limit 20;
  end $$;
  alter function own_fraud_free_schemes owner to fanzha_jobs;
  revoke all on function own_fraud_free_schemes from public;
  grant execute on function own_fraud_free_schemes to fanzha_app;
  create policy fraud_free_scheme_jobs on fraud_free_scheme for select to fanzha_jobs using (city_code = app_city());
  grant select on fraud_free_scheme to fanzha_jobs;`;

/** Cases name the unit of their victim, and schemes judge schools by it (docs/decisions/0077). */
export class VictimsUnits1770001113000 implements MigrationInterface {
  name = 'VictimsUnits1770001113000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(COLUMNS);
    await db.query(NAMED);
    await db.query(SUMS);
    await db.query(OWN);
  }

  async down(): Promise<void> {
    throw new Error('Units that cases name would be lost: restore a backup instead');
  }
}
