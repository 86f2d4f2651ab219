import { ActivityService } from '@fanzha/ledger';
import { viewerFrom } from '@fanzha/platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ListedLedger, LEDGERS_LISTED, type ListsFixture, makeListsFixture } from './lists.fixture.js';
import type { Actor } from './support/actors.js';

let fixture: ListsFixture;
beforeAll(async () => {
  fixture = await makeListsFixture();
}, 120_000);
afterAll(() => fixture?.close());

interface Row extends Record<string, unknown> {
  readonly id: string;
  readonly tenant: string;
  /** Null where the official of the county does not see it. */
  readonly name: string | null;
  readonly day: string;
  readonly amount: number | null;
}
interface Order {
  readonly field: 'DAY' | 'UNIT' | 'QUANTITY';
  readonly direction: 'ASC' | 'DESC';
  readonly indicator?: string;
}

/** The rows of a list in any order, from the tables alone. */
const rowsOf = ({ table, day, kind, indicator }: ListedLedger): Promise<Row[]> =>
  fixture.sql<Row>(
    `select f.id, f.tenant_id as tenant, case when t.region_code = '3402' then null else t.name end as name,
       f.${day}::text as day, (
         select sum(g.amount)::float8 from fact_figure g where g.fact_id = f.id and g.fact_kind = any ($2)
           and g.indicator = $1 and not g.tenant_only) as amount
     from ${table} f join tenant t on t.id = f.tenant_id where f.record_status = 'ACTIVE'`,
    [indicator, kind === 'NOTICE' ? ['NOTICE', 'NOTICE_RECEIPT'] : [kind]],
  );

const chinese = new Intl.Collator('zh');
const down = (one: string | number, other: string | number) => (one < other ? 1 : one > other ? -1 : 0);
/** The newest day first, then the newest record. */
const newest = (one: Row, other: Row) => down(one.day, other.day) || down(one.id, other.id);

function sorted(rows: readonly Row[], { field, direction }: Order): string[] {
  const sign = direction === 'ASC' ? -1 : 1;
  const compare: Record<Order['field'], (one: Row, other: Row) => number> = {
    DAY: (one, other) => sign * newest(one, other),
    UNIT: (one, other) => {
      if (one.name === null || other.name === null)
        return (
          Number(one.name === null) - Number(other.name === null) ||
          sign * down(one.tenant, other.tenant) ||
          newest(one, other)
        );
      return (
        -sign * chinese.compare(one.name, other.name) || sign * down(one.tenant, other.tenant) || newest(one, other)
      );
    },
    QUANTITY: (one, other) => {
      if (one.amount === null || other.amount === null)
        return Number(one.amount === null) - Number(other.amount === null) || newest(one, other);
      return sign * down(one.amount, other.amount) || newest(one, other);
    },
  };
  return [...rows].sort(compare[field]).map(({ id }) => id);
}

/** Of all statuses, so that planned ones are among them. */
const everything = ({ kind }: ListedLedger) => (kind === 'ACTIVITY' ? { status: null } : {});

async function page(ledger: ListedLedger, given: object, actor = fixture.county) {
  const { list, filterType } = ledger;
  const { [list]: found } = await fixture.data(
    actor,
    `query($filter: ${filterType}, $orderBy: RecordOrderInput, $first: Int, $after: String, $last: Int, $before: String,
        $fromDay: Date) {
      ${list}(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before,
        fromDay: $fromDay) {
        totalCount totalIsExact pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        edges { node { id } } } }`,
    { filter: everything(ledger), ...given },
  );
  return found as {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
    edges: { node: { id: string } }[];
  };
}
const idsOf = ({ edges }: Awaited<ReturnType<typeof page>>) => edges.map(({ node }) => node.id);

