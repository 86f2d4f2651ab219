import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type ActivityFact, ActivityService } from '@fanzha/ledger';
import { Database, Maintenance, migrate } from '@fanzha/platform';
import { parsePeriod, type Sector } from '@fanzha/domain';
import { compactBatch, OperationReads } from '@fanzha/rollup';
import { FirstDays1770000899000 } from '../migrations/1770000899000-first-days.js';
import { MIGRATIONS } from '../migrations/index.js';
import { officialScope } from './support/engine.js';
import type { TestTenant } from './support/factories.js';
import { AGREED, makeTimeFixture, type TimeFixture } from './time-travel.fixture.js';

/** Contributing tenants of the first days of a period, while facts are pending and once they are folded. */
const COUNTY = '340210';
const YEAR = '2026-01-01';
let fixture: TimeFixture;
let school: TestTenant;
let bank: TestTenant;
beforeAll(async () => {
  fixture = await makeTimeFixture();
  school = await fixture.unit('340210100');
  bank = await fixture.unit('340210101', 'BANK');
});
afterAll(() => fixture.end());

async function contributing(code: string, days: string, sector: Sector | null = null): Promise<number> {
  const batch = new OperationReads(fixture.app.get(Database), officialScope('3402', ['3402']));
  return (
    await batch.reporting({ node: { kind: 'REGION', code }, period: parsePeriod(days), sector, campaignId: null })
  ).contributing;
}

const service = () => fixture.app.get(ActivityService);
const inputOf = (startOn: string) => ({
  type: 'LECTURE' as const,
  title: '防骗讲座',
  status: 'DONE' as const,
  startOn,
  measures: [],
});
const amend = (tenant: TestTenant, { id, version }: ActivityFact, startOn: string) =>
  service().amend(fixture.viewerOf(tenant), id, version, inputOf(startOn));
const takeBack = (tenant: TestTenant, { id, version }: ActivityFact) =>
  service().void(fixture.viewerOf(tenant), id, version, '误录');

/** Whatever is expected holds while it is pending, once it is folded, and in a recount. */
async function both(expected: () => Promise<void>): Promise<void> {
  await expected();
  await fixture.compact();
  await expected();
  expect(await fixture.differences()).toEqual(AGREED);
}

/** What is kept by first days, without lists that say nothing. */
const kept = async () => ({
  tenants: await fixture.db.sql(
    `select tenant_id, period, home_region, sector, first_day::text from rollup_tenant_reporting
     where first_day is not null order by 1, 2, 3, 4`,
  ),
  reporting: await fixture.db.sql(
    `select node, period, sector, position::int, n from rollup_reporting, unnest(first_days) with ordinality as u(n,
      position)
     where n <> 0 order by 1, 2, 3, 4`,
  ),
});

