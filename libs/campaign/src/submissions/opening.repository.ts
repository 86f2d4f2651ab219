import type { LocalDate } from '@fanzha/domain';
import {
  Database,
  Maintenance,
  type MaintenanceTransaction,
  type Scope,
  type Statement,
  type Transaction,
} from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { FormRow } from './submission.rows.js';

/** Units whose submissions are opened in one transaction: what a killed job has to do again. */
const AT_ONCE = 1_000;

/** Whether an earlier version of form `f` has held before it. */
const GOES_ON = `exists (select from submission_form e where e.city_code = $1 and e.id = f.id
        and e.version < f.version and e.valid_to >= e.valid_from) as "goesOn"`;

const FORMS: Statement = {
  name: 'opening.forms',
  text: `select f.id, f.version, f.rhythm, f.cut_off_day as "cutOffDay", f.valid_from as "validFrom",
      f.valid_to as "validTo", ${GOES_ON}
    from submission_form f where f.city_code = $1 order by f.id, f.version`,
};

/**
 * What a submission of form $2 in its version $3 for a period has beside its unit. Nobody is overdue before being
 * asked: what was over when the form was set is due as many days from then as the form gives. Nobody hands in what is
 * locked already: who is asked late has as many days from today.
 */
const OF_FORM = `f.id, f.version, f.tenant_id, f.title, f.rhythm, f.indicators, f.narratives, $4::text, $5::date,
        $6::date, greatest($6::date, (f.created_at at time zone 'Asia/Shanghai')::date) + f.due_days,
        greatest($6::date + f.lock_days, (now() at time zone 'Asia/Shanghai')::date + f.due_days)`;
/** A unit owes nothing to an authority that could not review it: the last day of the period decides who oversees it. */
const IS_OVERSEEN = '$6::date <= overseen_until(f.tenant_id, a.region_code, a.sector)';
const COLUMNS = `city_code, id, tenant_id, region_code, sector, figures_region, figures_sector, form_id, form_version,
        issuer_id, title, rhythm, indicators, narratives, period, starts_on, ends_on, due_on, lock_on`;
const DUE = `insert into rollup_delta (city_code, tenant_id, home_region, region_code, sector, day, tenant_only, facts,
        submissions_due)
      select city_code, tenant_id, region_code, region_code, sector, ends_on, false, 0, 1 from made returning 1`;

/**
 * Opens the submissions of units that were open and addressed on the last day of the period and have none yet, with
 * the figure that they are due: one statement, whatever their number. An authority hands in the figures of what it
 * oversees on that day; one that oversees nothing then, or regions of which none holds the others, has none: figures
 * of one of them would not be all of its own.
 */
const OPEN: Statement = {
  name: 'opening.open',
  text: `
    with addressed as (
      select a.tenant_id, a.region_code, a.sector, o.region_code as figures_region, o.sector as figures_sector
      from submission_form f
        join tenant_assignment a on a.city_code = $1 and a.valid_from <= $6::date
          and (a.valid_to is null or a.valid_to >= $6::date) and a.region_code ^@ any (f.regions)
          and (f.sectors = '{}' or a.sector = any (f.sectors)) and a.type = any (f.types)
        join tenant t on t.city_code = $1 and t.id = a.tenant_id and t.opened_on <= $6::date
          and (t.closed_on is null or t.closed_on >= $6::date)
        left join lateral (
          select o.region_code, o.sector from oversight o
          where o.city_code = $1 and o.tenant_id = a.tenant_id and a.type = 'AUTHORITY'
            and o.valid_from <= $6::date and (o.valid_to is null or o.valid_to >= $6::date)
            and not exists (select from oversight n
              where n.city_code = $1 and n.tenant_id = a.tenant_id and n.valid_from <= $6::date
                and (n.valid_to is null or n.valid_to >= $6::date)
                and not (n.region_code ^@ o.region_code
                  and (o.sector is null or n.sector is not distinct from o.sector)))
          order by o.region_code, o.sector nulls first limit 1) o on true
      where f.city_code = $1 and f.id = $2::uuid and f.version = $3::int and a.tenant_id <> f.tenant_id
        and ${IS_OVERSEEN} and (a.type <> 'AUTHORITY' or o.region_code is not null)
        and not exists (select from submission s
          where s.city_code = $1 and s.tenant_id = a.tenant_id and s.form_id = f.id and s.period = $4)
      order by a.tenant_id limit $7),
    made as (
      insert into submission (${COLUMNS})
      select $1, gen_random_uuid(), a.tenant_id, a.region_code, a.sector, a.figures_region, a.figures_sector, ${OF_FORM}
      from addressed a, submission_form f where f.city_code = $1 and f.id = $2::uuid and f.version = $3::int
      on conflict (city_code, tenant_id, form_id, period) do nothing
      returning city_code, tenant_id, region_code, sector, ends_on),
    due as (${DUE})
    select count(*)::int as opened from due`,
};

/** Only one of two jobs that open the same goes on: they would only wait for each other's batches. */
const ALONE: Statement = {
  name: 'opening.alone',
  text: `select pg_try_advisory_xact_lock(hashtext('submissions'), hashtext($1)) as alone`,
};

