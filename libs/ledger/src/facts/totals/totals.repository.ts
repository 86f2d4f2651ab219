import type { IndicatorCode, LocalDate } from '@fanzha/domain';
import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { columnOf } from '../entity-columns.js';
import { LEDGERS } from '../ledger-definition.js';
import type { KnownTotals } from './record-totals.js';
import type { StatedPart, StatedTotal, ToldLine } from './stated-total.js';

/** Columns of totals and parts by the properties that they are read into. */
const TOTAL = {
  id: 'id',
  tenant_id: 'tenantId',
  home_region: 'homeRegion',
  region_code: 'regionCode',
  sector: 'sector',
  campaign_ids: 'campaignIds',
  activity_type: 'activityType',
  fraud_type: 'fraudType',
  age_band: 'ageBand',
  venue: 'venue',
  venues: 'venues',
  attributed_on: 'attributedOn',
  fact_kind: 'factKind',
  fact_id: 'factId',
  indicator: 'indicator',
  series: 'series',
  running: 'running',
  from_on: 'from',
  until_on: 'until',
  amount: 'amount',
  qualifier: 'qualifier',
  to_check: 'toCheck',
  rest_amount: 'restAmount',
  rest_qualifier: 'restQualifier',
  rest_from: 'restFrom',
  exceeded: 'exceeded',
  decrease_reason: 'decreaseReason',
} as const satisfies Record<string, keyof StatedTotal>;
const PART = {
  tenant_id: 'tenantId',
  region_code: 'regionCode',
  sector: 'sector',
  fact_kind: 'factKind',
  fact_id: 'factId',
  indicator: 'indicator',
  series: 'series',
  included: 'included',
  from_on: 'from',
  until_on: 'until',
  amount: 'amount',
  qualifier: 'qualifier',
} as const satisfies Record<string, keyof StatedPart>;

const selected = (columns: Readonly<Record<string, string>>): string =>
  Object.entries(columns)
    .map(([column, property]) => `${column} as "${property}"`)
    .join(', ');

const LOCK: Statement = {
  name: 'totals.lock',
  text: 'select lock_totals($1, $2, $3) as known',
};
const TOTALS: Statement = {
  name: 'totals.of_tenant',
  text: `select ${selected(TOTAL)} from stated_total where city_code = $1 and tenant_id = $2
    order by until_on, fact_id`,
};
const PARTS: Statement = {
  name: 'totals.parts_of_tenant',
  text: `select ${selected(PART)} from stated_part where city_code = $1 and tenant_id = $2
    order by until_on, fact_id, series`,
};
/** Totals that records ($2) state or are part of, with all of their series. */
const SERIES = `
  with s as (
    select series from stated_total where city_code = $1 and fact_id = any ($2::uuid[])
    union
    select series from stated_part where city_code = $1 and fact_id = any ($2::uuid[]) and included)`;
const TOTALS_OF: Statement = {
  name: 'totals.of_records',
  text: `${SERIES} select ${selected(TOTAL)} from stated_total t join s using (series) where t.city_code = $1
    order by until_on, fact_id`,
};
const PARTS_OF: Statement = {
  name: 'totals.parts_of_records',
  text: `${SERIES} select ${selected(PART)} from stated_part t join s using (series) where t.city_code = $1 and included
    order by until_on, fact_id`,
};
/** What the unit has told of indicators ($3) between two days, each record's amounts of the same days together. */
const LINES: Statement = {
  name: 'totals.lines',
  text: `select fact_kind as "factKind", fact_id as "factId", indicator, min(began_on) as "from", day as "until",
      sum(amount)::bigint as amount,
        case when count(distinct qualifier) = 1 then min(qualifier)
          when bool_and(qualifier in ('EXACT','AT_LEAST')) then 'AT_LEAST' else 'APPROX' end as qualifier,
      min(home_region) as "homeRegion", min(region_code) as "regionCode", min(sector) as sector,
      min(campaign_ids) as "campaignIds", min(activity_type) as "activityType", min(fraud_type) as "fraudType",
      min(age_band) as "ageBand", sum(to_check) > 0 as "toCheck",
      case when count(distinct coalesce(venue, '')) = 1 then min(venue) end as venue,
      case when count(distinct coalesce(venue, '')) > 1 then jsonb_agg(jsonb_build_object('venue', venue,
        'amount', amount, 'toCheck', to_check > 0, 'qualifier', qualifier)) end as venues
    from stated_line where city_code = $1 and tenant_id = $2 and indicator = any ($3) and not tenant_only
      and day >= $4 and coalesce(began_on, day) <= $5
    group by fact_kind, fact_id, indicator, day order by day, fact_id`,
};

