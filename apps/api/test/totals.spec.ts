import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DomainError } from '@fanzha/domain';
import { TallyService } from '@fanzha/ledger';
import type { Viewer } from '@fanzha/platform';
import { CompactionService, ReconcileService } from '@fanzha/rollup';
import { administratorsOf } from './support/administrators.js';
import { type Actor, actorOf, insertAuthority, waysToAsk } from './support/actors.js';
import { insertTenant, type TestTenant } from './support/factories.js';
import { startTestApi, type TestApi } from './support/test-api.js';

const RECORD = `mutation Record($input: TallyInput!) { recordTally(input: $input) { id version } }`;
const AMEND = `mutation Amend($id: ID!, $version: Int!, $input: TallyInput!) {
  amendTally(id: $id, version: $version, input: $input) { id version } }`;
const VOID = `mutation Void($id: ID!, $version: Int!) { voidTally(id: $id, version: $version, reason: "重复录入") { id } }`;
const FIGURE = `query Figure($period: Period!) { region(code: "340210") { rollup(period: $period) {
  figure(indicator: SUSPECTS_CAUGHT) { value atLeast approx uncounted spanning { records amount } }
  provenance(indicator: SUSPECTS_CAUGHT) { figure { value } } } } }`;

let api: TestApi;
let police: Actor;
let official: Actor;
let ways: ReturnType<typeof waysToAsk>;
beforeAll(async () => {
  api = await startTestApi();
  ways = waysToAsk(api);
  official = await actorOf(api, await insertAuthority(api.db, '340210', null), ['COUNTY_OFFICIAL']);
});
afterAll(() => api.close());

const counted = (value: number | null, more: object = {}) => ({
  ledger: 'ENFORCEMENT',
  measures: [{ indicator: 'SUSPECTS_CAUGHT', value, qualifier: value === null ? 'UNCOUNTED' : 'EXACT' }],
  ...more,
});
const YEAR = '2026-01-01';
const day = (on: string, value: number, more: object = {}) => counted(value, { occurredOn: on, ...more });
const since = (first: string, on: string, value: number | null, more: object = {}) =>
  counted(value, { occurredOn: on, runningSince: first, ...more });
const INCLUDED = [{ indicator: 'SUSPECTS_CAUGHT', answer: 'INCLUDED' }];
const ADDITIONAL = [{ indicator: 'SUSPECTS_CAUGHT', answer: 'ADDITIONAL' }];

const recorded = async (input: object): Promise<{ id: string; version: number }> =>
  (await ways.data(police, RECORD, { input }))['recordTally'];
const amended = async ({ id, version }: { id: string; version: number }, input: object) =>
  (await ways.data(police, AMEND, { id, version, input }))['amendTally'];
const asked = async (input: object) => (await ways.error(police, RECORD, { input })).extensions;
const figure = async (period: string) => {
  const { figure: known, provenance } = (await ways.data(official, FIGURE, { period }))['region'].rollup;
  const { value, spanning } = known;
  expect(provenance.figure.value).toBe(value);
  return spanning ? [value, spanning.amount] : value;
};
const months = async (...names: string[]) => Promise.all(names.map((name) => figure(`2026-${name}`)));

beforeEach(async () => {
  // Each test has a unit of its own, whose records are voided behind it.
  police = await actorOf(api, await insertTenant(api.db, 'POLICE', '340210'), ['UNIT_ADMIN']);
});
afterEach(async () => {
  const rows = await api.db.sql<{ id: string; version: number }>(
    `select id, version from tally where tenant_id = $1 and record_status = 'ACTIVE'`,
    [police.tenantId],
  );
  for (const row of rows) await ways.data(police, VOID, row);
  await api.app.get(CompactionService).compactCity('3402', 1_000);
  expect(await api.app.get(ReconcileService).reconcileCity('3402')).toMatchObject({ differences: 0 });
  expect(await figure('2026')).toBe(0);
  expect(await api.db.sql('select from stated_total')).toEqual([]);
});

