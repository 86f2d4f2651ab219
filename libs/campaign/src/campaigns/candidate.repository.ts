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

/** Records of one unit, by an index of its days; at most a hundred, which is what can be assigned in one step. */
const CANDIDATES: Statement = {
  name: 'campaign_candidate.of_unit',
  text: `
    with line as (
      select f.fact_kind, f.fact_id, f.day, f.indicator, max(cardinality(f.campaign_ids)) as others,
        sum(f.amount) as amount,
        bool_or(f.qualifier = 'AT_LEAST') as at_least, bool_or(f.qualifier = 'APPROX') as approx,
        count(*) filter (where f.qualifier in ('UNCOUNTED', 'WITHHELD'))::int as uncounted
      from fact_figure f
      where f.city_code = $1 and f.tenant_id = $2 and f.day between $3::date and $4::date
        and not ($8::uuid = any (f.campaign_ids)) and cardinality(f.campaign_ids) < ${BOUNDS.campaigns.max}
        and f.indicator = any ($5::text[]) and f.fact_kind = any ($6::text[])
        and ($7::text is null or f.theme is null or f.theme = $7)
      group by f.fact_kind, f.fact_id, f.day, f.indicator)
    select fact_kind as kind, fact_id as id, day, max(others) as "otherCampaigns",
      jsonb_agg(jsonb_build_object('indicator', indicator,
        'amount', coalesce(amount, 0)::text, 'atLeast', at_least, 'approx', approx, 'uncounted', uncounted)
        order by indicator) as amounts
    from line group by fact_kind, fact_id, day order by day desc, fact_id limit 100`,
};

/** Records that fit a campaign. */
@Injectable()
export class CandidateRepository {
  constructor(private readonly database: Database) {}

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
    const values = [scope.cityCode, scope.tenantId, from, to, indicators, kinds, theme, campaignId];
    return this.database.read<Candidate & Record<string, unknown>>(scope, CANDIDATES, values);
  }
}
