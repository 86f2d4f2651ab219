import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays, ENTERABLE_ACTIVITY_INDICATORS, QUALIFIERS, TENANT_TYPES, todayIn } from '@fanzha/domain';
import { importRegions, RegionDirectory } from '@fanzha/org';
import { ReconcileService } from '@fanzha/rollup';
import { demoAccounts } from '../seeds/demo/accounts.js';
import { lastOccurrence } from '../seeds/demo/calendar.js';
import { planDemo } from '../seeds/demo/plan.js';
import { type DemoReport, seedDemo } from '../seeds/demo/seed-demo.js';
import { TOLD_ACTIVITIES } from '../seeds/demo/told-activities.js';
import { startTestApi, type TestApi } from './support/test-api.js';

const PASSWORD = 'Demo-Pass-2026';
const TODAY = todayIn();
const REGIONS = path.resolve(import.meta.dirname, '../seeds/regions/3402.csv');
/** Longer than the history, planned activities included. */
const PERIOD = `${addDays(TODAY, -700)}/${addDays(TODAY, 90)}`;

const SIGN_IN = 'mutation($username: String!, $password: String!) { signIn(username: $username, password: $password) { accessToken mustChangePassword } }';
const FIGURES = `query($code: ID!, $period: Period!, $indicators: [IndicatorCode!]) { region(code: $code) { rollup(period: $period) {
  tenantsDue tenantsContributing figures(indicators: $indicators) { indicator value atLeast approx uncounted withheld } } } }`;

let api: TestApi;
let report: DemoReport;

async function emptyCity(): Promise<TestApi> {
  const started = await startTestApi();
  const { faults } = await importRegions(started.ownerUrl, readFileSync(REGIONS, 'utf8'), 'test');
  expect(faults).toEqual([]);
  await started.app.get(RegionDirectory, { strict: false }).ensureFresh();
  return started;
}

async function signIn(to: TestApi, username: string): Promise<string> {
  const { data, errors } = await to.gql(SIGN_IN, { username, password: PASSWORD });
  expect(errors).toEqual([]);
  expect(data.signIn.mustChangePassword).toBe(false);
  return data.signIn.accessToken as string;
}

async function figures(of: TestApi, username: string, code: string) {
  const variables = { code, period: PERIOD, indicators: ['ACTIVITIES', ...ENTERABLE_ACTIVITY_INDICATORS] };
  const { data, errors } = await of.gql(FIGURES, variables, { token: await signIn(of, username) });
  expect(errors).toEqual([]);
  return data.region.rollup as { tenantsDue: number; tenantsContributing: number; figures: { indicator: string; value: number | null; atLeast: boolean }[] };
}