describe('a running total', () => {
  it('goes on beyond every period within it, however long it is, as its records say', async () => {
    await recorded(since('2024-03-01', '2026-06-30', 70));
    const goesOn = async (period: string) => {
      const query = `{ region(code: "340210") { rollup(period: "${period}") {
        figure(indicator: SUSPECTS_CAUGHT) { goesOn { amount } }
        provenance(indicator: SUSPECTS_CAUGHT) { goesOn { value } figure { goesOn { amount } } } } } }`;
      const { figure: known, provenance } = (await ways.data(official, query))['region'].rollup;
      expect(provenance.figure).toEqual(known);
      return [known.goesOn?.amount ?? 0, provenance.goesOn.value];
    };
    const within = ['2024-03', '2024-Q4', '2024', '2025', '2025-W07', '2025-01-05/2025-02-10', '2026-05'];
    for (const state of ['pending', 'folded']) {
      for (const period of within) expect([state, period, ...(await goesOn(period))]).toEqual([state, period, 70, 70]);
      for (const period of ['2024-02', '2026-06', '2026'])
        expect([state, period, ...(await goesOn(period))]).toEqual([state, period, 0, 0]);
      await api.app.get(CompactionService).compactCity('3402', 1_000);
    }
  });

  it('that adds nothing to the one before it leaves nothing that goes on but its record', async () => {
    await recorded(since(YEAR, '2026-03-31', 40));
    await recorded(since(YEAR, '2026-06-30', 40));
    const query =
      '{ region(code: "340210") { rollup(period: "2026-05") {' +
      ' figure(indicator: SUSPECTS_CAUGHT) { goesOn { records amount uncounted } } } } }';
    const { figure: known } = (await ways.data(official, query))['region'].rollup;
    // As at the beginning: an amount of 0 is no mark, and leaves growth alone.
    expect(known.goesOn).toEqual({ records: 1, amount: 0, uncounted: 0 });
  });

  it('counts for what it adds to the one before it', async () => {
    await recorded(since(YEAR, '2026-09-30', 39));
    const october = await recorded(since(YEAR, '2026-10-31', 51));
    expect(await months('09', '10', 'Q4')).toEqual([[0, 39], 12, 12]);
    expect(await figure('2026')).toBe(51);
    // The one before it is corrected: the rest of October follows, and its record keeps its version.
    const [{ id, version } = { id: '', version: 0 }] = await api.db.sql<{ id: string; version: number }>(
      `select id, version from tally where tenant_id = $1 and occurred_on = '2026-09-30'`,
      [police.tenantId],
    );
    await amended({ id, version }, since(YEAR, '2026-09-30', 41));
    expect(await months('09', '10')).toEqual([[0, 41], 10]);
    expect(await api.db.sql('select version from tally where id = $1', [october.id])).toEqual([{ version: 1 }]);
    // And is put in between where it was told later.
    await recorded(since(YEAR, '2026-10-15', 46));
    expect(await months('10')).toEqual([10]);
    expect(await figure('2026-10-16/2026-10-31')).toBe(5);
  });

  it('that was not counted counts for nothing, and is passed over', async () => {
    await recorded(since(YEAR, '2026-08-31', 20));
    await recorded(since(YEAR, '2026-09-30', null));
    await recorded(since(YEAR, '2026-10-31', 26));
    expect(await figure('2026')).toBe(26);
    expect(await months('08', '09', '10')).toEqual([[0, 20], 0, [0, 6]]);
  });

  it('below the one before it needs a reason, and counts negative', async () => {
    await recorded(since(YEAR, '2026-09-30', 39));
    expect(await asked(since(YEAR, '2026-10-31', 37))).toMatchObject({
      code: 'BAD_INPUT',
      fields: [{ path: 'decreaseReason', code: 'REQUIRED' }],
    });
    await recorded(since(YEAR, '2026-10-31', 37, { decreaseReason: '两名嫌疑人重复统计' }));
    expect(await months('10')).toEqual([-2]);
    expect(await figure('2026')).toBe(37);
  });

  it('is told once a day', async () => {
    await recorded(since(YEAR, '2026-09-30', 39));
    expect(await asked(since(YEAR, '2026-09-30', 39))).toMatchObject({
      fields: [{ path: 'runningSince', code: 'TOLD_ALREADY' }],
    });
  });
});

