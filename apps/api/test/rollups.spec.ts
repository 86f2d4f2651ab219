import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays, lastYearToDate, monthOf, parsePeriod, previousToDate, reachedDay, todayIn } from '@fanzha/domain';
import { READ_POOL } from '@fanzha/platform';
import { CompactionService, ReconcileService } from '@fanzha/rollup';
import type { Pool } from 'pg';
import { insertOversight, insertTenant, insertUser, type TestTenant } from './support/factories.js';
import { startTestApi, type TestApi } from './support/test-api.js';

const RECORD = `mutation($input: ActivityInput!) { recordActivity(input: $input) { id version } }`;
const FIGURES = `activities { count sessions participants leaflets } tenantsDue tenantsContributing
  figure(indicator: LEAFLETS) { value atLeast approx uncounted withheld }`;
const COUNTY_PAGE = `query($code: ID!, $period: Period!, $sector: Sector) {
  region(code: $code) {
    code name path { code name }
    rollup(period: $period, sector: $sector) {
      asOf ${FIGURES}
      previous { ${FIGURES} } sameLastYear { ${FIGURES} }
      types: breakdown(indicator: SESSIONS, by: ACTIVITY_TYPE) { key label value }
      sectors: breakdown(indicator: SESSIONS, by: SECTOR) { key value }
      series(indicator: SESSIONS) { month value lastYear }
    }
    directRollup(period: $period, sector: $sector) { ${FIGURES} }
    children { code rollup(period: $period, sector: $sector) { ${FIGURES} } }
  }
}`;

let api: TestApi;
let school: TestTenant;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  api = await startTestApi();
  const { db } = api;
  school = await insertTenant(db, 'SCHOOL', '340210100', { name: '青荷小学' });
  const bank = await insertTenant(db, 'BANK', '340210101', { name: '惠民银行陶辛支行' });
  const direct = await insertTenant(db, 'DEPARTMENT', '340210', { name: '区直某单位' });
  await insertTenant(db, 'HOSPITAL', '340210100', { name: '湾沚医院' });
  const county = await insertTenant(db, 'AUTHORITY', '340210', { name: '区反诈办' });
  const education = await insertTenant(db, 'AUTHORITY', '340210', { name: '区教育局', sector: 'EDUCATION' });
  const city = await insertTenant(db, 'AUTHORITY', '3402', { name: '市反诈办' });
  await insertOversight(db, county, '340210');
  await insertOversight(db, education, '340210', 'EDUCATION');
  await insertOversight(db, city, '3402');
  const user = async (
    name: string,
    tenant: TestTenant,
    role: 'UNIT_ADMIN' | 'COUNTY_OFFICIAL' | 'CITY_OFFICIAL' | 'OPERATOR',
  ) => {
    tokens[name] = (await insertUser(api, tenant, [role])).token;
  };
  await user('school', school, 'UNIT_ADMIN');
  await user('bank', bank, 'UNIT_ADMIN');
  await user('direct', direct, 'UNIT_ADMIN');
  await user('county', county, 'COUNTY_OFFICIAL');
  await user('education', education, 'COUNTY_OFFICIAL');
  await user('city', city, 'CITY_OFFICIAL');
  await user('operator', city, 'OPERATOR');
});
afterAll(() => api.close());

const as = (who: string) => ({ token: tokens[who] as string });
const record = async (who: string, input: Record<string, unknown>) => {
  const { data, errors } = await api.gql(
    RECORD,
    { input: { type: 'LECTURE', title: '防诈骗讲座', startOn: '2026-10-12', ...input } },
    as(who),
  );
  expect(errors).toEqual([]);
  return data.recordActivity as { id: string; version: number };
};
const page = async (who: string, code: string, period = '2026-10', sector: string | null = null) => {
  const { data, errors } = await api.gql(COUNTY_PAGE, { code, period, sector }, as(who));
  expect(errors).toEqual([]);
  return data.region;
};

