import {
  BOUNDS,
  type FieldError,
  foldedWords,
  foldIdentifier,
  type IndicatorCode,
  isId,
  type Period,
  type Qualifier,
  regionCodeErrors,
  requireNoErrors,
  type Sector,
  type TenantType,
  textErrors,
  visibleText,
} from '@fanzha/domain';
import type { Scope } from '@fanzha/platform';

/** What the lists of all ledgers can be narrowed by. */
export interface FactFilter {
  readonly tenantId?: string | null;
  readonly regionCode?: string | null;
  readonly directly?: boolean | null;
  readonly period?: Period | null;
  readonly sector?: Sector | null;
  readonly tenantType?: TenantType | null;
  readonly campaignId?: string | null;
  readonly text?: string | null;
  readonly unitText?: string | null;
  /** The units that `unitText` names, where they are few; null where they were not looked up or are many. */
  readonly unitIds?: readonly string[] | null;
  readonly qualifier?: Qualifier | null;
  readonly toCheck?: boolean | null;
  readonly includeVoided?: boolean | null;
  /** Only what was stored or changed at this moment or later. */
  readonly changedSince?: Date | null;
}

/** What the records of a ledger add to figures, and under which kinds view fact_figure states it. */
export interface LedgerFigures {
  readonly kinds: readonly string[];
  /** Indicators that are sums over records. */
  readonly indicators: readonly IndicatorCode[];
  /** Those among them that are stated by a person, with a qualifier. */
  readonly stated: readonly IndicatorCode[];
}

/**
 * Columns of the searched table `f`: its day, and where words are looked for, folded, unless
 * that is `search_text` alone.
 */
export interface Searched {
  readonly day: string;
  readonly text?: string;
  /**
   * Whether others than its tenant may see a row through a rule of their own, so that "own
   * rows" is not the whole answer.
   */
  readonly shownToOthers?: boolean;
  /**
   * Which rows a unit (the placeholder of its id) sees, its own among them, where that can be said aloud: then a ledger
   * that is shown to others is read in parts, too.
   */
  readonly shownTo?: (tenant: string) => string;
  /** Which rows `g` of view fact_figure say how the record `f` means a whole amount, where some are parts of one. */
  readonly statedAs?: string;
  readonly figures: LedgerFigures;
}

/** Rows of view fact_figure of the record `f`: kinds are literals, so that the planner reads no other part of it. */
export const figuresOfRecord = (kinds: readonly string[]): string =>
  `fact_figure g where g.city_code = $1 and g.fact_kind in (${kinds.map((kind) => `'${kind}'`).join(', ')})
    and not g.tenant_only`;

/** Regions that a list of an authority is read in one by one; beyond that the policy alone narrows it. */
const MOST_LEGS = 8;

/** A part of what a scope sees of a table. */
interface Leg {
  readonly rows: string;
  readonly and?: string;
  /** A set of ids, few of many: found before anything is put in order. */
  readonly isSet?: boolean;
}

/**
 * The rows of a part, as `f`, up to a condition: an index in the order of days would be read from end to end for a set.
 */
const legOf = (table: string, { rows, and, isSet }: Leg): string => {
  const more = and === undefined ? '' : ` and ${and}`;
  if (!isSet) return `${table} f where f.city_code = $1 and ${rows}${more}`;
  return `(select * from ${table} f where f.city_code = $1 and ${rows} offset 0) f where f.city_code = $1${more}`;
};

/**
 * The conditions of a filter over table `f`. Every kind of condition is either in the statement or not, so that each
 * combination in use is prepared under a name of its own and planned for what it really asks.
 *
 * **Words have no index.** `LIKE` is not leakproof, so under row-level security PostgreSQL never lets the application's
 * role use a trigram index for it: a row must be known to be visible before its text is looked at. And trigrams know
 * nothing of words of two characters, which most Chinese words are. Measured on 100,000 activities in one city, two
 * cores, role fanzha_app: within one unit 1 ms, because its rows are found by tenant first; over a county or the whole
 * city 37–52 ms for any word, a scan whatever index exists; over the city within one month 16 ms. A trigram index read
 * past row-level security takes 1 ms for three characters and more, but 73 ms for two. It would make every record
 * dearer to write and be read by nobody. Reading as the owner (`security definer`) would repeat the rule of visibility
 * in a second place that no policy guards. What keeps a search fast is narrowing it first by tenant, period or region.
 */
export class FactSearch {
  private readonly names: string[] = [];
  private readonly texts: string[] = [];
  private readonly legs: readonly Leg[] = [];
  private readonly isShown: boolean;