describe('amounts of the same days', () => {
  it('are asked about, and counted once where the total has them in it', async () => {
    await recorded(day('2026-10-08', 3));
    const total = since(YEAR, '2026-10-31', 12);
    const { code, reason, overlaps }: Record<string, unknown> = await asked(total);
    expect([code, reason]).toEqual(['CONFLICT', 'TOTAL_OVERLAPS']);
    expect(overlaps).toMatchObject([
      { indicator: 'SUSPECTS_CAUGHT', kind: 'TALLY', from: null, until: '2026-10-08', value: 3, inside: true },
    ]);
    await recorded({ ...total, totals: INCLUDED });
    expect(await figure('2026')).toBe(12);
    // Whichever is told second: a later line of these days is asked about in the same way.
    expect(await asked(day('2026-10-20', 4))).toMatchObject({ reason: 'TOTAL_OVERLAPS' });
    const later = await recorded(day('2026-10-20', 4, { totals: INCLUDED }));
    expect(await figure('2026')).toBe(12);
    await amended(later, day('2026-10-20', 5));
    expect(await figure('2026')).toBe(12);
    await recorded(day('2026-10-21', 2, { totals: ADDITIONAL }));
    expect(await figure('2026')).toBe(14);
    // Of days that no total has nobody is asked.
    await recorded(day('2026-11-03', 6));
    expect(await figure('2026')).toBe(20);
  });

  it('that add up to more than their total leave it nothing', async () => {
    await recorded(since(YEAR, '2026-10-31', 5));
    await recorded(day('2026-10-08', 4, { totals: INCLUDED }));
    await recorded(day('2026-10-09', 4, { totals: INCLUDED }));
    expect(await figure('2026')).toBe(8);
    expect(await api.db.sql('select exceeded from stated_total')).toEqual([{ exceeded: true }]);
  });

  it('are part of a total that is none of a series, told in either order', async () => {
    const whole = await recorded(day('2026-10-08', 10));
    await recorded(
      day('2026-10-08', 3, { totals: [{ indicator: 'SUSPECTS_CAUGHT', recordId: whole.id, answer: 'INCLUDED' }] }),
    );
    expect(await figure('2026-10')).toBe(10);
    const part = await recorded(day('2026-11-08', 2, {}));
    await recorded(
      counted(7, {
        beganOn: '2026-11-01',
        occurredOn: '2026-11-20',
        totals: [{ indicator: 'SUSPECTS_CAUGHT', recordId: part.id, answer: 'INCLUDED' }],
      }),
    );
    expect(await figure('2026-11')).toBe(7);
    await ways.data(police, VOID, part);
    expect(await figure('2026-11')).toBe(7);
  });

  it('cannot be part of what does not have their days, or of two totals', async () => {
    const weekend = { beganOn: '2026-10-08', occurredOn: '2026-10-10' };
    const whole = await recorded(counted(10, weekend));
    const of = (recordId: string) => [{ indicator: 'SUSPECTS_CAUGHT', recordId, answer: 'INCLUDED' }];
    const crossing = counted(3, { beganOn: '2026-10-05', occurredOn: '2026-10-08' });
    expect(await asked({ ...crossing, totals: of(whole.id) })).toMatchObject({
      fields: [{ path: 'totals.0.answer', code: 'CONTRADICTORY' }],
    });
    expect(await asked(day('2026-11-08', 3, { totals: of(whole.id) }))).toMatchObject({
      fields: [{ path: 'totals.0.recordId', code: 'NOT_FOUND' }],
    });
    const other = await recorded(counted(12, weekend));
    expect(await asked(day('2026-10-09', 3, { totals: [...of(whole.id), ...of(other.id)] }))).toMatchObject({
      fields: [{ path: 'totals.1.recordId', code: 'ALREADY_TAKEN' }],
    });
  });

  it('are asked about without their amounts where a program only writes', async () => {
    await recorded(day('2026-10-08', 3));
    const [viewer] = administratorsOf([{ id: police.tenantId, cityCode: '3402' } as TestTenant]);
    const writes = { ...(viewer as Viewer), permissions: new Set(['ledger:record']) } as unknown as Viewer;
    const input = since(YEAR, '2026-10-31', 12) as unknown as Parameters<TallyService['record']>[1];
    const asking = api.app.get(TallyService).record(writes, {
      ...input,
      measures: input.measures.map((measure) => ({ ...measure, released: false })),
    });
    const { overlaps } = (await asking.catch((error: DomainError) => error.details)) as { overlaps: object[] };
    expect(overlaps).toEqual([
      expect.objectContaining({ indicator: 'SUSPECTS_CAUGHT', until: '2026-10-08', inside: true }),
    ]);
    expect(overlaps[0]).not.toHaveProperty('value');
  });
});
