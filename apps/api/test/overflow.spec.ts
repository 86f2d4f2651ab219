import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { INDICATORS } from '@fanzha/domain';
import { CompactionService, ReconcileService } from '@fanzha/rollup';
import { readinessChecks } from '../src/readiness.js';
import { newId } from '@fanzha/platform';
import { insertOversight, insertTenant, insertUser, type TestTenant } from './support/factories.js';
import { startTestApi, type TestApi } from './support/test-api.js';

/** What release 0.1 let one record state: 10^12 yuan. */
const HUGE = 10n ** 14n;
const MOST = 2n ** 63n - 1n;
/** Stands for ten thousand of those: a dozen leave bigint. */
const MONSTER = 10n ** 18n;

let api: TestApi;
let police: TestTenant;
let bank: TestTenant;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  api = await startTestApi();
  const { db } = api;
  police = await insertTenant(db, 'POLICE', '340210100', { name: '湾沚派出所' });
  bank = await insertTenant(db, 'BANK', '340210101', { name: '惠民银行陶辛支行' });
  const county = await insertTenant(db, 'AUTHORITY', '340210', { name: '区反诈办' });
  const city = await insertTenant(db, 'AUTHORITY', '3402', { name: '市反诈办' });
  await insertOversight(db, county, '340210');
  await insertOversight(db, city, '3402');
  tokens['police'] = (await insertUser(api, police, ['UNIT_ADMIN'])).token;
  tokens['bank'] = (await insertUser(api, bank, ['UNIT_ADMIN'])).token;
  tokens['county'] = (await insertUser(api, county, ['COUNTY_OFFICIAL'])).token;
  tokens['city'] = (await insertUser(api, city, ['CITY_OFFICIAL'])).token;
});
afterAll(() => api.close());

/** Records of release 0.1 with the deltas they left, as its database holds them: `fen` each, `times` of them. */
async function oldRecords(fen: bigint, times: number, day = '2026-03-10'): Promise<void> {
  await api.db.sql(
    `with f as (
      insert into funds_action (city_code, id, tenant_id, home_region, region_code, sector, occurred_on, stage,
        accounts, accounts_qualifier,
        amount, amount_qualifier, recorded_by)
      select '3402', gen_random_uuid(), $1::uuid, '340210100', '340210100', 'PUBLIC_SECURITY', $4::date, 'RETURN', 1,
        'EXACT', $2::bigint, 'EXACT', $1::uuid
      from generate_series(1, $3::int) returning occurred_on)
    insert into rollup_delta (city_code, tenant_id, home_region, region_code, sector, day, facts, returned)
    select '3402', $1::uuid, '340210100', '340210100', 'PUBLIC_SECURITY', occurred_on, 1, $2::bigint from f`,
    [police.id, String(fen), times, day],
  );
}

const FIELDS = `fraudCases { returned } activities { participants } figure(indicator: RETURNED) { value exactValue }
  series(indicator: RETURNED) { month value lastYear }
  figures { indicator value exactValue }
  sectors: breakdown(indicator: RETURNED, by: SECTOR) { key value }`;
const PAGE = `query($code: ID!, $period: Period!) { region(code: $code) {
  rollup(period: $period) { ${FIELDS} previous { ${FIELDS} } sameLastYear { fraudCases { returned } }
    provenance(indicator: RETURNED) { figure { exactValue } exact { records value } } }
  children { code rollup(period: $period) { fraudCases { returned } } } } }`;

async function page(who: 'county' | 'city', period: string) {
  const { data, errors } = await api.gql(
    PAGE,
    { code: who === 'city' ? '3402' : '340210', period },
    { token: tokens[who] as string },
  );
  expect(errors).toEqual([]);
  return data.region;
}

const yuan = (fen: bigint) => `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`;
const total = async () => {
  const [row] = await api.db.sql(
    `select coalesce(sum(amount), 0)::text as fen from funds_action where record_status = 'ACTIVE'
       and city_code = '3402'`,
    [],
  );
  return BigInt((row as { fen: string }).fen);
};
const count = async (where: string) => {
  const [row] = await api.db.sql(
    `select count(*)::int as n from rollup_delta where city_code = '3402' and ${where}`,
    [],
  );
  return (row as { n: number }).n;
};
const compaction = () => api.app.get(CompactionService);
const reconcile = () => api.app.get(ReconcileService).reconcileCity('3402');
const readiness = async () => {
  const checks = readinessChecks(api.app, api.db.ownerUrl);
  const figures = checks.find(({ name }) => name === 'figures');
  return { missing: await figures?.missing(), note: await figures?.note?.() };
};

async function expectExact(): Promise<void> {
  const fen = await total();
  for (const who of ['county', 'city'] as const) {
    for (const period of ['2026', '2026-Q1', '2026-03', '2026-W11', '2026-02-20/2026-04-03']) {
      const { rollup, children } = await page(who, period);
      expect(rollup.fraudCases.returned).toBe(yuan(fen));
      expect(rollup.figure).toEqual({ value: Number(fen) / 100, exactValue: yuan(fen) });
      expect(rollup.sectors).toEqual([{ key: 'PUBLIC_SECURITY', value: Number(fen) / 100 }]);
      expect(rollup.provenance.figure.exactValue).toBe(yuan(fen));
      expect(rollup.figures).toHaveLength(INDICATORS.length);
      expect(
        children.map((child: { rollup: { fraudCases: { returned: string } } }) => child.rollup.fraudCases.returned),
      ).toContain(yuan(fen));
    }
  }
}

