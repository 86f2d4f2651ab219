/**
 * What one ledger states in the two views of all facts as plain rows. These files belong to 1770000990000 and are
 * frozen with it by its release: from then on, a migration that changes what a ledger counts has a copy of its own.
 */
export interface LedgerPart {
  /**
   * Selects for `fact_figure`, each with all of FIGURE_COLUMNS by name: what an indicator owes to which fact on which
   * day.
   */
  readonly figures: readonly string[];
  /**
   * Selects for `fact_day`, each with all of DAY_COLUMNS by name: one row per fact and day that makes its tenant
   * contributing.
   */
  readonly days: readonly string[];
}

/**
 * Columns of `fact_figure`, in their order. `day` is the last that an amount covers, `began_on`
 * the first, where there are several. `amount` is signed; `weight` is -1 where something leaves what was in
 * place, together with the mark it came with, and so is `to_check`, 1 where the amount is beyond what is usual for who
 * stated it. Theme, audiences, channels and what is said of victims are there for breakdowns that are read from facts
 * alone. `tenant_only` counts for its tenant and for no region.
 */
const FIGURE_COLUMNS = [
  'city_code',
  'tenant_id',
  'home_region',
  'region_code',
  'sector',
  'day',
  'began_on',
  'activity_type',
  'fraud_type',
  'age_band',
  'venue',
  'campaign_id',
  'theme',
  'audiences',
  'channels',
  'victim_sex',
  'occupation',
  'bank',
  'payment_method',
  'had_publicity',
  'victim_sector',
  'tenant_only',
  'fact_kind',
  'fact_id',
  'indicator',
  'amount',
  'qualifier',
  'weight',
  'to_check',
] as const;
const DAY_COLUMNS = [
  'city_code',
  'tenant_id',
  'home_region',
  'region_code',
  'sector',
  'day',
  'fact_kind',
  'fact_id',
] as const;

/** All parts of a view, each read by the names of its columns, so that no part has to know the order. */
const together = (columns: readonly string[], parts: readonly string[]): string =>
  parts.map((part) => `select ${columns.join(', ')} from (${part}) part`).join('\n    union all ');

export const factFigure = (ledgers: readonly LedgerPart[]): string =>
  together(
    FIGURE_COLUMNS,
    ledgers.flatMap(({ figures }) => figures),
  );
export const factDay = (ledgers: readonly LedgerPart[]): string =>
  together(
    DAY_COLUMNS,
    ledgers.flatMap(({ days }) => days),
  );

/** What belongs to no line, such as the roster of a community. */
export const NO_LINE = `'-'`;

/** What a select says of one figure; what it leaves out is the usual thing. */
interface FigureRow {
  readonly from: string;
  readonly where?: string;
  /** The table or its alias that says whose the figure is and where. */
  readonly of: string;
  /** The kind of the record, or a column that has it. */
  readonly kind: string;
  readonly id?: string;
  readonly day: string;
  readonly beganOn?: string;
  readonly indicator: string;
  readonly amount: string;
  readonly qualifier?: string;
  readonly homeRegion?: string;
  readonly regionCode?: string;
  readonly sector?: string;
  readonly activityType?: string;
  readonly fraudType?: string;
  readonly ageBand?: string;
  readonly venue?: string;
  readonly campaign?: string;
  readonly theme?: string;
  readonly audiences?: string;
  readonly channels?: string;
  /** What is said of a victim; nothing for others than cases. */
  readonly victim?: Readonly<
    Record<'sex' | 'occupation' | 'bank' | 'paymentMethod' | 'hadPublicity' | 'sector', string>
  >;
  readonly tenantOnly?: boolean;
  readonly weight?: string;
  readonly toCheck?: string;
}