/** The same for the unit that looks, by the application's own role. Placed where it belonged on the last day. */
const OPEN_OWN: Statement = {
  name: 'opening.open_own',
  text: `
    with made as (
      insert into submission (${COLUMNS})
      select $1, gen_random_uuid(), a.tenant_id, a.region_code, a.sector, null, null, ${OF_FORM}
      from submission_form f, tenant_assignment a, tenant t
      where f.city_code = $1 and f.id = $2::uuid and f.version = $3::int and f.tenant_id <> app_tenant()
        and a.city_code = $1 and a.tenant_id = app_tenant() and a.valid_from <= $6::date
        and (a.valid_to is null or a.valid_to >= $6::date) and a.region_code ^@ any (f.regions)
        and (f.sectors = '{}' or a.sector = any (f.sectors)) and a.type = any (f.types) and a.type <> 'AUTHORITY'
        and ${IS_OVERSEEN} and t.city_code = $1 and t.id = app_tenant() and t.opened_on <= $6::date
        and (t.closed_on is null or t.closed_on >= $6::date)
      on conflict (city_code, tenant_id, form_id, period) do nothing
      returning city_code, tenant_id, region_code, sector, ends_on),
    due as (${DUE})
    select count(*)::int as opened from due`,
};

/**
 * Versions of forms that are addressed to the own unit, with the days on which it was open and belonged where they are,
 * and what is open of each already. An authority is opened for by the job alone.
 */
const ADDRESSED: Statement = {
  name: 'opening.addressed',
  text: `select f.id, f.version, f.rhythm, f.cut_off_day as "cutOffDay", f.valid_from as "validFrom",
      f.valid_to as "validTo", ${GOES_ON}, greatest(a.valid_from, t.opened_on) as since,
      least(a.valid_to, t.closed_on, o.until) as until,
      array(select s.period from submission s
        where s.city_code = $1 and s.tenant_id = t.id and s.form_id = f.id) as open
    from submission_form f, tenant_assignment a, tenant t,
      lateral (select overseen_until(f.tenant_id, a.region_code, a.sector) as until) o
    where f.city_code = $1 and f.tenant_id <> $2::uuid and o.until is not null and a.city_code = $1
      and a.tenant_id = $2::uuid
      and a.region_code ^@ any (f.regions) and (f.sectors = '{}' or a.sector = any (f.sectors))
      and a.type = any (f.types) and a.type <> 'AUTHORITY' and t.city_code = $1 and t.id = $2::uuid`,
};

/** A period of a version of a form. */
export interface DuePeriod {
  readonly form: Pick<FormRow, 'id' | 'version'>;
  readonly name: string;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
}

const valuesOf = (cityCode: string, { form, name, startsOn, endsOn }: DuePeriod) => [
  cityCode,
  form.id,
  form.version,
  name,
  startsOn,
  endsOn,
];

/** What of a version of a form says when it is due. */
export interface DueForm extends Pick<FormRow, 'id' | 'version' | 'rhythm' | 'cutOffDay' | 'validFrom' | 'validTo'> {
  /** Whether an earlier version has held before it. */
  readonly goesOn: boolean;
}

/** A version of a form, and days on which it is addressed to the own unit; until null: to this day. */
interface AddressedForm extends DueForm {
  readonly since: LocalDate;
  readonly until: LocalDate | null;
  /** Periods that are open already, by their names. */
  readonly open: readonly string[];
}

/** Opens submissions. */
@Injectable()
export class OpeningRepository {
  constructor(
    private readonly database: Database,
    private readonly maintenance: Maintenance,
  ) {}

  /** Cities of this installation. */
  cities(): Promise<string[]> {
    return this.maintenance.cities();
  }

  /** Every version of every form of a city. */
  async forms(cityCode: string): Promise<DueForm[]> {
    return this.maintenance.snapshot(cityCode, (tx) => tx.run<DueForm & Record<string, unknown>>(FORMS, [cityCode]));
  }

  /**
   * Opens some of what is missing, in a transaction of its own.
   * @returns how many; 0: all are there, or another job opens them
   */
  async openSome(cityCode: string, due: DuePeriod, most = AT_ONCE): Promise<number> {
    return this.maintenance.snapshot(cityCode, async (tx: MaintenanceTransaction) => {
      const [lock] = await tx.run<{ alone: boolean }>(ALONE, [valuesOf(cityCode, due).join(' ')]);
      if (!lock?.alone) return 0;
      const [row] = await tx.run<{ opened: number }>(OPEN, [...valuesOf(cityCode, due), most]);
      return row?.opened ?? 0;
    });
  }

  /** What is addressed to the scope's own unit. */
  async addressed(scope: Scope): Promise<AddressedForm[]> {
    const values = [scope.cityCode, scope.tenantId];
    return this.database.read<AddressedForm & Record<string, unknown>>(scope, ADDRESSED, values);
  }

  /** Opens the submission of the transaction's own unit, where it is due and missing. */
  async openOwn(tx: Transaction, due: DuePeriod): Promise<number> {
    const [row] = await tx.run<{ opened: number }>(OPEN_OWN, valuesOf(tx.scope.cityCode, due));
    return row?.opened ?? 0;
  }
}