beforeAll(async () => {
  api = await emptyCity();
  const began = performance.now();
  report = await seedDemo(api.app, { password: PASSWORD, today: TODAY });
  process.stdout.write(`demo city: ${report.tenants} units, ${report.activities} activities in ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
}, 120_000);
afterAll(() => api.close());

describe('the plan of the demo city', () => {
  test.each(['2026-03-01', '2027-01-01', '2028-02-29', '2026-10-31'])('has, on %s, nothing done in the future, planned in the past or outside the life of its unit', (today) => {
    const { units, activities } = planDemo(today);
    const lives = new Map(units.map((unit) => [unit.name, unit]));
    expect(lives.size).toBe(units.length);
    const wrong = activities.filter(({ unit, record: { status, startOn, endOn, title, place, narrative } }) => {
      const { openedOn = '9999-12-31', closedOn = null } = lives.get(unit) ?? {};
      const untimely = status === 'DONE' ? (endOn ?? startOn) > today : startOn <= today;
      const outside = startOn < openedOn || (closedOn !== null && startOn > closedOn) || (endOn !== null && endOn < startOn);
      return untimely || outside || [title, place, narrative].join().includes('{');
    });
    expect(wrong).toEqual([]);
  });
});

describe('the demo city', () => {
  test('is big enough to look around in, and says what it holds', async () => {
    expect(report.activities).toBeGreaterThanOrEqual(2_000);
    expect(report.activities).toBeLessThanOrEqual(3_500);
    const [stored] = await api.db.sql<Record<string, number>>(`select
      (select count(*)::int from tenant) tenants, (select count(*)::int from user_account) users, (select count(*)::int from activity) activities,
      (select count(*)::int from activity where status = 'PLANNED') planned,
      (select count(*)::int from activity where record_status = 'VOIDED') voided,
      (select count(*)::int from fact_revision where change = 'AMENDED') amended`);
    expect(report).toEqual({ ...stored, accounts: demoAccounts().map(({ username }) => username) });
    for (const some of ['planned', 'amended', 'voided'] as const) expect(report[some]).toBeGreaterThan(20);
  });

  test('has units of every type, most of them in 湾沚区, some directly under the county, some in communities', async () => {
    const counties = await api.db.sql("select left(region_code, 6) code, count(*)::int units from tenant where type <> 'AUTHORITY' group by 1 order by 1");
    expect(counties).toEqual([
      { code: '340202', units: expect.any(Number) },
      { code: '340210', units: expect.any(Number) },
      { code: '340223', units: expect.any(Number) },
    ]);
    expect(counties.find(({ code }) => code === '340210')?.['units']).toBeGreaterThanOrEqual(80);
    for (const { units } of counties) expect(units).toBeGreaterThanOrEqual(25);
    const types = await api.db.sql('select distinct type from tenant order by 1');
    expect(types.map(({ type }) => type)).toEqual(TENANT_TYPES.map(({ code }) => code).toSorted());
    const levels = await api.db.sql("select distinct length(region_code) digits from tenant where type <> 'AUTHORITY' order by 1");
    expect(levels.map(({ digits }) => digits)).toEqual([6, 9, 12]);
  });

  test('states amounts in every way there is, and reaches from 18 months ago to today', async () => {
    const stated = await api.db.sql('select qualifier, count(*)::int times from activity_measure group by 1');
    for (const { code } of QUALIFIERS) expect(stated.find(({ qualifier }) => qualifier === code)?.['times']).toBeGreaterThan(30);
    const [span] = await api.db.sql(`select count(distinct to_char(start_on, 'YYYY-MM'))::int months, count(*) filter (where end_on is not null)::int multiday,
      count(*) filter (where start_on > $1 or end_on > $1)::int future from activity where status = 'DONE'`, [TODAY]);
    expect(span).toEqual({ months: 19, multiday: expect.any(Number), future: 0 });
    expect(span?.['multiday']).toBeGreaterThan(100);
  });

  test('shows officials who is missing: two units that never reported', async () => {
    const county = await figures(api, 'county', '340210');
    expect(county.tenantsDue - county.tenantsContributing).toBe(2);
    const closed = await api.db.sql('select name from tenant where closed_on is not null');
    expect(closed).toHaveLength(1);
  });

  test('lets every demo account in with the demo password', async () => {
    for (const { username, role } of demoAccounts()) {
      expect(role).toMatch(/^[\u4e00-\u9fff·]+ \([\w, ]+\)$/);
      await signIn(api, username);
    }
  });

  test('holds every figure that is told in particular', async () => {
    const rows = await api.db.sql<{ key: string; measures: Record<string, [string, number | null]> }>(`
      select t.name || ' ' || a.start_on || ' ' || a.title as key,
        coalesce(jsonb_object_agg(m.indicator, jsonb_build_array(m.qualifier, m.amount)) filter (where m.indicator is not null), '{}') measures
      from activity a join tenant t on t.id = a.tenant_id left join activity_measure m on m.activity_id = a.id
      where a.record_status = 'ACTIVE' and a.status = 'DONE' group by t.name, a.id, a.city_code, a.start_on, a.title`);
    const stored = new Map(rows.map(({ key, measures }) => [key, measures]));
    for (const { unit, on, through, title, measures } of TOLD_ACTIVITIES) {
      const startOn = lastOccurrence(on, lastOccurrence(through ?? on, TODAY));
      const expected = measures.map(([indicator, qualifier, value]) => [indicator, [qualifier, value ?? null]]);
      expect({ title, measures: stored.get(`${unit} ${startOn} ${title}`) }).toEqual({ title, measures: Object.fromEntries(expected) });
    }
    expect(TOLD_ACTIVITIES).toContainEqual(
      expect.objectContaining({
        type: 'VIDEO_SCREENING',
        measures: [['SCREENINGS', 'EXACT', 8], ['CLASSES_COVERED', 'EXACT', 25], ['PEOPLE_REACHED', 'AT_LEAST', 1800]],
      }),
    );
  });

  test('agrees with an independent recount', async () => {
    const { facts, differences, examples } = await api.app.get(ReconcileService, { strict: false }).reconcileCity('3402');
    expect({ differences, examples }).toEqual({ differences: 0, examples: [] });
    expect(facts).toBe(report.activities - report.voided);
  });

  test('comes out the same in another database', async () => {
    const city = await figures(api, 'city', '3402');
    expect(city.figures.find(({ indicator }) => indicator === 'ACTIVITIES')?.value).toBe(report.activities - report.voided - report.planned);
    const other = await emptyCity();
    try {
      expect(await seedDemo(other.app, { password: PASSWORD, today: TODAY })).toEqual(report);
      expect(await figures(other, 'city', '3402')).toEqual(city);
    } finally {
      await other.close();
    }
  }, 120_000);

  test('is not made twice, nor with a password that is too weak', async () => {
    await expect(seedDemo(api.app, { password: PASSWORD, today: TODAY })).rejects.toThrow('needs an empty one');
    await expect(seedDemo(api.app, { password: 'short', today: TODAY })).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});