describe('contributing tenants of the first days of a period', () => {
  let march: ActivityFact;

  test('count from the day of the first fact', async () => {
    march = await fixture.activity(school, '2026-03-10');
    await fixture.activity(school, '2026-04-20');
    await fixture.activity(bank, '2026-04-05');
    await both(async () => {
      expect(await contributing(COUNTY, `${YEAR}/2026-03-09`)).toBe(0);
      expect(await contributing(COUNTY, `${YEAR}/2026-03-10`)).toBe(1);
      expect(await contributing(COUNTY, `${YEAR}/2026-04-05`)).toBe(2);
      expect(await contributing('340210100', '2026-04-01/2026-04-19')).toBe(0);
      expect(await contributing('340210100', '2026-04-01/2026-04-20')).toBe(1);
      expect(await contributing(COUNTY, '2026-04-01/2026-05-31', 'FINANCE')).toBe(1);
      expect(await contributing('3402', '2026-04-01/2026-04-30')).toBe(2);
    });
  });

  test('follow an amendment of the day, forward and back', async () => {
    march = await amend(school, march, '2026-03-20');
    await both(async () => {
      expect(await contributing(COUNTY, '2026-03-01/2026-03-19')).toBe(0);
      expect(await contributing(COUNTY, '2026-03-01/2026-03-20')).toBe(1);
      expect(await contributing(COUNTY, `${YEAR}/2026-03-19`)).toBe(0);
    });
    march = await amend(school, march, '2026-02-02');
    await both(async () => {
      expect(await contributing(COUNTY, '2026-03-01/2026-03-30')).toBe(0);
      expect(await contributing(COUNTY, `${YEAR}/2026-02-02`)).toBe(1);
    });
  });

  test('do without a voided fact: the next one is the first, or none is', async () => {
    const twin = await fixture.activity(school, '2026-02-02');
    await fixture.compact();
    await takeBack(school, march);
    await both(async () => expect(await contributing(COUNTY, `${YEAR}/2026-02-02`)).toBe(1));
    await takeBack(school, twin);
    await both(async () => {
      expect(await contributing(COUNTY, `${YEAR}/2026-04-19`)).toBe(1);
      expect(await contributing('340210100', `${YEAR}/2026-04-19`)).toBe(0);
      expect(await contributing('340210100', `${YEAR}/2026-04-20`)).toBe(1);
    });
  });

  test('stay where they are when a fact after the first one goes', async () => {
    const later = await fixture.activity(school, '2026-04-25');
    await fixture.compact();
    await takeBack(school, later);
    await both(async () => expect(await contributing(COUNTY, '2026-04-01/2026-04-20')).toBe(2));
  });

  test('go with a tenant that is restated elsewhere, and count it once where both homes meet', async () => {
    await fixture.move(school, '2026-05-01', '340223');
    await fixture.activity(school, '2026-07-01');
    await both(async () => {
      expect(await contributing(COUNTY, `${YEAR}/2026-07-15`)).toBe(2);
      expect(await contributing('340223', `${YEAR}/2026-07-15`)).toBe(1);
      expect(await contributing('3402', `${YEAR}/2026-07-15`)).toBe(2);
    });
    await fixture.restate(school);
    await both(async () => {
      expect(await contributing(COUNTY, `${YEAR}/2026-07-15`)).toBe(1);
      expect(await contributing('340223', `${YEAR}/2026-04-19`)).toBe(0);
      expect(await contributing('340223', `${YEAR}/2026-04-20`)).toBe(1);
    });
  });

  test('are exact while a fact that is set aside is taken back', async () => {
    const one = await fixture.activity(bank, '2026-09-03');
    await fixture.db.sql('update rollup_delta set aside = true where tenant_id = $1', [bank.id]);
    const now = async () => [
      await contributing(COUNTY, '2026-09-01/2026-09-10'),
      await contributing(COUNTY, '2026-09-01/2026-09-02'),
    ];
    expect(await now()).toEqual([1, 0]);
    await takeBack(bank, one);
    expect(await now()).toEqual([0, 0]);
    // What is pending is folded before what is aside.
    await fixture.app.get(Maintenance).snapshot('3402', (tx) => compactBatch(tx, { limit: 1_000 }));
    expect(await now()).toEqual([0, 0]);
    await fixture.compact();
    expect(await now()).toEqual([0, 0]);
    await fixture.activity(bank, '2026-09-08');
    await both(async () => expect(await now()).toEqual([1, 0]));
  });

  test('are made by the upgrade as compaction would have made them, whatever is pending', async () => {
    await fixture.activity(school, '2026-10-02');
    const before = await fixture.activity(bank, '2026-01-20');
    await fixture.compact();
    const expected = await kept();
    await takeBack(bank, before);
    await fixture.activity(school, '2026-10-01');
    await fixture.db.sql(
      `alter table rollup_reporting drop column first_days;
       alter table rollup_tenant_reporting drop column first_day;
       alter table rollup_tenant_reporting rename to rollup_presence`,
    );
    await fixture.db.sql('delete from schema_migration where name = $1', [FirstDays1770000899000.name]);
    await migrate(fixture.db.ownerUrl, MIGRATIONS);
    await fixture.db.sql('alter table rollup_presence rename to rollup_tenant_reporting');
    expect(await kept()).toEqual(expected);
    await both(async () => {
      expect(await contributing(COUNTY, `${YEAR}/2026-03-31`)).toBe(0);
      expect(await contributing('340223', '2026-10-01/2026-10-01')).toBe(1);
    });
  });

  test('are compared by the recount, of tenants and of nodes', async () => {
    await fixture.db.sql(
      "update rollup_reporting set first_days[4] = 9 where node = '340210' and period = '2026-04' and sector = '*'",
    );
    await fixture.db.sql(
      "update rollup_tenant_reporting set first_day = first_day + 1 where tenant_id = $1 and period = '2026-04'",
      [bank.id],
    );
    const { examples } = await fixture.differences();
    expect(examples.map(({ table, node, counted, kept: as }) => [table, node, counted, as]).sort()).toEqual([
      ['reporting', COUNTY, [1, 5, 1], [1, 4, 5, 9, 1]],
      ['tenant_reporting', bank.id, [1, 20260405], [1, 20260406]],
    ]);
  });
});
