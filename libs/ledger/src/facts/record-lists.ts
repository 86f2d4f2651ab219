import { type FieldError, DomainError } from '@fanzha/domain';
import {
  keyOfCursor,
  listName,
  type PageAsked,
  pageAsked,
  pageOf,
  type ScopedReads,
  type Viewer,
} from '@fanzha/platform';
import { type AskedList, type FactPages, MOST_COUNTED, MOST_ORDERED } from './fact-pages.js';
import { type FactFilter, type FactSearch, requireFilter, type Searched, unitPatterns } from './fact-search.js';
import { type RecordListGiven, USUAL_ROWS } from './record-list.args.js';
import { type Bound, keyIn, keyParts, nameOfOrder, NEWEST_FIRST, orderOf, type RecordOrder } from './record-order.js';
import { type RecordConnection, shownSums } from './record-sum.model.js';

/** What of a list is selected beside its rows; each costs a statement. */
export interface ListParts {
  readonly total: boolean;
  readonly sums: boolean;
  /** Whether there are rows on the side that the page was not read towards. */
  readonly around: boolean;
}

/** All facts of a filter, newest day first. */
export interface RecordWalk<Fact> {
  /** How many there are; one more than `most` where there are more. */
  count(most: number): Promise<number>;
  pages(): AsyncGenerator<Fact[]>;
}

/** Rows that a walk has in memory at once. */
const WALKED_ROWS = 500;

const USUAL_PARTS: ListParts = { total: true, sums: false, around: true };

/** Lists of one ledger: what was asked for becomes a page, the number of records and their sums. */
export class RecordLists<Fact> {
  constructor(
    private readonly kind: string,
    private readonly searched: Searched,
    private readonly pages: FactPages<Fact>,
  ) {}

  /**
   * A page of the facts that the viewer may see, newest day first unless another order is given.
   * @param narrow adds the ledger's own conditions
   * @throws DomainError BAD_INPUT; TOO_COMPLEX where an order by quantity or a search goes over too many records.
   */
  async list<Filter extends FactFilter>(
    { scope }: Viewer,
    { orderBy, fromDay, ...given }: RecordListGiven<Filter>,
    filter: Filter,
    narrow: (search: FactSearch) => void,
    wanted: ListParts = USUAL_PARTS,
  ): Promise<RecordConnection<Fact>> {
    requireFilter(filter);
    const order = orderOf(orderBy, this.searched.figures);
    const page = pageAsked(given, USUAL_ROWS);
    const list = listName(this.kind, { ...filter, orderBy: nameOfOrder(order) });
    const bound = this.bound(list, order, page, fromDay ?? null);
    const { limit, backwards } = page;

    const named = unitPatterns(filter.unitText);
    const unitIds = named.length > 0 ? await this.pages.unitsNamed(scope, named) : null;
    const counted = { scope, filter: { ...filter, unitIds }, order, narrow };
    // An order other than that of an index depends on how much there is to sort.
    const most = order.field === 'QUANTITY' ? MOST_ORDERED : MOST_COUNTED;
    const known = order.field === 'DAY' ? null : await this.pages.count(counted, most);
    const asked: AskedList = { ...counted, total: known };
    const rows = await this.pages.page(asked, { bound, backwards, limit: limit + 1 });
    const isWhole = bound === null && rows.length <= limit;
    const beside = wanted.around && bound !== null && (await this.hasRowsBeside(asked, bound, backwards));
    const total = await this.total(asked, wanted, isWhole ? rows.length : known);
    const sums = wanted.sums ? await this.pages.sums(counted) : null;
    return {
      ...pageOf(rows, {
        list,
        first: limit,
        after: page.cursor,
        totalCount: Math.min(total, MOST_COUNTED),
        key: ({ key }) => key,
        node: ({ fact }) => fact,
        backwards,
        beyond: beside,
      }),
      totalIsExact: total <= MOST_COUNTED,
      sums: sums && shownSums(this.searched.figures.indicators, sums),
      sumsTooWide: wanted.sums && sums === null,
    };
  }

  /**
   * All facts of a filter, for what takes them page by page and keeps none.
   * @throws DomainError BAD_INPUT
   */
  walk<Filter extends FactFilter>(
    { scope }: Viewer,
    filter: Filter,
    narrow: (search: FactSearch) => void,
    reads: ScopedReads,
  ): RecordWalk<Fact> {
    requireFilter(filter);
    const pages = this.pages.over(reads);
    const list: AskedList = { scope, filter, narrow, order: NEWEST_FIRST, total: null };
    return { count: (most) => pages.count(list, most), pages: () => walked(pages, list) };
  }

  /** Where the page begins: behind or before a cursor, or at a day. */
  private bound(list: string, order: RecordOrder, page: PageAsked, fromDay: string | null): Bound | null {
    const { cursor, path, backwards } = page;
    if (fromDay !== null && (order.field !== 'DAY' || cursor !== null || backwards)) throw misplaced('fromDay');
    if (fromDay !== null) return { key: [fromDay], inclusive: true };
    if (cursor === null) return null;
    const parts = keyParts(order, this.searched.day);
    return { key: keyIn(keyOfCursor(cursor, parts.length, list, path), parts, path), inclusive: false };
  }

  /** A first page that is not full has counted itself. */
  private async total(asked: AskedList, wanted: ListParts, known: number | null): Promise<number> {
    if (known !== null) return known;
    return wanted.total ? this.pages.count(asked, MOST_COUNTED) : 0;
  }

  /** Whether there are rows on the side of the bound that the page was not read towards. */
  private async hasRowsBeside(asked: AskedList, { key, inclusive }: Bound, backwards: boolean): Promise<boolean> {
    const bound = { key, inclusive: !inclusive };
    return (await this.pages.page(asked, { bound, backwards: !backwards, limit: 1 })).length > 0;
  }
}

async function* walked<Fact>(pages: FactPages<Fact>, list: AskedList): AsyncGenerator<Fact[]> {
  for (let bound: Bound | null = null; ;) {
    const rows = await pages.page(list, { bound, backwards: false, limit: WALKED_ROWS });
    if (rows.length > 0) yield rows.map(({ fact }) => fact);
    const last = rows.at(-1);
    if (!last || rows.length < WALKED_ROWS) return;
    bound = { key: last.key, inclusive: false };
  }
}

function misplaced(path: string): DomainError {
  const error: FieldError = { path, code: 'NOT_ALLOWED_HERE' };
  return DomainError.badInput([error]);
}
