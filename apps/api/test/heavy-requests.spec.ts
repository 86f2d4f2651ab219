import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { COMMUNITY, type HouseholdsFixture, makeHouseholdsFixture } from './households.fixture.js';

let s: HouseholdsFixture;
beforeAll(async () => {
  s = await makeHouseholdsFixture();
});
afterAll(() => s.close());

const many = (times: number, field: (index: number) => string) =>
  Array.from({ length: times }, (_, index) => `a${index}: ${field(index)}`).join(' ');

describe('labels of doors', () => {
  const DOORS = 5_000;
  const VISITS = 11;

  beforeAll(async () => {
    await s.register(['1-101']);
    const own = [s.police.tenant.id, COMMUNITY];
    await s.sql(
      `insert into household_door (city_code, roster_id, number, label, label_key, registered_on, registered_by,
         tenant_id, region_code)
       select '3402', r.id, n, 'x' || n, 'X' || n, '2026-01-01', $1, $1, $2
       from household_roster r, generate_series(2, $3::int) n where r.region_code = $2`,
      [...own, DOORS],
    );
    await s.sql(
      `insert into household_visit (city_code, id, tenant_id, home_region, region_code, sector, recorded_by, visited_on,
         roster_id, visited)
       select '3402', gen_random_uuid(), $1, '340210100', $2, 'PUBLIC_SECURITY', $1, date '2026-01-01' + n, r.id,
         (select array_agg(x::smallint order by x) from generate_series(1, $3::int) x)
       from household_roster r, generate_series(1, $4::int) n where r.region_code = $2`,
      [...own, DOORS, VISITS],
    );
  });

  it('are answered up to fifty thousand in one operation, under whatever names', async () => {
    const { errors } = await s.answer(
      s.police,
      `{ householdVisits(first: ${VISITS}) { totalCount edges { node { doors } } } }`,
    );
    expect(errors[0]?.extensions).toMatchObject({ code: 'TOO_COMPLEX', reason: 'QUERY_TOO_COSTLY', max: 50_000 });
    const fewer = await s.data(s.police, `{ householdVisits(first: 10) { totalCount edges { node { doors } } } }`);
    const { totalCount, edges } = fewer.householdVisits;
    expect([totalCount, edges.length]).toEqual([VISITS, 10]);
    for (const { node } of edges) expect(node.doors).toHaveLength(DOORS);
    const again = await s.answer(
      s.police,
      `{ householdVisits(first: 2) { edges { node { ${many(6, () => 'doors')} } } } }`,
    );
    expect(again.errors[0]?.extensions).toMatchObject({ code: 'TOO_COMPLEX', reason: 'QUERY_TOO_COSTLY', max: 50_000 });
  });
});

describe('overlaps, which nothing keeps', () => {
  const overlap = (period: string) => `rollup(period: "${period}") { households { overlap } }`;
  const months = Array.from({ length: 13 }, (_, index) =>
    index < 12 ? `2026-${String(index + 1).padStart(2, '0')}` : '2025',
  );

  it('are counted for at most twelve questions of one operation; equal ones are one', async () => {
    const { errors } = await s.answer(
      s.official,
      `{ region(code: "340210") { ${many(13, (index) => overlap(months[index] ?? ''))} } }`,
    );
    expect(errors[0]?.extensions).toMatchObject({ code: 'TOO_COMPLEX', reason: 'QUERY_TOO_COSTLY', max: 12 });
    const twelve = await s.data(
      s.official,
      `{ region(code: "340210") { ${many(14, (index) => overlap(months[index % 12] ?? ''))} } }`,
    );
    expect(twelve.region.a11).toEqual({ households: { overlap: 0 } });
  });

  it('are counted over at most twenty-four months', async () => {
    expect(
      await s.error(s.official, `{ region(code: "340210") { ${overlap('2024-01-31/2026-01-01')} } }`),
    ).toMatchObject({
      code: 'TOO_COMPLEX',
      reason: 'SCOPE_TOO_WIDE',
      months: 25,
      max: 24,
    });
    expect(
      (await s.data(s.official, `{ region(code: "340210") { ${overlap('2024-02-01/2026-01-01')} } }`)).region,
    ).toEqual({ rollup: { households: { overlap: 0 } } });
  });
});

describe('figures that take too long to open', () => {
  let owner: pg.Client;
  beforeAll(async () => {
    owner = new pg.Client({ connectionString: s.api.ownerUrl });
    await owner.connect();
  });
  afterAll(() => owner.end());

  it('end after five seconds with the advice to ask for less, all of an operation, and hold up nobody', async () => {
    // No statement can read the ledger meanwhile, as if it had far too many rows.
    await owner.query('begin; lock table activity in access exclusive mode');
    try {
      const began = performance.now();
      const opened = many(
        5,
        (index) => `rollup(period: "2026-0${index + 1}") { provenance(indicator: SESSIONS) { records } }`,
      );
      const opening = [s.official, s.official, s.otherOfficial].map((who) =>
        s.answer(who, `{ region(code: "${who === s.official ? '340210' : '340223'}") { ${opened} } }`, {}),
      );
      await new Promise((resolve) => setTimeout(resolve, 500));
      const asked = performance.now();
      expect(await s.data(s.police, '{ viewer { tenant { id } } }')).toEqual({
        viewer: { tenant: { id: s.police.tenant.id } },
      });
      expect(performance.now() - asked).toBeLessThan(2_000);
      for (const { errors } of await Promise.all(opening)) {
        expect(errors[0]).toMatchObject({
          message: '涉及的记录太多，请缩小时间或区域范围',
          extensions: { code: 'TOO_COMPLEX', reason: 'SCOPE_TOO_WIDE' },
        });
      }
      // Two at a time, then the third: not each of the fifteen for itself.
      expect(performance.now() - began).toBeLessThan(15_000);
    } finally {
      await owner.query('rollback');
    }
    const { region } = await s.data(
      s.official,
      '{ region(code: "340210") { rollup(period: "2026") { provenance(indicator: SESSIONS) { records } } } }',
    );
    expect(region).toEqual({ rollup: { provenance: { records: 0 } } });
  }, 40_000);
});
