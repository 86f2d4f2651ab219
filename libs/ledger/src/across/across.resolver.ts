import { DomainError, todayIn } from '@fanzha/domain';
import { Costs, CurrentViewer, Requires, SEARCH_COST, type Viewer } from '@fanzha/platform';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { Due, DueRecord, DuesArgs, LatestArgs, MOST_ROWS_OF_GROUP, SearchArgs, SearchResult } from './across.model.js';
import { DuesRepository, MOST_DUE } from './dues.repository.js';
import { entryFields } from './entry-fields.resolver.js';
import { GlobalSearch } from './global-search.service.js';
import { LatestRecordsRepository } from './latest-records.repository.js';
import { entryOf, RecordEntry } from './record-entry.model.js';

/** One statement that goes through all ledgers. */
const DUES_COST = 400;
/** Things to do in all ledgers together. */
const DUES = 15;
const LATEST_COST = 200;

@Resolver(() => DueRecord)
export class DueRecordResolver extends entryFields(() => DueRecord) {}

/** What is asked of all ledgers at once. */
@Resolver()
export class AcrossResolver {
  constructor(
    private readonly dueRecords: DuesRepository,
    private readonly latest: LatestRecordsRepository,
    private readonly found: GlobalSearch,
  ) {}

  @Costs(DUES_COST, { items: DUES })
  @Query(() => [Due], {
    description:
      'what is due and overdue in all ledgers: for the own unit or, ' +
      'for those who oversee regions, of all units there. ' +
      'By ledger and by what has to be done; what nothing asks for is left out',
  })
  @Requires('ledger:read')
  async dues(@CurrentViewer() viewer: Viewer, @Args() { each }: DuesArgs): Promise<Due[]> {
    const groups = await this.dueRecords.dues(viewer.scope, todayIn(), rowsOf(each, 'each'));
    return groups.map(({ ledger, code, count, overdue, records }) => ({
      kind: ledger,
      code,
      count: Math.min(count, MOST_DUE),
      countIsExact: count <= MOST_DUE,
      overdue: Math.min(overdue, MOST_DUE),
      records: records.map(({ since, dueOn, isOverdue, ...record }) =>
        Object.assign(entryOf(record), { since, dueOn, isOverdue }),
      ),
    }));
  }

  @Costs(LATEST_COST)
  @Query(() => [RecordEntry], {
    description:
      'the newest records of all ledgers together that the own unit keeps or one oversees: newest day first, of one ' +
      'day the later recorded one; none of a day to come, none that was voided',
  })
  @Requires('ledger:read')
  async latestRecords(@CurrentViewer() viewer: Viewer, @Args() { first }: LatestArgs): Promise<RecordEntry[]> {
    return (await this.latest.latest(viewer.scope, todayIn(), rowsOf(first))).map(entryOf);
  }

  @Costs(SEARCH_COST)
  @Query(() => SearchResult, {
    description: 'finds records of all ledgers, units, regions and indicators by words, as far as one may see them',
  })
  @Requires('ledger:read')
  search(@CurrentViewer() viewer: Viewer, @Args() { text, first }: SearchArgs): Promise<SearchResult> {
    return this.found.search(viewer, text, rowsOf(first));
  }
}

/** @throws DomainError BAD_INPUT for a number of rows that no group has. */
function rowsOf(first: number, path = 'first'): number {
  if (first < 1) throw DomainError.badInput([{ path, code: 'TOO_SMALL', params: { min: 1 } }]);
  if (first > MOST_ROWS_OF_GROUP)
    throw DomainError.badInput([{ path, code: 'TOO_LARGE', params: { max: MOST_ROWS_OF_GROUP } }]);
  return first;
}
