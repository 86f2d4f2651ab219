import { todayIn } from '@fanzha/domain';
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

  protected override narrow(search: FactSearch, { type, status, indicator }: ActivityFilter): void {
    if (type != null) search.add('type', ($) => `f.type = ${$(type)}`);
    // What a figure is made of: a planned activity holds targets, which no figure counts.
    const wanted = indicator == null ? status : 'DONE';
    if (wanted != null) search.add('status', ($) => `f.status = ${$(wanted)}`);
    if (indicator != null && indicator !== 'ACTIVITIES') {
      search.add(
        'indicator',
        ($) => `exists (
        select from activity_measure m where m.city_code = $1 and m.activity_id = f.id
          and m.indicator = ${$(indicator)})`,
      );
    }
  }
}
