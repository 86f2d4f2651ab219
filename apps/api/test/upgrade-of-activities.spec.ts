import { Database, migrate } from '@fanzha/platform';
import { type IndicatorCode, parsePeriod } from '@fanzha/domain';
import { OperationReads, ReconcileService } from '@fanzha/rollup';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { MIGRATIONS } from '../migrations/index.js';
import { officialScope } from './support/engine.js';
import { readRelease, releasedDatabase } from './support/released-database.js';
import { startTestApi, type TestApi } from './support/test-api.js';

/**
 * Activities of release 0.1 that later releases count otherwise: one of several months, of which release 0.1 counted
 * all amounts on the first day, and internal acts, which were activities then. All of 2024, a year that the release
 * holds nothing of.
 */
const release = readRelease();
const [some] = release.rows['activity'] ?? [];
const ACROSS = {
  type: 'LECTURE',
  title: '秋季宣讲',
  startOn: '2024-09-29',
  endOn: '2024-10-16',
  measures: [
    ['SESSIONS', 40, 'EXACT'],
    ['PARTICIPANTS', 900, 'AT_LEAST'],
    ['LEAFLETS', null, 'UNCOUNTED'],
  ],
} as const;
const WITHIN = {
  type: 'LECTURE',
  title: '月内宣讲',
  startOn: '2024-11-04',
  endOn: '2024-11-06',
  measures: [['SESSIONS', 3, 'EXACT']],
} as const;
const INTERNAL = {
  type: 'STAFF_TRAINING',
  title: '教职工培训',
  startOn: '2024-05-06',
  endOn: null,
  measures: [['SESSIONS', 2, 'EXACT']],
} as const;
type Held = typeof ACROSS | typeof WITHIN | typeof INTERNAL;

let api: TestApi;
beforeAll(async () => {
  const db = await releasedDatabase(release);
  for (const held of [ACROSS, WITHIN, INTERNAL]) await db.sql(statements(held));
  await migrate(db.ownerUrl, MIGRATIONS);
  api = await startTestApi(db);
});
afterAll(() => api?.close());

const quoted = (value: unknown) => (value === null ? 'null' : `'${String(value)}'`);

/** What release 0.1 wrote of an activity: its row, its amounts, an earlier version, and one delta of its first day. */
function statements({ type, title, startOn, endOn, measures }: Held): string {
  const id = randomUUID();
  const of = Object.fromEntries(
    ['city_code', 'tenant_id', 'home_region', 'region_code', 'sector', 'recorded_by'].map((key) => [key, some?.[key]]),
  );
  const values = (...keys: string[]) => keys.map((key) => quoted(of[key])).join(', ');
  const stated = measures.map(([indicator, amount, qualifier]) => ({ indicator, amount, qualifier }));
  const image = {
    ...some,
    type,
    title: `${title}（初稿）`,
    startOn,
    endOn,
    status: 'DONE',
    measures: stated,
    running: undefined,
  };
  const marks = measures.filter(([, , qualifier]) => qualifier !== 'EXACT');
  const mark = (qualifier: string) => (qualifier === 'AT_LEAST' ? [1, 0, 0, 0] : [0, 0, 1, 0]);
  const amounts = measures.filter(([, amount]) => amount !== null);
  const marked = Object.fromEntries(marks.map(([indicator, , qualifier]) => [indicator, mark(qualifier)]));
  const place = values('city_code', 'tenant_id', 'home_region', 'region_code', 'sector');
  return `do $$ begin
    set local session_replication_role = replica;
    insert into activity (city_code, tenant_id, home_region, region_code, sector, recorded_by, id, type, title, status,
      start_on, end_on, version)
    values (${place}, ${values('recorded_by')}, '${id}', '${type}', '${title}', 'DONE',
      '${startOn}', ${quoted(endOn)}, 2);
    ${measures
      .map(
        ([indicator, amount, qualifier]) => `
    insert into activity_measure (city_code, tenant_id, region_code, sector, activity_id, indicator, amount, qualifier)
    values (${values('city_code', 'tenant_id', 'region_code', 'sector')}, '${id}', '${indicator}', ${amount ?? 'null'},
      '${qualifier}');`,
      )
      .join('')}
    insert into fact_revision (city_code, tenant_id, region_code, sector, fact_kind, fact_id, version, change, image,
      changed_by)
    values (${values('city_code', 'tenant_id', 'region_code', 'sector')}, 'activity', '${id}', 1, 'AMENDED',
      '${JSON.stringify(image)}', ${values('recorded_by')});
    insert into rollup_delta (city_code, tenant_id, home_region, region_code, sector, day, activity_type, tenant_only,
      facts, marks, activities, ${amounts.map(([indicator]) => indicator.toLowerCase()).join(', ')})
    values (${place}, '${startOn}', '${type}', false, 1,
      ${marks.length === 0 ? 'null' : quoted(JSON.stringify(marked))},
      1, ${amounts.map(([, amount]) => amount).join(', ')});
  end $$`;
}