/** All pages from the beginning, and all from the end, each with what it says of its surroundings. */
async function walk(ledger: ListedLedger, orderBy: Order, size: number) {
  const forwards: string[] = [];
  for (let after: string | null = null; ;) {
    const found: Awaited<ReturnType<typeof page>> = await page(ledger, { orderBy, first: size, after });
    expect(found.pageInfo.hasPreviousPage).toBe(forwards.length > 0);
    forwards.push(...idsOf(found));
    if (!found.pageInfo.hasNextPage) break;
    after = found.pageInfo.endCursor;
  }
  const backwards: string[] = [];
  for (let before: string | null = null; ;) {
    const found: Awaited<ReturnType<typeof page>> = await page(ledger, { orderBy, last: size, before });
    expect(found.pageInfo.hasNextPage).toBe(backwards.length > 0);
    backwards.unshift(...idsOf(found));
    if (!found.pageInfo.hasPreviousPage) break;
    before = found.pageInfo.startCursor;
  }
  return { forwards, backwards };
}

const orders = ({ indicator }: ListedLedger): Order[] =>
  (['ASC', 'DESC'] as const).flatMap((direction) => [
    { field: 'DAY', direction },
    { field: 'UNIT', direction },
    ...(indicator === null ? [] : [{ field: 'QUANTITY', direction, indicator } as const]),
  ]);

describe.each(LEDGERS_LISTED.map((ledger) => [ledger.list, ledger] as const))('%s', (_, ledger) => {
  it.each(orders(ledger).map((order) => [`${order.field} ${order.direction}`, order] as const))(
    'by %s: pages in both directions give each record once, in the order of an independent sort',
    async (__, order) => {
      const rows = await rowsOf(ledger);
      const expected = sorted(rows, order);
      expect(rows.length).toBeGreaterThanOrEqual(3);
      for (const size of [2, 5]) {
        const { forwards, backwards } = await walk(ledger, order, size);
        expect(forwards).toEqual(expected);
        expect(backwards).toEqual(expected);
      }
    },
  );

  it.each(['ASC', 'DESC'] as const)('begins at a day, %s, and leads on in both directions', async (direction) => {
    const orderBy: Order = { field: 'DAY', direction };
    const rows = await rowsOf(ledger);
    const expected = sorted(rows, orderBy);
    // A day that has none: the next one in the order.
    const day = new Map(rows.map((row) => [row.id, row.day]));
    const place = expected.findIndex((id) => {
      const own = day.get(id) as string;
      return direction === 'ASC' ? own >= '2026-03-04' : own <= '2026-03-04';
    });
    const found = await page(ledger, { orderBy, first: 2, fromDay: '2026-03-04' });
    expect(idsOf(found)).toEqual(expected.slice(place, place + 2));
    expect(found.pageInfo.hasPreviousPage).toBe(place > 0);
    expect(found.totalCount).toBe(rows.length);
    const { startCursor: before, endCursor: after } = found.pageInfo;
    expect(idsOf(await page(ledger, { orderBy, last: 3, before }))).toEqual(
      expected.slice(Math.max(0, place - 3), place),
    );
    expect(idsOf(await page(ledger, { orderBy, first: 3, after }))).toEqual(expected.slice(place + 2, place + 5));
  });

  it('of a region, whoever asks, is what lies there of the whole list', async () => {
    const { county, stranger, bank, police, otherPolice } = fixture;
    const query = `query($filter: ${ledger.filterType}) { found: ${ledger.list}(filter: $filter, first: 100) {
      totalCount edges { node { id region { code } } } } }`;
    type Found = {
      totalCount: number;
      edges: { node: { id: string; region: { code: string } } }[];
    };
    const seen = async (as: Actor, filter: object) =>
      (await fixture.data(as, query, { filter: { ...everything(ledger), ...filter } })).found as Found;
    for (const as of [county, stranger, bank, police, otherPolice]) {
      const all = (await seen(as, {})).edges.map(({ node }) => node);
      for (const regionCode of ['3402', '340210', '340210100', '340210101', '340223']) {
        const expected = all.filter(({ region }) => region.code.startsWith(regionCode)).map(({ id }) => id);
        const { totalCount, edges } = await seen(as, { regionCode });
        expect({ regionCode, totalCount, ids: edges.map(({ node }) => node.id) }).toEqual({
          regionCode,
          totalCount: expected.length,
          ids: expected,
        });
        const inRegion = ({ edges: of }: Found) =>
          of.map(({ node }) => node).filter(({ region }) => region.code.startsWith(regionCode));
        const { tenantId } = bank;
        expect(inRegion(await seen(as, { regionCode, tenantId }))).toEqual(inRegion(await seen(as, { tenantId })));
      }
    }
  });

  it('shows nothing to a stranger, in any order', async () => {
    for (const orderBy of [null, ...orders(ledger)]) {
      const found = await page(ledger, { orderBy }, fixture.stranger);
      expect([found.totalCount, found.edges]).toEqual([0, []]);
    }
  });
});

