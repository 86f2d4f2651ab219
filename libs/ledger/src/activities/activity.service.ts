import { COUNTED_THEMES, fraudTypesBelow, type IndicatorCode, INTERNAL_ACT_TYPES, todayIn } from '@fanzha/domain';
import { Injectable } from '@nestjs/common';
import type { ReadFact } from '../facts/fact-bounds.js';
import type { FactSearch } from '../facts/fact-search.js';
import { LedgerService } from '../facts/ledger.service.js';
import { LedgerTools } from '../facts/ledger-tools.js';
import { readActivity, type StatedContent } from './activity.bounds.js';
import type { ActivityFact } from './activity.entity.js';
import type { ActivityFilter, ActivityInput } from './activity.inputs.js';
import { activityLedger } from './activity.ledger.js';

/** Activities: what a unit did to inform people, or plans to do. */
@Injectable()
export class ActivityService extends LedgerService<
  ActivityFact,
  ActivityInput,
  ActivityFilter,
  ReadFact<StatedContent>
> {
  constructor(tools: LedgerTools) {
    super(tools, activityLedger);
  }

  protected override read(input: ActivityInput): ReadFact<StatedContent> {
    return readActivity(input, todayIn());
  }

  /** What is planned comes after today and would stand before all that was done. */
  protected override filterOf(filter: ActivityFilter | null | undefined): ActivityFilter {
    return filter ?? { status: 'DONE' };
  }

  protected override narrow(search: FactSearch, filter: ActivityFilter): void {
    const { type, status, indicator, theme, audience, channel, fraudTypeCode, internal } = filter;
    if (type != null) search.add('type', ($) => `f.type = ${$(type)}`);
    if (internal != null)
      search.add(
        `internal ${internal}`,
        ($) => `${internal ? '' : 'not '}f.type = any (${$(INTERNAL_ACT_TYPES)}::text[])`,
      );
    if (theme != null) search.add('theme', ($) => `f.theme = ${$(theme)}`);
    if (audience != null) search.add('audience', ($) => `${$(audience)} = any (f.audiences)`);
    if (channel != null) search.add('channel', ($) => `${$(channel)} = any (f.channels)`);
    if (fraudTypeCode != null) {
      const codes = fraudTypesBelow(fraudTypeCode);
      search.add('fraud type', ($) => `f.fraud_types && ${$(codes)}::text[]`);
    }
    // What a figure is made of: a planned activity holds targets, which no figure counts.
    const wanted = indicator == null ? status : 'DONE';
    if (wanted != null) search.add('status', ($) => `f.status = ${$(wanted)}`);
    if (indicator != null) this.narrowTo(search, indicator);
  }

  /** To records that a figure counts. */
  private narrowTo(search: FactSearch, indicator: IndicatorCode): void {
    const counting = COUNTING[indicator];
    if (counting) search.add(`counted as ${indicator}`, () => counting);
    else
      search.add(
        'indicator',
        ($) => `f.theme in (${COUNTED}) and exists (
        select from activity_measure m where m.city_code = $1 and m.activity_id = f.id
          and m.indicator = ${$(indicator)})`,
      );
  }
}

const quoted = (codes: readonly string[]): string => codes.map((code) => `'${code}'`).join(', ');
const COUNTED = quoted(COUNTED_THEMES);
const INTERNAL = quoted(INTERNAL_ACT_TYPES);

/** Records that are counted themselves, by what counts them. */
const COUNTING: Readonly<Partial<Record<IndicatorCode, string>>> = {
  ACTIVITIES: `f.theme in (${COUNTED}) and f.type not in (${INTERNAL})`,
  INTERNAL_ACTS: `f.theme in (${COUNTED}) and f.type in (${INTERNAL})`,
  OTHER_THEME_ACTIVITIES: `f.theme not in (${COUNTED})`,
};