describe('a committed record is in the next query', () => {
  beforeAll(async () => {
    await record('school', {
      measures: [
        { indicator: 'LEAFLETS', value: 3000, qualifier: 'AT_LEAST' },
        { indicator: 'SESSIONS', value: 2 },
      ],
    });
    await record('bank', {
      type: 'LEAFLET_DISTRIBUTION',
      measures: [
        { indicator: 'LEAFLETS', value: 120 },
        { indicator: 'SESSIONS', value: 1 },
      ],
    });
    await record('direct', {
      measures: [
        { indicator: 'LEAFLETS', qualifier: 'UNCOUNTED' },
        { indicator: 'SESSIONS', value: 4 },
      ],
    });
    await record('school', { startOn: '2026-09-01', measures: [{ indicator: 'SESSIONS', value: 5 }] });
    await record('school', { startOn: '2025-10-31', measures: [{ indicator: 'SESSIONS', value: 7 }] });
  });

  const expectCounty = (county: Awaited<ReturnType<typeof page>>) => {
    expect(county.rollup).toMatchObject({
      activities: { count: 3, sessions: 7, participants: 0, leaflets: 3120 },
      figure: { value: 3120, atLeast: true, approx: false, uncounted: 1, withheld: 0 },
      tenantsDue: 4,
      tenantsContributing: 3,
      previous: { activities: { count: 1, sessions: 5 } },
      sameLastYear: { activities: { count: 1, sessions: 7 } },
      types: [
        { key: 'LECTURE', value: 6 },
        { key: 'LEAFLET_DISTRIBUTION', value: 1 },
      ],
      sectors: [
        { key: expect.any(String), value: 4 },
        { key: 'EDUCATION', value: 2 },
        { key: 'FINANCE', value: 1 },
      ],
    });
    expect(county.rollup.series).toHaveLength(12);
    expect(county.rollup.series.at(-1)).toEqual({ month: '2026-10', value: 7, lastYear: 7 });
    expect(county.directRollup).toMatchObject({
      activities: { count: 1, sessions: 4 },
      tenantsDue: 1,
      tenantsContributing: 1,
    });
    expect(county.children).toMatchObject([
      {
        code: '340210100',
        rollup: {
          activities: { count: 1, leaflets: 3000 },
          figure: { atLeast: true },
          tenantsDue: 2,
          tenantsContributing: 1,
        },
      },
      {
        code: '340210101',
        rollup: {
          activities: { count: 1, leaflets: 120 },
          figure: { atLeast: false },
          tenantsDue: 1,
          tenantsContributing: 1,
        },
      },
    ]);
  };

  test('county, towns and city see it before any compaction', async () => {
    expectCounty(await page('county', '340210'));
    expect((await page('city', '3402')).rollup.activities.leaflets).toBe(3120);
  });

  test('and the same figures after it, however often it runs', async () => {
    const compaction = api.app.get(CompactionService);
    expect(await compaction.compactCity('3402', 2)).toBe(5);
    expect(await compaction.compactCity('3402')).toBe(0);
    expectCounty(await page('county', '340210'));
    expect(await api.app.get(ReconcileService).reconcileCity('3402')).toMatchObject({ facts: 5, differences: 0 });
  });

  test('weeks and free ranges add the edges from the facts', async () => {
    expect((await page('county', '340210', '2026-W42')).rollup.activities).toMatchObject({ count: 3, sessions: 7 });
    expect((await page('county', '340210', '2026-08-31/2026-10-12')).rollup).toMatchObject({
      activities: { count: 4, sessions: 12, leaflets: 3120 },
      figure: { atLeast: true, uncounted: 1 },
      tenantsContributing: 3,
    });
    expect((await page('county', '340210', '2026-10-13/2026-10-31')).rollup).toMatchObject({
      activities: { count: 0 },
      tenantsContributing: 0,
    });
  });

  test('an authority of one sector sees that sector, whether it asks for it or not', async () => {
    const { rollup } = await page('education', '340210');
    expect(rollup).toMatchObject({
      activities: { count: 1, sessions: 2, leaflets: 3000 },
      tenantsDue: 1,
      tenantsContributing: 1,
    });
    const other = await api.gql(COUNTY_PAGE, { code: '340210', period: '2026-10', sector: 'FINANCE' }, as('education'));
    expect(other.errors[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test.each([
    ['anonymous', undefined, '340210', 'UNAUTHENTICATED'],
    ['a unit', 'school', '340210', 'FORBIDDEN'],
    ['an operator', 'operator', '340210', 'FORBIDDEN'],
    ['the county, of the city', 'county', '3402', 'FORBIDDEN'],
    ['the county, of a sibling', 'county', '340223', 'FORBIDDEN'],
  ])('%s is refused', async (_name, who, code, expected) => {
    const { errors } = await api.gql(
      'query($code: ID!) { region(code: $code) { rollup(period: "2026-10") { activities { count } } } }',
      { code },
      who ? as(who) : {},
    );
    expect(errors[0]?.extensions.code).toBe(expected);
  });

  test('a wrong period names the field', async () => {
    const { errors } = await api.gql(
      'query($p: Period!) { region(code: "340210") { rollup(period: $p) { activities { count } } } }',
      { p: '2026-13' },
      as('county'),
    );
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', fields: [{ code: 'NOT_A_PERIOD' }] });
  });

  test('a unit sees its own figures and nobody else does but its overseers', async () => {
    const own = `query($id: ID!) {
      tenant(id: $id) { name rollup(period: "2026-10") {
        activities { count leaflets } figure(indicator: LEAFLETS) { atLeast } tenantsDue tenantsContributing } } }`;
    const expected = {
      name: '青荷小学',
      rollup: {
        activities: { count: 1, leaflets: 3000 },
        figure: { atLeast: true },
        tenantsDue: 1,
        tenantsContributing: 1,
      },
    };
    for (const who of ['school', 'county', 'education', 'city'])
      expect((await api.gql(own, { id: school.id }, as(who))).data.tenant).toEqual(expected);
    const foreign = await api.gql(own, { id: school.id }, as('bank'));
    expect(foreign.errors[0]?.extensions.code).toBe('NOT_FOUND');
  });

  test('every figure tells where it comes from', async () => {
    const { data, errors } = await api.gql(
      `{ region(code: "340210") { rollup(period: "2026-10") { provenance(indicator: LEAFLETS) {
          figure { value atLeast uncounted } records exact { records value } atLeast { records value }
          approx { records } uncounted withheld silent missing
          tenants(first: 2) { totalCount pageInfo { hasNextPage }
            edges { node { tenant { name } value atLeast uncounted records } } } } } } }`,
      {},
      as('county'),
    );
    expect(errors).toEqual([]);
    expect(data.region.rollup.provenance).toEqual({
      figure: { value: 3120, atLeast: true, uncounted: 1 },
      records: 3,
      exact: { records: 1, value: 120 },
      atLeast: { records: 1, value: 3000 },
      approx: { records: 0 },
      uncounted: 1,
      withheld: 0,
      silent: 0,
      missing: 1,
      tenants: {
        totalCount: 3,
        pageInfo: { hasNextPage: true },
        edges: [
          { node: { tenant: { name: '青荷小学' }, value: 3000, atLeast: true, uncounted: 0, records: 1 } },
          { node: { tenant: { name: '惠民银行陶辛支行' }, value: 120, atLeast: false, uncounted: 0, records: 1 } },
        ],
      },
    });
  });

  test('who is missing and who is silent is listed by name, as many as the figure says', async () => {
    const founded = await api.gql(
      'mutation($input: LeadershipGroupInput!) { establishLeadershipGroup(input: $input) { id } }',
      { input: { name: '领导小组', foundedOn: '2026-01-05', members: [{ name: '组长甲', role: 'HEAD' }] } },
      as('school'),
    );
    expect(founded.errors).toEqual([]);
    const names = 'totalCount edges { node { name } }';
    const { data, errors } = await api.gql(
      `{ region(code: "340210") { rollup(period: "2026-10") { provenance(indicator: LEADERSHIP_GROUPS) {
          silent missing missingTenants { ${names} } silentTenants { ${names} }
            sources { totalCount edges { node { kind label value } } } } } } }`,
      {},
      as('county'),
    );
    expect(errors).toEqual([]);
    // The group of the school is older than the period, and still in place.
    const { silent, missing, missingTenants, silentTenants, sources } = data.region.rollup.provenance;
    expect({ silent, missing }).toEqual({ silent: 2, missing: 1 });
    const listed = ({ edges }: { edges: { node: { name: string } }[] }) => edges.map(({ node }) => node.name).sort();
    expect([missingTenants.totalCount, listed(missingTenants)]).toEqual([1, ['湾沚医院']]);
    expect([silentTenants.totalCount, listed(silentTenants)]).toEqual([2, ['区直某单位', '惠民银行陶辛支行'].sort()]);
    expect(sources).toEqual({
      totalCount: 1,
      edges: [{ node: { kind: 'LEADERSHIP_GROUP', label: '领导小组', value: 1 } }],
    });
  });
});

describe('a running period', () => {
  const today = todayIn();
  const TO_DATE = `query($p: Period!) { region(code: "340210") { rollup(period: $p) {
    reachedDay figure(indicator: BANNERS) { value }
    previous(toDate: true) { period figure(indicator: BANNERS) { value } households { registered covered coverage }
      tenantsContributing }
    sameLastYear(toDate: true) { period figure(indicator: BANNERS) { value } leadershipGroups { groups } }
    whole: previous { period figure(indicator: BANNERS) { value } } } } }`;
  const ask = async (period: string) => {
    const { data, errors } = await api.gql(TO_DATE, { p: period }, as('county'));
    expect(errors).toEqual([]);
    return data.region.rollup;
  };
  /** Each day its own power of ten, so that a sum tells which days are in it. */
  const days = [
    previousToDate(parsePeriod(monthOf(today)), today).end,
    lastYearToDate(parsePeriod(monthOf(today)), today).end,
  ]
    .flatMap((end) => [addDays(end, -1), end, addDays(end, 1)])
    .map((day, place) => ({ day, value: 10 ** (place + 1) }));
  const between = ({ start, end }: { start: string; end: string }) =>
    days.filter(({ day }) => start <= day && day <= end).reduce((sum, { value }) => sum + value, 0);

  beforeAll(async () => {
    await record('school', { startOn: today, measures: [{ indicator: 'BANNERS', value: 1 }] });
    for (const { day, value } of days)
      await record('school', { startOn: day, measures: [{ indicator: 'BANNERS', value }] });
  });

  test.each([monthOf(today), today.slice(0, 4), `${today.slice(0, 4)}-Q${Math.ceil(Number(today.slice(5, 7)) / 3)}`])(
    '%s is compared with the same days, compacted or not',
    async (text) => {
      const period = parsePeriod(text);
      const [before, lastYear] = [previousToDate(period, today), lastYearToDate(period, today)];
      for (const folded of [false, true]) {
        if (folded) await api.app.get(CompactionService).compactCity('3402');
        const rollup = await ask(text);
        expect(rollup.reachedDay).toBe(today);
        expect(rollup.previous).toMatchObject({ period: before.text, figure: { value: between(before) } });
        expect(rollup.sameLastYear).toMatchObject({ period: lastYear.text, figure: { value: between(lastYear) } });
        // The same as asking for these days outright.
        expect((await ask(before.text)).figure.value).toBe(between(before));
      }
    },
  );

  test('and one that is over as a whole', async () => {
    const rollup = await ask('2026-09');
    expect(rollup).toMatchObject({
      reachedDay: null,
      previous: { period: '2026-08' },
      sameLastYear: { period: '2025-09' },
      whole: { period: '2026-08' },
    });
    expect(reachedDay(parsePeriod('2026-09'), today)).toBe(null);
  });
});

test('a county page with all its towns, both comparisons, breakdowns and series is one statement', async () => {
  const pool = api.app.get<Pool>(READ_POOL);
  const statements: string[] = [];
  const client = await pool.connect();
  const prototype = Object.getPrototypeOf(client) as { query: (...args: unknown[]) => unknown };
  client.release();
  const original = prototype.query;
  prototype.query = function spy(this: unknown, ...args: unknown[]) {
    const [first] = args as [string | { text: string }];
    statements.push(typeof first === 'string' ? first : first.text);
    return original.apply(this, args);
  };
  try {
    await page('county', '340210');
  } finally {
    prototype.query = original;
  }
  const work = statements.filter((text) => !/^(begin|commit|call open_scope)/i.test(text));
  expect(work).toHaveLength(1);
});

describe('parts of one operation that are asked one after the other', () => {
  test('are each told from their own answer, whatever was asked before', async () => {
    const leaflets = (value: number) => [{ indicator: 'LEAFLETS', value }];
    await record('school', { startOn: '2026-09-10', measures: leaflets(1_000) });
    await record('school', { startOn: '2025-10-10', measures: leaflets(30) });
    const compared =
      'previous { figure(indicator: LEAFLETS) { value } } sameLastYear { activities { count leaflets } }';
    // The unit is read by a statement of its own: what stands below it is asked for in a later turn.
    const { data, errors } = await api.gql(
      `query($tenant: ID!) {
        region(code: "340210100") { rollup(period: "2026-09") { figure(indicator: LEAFLETS) { value } } }
        tenant(id: $tenant) { region { rollup(period: "2026-10") { ${compared} } } } }`,
      { tenant: school.id },
      as('county'),
    );
    expect(errors).toEqual([]);
    const alone = await api.gql(
      `{ region(code: "340210100") { rollup(period: "2026-10") { ${compared} } } }`,
      {},
      as('county'),
    );
    expect(data.region.rollup.figure.value).toBe(1_000);
    expect(data.tenant.region.rollup).toEqual(alone.data.region.rollup);
    expect(data.tenant.region.rollup.sameLastYear.activities.leaflets).toBe(30);
  });
});