  constructor(
    readonly scope: Scope,
    { day, text: searched = 'f.search_text', shownToOthers, shownTo, statedAs, figures }: Searched,
    filter: FactFilter,
    /** Of the statement; given where several searches are parts of one. The city is the first. */
    readonly values: unknown[] = [],
  ) {
    const {
      tenantId,
      regionCode,
      period,
      sector,
      tenantType,
      campaignId,
      text,
      unitText,
      unitIds,
      qualifier,
      toCheck,
    } = filter;
    this.add('city', ($) => `f.city_code = ${$(scope.cityCode)}`);
    // A unit sees its own rows only. Said aloud, the planner finds them by index; hidden in the policy's OR it cannot.
    if (scope.regions.length === 0 && !shownToOthers && !shownTo)
      this.add('own', ($) => `f.tenant_id = ${$(scope.tenantId)}`);
    const isInParts = !shownToOthers || (regionCode != null && shownTo !== undefined);
    if (isInParts && (tenantId == null || regionCode != null))
      this.legs = this.legsOf(scope, shownTo, regionCode ?? null);
    if (tenantId != null) this.add('tenant', ($) => `f.tenant_id = ${$(tenantId)}`);
    if (regionCode != null && filter.directly) this.add('directly', ($) => `f.region_code = ${$(regionCode)}`);
    else if (regionCode != null) this.add('region', ($) => within('f.region_code', regionCode, $));
    if (period != null) this.add('period', ($) => `f.${day} between ${$(period.start)} and ${$(period.end)}`);
    if (sector != null) this.add('sector', ($) => `f.sector = ${$(sector)}`);
    if (tenantType != null) this.add('tenant type', ($) => `exists (${UNIT} and t.type = ${$(tenantType)} offset 0)`);
    if (campaignId != null) {
      this.add('campaign', ($) => `${$(campaignId)} = any (f.campaign_ids)`);
    }
    if (filter.changedSince != null) {
      const { changedSince } = filter;
      this.add('changed since', ($) => `f.changed_at >= ${$(changedSince)}`);
    }
    this.isShown = shownToOthers === true || shownTo !== undefined;
    if (toCheck != null) this.add(`to check ${toCheck}`, () => this.marked(toCheck));
    if (qualifier != null) this.add('qualifier', ($) => ofQualifier(qualifier, figures, statedAs, $));
    const named = unitPatterns(unitText);
    if (unitIds != null) this.add('units', ($) => `f.tenant_id = any (${$(unitIds)}::uuid[])`);
    else if (named.length > 0)
      this.add('unit', ($) => `exists (${UNIT} and t.name_folded like all (${$(named)}) offset 0)`);
    const words = foldedWords(text);
    if (words.length > 0)
      this.add(`text ${words.length}`, ($) =>
        words
          .map((word) => [$(patternOf(word)), $(patternOf(foldIdentifier(word)))] as const)
          .map(
            ([inText, inName]) => `(${searched} like ${inText} or exists (${UNIT} and t.name_folded like ${inName}))`,
          )
          .join(' and '),
      );
    if (!filter.includeVoided) this.add('active', () => "f.record_status = 'ACTIVE'");
  }

  /** Adds a condition; `wellFormed` false tells the statement without the value from the one with it. */
  add(name: string, condition: (value: (given: unknown) => string) => string, wellFormed = true): void {
    this.names.push(wellFormed ? name : `no ${name}`);
    this.texts.push(condition((given) => this.value(given)));
  }

  /**
   * Whether amounts of a record wait to be checked, as those who keep or oversee it are told. To others whom it is
   * shown to, none does: what is usual for its unit is not their business, and they could not settle it.
   */
  marked(isMarked: boolean): string {
    if (!this.isShown) return `f.exceeded is ${isMarked ? 'not ' : ''}null`;
    const { tenantId, regions, sector } = this.scope;
    this.names.push(`kept${regions.length > 0 ? ' or overseen' : ''}${sector === null ? '' : ' in a sector'}`);
    const own = `f.tenant_id = ${this.value(tenantId)}`;
    const isOverseer = regions.length > 0;
    const overseen = isOverseer ? ` or f.region_code ^@ any (${this.value(regions)}::text[])` : '';
    const ofSector = isOverseer && sector !== null ? ` and f.sector = ${this.value(sector)}` : '';
    return isMarked
      ? `f.exceeded is not null and (${own}${overseen}${ofSector})`
      : `(f.exceeded is null or not (${own}${overseen}${ofSector}))`;
  }

  /** The placeholder of a value. */
  value(given: unknown): string {
    return `$${this.values.push(given)}`;
  }

  /** The searched table as `f`, in parts where the scope sees it in parts. */
  from(table: string): string {
    if (this.legs.length === 0) return `${table} f`;
    return unionOf(this.legs.map((leg) => `select * from ${legOf(table, leg)}`));
  }

