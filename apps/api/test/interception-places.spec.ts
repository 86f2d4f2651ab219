import { ReconcileService } from '@fanzha/rollup';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AMEND, CONFIRM, type InterceptionsFixture, makeFixture, READ, RECORD } from './interceptions.fixture.js';

let fixture: InterceptionsFixture;
beforeAll(async () => {
  fixture = await makeFixture();
});
afterAll(() => fixture.close());

const PLACES = [
  { venue: 'ATM', count: 5 },
  { venue: 'COUNTER', count: 9 },
];
const input = (changes: object = {}) => ({ occurredOn: '2026-09-05', venues: PLACES, ...changes });
const recorded = async (changes: object = {}, as = fixture.bank) =>
  (await fixture.data(as, RECORD, { input: input(changes) }))['recordInterception'];
const fieldErrors = (changes: object) => fixture.fieldErrors(fixture.bank, RECORD, { input: input(changes) });

/** Transfers and the loss avoided of the bank in a month, whole and by place. */
async function figures(period: string, as = fixture.bank) {
  const { tenant } = await fixture.data(
    as,
    `query Places($unit: ID!, $period: Period!) { tenant(id: $unit) { rollup(period: $period) {
      count: figure(indicator: INTERCEPTIONS) { value atLeast }
      places: breakdown(indicator: INTERCEPTIONS, by: VENUE) { key value }
      amounts: breakdown(indicator: LOSS_AVOIDED, by: VENUE) { key value }
      loss: figure(indicator: LOSS_AVOIDED) { value } } } }`,
    { unit: as.tenantId, period },
  );
  return tenant.rollup;
}

