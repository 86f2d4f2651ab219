import { CompactionService, ReconcileService } from '@fanzha/rollup';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { insertOversight, insertTenant, insertUser, type TestTenant } from './support/factories.js';
import { disagreements } from './support/figures-of-facts.js';
import { startTestApi, type TestApi } from './support/test-api.js';

const FIGURE = `query Figure($code: ID!, $period: Period!, $indicator: IndicatorCode!) {
  region(code: $code) { rollup(period: $period) {
  figure(indicator: $indicator) { value toCheck } } } }`;
const OPENED = `query Opened($period: Period!, $indicator: IndicatorCode!) {
  region(code: "340210") { rollup(period: $period) {
  breakdown(indicator: $indicator, by: SECTOR) { key toCheck }
  provenance(indicator: $indicator) {
    toCheck figure { toCheck } tenants { edges { node { value toCheck tenant { id } } } }
    sources { edges { node { value toCheck } } } } } } }`;
const RECORD = `mutation Record($input: ActivityInput!) {
    recordActivity(input: $input) { id version toCheck { indicator bound } } }`;
const AMEND = `mutation Amend($id: ID!, $version: Int!, $input: ActivityInput!) {
    amendActivity(id: $id, version: $version, input: $input) { id version toCheck { indicator } } }`;
const TALLY = 'mutation Tally($input: TallyInput!) { recordTally(input: $input) { id version } }';
const CASE = 'mutation Case($input: FraudCaseInput!) { recordFraudCase(input: $input) { id version } }';

let api: TestApi;
let school: { tenant: TestTenant; token: string };
let bank: { tenant: TestTenant; token: string };
let police: { tenant: TestTenant; token: string };
let official: string;

beforeAll(async () => {
  api = await startTestApi();
  const unit = async (type: 'SCHOOL' | 'BANK' | 'POLICE') => {
    const tenant = await insertTenant(api.db, type, '340210100');
    return { tenant, token: (await insertUser(api, tenant, ['UNIT_ADMIN'])).token };
  };
  [school, bank, police] = [await unit('SCHOOL'), await unit('BANK'), await unit('POLICE')];
  const authority = await insertTenant(api.db, 'AUTHORITY', '340210');
  await insertOversight(api.db, authority, '340210');
  official = (await insertUser(api, authority, ['COUNTY_OFFICIAL'])).token;
});
afterAll(() => api.close());

async function data(token: string, query: string, variables: object) {
  const { data: answered, errors } = await api.gql(query, variables as Record<string, unknown>, { token });
  if (errors.length > 0 || !answered) throw new Error(JSON.stringify(errors));
  return answered;
}
const lecture = (participants: number, startOn = '2026-10-12') => ({
  type: 'LECTURE',
  title: '防骗讲座',
  startOn,
  measures: [{ indicator: 'PARTICIPANTS', value: participants, qualifier: 'EXACT' }],
});
const figure = async (period: string, indicator = 'PARTICIPANTS', code = '340210') =>
  (await data(official, FIGURE, { code, period, indicator })).region.rollup.figure;
async function fold() {
  await api.app.get(CompactionService).compactCity('3402');
}

/** A school that enters a million is counted, and everybody who sees the county's figure is told. */
describe('amounts beyond what is usual', () => {
  let id: string;

  it('are counted beside the figure of every period and place', async () => {
    await data(school.token, RECORD, { input: lecture(300) });
    const recorded = (await data(school.token, RECORD, { input: lecture(1_000_000) })).recordActivity;
    expect(recorded.toCheck).toEqual([{ indicator: 'PARTICIPANTS', bound: expect.any(Number) }]);
    id = recorded.id;
    for (let folded = 0; folded < 2; folded += 1) {
      const all = { value: 1_000_300, toCheck: 1 };
      for (const period of ['2026-10', '2026-Q4', '2026', '2026-W42', '2026-10-12/2026-10-12'])
        expect({ period, ...(await figure(period)) }).toEqual({ period, ...all });
      expect(await figure('2026-10', 'PARTICIPANTS', '340210100')).toEqual(all);
      expect(await figure('2026-09')).toEqual({ value: 0, toCheck: 0 });
      expect(await figure('2026-10', 'ACTIVITIES')).toEqual({ value: 2, toCheck: 0 });
      await fold();
    }
  });

  it('are told where the figure comes from: by unit, by line and on the record', async () => {
    const { breakdown, provenance } = (await data(official, OPENED, { period: '2026-10', indicator: 'PARTICIPANTS' }))
      .region.rollup;
    expect(breakdown).toEqual([{ key: 'EDUCATION', toCheck: 1 }]);
    expect(provenance).toEqual({
      toCheck: 1,
      figure: { toCheck: 1 },
      tenants: { edges: [{ node: { value: 1_000_300, toCheck: 1, tenant: { id: school.tenant.id } } }] },
      sources: { edges: [{ node: { value: 1_000_000, toCheck: true } }, { node: { value: 300, toCheck: false } }] },
    });
  });

  it('of what is in place go along with it, and of a ratio count in either part', async () => {
    const measures = [{ indicator: 'ACCOUNTS_RESTRICTED', value: 900_000, qualifier: 'APPROX' }];
    await data(bank.token, TALLY, { input: { ledger: 'BANK_CONTROL', occurredOn: '2026-09-01', measures } });
    expect(await figure('2026-10', 'ACCOUNTS_RESTRICTED')).toEqual({ value: 900_000, toCheck: 1 });
    await fold();
    expect(await figure('2026', 'ACCOUNTS_RESTRICTED')).toEqual({ value: 900_000, toCheck: 1 });
    expect(await figure('2026-08', 'ACCOUNTS_RESTRICTED')).toEqual({ value: 0, toCheck: 0 });
    await data(police.token, CASE, {
      input: {
        caseNumber: '皖湖公刑立〔2026〕7号',
        fraudTypeCode: 'F01',
        reportedOn: '2026-10-05',
        filedOn: '2026-10-06',
        loss: '900000000.00',
      },
    });
    expect(await figure('2026-10', 'LOSS_PER_CASE')).toEqual({ value: 900_000_000, toCheck: 1 });
  });

  it('are so in the view of all facts, and for the recount', async () => {
    await fold();
    expect(await api.app.get(ReconcileService).reconcileCity('3402')).toMatchObject({ differences: 0 });
    const [count] = await api.db.sql(
      `select to_check from rollup_qualifier_count where node = '340210' and period = '2026-10' and sector = '*'
         and dimension = '*' and indicator = 'PARTICIPANTS'`,
    );
    expect(count).toEqual({ to_check: 1 });
  });

  it('are no longer when they are corrected', async () => {
    const before = (await data(school.token, AMEND, { id, version: 1, input: lecture(100) })).amendActivity;
    expect(before.toCheck).toEqual([]);
    expect(await figure('2026-10')).toEqual({ value: 400, toCheck: 0 });
    await fold();
    expect(await figure('2026')).toEqual({ value: 400, toCheck: 0 });
    await data(school.token, RECORD, { input: lecture(2_000_000, '2026-10-13') });
    const codes = ['PARTICIPANTS', 'ACTIVITIES'] as const;
    await api.db.sql("delete from rollup_delta where day <> '2026-10-13'");
    const stated = (await disagreements(api.db, codes)).filter(({ day }) => day === '2026-10-13');
    expect(stated).toEqual([]);
  });
});
