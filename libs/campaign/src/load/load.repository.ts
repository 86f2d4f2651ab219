import type { LocalDate, Sector, SubmissionRhythm, TenantType } from '@fanzha/domain';
import { Database, type Scope, type Statement } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { AskedText } from '../submissions/submission.rows.js';

const COUNTED = ['forms', 'figures', 'cells', 'returns', 'measured', 'seconds', 'estimated', 'minutes', 'notices']
  .concat(['campaigns', 'tasks', 'alerts', 'letters', 'answers'])
  .map((each) => `'${each}', l.${each}`)
  .join(', ');

/** A page of units that can be asked for something, with what was asked of each in two months: one statement. */
const UNITS: Statement = {
  name: 'load.units',
  text: `with matching as (
      select t.id, t.name, t.type, t.region_code from tenant t
      where t.city_code = $1 and t.opened_on <= $6::date and (t.closed_on is null or t.closed_on >= $5::date)
        and is_addressed(t.id, t.type) and (t.id = app_tenant() or (t.region_code ^@ any (app_regions())
          and (app_sector() is null or t.sector = app_sector())))
        and ($2::text is null or t.region_code ^@ $2)),
    page as materialized (
      select * from matching where $3::text is null or (region_code, id) > ($3, $4::uuid)
      order by region_code, id limit $9),
    now as (select l.tenant_id, jsonb_build_object(${COUNTED}) as load
      from tenant own, load_of_units(array(select id from page), $5::date, $6::date) l
      where own.city_code = $1 and own.id = app_tenant()),
    before as (select l.tenant_id, jsonb_build_object(${COUNTED}) as load
      from tenant own, load_of_units(array(select id from page), $7::date, $8::date) l
      where own.city_code = $1 and own.id = app_tenant())
    select total.count as "totalCount", p.id, p.name, p.type, p.region_code as "regionCode", n.load as now,
      b.load as before
    from (select count(*)::int from matching) total
      left join page p on true left join now n on n.tenant_id = p.id left join before b on b.tenant_id = p.id
    order by p.region_code, p.id`,
};

const FORMS: Statement = {
  name: 'load.forms',
  text: `select l.form_id as "formId", l.title, l.rhythm, l.issuer_id as "issuerId", l.issuer, l.narratives,
      l.submissions, l.figures, l.cells, l.measured, l.seconds, l.minutes
    from tenant own, load_of_forms($3::date, $4::date) l where own.city_code = $1 and own.id = $2::uuid
    order by l.cells desc, l.submissions desc, l.form_id`,
};

const ASKING: Statement = {
  name: 'load.forms_asking',
  text: `select f.id, f.title, f.rhythm, f.issuer, f.narratives, f.regions, f.sectors, f.types
    from tenant own, forms_asking($3::date) f where own.city_code = $1 and own.id = $2::uuid order by f.id`,
};

/** What was asked of a unit in a month. */
export interface LoadRow {
  readonly forms: number;
  readonly figures: number;
  readonly cells: number;
  readonly returns: number;
  /** Submissions on which time was measured, and the seconds of all of them. */
  readonly measured: number;
  readonly seconds: number;
  /** How many of the other submissions have a form with an estimate, and the estimated minutes of all of them. */
  readonly estimated: number;
  readonly minutes: number;
  readonly notices: number;
  readonly campaigns: number;
  readonly tasks: number;
  readonly alerts: number;
  readonly letters: number;
  readonly answers: number;
}

/** A unit with its load. */
export interface UnitLoadRow {
  readonly id: string;
  readonly name: string;
  readonly type: TenantType;
  readonly regionCode: string;
  readonly now: LoadRow;
  readonly before: LoadRow;
}

/** What a form asks of units in a month. */
export interface FormLoadRow {
  readonly formId: string;
  readonly title: string;
  readonly rhythm: SubmissionRhythm;
  readonly issuerId: string;
  readonly issuer: string | null;
  readonly narratives: readonly AskedText[];
  readonly submissions: number;
  readonly figures: number;
  readonly cells: number;
  readonly measured: number;
  readonly seconds: number;
  readonly minutes: number | null;
}

/** A form that is in use, of whatever authority, and whom it asks. */
export interface AskingForm {
  readonly id: string;
  readonly title: string;
  readonly rhythm: SubmissionRhythm;
  readonly issuer: string | null;
  readonly narratives: readonly AskedText[];
  readonly regions: readonly string[];
  readonly sectors: readonly Sector[];
  readonly types: readonly TenantType[];
}

/** The days of a month. */
interface MonthDays {
  readonly start: LocalDate;
  readonly end: LocalDate;
}

type Row<T> = T & Record<string, unknown>;

/** What units are asked for. */
@Injectable()
export class LoadRepository {
  constructor(private readonly database: Database) {}

  /** At most `limit` units behind a row, by region. */
  async units(
    scope: Scope,
    { month, before, regionCode }: { month: MonthDays; before: MonthDays; regionCode: string | null },
    { after, limit }: { after: { regionCode: string; id: string } | null; limit: number },
  ): Promise<{ units: UnitLoadRow[]; totalCount: number }> {
    const behind = [after?.regionCode ?? null, after?.id ?? null];
    const days = [month.start, month.end, before.start, before.end];
    const values = [scope.cityCode, regionCode, ...behind, ...days, limit];
    const rows = await this.database.read<Row<UnitLoadRow & { totalCount: number }>>(scope, UNITS, values);
    return { units: rows.filter(({ id }) => id !== null), totalCount: rows[0]?.totalCount ?? 0 };
  }

  /** What each form asks of the units that the scope sees, the most first. */
  async forms(scope: Scope, { start, end }: MonthDays): Promise<FormLoadRow[]> {
    return this.database.read<Row<FormLoadRow>>(scope, FORMS, [scope.cityCode, scope.tenantId, start, end]);
  }

  /** Forms in use that ask units within the oversight of the scope. */
  async asking(scope: Scope, today: LocalDate): Promise<AskingForm[]> {
    return this.database.read<Row<AskingForm>>(scope, ASKING, [scope.cityCode, scope.tenantId, today]);
  }
}