describe('an interception at several places', () => {
  it('counts each under its own place, the whole once, and the amount under none', async () => {
    const record = await recorded({ amount: '80000.00' });
    expect(record).toMatchObject({
      venue: 'COUNTER',
      venues: [PLACES[1], PLACES[0]],
      count: 14,
      countQualifier: 'EXACT',
    });
    expect(await figures('2026-09')).toEqual({
      count: { value: 14, atLeast: false },
      places: [
        { key: 'COUNTER', value: 9 },
        { key: 'ATM', value: 5 },
      ],
      amounts: [],
      loss: { value: 80000 },
    });
    const found = async (venue: string) =>
      (
        await fixture.data(
          fixture.bank,
          `query Found($venue: InterceptionVenue) {
          interceptions(filter: { venue: $venue, period: "2026-09" }) {
            edges { node { id } } sums { indicator value } } }`,
          { venue },
        )
      )['interceptions'];
    expect(await found('ATM')).toEqual({
      edges: [{ node: { id: record.id } }],
      sums: expect.arrayContaining([{ indicator: 'INTERCEPTIONS', value: 14 }]),
    });
    expect((await found('PHONE')).edges).toEqual([]);
  });

  it('is amended to one place and back, with its history', async () => {
    const { id } = await recorded({ occurredOn: '2026-08-05' });
    const one = { occurredOn: '2026-08-05', venue: 'PHONE', count: 14 };
    await fixture.data(fixture.bank, AMEND, { id, version: 1, input: one });
    expect((await figures('2026-08')).places).toEqual([{ key: 'PHONE', value: 14 }]);
    const { interception } = await fixture.data(fixture.bank, READ, { id });
    expect(interception).toMatchObject({ venue: 'PHONE', venues: [] });
    expect(interception.history[0].changedFields).toEqual(['venue', 'venues']);
    await fixture.data(fixture.bank, AMEND, { id, version: 2, input: { ...input(), occurredOn: '2026-08-05' } });
    expect((await figures('2026-08')).places).toEqual([
      { key: 'COUNTER', value: 9 },
      { key: 'ATM', value: 5 },
    ]);
  });

  it('keeps beyond the places what the whole is more than', async () => {
    await recorded({ occurredOn: '2026-07-05', count: 20, countQualifier: 'AT_LEAST' });
    expect(await figures('2026-07')).toMatchObject({
      count: { value: 20, atLeast: true },
      places: [
        { key: 'COUNTER', value: 9 },
        { key: 'ATM', value: 5 },
      ],
    });
  });

  it('is one record of its figure, and meant as the whole is', async () => {
    const places = [
      { venue: 'ATM', count: 3 },
      { venue: 'PHONE', count: 4 },
    ];
    const about = await recorded({ occurredOn: '2026-04-05', venues: places, count: 10, countQualifier: 'APPROX' });
    const range = await recorded({ occurredOn: '2026-04-06', venues: places, count: 7, countUpTo: 20 });
    const { countQualifier } = range;
    expect(countQualifier).toBe('AT_LEAST');
    const opened = async (args = '') =>
      (
        await fixture.data(
          fixture.bank,
          `query Opened($unit: ID!) { tenant(id: $unit) { rollup(period: "2026-04") {
            provenance(indicator: INTERCEPTIONS${args}) { records
              exact { records value } atLeast { records value } approx { records value }
              figure { value atLeast approx } tenants { edges { node { records value atLeast } } }
              sources { totalCount edges { node { recordId value qualifier } } } } } } }`,
          { unit: fixture.bank.tenantId },
        )
      )['tenant'].rollup.provenance;
    expect(await opened()).toEqual({
      records: 2,
      exact: { records: 0, value: 0 },
      atLeast: { records: 1, value: 7 },
      approx: { records: 1, value: 10 },
      figure: { value: 17, atLeast: true, approx: true },
      tenants: { edges: [{ node: { records: 2, value: 17, atLeast: true } }] },
      sources: {
        totalCount: 2,
        edges: [
          { node: { recordId: about.id, value: 10, qualifier: 'APPROX' } },
          { node: { recordId: range.id, value: 7, qualifier: 'AT_LEAST' } },
        ],
      },
    });
    // What was said of one place is exact.
    expect(await opened(', by: VENUE, member: "ATM"')).toMatchObject({
      records: 2,
      exact: { records: 2, value: 6 },
    });
    const meant = async (qualifier: string, period = '2026-04') =>
      (
        await fixture.data(
          fixture.bank,
          `query Meant($qualifier: Qualifier!, $period: Period!) {
            interceptions(filter: { qualifier: $qualifier, period: $period }) { edges { node { id } } } }`,
          { qualifier, period },
        )
      )['interceptions'].edges.map(({ node }: { node: { id: string } }) => node.id);
    expect(await meant('EXACT')).toEqual([]);
    expect(await meant('APPROX')).toEqual([about.id]);
    expect(await meant('AT_LEAST')).toEqual([range.id]);
    const exact = await recorded({ occurredOn: '2026-03-05' });
    expect(await meant('EXACT', '2026-03')).toEqual([exact.id]);
  });

  it('is shared by who has confirmed, place by place', async () => {
    const { id } = await recorded({ occurredOn: '2026-06-05', joinedByTenantIds: [fixture.police.tenantId] });
    await fixture.data(fixture.police, CONFIRM, { id, version: 1 });
    expect(await figures('2026-06', fixture.police)).toMatchObject({
      count: { value: 14 },
      places: [
        { key: 'COUNTER', value: 9 },
        { key: 'ATM', value: 5 },
      ],
    });
  });

  it('may be a running total, which counts for its rest and for no place', async () => {
    const running = (occurredOn: string, counter: number, atm: number) =>
      recorded({
        occurredOn,
        runningSince: '2025-01-01',
        venues: [
          { venue: 'COUNTER', count: counter },
          { venue: 'ATM', count: atm },
        ],
      });
    await running('2025-01-31', 9, 5);
    await running('2025-02-28', 12, 8);
    expect(await figures('2025-02')).toMatchObject({ count: { value: 6 }, places: [] });
    // The first one is its own rest, and stays told apart.
    expect(await figures('2025-01')).toMatchObject({
      count: { value: 14 },
      places: [
        { key: 'COUNTER', value: 9 },
        { key: 'ATM', value: 5 },
      ],
    });
    expect((await figures('2025')).count.value).toBe(20);
  });

  it('may have other amounts in it, and counts for the rest of no place then', async () => {
    const first = await recorded({ occurredOn: '2025-05-31', beganOn: '2025-05-01' });
    const part = await fixture.data(fixture.bank, RECORD, {
      input: {
        occurredOn: '2025-05-10',
        venue: 'ATM',
        count: 3,
        totals: [{ indicator: 'INTERCEPTIONS', recordId: first.id, answer: 'INCLUDED' }],
      },
    });
    expect(part['recordInterception'].venues).toEqual([]);
    expect(await figures('2025-05')).toMatchObject({ count: { value: 14 }, places: [{ key: 'ATM', value: 3 }] });
  });

  it.each<[string, object, string[]]>([
    ['counts that are not the whole', { count: 13 }, ['count DOES_NOT_ADD_UP']],
    ['more at its places than about the whole', { count: 13, countQualifier: 'APPROX' }, ['count DOES_NOT_ADD_UP']],
    ['places and no count', { countQualifier: 'UNCOUNTED' }, ['venues NOT_ALLOWED_HERE']],
    ['a place twice', { venues: [PLACES[0], PLACES[0]] }, ['venues.1.venue DUPLICATE']],
    ['nothing at a place', { venues: [PLACES[0], { venue: 'PHONE', count: 0 }] }, ['venues.1.count TOO_SMALL']],
    ['less than nothing', { venues: [PLACES[0], { venue: 'PHONE', count: -2 }] }, ['venues.1.count NEGATIVE']],
    ['a place that is none of them', { venue: 'ONLINE' }, ['venue CONTRADICTORY']],
    ['no place', { venues: [] }, ['venue REQUIRED']],
    ['a place that is unknown', { venues: [{ venue: 'STREET', count: 3 }] }, ['venues.0.venue UNKNOWN_CODE']],
  ])('is refused with %s', async (_, changes, expected) => {
    expect(await fieldErrors(changes)).toEqual(expected);
  });

  it('says both numbers where they do not add up', async () => {
    const refused = await fixture.refused(fixture.bank, RECORD, { input: input({ count: 13 }) });
    const fields = refused['fields'] as { params: object; message: string }[];
    expect(fields[0]).toMatchObject({ params: { stated: 13, sum: 14 } });
    expect(fields[0]?.message).toContain('合计是 14');
  });

  it('is the same in the recount', async () => {
    const { differences, examples } = await fixture.api.app.get(ReconcileService).reconcileCity('3402');
    expect({ differences, examples }).toEqual({ differences: 0, examples: [] });
  });
});
