import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  addDays,
  COUNTED_THEMES,
  type IndicatorCode,
  INDICATORS,
  INTERNAL_ACT_TYPES,
  QUALIFIERS,
  TENANT_TYPES,
  todayIn,
} from '@fanzha/domain';
import {
  demoAccounts,
  type DemoReport,
  lastOccurrence,
  neighbourAccounts,
  seedDemo,
  seedNeighbour,
  WRITTEN_ACTIVITIES,
} from '@fanzha/demo';
import { importRegions, RegionDirectory } from '@fanzha/org';
import { ReconcileService, SOURCE_KINDS } from '@fanzha/rollup';
import { startTestApi, type TestApi } from './support/test-api.js';

const PASSWORD = 'Demo-Pass-2026';
const TODAY = todayIn();
const REGIONS = path.resolve(import.meta.dirname, '../seeds/regions/3402.csv');
/** Longer than the history, planned activities included. */
const PERIOD = `${addDays(TODAY, -700)}/${addDays(TODAY, 90)}`;

/** Indicators whose ledgers the demo city keeps: all but those of monthly submissions. */
const LIVE = INDICATORS.filter(({ ledger }) => ledger !== 'submission').map(({ code }) => code);

const SIGN_IN = `mutation($username: String!, $password: String!) {
    signIn(username: $username, password: $password) { accessToken mustChangePassword } }`;
const FIGURES = `query($code: ID!, $period: Period!, $indicators: [IndicatorCode!]) {
  region(code: $code) { rollup(period: $period) {
  tenantsDue tenantsContributing
    figures(indicators: $indicators) { indicator value atLeast approx uncounted withheld } } } }`;

let api: TestApi;
let report: DemoReport;

async function emptyCity(): Promise<TestApi> {
  const started = await startTestApi();
  const { errors } = await importRegions(started.ownerUrl, readFileSync(REGIONS, 'utf8'), 'test');
  expect(errors).toEqual([]);
  await started.app.get(RegionDirectory, { strict: false }).ensureFresh();
  return started;
}

async function signIn(to: TestApi, username: string): Promise<string> {
  const { data, errors } = await to.gql(SIGN_IN, { username, password: PASSWORD });
  expect(errors).toEqual([]);
  expect(data.signIn.mustChangePassword).toBe(false);
  return data.signIn.accessToken as string;
}

async function countOf(rows: string): Promise<number> {
  const [{ count = 0 } = {}] = await api.db.sql<{ count: number }>(`select count(*)::int count from ${rows}`);
  return count;
}

const quoted = (codes: readonly string[]) => codes.map((code) => `'${code}'`).join(', ');
/** Publicity that was held. */
const doneIn = (city: string) =>
  countOf(`activity where city_code = '${city}' and record_status = 'ACTIVE' and status = 'DONE'
    and theme in (${quoted(COUNTED_THEMES)}) and type not in (${quoted(INTERNAL_ACT_TYPES)})`);
const recount = (city: string) => api.app.get(ReconcileService, { strict: false }).reconcileCity(city);

async function figures(of: TestApi, username: string, code: string) {
  const variables = { code, period: PERIOD, indicators: LIVE };
  const { data, errors } = await of.gql(FIGURES, variables, { token: await signIn(of, username) });
  expect(errors).toEqual([]);
  return data.region.rollup as {
    tenantsDue: number;
    tenantsContributing: number;
    figures: { indicator: string; value: number | null; atLeast: boolean }[];
  };
}

beforeAll(async () => {
  api = await emptyCity();
  const began = performance.now();
  report = await seedDemo(api.app, { password: PASSWORD, today: TODAY });
  process.stdout.write(
    `demo city: ${report.tenants} units, ${report.records} records ${JSON.stringify(report.ledgers)}, ` +
      `${report.doors} doors, ${report.receipts} receipts in ${((performance.now() - began) / 1000).toFixed(1)} s\n`,
  );
}, 120_000);
afterAll(() => api.close());

