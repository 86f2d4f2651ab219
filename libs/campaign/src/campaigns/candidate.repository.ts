import { BOUNDS, type IndicatorCode, type LocalDate, type Theme } from '@fanzha/domain';
import { Database, type Scope, type Statement } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';

/** A record that may belong to a campaign and does not yet, with what it states for the tasks. */
export interface Candidate {
  readonly kind: string;
  readonly id: string;
  readonly day: LocalDate;
  /** How many other campaigns it belongs to. */
  readonly otherCampaigns: number;
  readonly amounts: readonly {
    readonly indicator: IndicatorCode;
    readonly amount: string;
    readonly atLeast: boolean;
    readonly approx: boolean;
    readonly uncounted: number;
  }[];
}

/** What records are looked for by: the kinds that may name a campaign, and the indicators that its tasks count. */
interface Fitting {
  readonly kinds: readonly string[];
  readonly indicators: readonly IndicatorCode[];
}

/**
 * A statement for some kinds and indicators, named by them. They are literals: the planner leaves out every part of
 * view fact_figure that states none of them, and keeps the plan. With parameters it would plan the whole view anew each
 * time, for a kept plan could leave out nothing.
 */
function fittingStatement(method: string, { kinds, indicators }: Fitting, text: (fits: string) => string): Statement {
  const [ofKinds, stated] = [kinds, indicators].map((words) => [...new Set(words)].sort()) as [string[], string[]];
  const isOneOf = (column: string, words: readonly string[]) =>
    words.length > 0 ? `${column} in (${words.map((word) => `'${word}'`).join(', ')})` : 'false';
  return {
    name: `campaign_candidate.${method} ${ofKinds.join()} ${stated.join()}`,
    text: text(`${isOneOf('f.fact_kind', ofKinds)} and ${isOneOf('f.indicator', stated)}`),
  };
}

/**
 * Records of one unit, by an index of its days; at most a hundred, which is what can be assigned in one step. What
 * began before the campaign would stand beside its figures and add nothing to them.
 */
const ofUnitText = (fits: string): string => `
    with line as (
      select f.fact_kind, f.fact_id, f.day, f.indicator, max(cardinality(f.campaign_ids)) as others,
        sum(f.amount) as amount,
        bool_or(f.qualifier = 'AT_LEAST') as at_least, bool_or(f.qualifier = 'APPROX') as approx,
        count(*) filter (where f.qualifier in ('UNCOUNTED', 'WITHHELD'))::int as uncounted
      from fact_figure f
      where f.city_code = $1 and f.tenant_id = $2 and f.day between $3::date and $4::date
        and (f.began_on is null or f.began_on >= $3::date)
        and not ($6::uuid = any (f.campaign_ids)) and cardinality(f.campaign_ids) < ${BOUNDS.campaigns.max}
        and ${fits} and ($5::text is null or f.theme is null or f.theme = $5)
      group by f.fact_kind, f.fact_id, f.day, f.indicator)
    select fact_kind as kind, fact_id as id, day, max(others) as "otherCampaigns",
      jsonb_agg(jsonb_build_object('indicator', indicator,
        'amount', coalesce(amount, 0)::text, 'atLeast', at_least, 'approx', approx, 'uncounted', uncounted)
        order by indicator) as amounts
    from line group by fact_kind, fact_id, day order by day desc, fact_id limit 100`;

/** What a record has to state for a task, within some days. */
export interface TaskAsked {
  readonly task: string;
  readonly indicator: IndicatorCode;
  readonly from: LocalDate;
  readonly until: LocalDate;
}

/** How many records of a unit fit a task and belong to no campaign yet. */
export interface CellCandidates {
  readonly tenantId: string;
  readonly taskId: string;
  readonly count: number;
}

/** A record counts once for a task, whatever it states for it. */
const ofUnitsText = (fits: string): string => `
    select f.tenant_id as "tenantId", k.task as "taskId", count(distinct (f.fact_kind, f.fact_id))::int as count
    from fact_figure f join unnest($3::text[], $4::text[], $5::date[], $6::date[]) k (task, indicator, since, until)
      on f.indicator = k.indicator and f.day between k.since and k.until
      and (f.began_on is null or f.began_on >= k.since)
    where f.city_code = $1 and f.tenant_id = any ($2::uuid[]) and f.day between $8::date and $9::date
      and ${fits} and cardinality(f.campaign_ids) = 0
      and ($7::text is null or f.theme is null or f.theme = $7)
    group by 1, 2 order by 1, 2`;

/** Records that fit a campaign. */
@Injectable()
export class CandidateRepository {
  constructor(private readonly database: Database) {}

  /**
   * The records of the own unit that fit a campaign and are not in it yet: of its days, kinds and theme. The newest
   * hundred, which is what can be assigned in one step.
   */
  async ofUnit(
    scope: Scope,
    asked: {
      readonly campaignId: string;
      readonly from: LocalDate;
      readonly to: LocalDate;
      readonly indicators: readonly IndicatorCode[];
      readonly kinds: readonly string[];
      readonly theme: Theme | null;
    },
  ): Promise<Candidate[]> {
    const { campaignId, from, to, indicators, kinds, theme } = asked;
    const statement = fittingStatement('of_unit', { kinds, indicators }, ofUnitText);
    const values = [scope.cityCode, scope.tenantId, from, to, theme, campaignId];
    return this.database.read<Candidate & Record<string, unknown>>(scope, statement, values);
  }

  /**
   * How many records without a campaign each unit has that a task would count: a row for each unit and task with some.
   */
  async ofUnits(
    scope: Scope,
    of: {
      readonly units: readonly string[];
      readonly asked: readonly TaskAsked[];
      readonly kinds: readonly string[];
      readonly theme: Theme | null;
    },
  ): Promise<CellCandidates[]> {
    const { units, asked, kinds, theme } = of;
    const columns = (['task', 'indicator', 'from', 'until'] as const).map((name) => asked.map((each) => each[name]));
    const [, , from = [], until = []] = columns;
    const days = [[...from].sort()[0], [...until].sort().at(-1)];
    const indicators = asked.map(({ indicator }) => indicator);
    const statement = fittingStatement('of_units', { kinds, indicators }, ofUnitsText);
    const values = [scope.cityCode, units, ...columns, theme, ...days];
    return this.database.read<CellCandidates & Record<string, unknown>>(scope, statement, values);
  }
}