const written = (table: string, columns: Readonly<Record<string, string>>, key: string): Statement => {
  const names = Object.keys(columns);
  const changing = names.filter((name) => !key.split(', ').includes(name));
  return {
    name: `totals.write_${table}`,
    text: `insert into ${table} (city_code, ${names.join(', ')})
      select $1, ${names.join(', ')} from jsonb_populate_recordset(null::${table}, $2::jsonb)
      on conflict (city_code, ${key}) do update set
        ${changing.map((name) => `${name} = excluded.${name}`).join(', ')}`,
  };
};
const WRITE_TOTALS = written('stated_total', TOTAL, 'fact_id, indicator, until_on');
const WRITE_PARTS = written('stated_part', PART, 'fact_id, indicator, until_on, series');
const DROP_TOTALS: Statement = {
  name: 'totals.drop',
  text: 'delete from stated_total where city_code = $1 and id = any ($2::uuid[])',
};
const DROP_PARTS: Statement = {
  name: 'totals.drop_parts',
  text: `delete from stated_part p using jsonb_to_recordset($2::jsonb)
      as d(fact_id uuid, indicator text, until_on date, series uuid)
    where p.city_code = $1 and p.fact_id = d.fact_id and p.indicator = d.indicator and p.until_on = d.until_on
      and p.series = d.series`,
};

/** Totals that a unit told, and which of its amounts are part of them. */
@Injectable()
export class TotalsRepository {
  constructor(private readonly database: Database) {}

  /** The totals that records have to do with, as far as the scope may see them. */
  async known(scope: Scope, recordIds: readonly string[]): Promise<KnownTotals> {
    const values = [scope.cityCode, recordIds];
    const totals = await this.database.read<StatedTotal & Record<string, unknown>>(scope, TOTALS_OF, values);
    if (totals.length === 0) return { totals, parts: [] };
    return {
      totals,
      parts: await this.database.read<StatedPart & Record<string, unknown>>(scope, PARTS_OF, values),
    };
  }

  /**
   * Lets one transaction at a time change totals of the unit; those that touch none go on beside each other.
   * @param wanted whether this one states a total, or a part of one
   * @returns whether there is any total of the unit, or will be
   */
  async lock(tx: Transaction, wanted: boolean): Promise<boolean> {
    const [row] = await tx.run<{ known: boolean }>(LOCK, [tx.scope.cityCode, tx.scope.tenantId, wanted]);
    return row?.known ?? false;
  }

  totals(tx: Transaction): Promise<StatedTotal[]> {
    return tx.run<StatedTotal & Record<string, unknown>>(TOTALS, [tx.scope.cityCode, tx.scope.tenantId]);
  }

  parts(tx: Transaction): Promise<StatedPart[]> {
    return tx.run<StatedPart & Record<string, unknown>>(PARTS, [tx.scope.cityCode, tx.scope.tenantId]);
  }

  /** Everything that the unit has told of some indicators and that has a day between two. */
  lines(tx: Transaction, indicators: readonly IndicatorCode[], from: LocalDate, until: LocalDate): Promise<ToldLine[]> {
    return tx.run<ToldLine & Record<string, unknown>>(LINES, [
      tx.scope.cityCode,
      tx.scope.tenantId,
      indicators,
      from,
      until,
    ]);
  }

  /** The day by which the record of a line is attributed. */
  async dayOf(tx: Transaction, { factKind, factId, until }: ToldLine): Promise<LocalDate> {
    const ledger = LEDGERS.all().find(({ source }) => source.kind === factKind);
    if (!ledger) return until;
    const text = `select ${columnOf(ledger.entity, ledger.day)} as day from ${ledger.kind}
      where city_code = $1 and id = $2`;
    const [row] = await tx.run<{ day: LocalDate }>({ name: `totals.day_of_${ledger.kind}`, text }, [
      tx.scope.cityCode,
      factId,
    ]);
    return row?.day ?? until;
  }

  async write(tx: Transaction, totals: readonly StatedTotal[], parts: readonly StatedPart[]): Promise<void> {
    const rows = (all: readonly object[], columns: Readonly<Record<string, string>>) =>
      JSON.stringify(
        all.map((one) =>
          Object.fromEntries(
            Object.entries(columns).map(([column, property]) => [column, (one as Record<string, unknown>)[property]]),
          ),
        ),
      );
    if (totals.length > 0) await tx.run(WRITE_TOTALS, [tx.scope.cityCode, rows(totals, TOTAL)]);
    if (parts.length > 0) await tx.run(WRITE_PARTS, [tx.scope.cityCode, rows(parts, PART)]);
  }

  async drop(tx: Transaction, totals: readonly StatedTotal[], parts: readonly StatedPart[]): Promise<void> {
    const { cityCode } = tx.scope;
    if (totals.length > 0) await tx.run(DROP_TOTALS, [cityCode, totals.map(({ id }) => id)]);
    const keys = parts.map(({ factId, indicator, until, series }) => ({
      fact_id: factId,
      indicator,
      until_on: until,
      series,
    }));
    if (keys.length > 0) await tx.run(DROP_PARTS, [cityCode, JSON.stringify(keys)]);
  }
}