describe('sums beyond 2^53', () => {
  test('county and city answer every page, exactly, before and after compaction', async () => {
    await oldRecords(HUGE, 96);
    await oldRecords(7n, 1);
    await expectExact();
    expect(await compaction().compactCity('3402')).toBe(97);
    await expectExact();
    expect(await count('true')).toBe(0);
    expect(await reconcile()).toMatchObject({ differences: 0, aside: 0 });
    expect(await readiness()).toEqual({ missing: null, note: null });
  });

  test('a count beyond 2^53 is a JSON number with all its digits', async () => {
    await api.db.sql(
      `insert into rollup_delta (city_code, tenant_id, home_region, region_code, sector, day, facts, participants)
       select '3402', $1::uuid, '340210101', '340210101', 'FINANCE', '2025-05-05', 0, x
       from unnest(array[9007199254740991, 2]::bigint[]) x`,
      [bank.id],
    );
    const answer = await fetch(`${await api.listen()}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens['county']}` },
      body: JSON.stringify({
        query: `{
            region(code: "340210") {
              rollup(period: "2025") { activities { participants }
              figure(indicator: PARTICIPANTS) { exactValue } } } }`,
      }),
    });
    const text = await answer.text();
    expect(text).toContain('"participants":9007199254740993');
    expect(text).toContain('"exactValue":"9007199254740993"');
    await api.db.sql(`delete from rollup_delta where city_code = '3402' and day = '2025-05-05'`, []);
  });
});

describe('sums beyond what a cell can hold', () => {
  test('compaction sets the largest aside, folds all others, and every read stays exact', async () => {
    await oldRecords(MONSTER, 12);
    await oldRecords(12_345n, 3);
    const small = `mutation($input: ActivityInput!) { recordActivity(input: $input) { id } }`;
    const input = {
      type: 'LECTURE',
      title: '防诈骗讲座',
      startOn: '2026-03-12',
      measures: [{ indicator: 'SESSIONS', value: 2 }],
    };
    expect((await api.gql(small, { input }, { token: tokens['bank'] as string })).errors).toEqual([]);
    expect((await total()) > MOST).toBe(true);
    await compaction().compactAll();
    expect(await count('not aside')).toBe(0);
    expect(await count('aside')).toBeGreaterThan(0);
    expect(await count('aside')).toBeLessThan(13);
    expect(await readiness()).toMatchObject({ missing: null, note: expect.stringContaining('set aside') });
    await expectExact();
    expect((await page('county', '2026')).rollup.figures).toContainEqual({
      indicator: 'SESSIONS',
      value: 2,
      exactValue: '2',
    });
    expect(await reconcile()).toMatchObject({ differences: 0, aside: await count('aside') });
  });

  test('whatever is recorded meanwhile goes on being folded, huge and small', async () => {
    await oldRecords(MONSTER, 1);
    await oldRecords(HUGE, 2);
    await oldRecords(500n, 2, '2026-03-11');
    await compaction().compactAll();
    expect(await count('not aside')).toBe(0);
    await expectExact();
    expect(await reconcile()).toMatchObject({ differences: 0 });
  });

  test('once the records are voided, what was aside is folded', async () => {
    const voided = await api.db.sql(
      `with v as (
         update funds_action set record_status = 'VOIDED', void_reason = 'typing error'
         where city_code = '3402' and amount = $1::bigint and id in (
           select id from funds_action where city_code = '3402' and amount = $1::bigint and record_status = 'ACTIVE'
             limit 12)
         returning occurred_on)
       insert into rollup_delta (city_code, tenant_id, home_region, region_code, sector, day, facts, returned)
       select '3402', $2::uuid, '340210100', '340210100', 'PUBLIC_SECURITY', occurred_on, -1, -($1::bigint) from v
       returning id`,
      [String(MONSTER), police.id],
    );
    expect(voided).toHaveLength(12);
    await expectExact();
    await compaction().compactCity('3402');
    expect(await count('true')).toBe(0);
    expect(await readiness()).toEqual({ missing: null, note: null });
    await expectExact();
    expect(await reconcile()).toMatchObject({ differences: 0, aside: 0 });
  });
});

describe('a delta that nothing can fold', () => {
  test('is set aside alone; the others of the city are folded', async () => {
    const broken = newId();
    await api.db.sql(
      `insert into rollup_delta (city_code, tenant_id, home_region, region_code, sector, day, facts, qualifier_counts,
        sms)
       values ('3402', $1::uuid, '340210101', '340210101', 'FINANCE', '2026-03-12', 0, '{"SMS": ["many", 0, 0, 0]}',
         1)`,
      [broken],
    );
    await oldRecords(100n, 20);
    await compaction().compactCity('3402', 8);
    expect(await count('not aside')).toBe(0);
    expect(await count(`aside and tenant_id = '${broken}'`)).toBe(1);
    expect(await readiness()).toMatchObject({ note: expect.stringContaining('1 changes') });
    await api.db.sql(`delete from rollup_delta where tenant_id = $1::uuid`, [broken]);
    expect(await reconcile()).toMatchObject({ differences: 0 });
  });
});