interface Sum {
  readonly indicator: string;
  readonly value: number | null;
  readonly atLeast: number;
  readonly approx: number;
  readonly uncounted: number;
  readonly withheld: number;
  readonly toCheck: number;
}

it('adds up to the figures of the county: the lists of all ledgers together', async () => {
  const sums = new Map<string, Sum[]>();
  for (const ledger of LEDGERS_LISTED) {
    const { list, filterType, indicator: ordered } = ledger;
    const { [list]: found } = await fixture.data(
      fixture.county,
      `query($filter: ${filterType}) { ${list}(filter: $filter, first: 1) { sumsTooWide
        sums { indicator value atLeast approx uncounted withheld toCheck } } }`,
      { filter: { ...everything(ledger), period: '2026' } },
    );
    expect(found.sumsTooWide).toBe(false);
    expect(found.sums.length > 0).toBe(ordered !== null);
    for (const sum of found.sums as Sum[]) sums.set(sum.indicator, [...(sums.get(sum.indicator) ?? []), sum]);
  }
  expect(sums.size).toBeGreaterThan(25);
  for (const [indicator, parts] of sums) {
    const { region } = await fixture.data(
      fixture.county,
      `{ region(code: "340210") { rollup(period: "2026") { figure(indicator: ${indicator}) {
        value atLeast approx uncounted withheld toCheck } } } }`,
    );
    const total = (of: (sum: Sum) => number) => parts.reduce((sum, part) => sum + of(part), 0);
    const { value, ...counts } = region.rollup.figure;
    expect({
      indicator,
      value: total((sum) => sum.value ?? 0),
      atLeast: total((sum) => sum.atLeast) > 0,
      approx: total((sum) => sum.approx) > 0,
      uncounted: total((sum) => sum.uncounted),
      withheld: total((sum) => sum.withheld),
      toCheck: total((sum) => sum.toCheck),
    }).toEqual({ indicator, value: value ?? 0, ...counts });
  }
});

it('goes from unit to unit in a list too long to be sorted, and comes to the same', async () => {
  const { pages } = fixture.app.get(ActivityService).table;
  const { userId, tenantId } = fixture.county;
  const { scope } = viewerFrom({
    userId,
    tenantId,
    username: 'county',
    displayName: '',
    cityCode: '3402',
    roles: ['COUNTY_OFFICIAL'],
    oversight: [{ region: '340210', sector: null }],
    sessionId: null,
    mustChangePassword: false,
  });
  const rows = await rowsOf(LEDGERS_LISTED[0] as ListedLedger);
  expect(rows.some(({ name }) => name === null)).toBe(true);
  for (const ascending of [true, false]) {
    const list = { scope, filter: {}, order: { field: 'UNIT', ascending, indicator: null }, total: 10_001 } as const;
    const expected = sorted(rows, { field: 'UNIT', direction: ascending ? 'ASC' : 'DESC' });
    for (const backwards of [false, true]) {
      const found: string[] = [];
      for (let bound = null as { key: string[]; inclusive: boolean } | null; ;) {
        const part = await pages.page(list, { bound, backwards, limit: 2 });
        found.push(...part.map(({ fact }) => fact.id));
        const last = part.at(-1);
        if (!last) break;
        bound = { key: last.key, inclusive: false };
        const again = await pages.page(list, { bound: { ...bound, inclusive: true }, backwards, limit: 1 });
        expect(again.map(({ fact }) => fact.id)).toEqual([last.fact.id]);
      }
      expect(backwards ? found.reverse() : found).toEqual(expected);
    }
  }
});
