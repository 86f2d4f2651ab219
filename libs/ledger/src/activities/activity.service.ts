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

/**
 * Activities. Measures are looked up by `exists`, words by `like`.
 *
 * **Searching.** `LIKE` is not leakproof, so under row-level security PostgreSQL never lets the application's role use
 * a trigram index for it: a row must be known to be visible before its text is looked at. And trigrams know nothing of
 * words of two characters, which most Chinese words are. Measured on 100,000 activities in one city, two cores, role
 * fanzha_app: within one unit 1 ms, because its rows are found by tenant first; over a county or the whole city 37–52
 * ms for any word, a scan whatever index exists; over the city within one month 16 ms. A trigram index read past
 * row-level security takes 1 ms for three characters and more, but 73 ms for two. So there is none: it would make every
 * record dearer to write and be read by nobody. Reading as the owner (`security definer`) was refused, for it would
 * repeat the visibility rule in a second place that no policy guards. What keeps a search fast is narrowing it first by
 * what IS leakproof: tenant, period, region (`^@` becomes an index range). A city of millions of records wants that, or
 * a search engine of its own beside the database.
 */
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