/** One select of `fact_figure`. */
export const figureRows = (row: FigureRow): string => `
    select ${row.of}.city_code, ${row.of}.tenant_id, ${row.homeRegion ?? `${row.of}.home_region`} as home_region,
      ${row.regionCode ?? `${row.of}.region_code`} as region_code, ${row.sector ?? `${row.of}.sector`} as sector,
      ${row.day} as day,
      ${row.beganOn ?? 'null::date'} as began_on, ${row.activityType ?? 'null::text'} as activity_type,
      ${row.fraudType ?? 'null::text'} as fraud_type, ${row.ageBand ?? 'null::text'} as age_band,
      ${row.venue ?? 'null::text'} as venue, ${row.campaign ?? `${row.of}.campaign_id`} as campaign_id,
      ${row.theme ?? 'null::text'} as theme, ${row.audiences ?? 'null::text[]'} as audiences,
      ${row.channels ?? 'null::text[]'} as channels, ${row.victim?.sex ?? 'null::text'} as victim_sex,
      ${row.victim?.occupation ?? 'null::text'} as occupation, ${row.victim?.bank ?? 'null::text'} as bank,
      ${row.victim?.paymentMethod ?? 'null::text'} as payment_method,
      ${row.victim?.hadPublicity ?? 'null::text'} as had_publicity,
      ${row.victim?.sector ?? 'null::text'} as victim_sector, ${row.tenantOnly ?? false} as tenant_only,
      ${row.kind.includes('.') ? row.kind : `'${row.kind}'::text`} as fact_kind, ${row.id ?? `${row.of}.id`} as fact_id,
      ${row.indicator} as indicator, (${row.amount})::bigint as amount,
      ${row.qualifier ?? `'EXACT'::text`} as qualifier,
      ${row.weight ?? '1'} as weight, ${row.toCheck ?? '0'} as to_check
    from ${row.from}
    where ${row.where ?? 'true'}`;

/** Whether an amount of a fact is beyond the bound that the fact names for an indicator. */
export const beyond = (fact: string, indicator: string, amount: string): string =>
  `coalesce(abs(${amount}) > (${fact}.exceeded ->> ${indicator})::numeric, false)::int`;

/**
 * Facts of one table that state amounts in columns of their own: $figures yields per fact f rows
 * i(indicator, amount, qualifier).
 */
export const figuresOf = (fact: {
  readonly table: string;
  readonly kind: string;
  readonly day: string;
  readonly beganOn?: string;
  readonly fraudType?: string;
  readonly ageBand?: string;
  readonly venue?: string;
  readonly victim?: FigureRow['victim'];
  readonly figures: string;
  readonly where?: string;
  /** Under which indicator a bound stands, if not under that of the figure. */
  readonly boundOf?: string;
}): string =>
  figureRows({
    ...fact,
    of: 'f',
    from: `${fact.table} f, ${fact.figures}`,
    where: `f.record_status = 'ACTIVE' and ${fact.where ?? 'true'}`,
    indicator: 'i.indicator',
    amount: 'i.amount',
    qualifier: 'i.qualifier',
    toCheck: beyond('f', fact.boundOf ?? 'i.indicator', 'i.amount'),
  });

/** A measure that was left out states nothing; one that was said not to be counted states that. */
export const STATED = `(i.amount is not null or i.qualifier in ('UNCOUNTED','WITHHELD'))`;

/**
 * Days on which something comes into place and goes again, wherever its tenant belongs meanwhile: $spans with columns
 * city_code, tenant_id, campaign_id, fact_id, indicator, amount, qualifier, to_check, from_on, to_on.
 */
export const inPlace = (kind: string, spans: string): string =>
  figureRows({
    of: 's',
    kind,
    id: 's.fact_id',
    homeRegion: 'a.region_code',
    regionCode: 'a.region_code',
    sector: 'a.sector',
    day: 'e.day',
    indicator: 's.indicator',
    amount: 'e.sign * s.amount',
    qualifier: 's.qualifier',
    weight: 'e.sign',
    toCheck: 'e.sign * s.to_check',
    from: `(${spans}) s
      join tenant_assignment a on a.city_code = s.city_code and a.tenant_id = s.tenant_id
        and a.valid_from < coalesce(s.to_on, 'infinity'::date) and coalesce(a.valid_to, 'infinity'::date) >= s.from_on,
      lateral (values
        (1, greatest(s.from_on, a.valid_from)),
        (-1, nullif(
          least(coalesce(s.to_on, 'infinity'::date), coalesce(a.valid_to + 1, 'infinity'::date)),
          'infinity'::date))) as e(sign, day)`,
    where: 'e.day is not null',
  });

/** The first day of what a record states of several days. */
export const BEGAN_ON = 'f.began_on';

/** Each active fact of a table on its day. */
export const dayOf = (table: string, kind: string, day: string, where = 'true'): string => `
    select city_code, tenant_id, home_region, region_code, sector, ${day} as day,
      '${kind}'::text as fact_kind, id as fact_id
    from ${table} where record_status = 'ACTIVE' and ${where}`;

/** The same on the first day of what it states, where that is another one: its tenant has contributed then, too. */
export const beganOf = (table: string, kind: string): string => dayOf(table, kind, 'began_on', 'began_on is not null');