const figure = async (text: string, code: IndicatorCode) => {
  const question = {
    node: { kind: 'REGION', code: '3402' } as const,
    period: parsePeriod(text),
    sector: null,
    campaignId: null,
  };
  const reads = new OperationReads(api.app.get(Database), officialScope('3402', ['3402']));
  const sum = (await reads.figures(question, [code])).get(code);
  return [Number(sum?.amount), sum?.atLeast, sum?.uncounted, Number(sum?.spanning?.amount ?? 0)];
};

describe('activities of release 0.1', () => {
  it('that cross a month count on their last day, and beside the month in which they end', async () => {
    expect(await figure('2024-09', 'SESSIONS')).toEqual([0, 0, 0, 0]);
    expect(await figure('2024-10', 'SESSIONS')).toEqual([0, 0, 0, 40]);
    expect(await figure('2024-Q4', 'SESSIONS')).toEqual([3, 0, 0, 40]);
    expect(await figure('2024', 'SESSIONS')).toEqual([45, 0, 0, 0]);
    expect(await figure('2024', 'PARTICIPANTS')).toEqual([900, 1, 0, 0]);
    expect(await figure('2024', 'LEAFLETS')).toEqual([0, 0, 1, 0]);
    expect(await figure('2024-11', 'SESSIONS')).toEqual([3, 0, 0, 0]);
  });

  it('themselves count on their first day, internal acts apart', async () => {
    expect(await figure('2024-09', 'ACTIVITIES')).toEqual([1, 0, 0, 0]);
    expect(await figure('2024', 'ACTIVITIES')).toEqual([2, 0, 0, 0]);
    expect(await figure('2024', 'INTERNAL_ACTS')).toEqual([1, 0, 0, 0]);
    expect(await figure('2024-05', 'SESSIONS')).toEqual([2, 0, 0, 0]);
  });

  it('agree with a recount', async () => {
    const results = await api.app.get(ReconcileService, { strict: false }).reconcileAll();
    expect([...results.values()].flatMap(({ examples }) => examples)).toEqual([]);
  });

  it('show in their history what was changed then, and nothing that came later', async () => {
    const rows = await api.db.sql<{ image: Record<string, unknown> }>(
      `select r.image from fact_revision r join activity a on a.id = r.fact_id where a.title = '秋季宣讲'`,
    );
    expect(rows[0]?.image).toMatchObject({
      theme: 'TELECOM_FRAUD',
      fraudTypes: [],
      basisNumber: null,
      basisIssuer: null,
      speakers: [],
      running: false,
      measures: [
        { indicator: 'SESSIONS', line: 0, from: '2024-09-29', until: '2024-10-16' },
        { indicator: 'PARTICIPANTS' },
        { indicator: 'LEAFLETS' },
      ],
    });
  });
});