describe('the demo city', () => {
  test('is big enough to look around in, and says what it holds', async () => {
    expect(report.ledgers.activity).toBeGreaterThanOrEqual(2_000);
    expect(report.ledgers.activity).toBeLessThanOrEqual(3_500);
    const [stored] = await api.db.sql<Record<string, number>>(`select
      (select count(*)::int from tenant) tenants, (select count(*)::int from user_account) users,
      (select count(*)::int from activity where status = 'PLANNED') planned,
      (select count(*)::int from fact_revision where change = 'VOIDED') voided,
      (select count(*)::int from fact_revision where change = 'AMENDED') amended,
      (select count(*)::int from household_door) doors,
      (select count(*)::int from summary) summaries, (select count(*)::int from notice_receipt) receipts`);
    const ledgers = Object.fromEntries(
      await Promise.all(Object.keys(report.ledgers).map(async (table) => [table, await countOf(table)] as const)),
    );
    const records = Object.values(ledgers).reduce((sum, count) => sum + count, 0);
    expect(report).toEqual({ ...stored, ledgers, records, accounts: demoAccounts().map(({ username }) => username) });
    for (const some of ['planned', 'amended', 'voided'] as const) expect(report[some]).toBeGreaterThan(20);
  });

  test('has units of every type, most in 湾沚区, some directly under the county, some in communities', async () => {
    const counties = await api.db.sql(
      `select left(region_code, 6) code, count(*)::int units from tenant where type <> 'AUTHORITY' group by 1
       order by 1`,
    );
    expect(counties).toEqual([
      { code: '340202', units: expect.any(Number) },
      { code: '340210', units: expect.any(Number) },
      { code: '340223', units: expect.any(Number) },
    ]);
    expect(counties.find(({ code }) => code === '340210')?.['units']).toBeGreaterThanOrEqual(80);
    for (const { units } of counties) expect(units).toBeGreaterThanOrEqual(25);
    const types = await api.db.sql('select distinct type from tenant order by 1');
    expect(types.map(({ type }) => type)).toEqual(TENANT_TYPES.map(({ code }) => code).toSorted());
    const levels = await api.db.sql(
      "select distinct length(region_code) digits from tenant where type <> 'AUTHORITY' order by 1",
    );
    expect(levels.map(({ digits }) => digits)).toEqual([6, 9, 12]);
  });

  test('states amounts in every way there is, and reaches from 18 months ago to today', async () => {
    const stated = await api.db.sql('select qualifier, count(*)::int times from activity_measure group by 1');
    for (const { code } of QUALIFIERS)
      expect(stated.find(({ qualifier }) => qualifier === code)?.['times']).toBeGreaterThan(30);
    const [span] = await api.db.sql(
      `select count(distinct to_char(start_on, 'YYYY-MM'))::int months, count(*)
         filter (where end_on is not null)::int multiday,
      count(*) filter (where start_on > $1 or end_on > $1)::int future from activity where status = 'DONE'`,
      [TODAY],
    );
    expect(span).toEqual({ months: 19, multiday: expect.any(Number), future: 0 });
    expect(span?.['multiday']).toBeGreaterThan(100);
  });

  test('shows officials who is missing: two units that never reported', async () => {
    const county = await figures(api, 'county', '340210');
    expect(county.tenantsDue - county.tenantsContributing).toBe(2);
    const closed = await api.db.sql('select name from tenant where closed_on is not null');
    expect(closed).toHaveLength(1);
  });

  test('has every figure in the year of the county, a roster half covered, doors that several visited', async () => {
    const query = `query($indicators: [IndicatorCode!]) {
      region(code: "340210") { rollup(period: "${addDays(TODAY, -364)}/${TODAY}") {
      figures(indicators: $indicators) { indicator value uncounted }
        households { covered overlap reported coverage } } } }`;
    const { data, errors } = await api.gql(query, { indicators: LIVE }, { token: await signIn(api, 'county') });
    expect(errors).toEqual([]);
    const { figures: found, households } = data.region.rollup as {
      figures: { indicator: string; value: number | null; uncounted: number }[];
      households: Record<'covered' | 'overlap' | 'reported' | 'coverage', number>;
    };
    expect(found.map(({ indicator }) => indicator).toSorted()).toEqual(LIVE.toSorted());
    expect(found.filter(({ value, uncounted }) => !value && uncounted === 0)).toEqual([]);
    expect(households.coverage).toBeGreaterThan(20);
    expect(households.coverage).toBeLessThan(100);
    expect(households.overlap).toBeGreaterThan(100);
    expect(households.overlap).toBeLessThan(households.covered);
    expect(households.reported).toBeGreaterThan(100);

    const of = (code: string) => found.find(({ indicator }) => indicator === code)?.value ?? 0;
    // Some units have none, and an official sees which.
    expect(of('TENANTS') - of('TENANTS_WITH_GROUP')).toBeGreaterThanOrEqual(5);
    expect(of('TENANTS_WITH_GROUP') / of('TENANTS')).toBeGreaterThan(0.8);
    // Of one flow of money, less is left at every stage.
    expect([of('STOP_PAYMENT'), of('FROZEN'), of('RETURNED')].toSorted((left, right) => right - left)).toEqual([
      of('STOP_PAYMENT'),
      of('FROZEN'),
      of('RETURNED'),
    ]);
  });

  test('has cases at every stage, some without a counted loss, more from September to November', async () => {
    const [cases] = await api.db.sql<
      Record<string, number>
    >(`select count(*)::int as all, count(filed_on)::int filed, count(solved_on)::int solved,
      count(*) filter (where loss is null)::int uncounted, count(pension_tag)::int pension,
        count(*) filter (where victim_had_publicity)::int reached
      from fraud_case where record_status = 'ACTIVE'`);
    const share = (of: string) => (cases?.[of] ?? 0) / (cases?.['all'] ?? 1);
    expect(share('filed')).toBeGreaterThan(0.6);
    expect(share('filed')).toBeLessThan(0.8);
    expect((cases?.['solved'] ?? 0) / (cases?.['filed'] ?? 1)).toBeGreaterThan(0.25);
    expect((cases?.['solved'] ?? 0) / (cases?.['filed'] ?? 1)).toBeLessThan(0.5);
    for (const some of ['uncounted', 'pension', 'reached']) expect(share(some)).toBeGreaterThan(0);
    const months = await api.db.sql<{ dense: boolean; per_month: number }>(
      `
      select month in ('09', '10', '11') dense, avg(cases)::float per_month
      from (select to_char(reported_on, 'YYYY-MM') ym, to_char(reported_on, 'MM') as month, count(*) cases
        from fraud_case
        where to_char(reported_on, 'YYYY-MM') < left($1, 7) group by 1, 2) each_month group by 1 order by 1`,
      [TODAY],
    );
    expect(months[1]?.per_month).toBeGreaterThan((months[0]?.per_month ?? 0) * 1.2);
  });

  test('has doors in two records, changed groups, overdue hazards, released accounts, unread notices', async () => {
    const some: Record<string, string> = {
      'called at twice':
        'household_visit_bitmap p join household_visit_bitmap q on p.roster_id = q.roster_id ' +
        'and p.month = q.month and p.tenant_id <> q.tenant_id',
      'not met': 'household_visit where cardinality(not_met) > 0',
      empty: 'household_vacancy',
      gone: 'household_door where retired_on is not null',
      'voided visits': "household_visit where record_status = 'VOIDED'",
      'amended visits': 'household_visit where version > 1',
      'about as many': "household_visit where reported_qualifier = 'AT_LEAST'",
      'left a group': 'leadership_member where left_on is not null',
      dissolved: 'leadership_group where dissolved_on is not null',
      'founded again':
        'leadership_group g join leadership_group d on d.tenant_id = g.tenant_id and d.dissolved_on < g.founded_on',
      'stopped together': 'interception_participant',
      'of a case': 'funds_action where case_id is not null',
      'follow-ups of a case': "tally where ledger = 'VICTIM_FOLLOWUP' and case_id is not null",
      'within the calls': "tally_measure where part_of = 'HOTLINE_CALLS'",
      released: "tally_measure where indicator = 'ACCOUNTS_RESTRICTED' and change = -1",
      overdue: `inspection_hazard where rectified_on is null and deadline < '${TODAY}'`,
      lifted: 'control_measure where lifted_on is not null',
    };
    for (const [what, rows] of Object.entries(some)) expect([what, (await countOf(rows)) > 0]).toEqual([what, true]);
    expect(await countOf('household_roster')).toBe(12);
    const sizes = await api.db.sql<{ doors: number }>(
      'select count(*)::int doors from household_door group by roster_id order by 1',
    );
    expect([sizes[0]?.doors, sizes.at(-1)?.doors]).toEqual([180, 1_200]);

    const { data } = await api.gql(
      '{ notices(filter: {}, first: 50) { edges { node { receipts addressed } } } }',
      {},
      { token: await signIn(api, 'city') },
    );
    expect(data.notices.edges.length).toBeGreaterThan(10);
    const shares = (data.notices.edges as { node: { receipts: number; addressed: number } }[]).map(
      ({ node }) => node.receipts / node.addressed,
    );
    const mean = shares.reduce((sum, one) => sum + one, 0) / shares.length;
    expect(mean).toBeGreaterThan(0.5);
    expect(mean).toBeLessThan(0.85);
  });

  test('has weekly reports in time, late, sent back at a cell and overdue; the county has reminded', async () => {
    const reports = await api.db.sql(
      `select s.period, count(*) filter (where s.submitted_on <= s.due_on)::int "inTime",
         count(*) filter (where s.submitted_on > s.due_on)::int late,
         count(*) filter (where s.state = 'RETURNED' and s.returned @> '[{"cell":"text1"}]')::int returned,
         count(*) filter (where s.state = 'DRAFT' and s.due_on < $1)::int overdue,
         count(*) filter (where s.state = 'DRAFT' and s.due_on >= $1)::int ahead,
         (select count(*)::int from submission_reminder r join submission o on o.id = r.submission_id
          where o.form_id = s.form_id and o.period = s.period) reminders
       from submission s where s.rhythm = 'WEEK' group by s.form_id, s.period order by s.period`,
      [TODAY],
    );
    const none = { inTime: 0, late: 0, returned: 0, overdue: 0, ahead: 0, reminders: 0 };
    expect(reports.map(({ period: _, ...numbers }) => numbers)).toEqual([
      { ...none, inTime: 6, late: 1, returned: 1, overdue: 4, reminders: 5 },
      { ...none, inTime: 2, ahead: 9 },
    ]);
  });

  test('has told officials and units what is due; some of it was read', async () => {
    const told = await api.db.sql<{ username: string; kinds: string[]; read: number; unread: number }>(
      `select u.username, array_agg(distinct n.kind) kinds, count(n.read_at)::int read,
         count(*) filter (where n.read_at is null)::int unread
       from notification n join user_account u on u.id = n.user_id group by 1`,
    );
    const of = (name: string) => told.find(({ username }) => username === name);
    expect(of('city')?.kinds).toContain('notice.missing');
    expect(of('county-nanling')?.kinds).toEqual(expect.arrayContaining(['notice.overdue', 'submission.submitted']));
    expect(of('school-nanling')?.kinds).toEqual(
      expect.arrayContaining(['submission.unit_overdue', 'submission.returned']),
    );
    expect(of('police')?.kinds).toContain('alert.unanswered');
    expect(of('community')?.kinds).toContain('alert.overdue');
    for (const { username } of demoAccounts().filter(({ username }) => username !== 'operator'))
      expect([username, (of(username)?.unread ?? 0) > 0 || username === 'hospital']).toEqual([username, true]);
    expect(of('county-nanling')?.read).toBeGreaterThan(0);
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
        coalesce(jsonb_object_agg(m.indicator, jsonb_build_array(m.qualifier, m.amount))
          filter (where m.indicator is not null), '{}') measures
      from activity a join tenant t on t.id = a.tenant_id left join activity_measure m on m.activity_id = a.id
      where a.record_status = 'ACTIVE' and a.status = 'DONE' group by t.name, a.id, a.city_code, a.start_on, a.title`);
    const stored = new Map(rows.map(({ key, measures }) => [key, measures]));
    for (const { unit, on, through, title, measures } of WRITTEN_ACTIVITIES) {
      const startOn = lastOccurrence(on, lastOccurrence(through ?? on, TODAY));
      const expected = measures.map(([indicator, qualifier, value]) => [indicator, [qualifier, value ?? null]]);
      expect({ title, measures: stored.get(`${unit} ${startOn} ${title}`) }).toEqual({
        title,
        measures: Object.fromEntries(expected),
      });
    }
    expect(WRITTEN_ACTIVITIES).toContainEqual(
      expect.objectContaining({
        type: 'VIDEO_SCREENING',
        measures: [
          ['SCREENINGS', 'EXACT', 8],
          ['CLASSES_COVERED', 'EXACT', 25],
          ['PEOPLE_REACHED', 'AT_LEAST', 1800],
        ],
      }),
    );
  });

  test('agrees with an independent recount', async () => {
    const { facts, differences, examples } = await recount('3402');
    expect({ differences, examples }).toEqual({ differences: 0, examples: [] });
    expect(facts).toBeGreaterThan(report.records - report.voided);
  });

  test('states every indicator by the kinds of facts that are read where its figure is opened', async () => {
    const stated = await api.db.sql<{ indicator: IndicatorCode; fact_kind: string }>(
      'select distinct indicator, fact_kind from fact_figure',
    );
    expect(stated.length).toBeGreaterThan(40);
    expect(stated.filter((row) => !SOURCE_KINDS.stating(row.indicator).includes(row.fact_kind))).toEqual([]);
  });

  test('has a small city beside it, and neither shows in the other', async () => {
    const before = await figures(api, 'city', '3402');
    const neighbour = await seedNeighbour(api.app, api.ownerUrl, { password: PASSWORD, today: TODAY });
    expect(neighbour.records).toBeGreaterThan(100);
    expect(neighbour.records).toBeLessThan(report.records / 10);
    expect(await figures(api, 'city', '3402')).toEqual(before);
    const theirs = await figures(api, 'maanshan-city', '3405');
    expect(theirs.figures.find(({ indicator }) => indicator === 'ACTIVITIES')?.value).toBe(await doneIn('3405'));
    for (const { username } of neighbourAccounts()) {
      const token = await signIn(api, username);
      const { errors } = await api.gql(FIGURES, { code: '3402', period: PERIOD, indicators: LIVE }, { token });
      expect(errors[0]?.extensions.code).toMatch(/^(FORBIDDEN|NOT_FOUND)$/);
    }
    const { facts, differences } = await recount('3405');
    expect(differences).toBe(0);
    expect(facts).toBeGreaterThan(neighbour.records - neighbour.voided);
  }, 60_000);

  test('is not made twice, nor with a password that is too weak', async () => {
    await expect(seedDemo(api.app, { password: PASSWORD, today: TODAY })).rejects.toThrow('needs an empty one');
    await expect(seedDemo(api.app, { password: 'short', today: TODAY })).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  /** Answers are given by the clock of the server: time may run out between one seeding and the next. */
  const whateverTheTime = ({ figures: all, ...rest }: Awaited<ReturnType<typeof figures>>) => ({
    ...rest,
    figures: all.filter(({ indicator }) => !/^ALERTS?_ON_TIME/.test(indicator)),
  });

  // Last: the first application of a process is of no use once a second one has closed.
  test('comes out the same in another database', async () => {
    const city = await figures(api, 'city', '3402');
    expect(city.figures.find(({ indicator }) => indicator === 'ACTIVITIES')?.value).toBe(await doneIn('3402'));
    const other = await emptyCity();
    try {
      expect(await seedDemo(other.app, { password: PASSWORD, today: TODAY })).toEqual(report);
      expect(whateverTheTime(await figures(other, 'city', '3402'))).toEqual(whateverTheTime(city));
    } finally {
      await other.close();
    }
  }, 120_000);
});