  /** As `from`, and each part narrowed and cut as `cut` says (order by, limit): read in the order of an index. */
  cutFrom(table: string, cut: string): string {
    if (this.legs.length === 0) return `${table} f`;
    return unionOf(this.legs.map((leg) => `(select * from ${legOf(table, leg)} and ${this.conditions} ${cut})`));
  }

  /**
   * What is seen in parts, said aloud. A unit: the rows of a ledger that is shown to others. An official of less than a
   * city: each overseen region as a range, and the records that lie elsewhere and are the own ones or shown to the own
   * unit. Each part is found, and read in its order, by an index; the `or` of the policy by none.
   * @param asked the region that is asked for. What of it is overseen is read and nothing else: a policy that lets
   * nothing through still reads the rows, and the time that it takes would tell how many there are.
   */
  private legsOf(
    { cityCode, regions, sector, tenantId }: Scope,
    shownTo: Searched['shownTo'],
    asked: string | null,
  ): Leg[] {
    const value = (given: unknown) => this.value(given);
    if (regions.length === 0) {
      if (!shownTo) return [];
      this.names.push('shown');
      return [{ rows: shownTo(value(tenantId)), isSet: true }];
    }
    // The region is overseen as a whole: it is the part.
    if (regions.includes(cityCode) || (asked !== null && regions.some((code) => asked.startsWith(code)))) return [];
    const outermost = regions.filter((code) => !regions.some((other) => other !== code && code.startsWith(other)));
    const codes = [...new Set(outermost)].filter((code) => asked === null || code.startsWith(asked));
    if (codes.length > MOST_LEGS) return [];
    this.names.push(`in ${codes.length} regions${sector === null ? '' : ' of a sector'}`);
    const ofSector = sector === null || codes.length === 0 ? '' : ` and f.sector = ${value(sector)}`;
    const seen = codes.map((code) => `${within('f.region_code', code, value)}${ofSector}`);
    const elsewhere = seen.map((leg) => `not (${leg})`).join(' and ');
    const own = value(tenantId);
    const rest = shownTo ? { rows: shownTo(own), isSet: true } : { rows: `f.tenant_id = ${own}` };
    return [...seen.map((rows) => ({ rows })), { ...rest, ...(elsewhere !== '' && { and: elsewhere }) }];
  }

  /** Names the combination of conditions. */
  get name(): string {
    return this.names.join(' ');
  }

  get conditions(): string {
    return this.texts.join(' and ');
  }
}

const idErrors = (path: string, id: string | null | undefined): FieldError[] =>
  id == null || isId(id) ? [] : [{ path, code: 'INVALID_ID' }];

/**
 * @throws DomainError BAD_INPUT for a text that cannot be searched for, an id that is none, or a
 * code that no region can have.
 */
export function requireFilter({ text, unitText, regionCode, tenantId, campaignId }: FactFilter): void {
  requireNoErrors([
    ...textErrors('filter.text', text, BOUNDS.searchText),
    ...textErrors('filter.unitText', unitText, BOUNDS.searchText),
    ...idErrors('filter.tenantId', tenantId),
    ...idErrors('filter.campaignId', campaignId),
    ...regionCodeErrors('filter.regionCode', regionCode),
  ]);
}

/** A LIKE pattern that finds the word itself: `100%` means a hundred percent, not anything that begins with 100. */
export function patternOf(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`;
}

/**
 * A region and everything below it, as a range that an index serves: row-level security lets no index be searched by
 * `^@`. Codes are digits; a colon comes behind them.
 */
const within = (column: string, code: string, value: (given: unknown) => string): string =>
  `${column} >= ${value(code)} and ${column} < ${value(`${code}:`)}`;

const unionOf = (legs: readonly string[]): string => `(${legs.join(' union all ')}) f`;

/** The unit of a record, where the viewer sees its name. */
const UNIT = 'select from tenant t where t.city_code = $1 and t.id = f.tenant_id';

/** Patterns of the words of a unit's name, as its folded name has them. */
export const unitPatterns = (text: string | null | undefined): string[] =>
  visibleText(text).split(/\s+/u).map(foldIdentifier).filter(Boolean).map(patternOf);

/** Records with a whole amount that was stated this way; looked up record by record, for the view has no order. */
function ofQualifier(
  qualifier: Qualifier,
  { kinds, indicators, stated }: LedgerFigures,
  statedAs: string | undefined,
  value: (given: unknown) => string,
): string {
  const asked = (stated.length > 0 ? stated : indicators).map((code) => `'${code}'`).join(', ');
  if (asked === '') return `${value(qualifier)}::text is null`;
  const ofWhole = statedAs === undefined ? '' : ` and ${statedAs}`;
  return `exists (select from ${figuresOfRecord(kinds)} and g.fact_id = f.id
    and g.indicator in (${asked}) and g.qualifier = ${value(qualifier)}${ofWhole} offset 0)`;
}
