import { CompactionService, ReconcileService } from '@fanzha/rollup';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate } from '@fanzha/platform';
import { randomUUID } from 'node:crypto';
import { MIGRATIONS } from '../migrations/index.js';
import { ASSIGN, type CampaignsFixture, day, makeCampaignsFixture, READ } from './campaigns.fixture.js';
import { readRelease, releasedDatabase } from './support/released-database.js';

/** Records of several campaigns: counted once in all, and once for each. */
const ROLLUP = `query Rollup($code: ID!, $campaign: ID, $period: Period!) { done: region(code: $code) {
  rollup(period: $period, campaignId: $campaign) {
    figures(indicators: [SESSIONS, ACTIVITIES]) { indicator value }
    breakdown(indicator: SESSIONS, by: CAMPAIGN) { key value label } } } }`;
const AMEND_ACTIVITY = `mutation Amend($id: ID!, $version: Int!, $input: ActivityInput!) {
  done: amendActivity(id: $id, version: $version, input: $input) {
    id version campaignIds history { version changedFields earlier } } }`;
const VOID = `mutation Void($id: ID!, $version: Int!) {
  done: voidActivity(id: $id, version: $version, reason: "重复录入") { id } }`;
const LIST = `query List($filter: ActivityFilter) {
  done: activities(filter: $filter, first: 50) { totalCount edges { node { id } } } }`;
const SOURCES = `query Sources($code: ID!, $campaign: ID!, $member: String!, $period: Period!) {
  done: region(code: $code) {
  ofCampaign: rollup(period: $period, campaignId: $campaign) { provenance(indicator: SESSIONS) { ...Parts } }
  ofMember: rollup(period: $period) {
    provenance(indicator: SESSIONS, by: CAMPAIGN, member: $member) { ...Parts } } } }
  fragment Parts on Provenance { records exact { records value } }`;

let f: CampaignsFixture;
let campaigns: string[];
const PERIOD = `${day(20)}/${day(0)}`;
const activity = (changes: object = {}) => ({
  type: 'LECTURE',
  title: '防骗讲座',
  status: 'DONE',
  startOn: day(3),
  measures: [{ indicator: 'SESSIONS', value: 4, qualifier: 'EXACT' }],
  ...changes,
});
const rollup = async (campaign: string | null = null, code = '340210') => {
  const { rollup: found } = await f.done(f.county, ROLLUP, { code, campaign, period: PERIOD });
  const [sessions, activities] = found['figures'] as { value: number }[];
  const split = Object.fromEntries(
    (found['breakdown'] as { key: string; value: number }[]).map((p) => [p.key, p.value]),
  );
  return { sessions: sessions?.value, activities: activities?.value, split };
};
const compact = () => f.api.app.get(CompactionService).compactCity('3402', 1_000);
const reconcile = () => f.api.app.get(ReconcileService).reconcileCity('3402');

beforeAll(async () => {
  f = await makeCampaignsFixture();
  campaigns = [];
  for (const title of ['春风行动', '秋风行动', '百日行动']) campaigns.push((await f.issue({ title }))['id'] as string);
});
afterAll(() => f?.close());

describe('a record of several campaigns', () => {
  it('counts once in all and once for each, at every node, before compaction and behind it', async () => {
    const [spring, autumn, summer] = campaigns as [string, string, string];
    const both = await f.record(f.school, activity({ campaignIds: [autumn, spring, autumn.toUpperCase()] }));
    expect(both['campaignIds']).toEqual([spring, autumn].sort());
    await f.record(f.school, activity({ title: '又一场', campaignIds: [autumn] }));
    await f.record(f.bank, activity({ title: '没有', campaignIds: [] }));
    const expectAll = async () => {
      for (const [code, all] of [
        ['340210', 12],
        ['340210100', 8],
      ] as const) {
        expect(await rollup(null, code)).toEqual({
          sessions: all,
          activities: all / 4,
          split: { [spring]: 4, [autumn]: 8 },
        });
        expect(await rollup(spring, code)).toMatchObject({ sessions: 4, activities: 1 });
        expect(await rollup(autumn, code)).toMatchObject({ sessions: 8, activities: 2 });
        expect(await rollup(summer, code)).toMatchObject({ sessions: 0, activities: 0 });
      }
    };
    await expectAll();
    expect(await reconcile()).toMatchObject({ differences: 0 });
    await compact();
    await expectAll();
    expect(await reconcile()).toMatchObject({ differences: 0 });

    const { version } = both;
    const amended = await f.done(f.school, AMEND_ACTIVITY, {
      id: both['id'],
      version,
      input: activity({ campaignIds: [spring, summer] }),
    });
    expect(amended['campaignIds']).toEqual([spring, summer].sort());
    expect(amended['history']).toMatchObject([
      { changedFields: ['campaignIds'], earlier: { campaignIds: [spring, autumn].sort() } },
    ]);
    expect(await rollup()).toMatchObject({ sessions: 12, split: { [spring]: 4, [autumn]: 4, [summer]: 4 } });
    await f.done(f.school, VOID, { id: both['id'], version: amended['version'] });
    expect(await rollup()).toMatchObject({ sessions: 8, split: { [autumn]: 4 } });
    await compact();
    expect(await reconcile()).toMatchObject({ differences: 0 });
  });

  it('is found by each of them, and behind the figure of each', async () => {
    const [spring, autumn] = campaigns as [string, string];
    const { id } = await f.record(f.sibling, activity({ title: '两个都算', campaignIds: [spring, autumn] }));
    const found = async (campaignId: string) =>
      ((await f.done(f.sibling, LIST, { filter: { campaignId } }))['edges'] as { node: { id: string } }[]).map(
        ({ node }) => node.id,
      );
    expect(await found(spring)).toEqual([id]);
    expect(await found(autumn)).toEqual([id]);
    expect(await found(campaigns[2] as string)).toEqual([]);
    for (const campaign of [spring, autumn]) {
      const { ofCampaign, ofMember } = await f.done(f.county, SOURCES, {
        ...{ code: '340210', campaign, member: campaign, period: PERIOD },
      });
      const { sessions } = await rollup(campaign);
      expect(ofCampaign['provenance']).toMatchObject({ exact: { value: sessions } });
      expect(ofMember['provenance']).toEqual(ofCampaign['provenance']);
    }
  });

  it('belongs to five at most, each of which is there', async () => {
    const errors = (campaignIds: unknown) =>
      f.fieldErrors(f.school, 'mutation($input: ActivityInput!) { recordActivity(input: $input) { id } }', {
        input: activity({ campaignIds }),
      });
    const [spring] = campaigns as [string];
    expect(await errors(Array.from({ length: 6 }, () => randomUUID()))).toEqual(['campaignIds TOO_MANY_ITEMS']);
    expect(await errors([spring, randomUUID()])).toEqual(['campaignIds UNKNOWN_CODE']);
    expect(await errors([spring, 'spring'])).toEqual(['campaignIds UNKNOWN_CODE']);
    expect(await errors([''])).toEqual(['campaignIds UNKNOWN_CODE']);
  });

  it('is offered to a further campaign, which says that it belongs to others, and is added to it', async () => {
    const [spring, autumn, summer] = campaigns as [string, string, string];
    const { id, version } = await f.record(f.sibling, activity({ title: '归入', campaignIds: [spring] }));
    const offered = (await f.done(f.sibling, READ, { id: summer }))['candidates'] as Record<string, unknown>[];
    expect(offered.find((one) => one['id'] === id)).toMatchObject({ otherCampaigns: 1 });
    await f.done(f.sibling, ASSIGN, { id: summer, records: [{ kind: 'ACTIVITY', id, version }] });
    expect(await f.sql('select campaign_ids from activity where id = $1', [id])).toEqual([
      { campaign_ids: [spring, summer].sort() },
    ]);
    const again = (await f.done(f.sibling, READ, { id: summer }))['candidates'] as Record<string, unknown>[];
    expect(again.map((one) => one['id'])).not.toContain(id);

    const more = [];
    for (const title of ['四', '五', '六']) more.push((await f.issue({ title }))['id'] as string);
    const full = await f.record(
      f.sibling,
      activity({ title: '满', campaignIds: [spring, autumn, summer, ...more.slice(0, 2)] }),
    );
    const last = (await f.done(f.sibling, READ, { id: more[2] }))['candidates'] as Record<string, unknown>[];
    expect(last.map((one) => one['id'])).not.toContain(full['id']);
    expect(
      await f.fieldErrors(f.sibling, ASSIGN, {
        id: more[2],
        records: [{ kind: 'ACTIVITY', id: full['id'], version: full['version'] }],
      }),
    ).toEqual(['campaignIds TOO_MANY_ITEMS']);
  });
});

describe('records of release 0.1, which named one campaign at most', () => {
  it('name the same one, in everything that was kept', async () => {
    const at = MIGRATIONS.findIndex(({ name }) => name.startsWith('SeveralCampaigns'));
    const db = await releasedDatabase(readRelease());
    await migrate(db.ownerUrl, MIGRATIONS.slice(0, at));
    const tables = 'activity household_visit fraud_case interception leadership_group rollup_delta'.split(' ');
    // Of each kind some that name one: the release has few.
    const [{ id: campaign }] = (await db.sql<{ id: string }>(
      `insert into campaign (city_code, id, tenant_id, name, starts_on, ends_on)
       select city_code, gen_random_uuid(), id, '百日行动', '2024-01-01', '2027-01-01' from tenant
       where city_code = '3402' order by id limit 1 returning id`,
    )) as [{ id: string }];
    await db.sql(
      `update activity set campaign_id = '${campaign}' where city_code = '3402' and hashtext(id::text) % 2 = 0`,
    );
    await db.sql(
      `update household_visit set campaign_id = '${campaign}' where city_code = '3402' and hashtext(id::text) % 2 = 0`,
    );
    const said = (column: string) =>
      Promise.all(
        tables.map(async (table) => [
          table,
          await db.sql(`select id::text, ${column} as campaign from ${table} order by id`),
        ]),
      );
    const before = await said('campaign_id');
    const bitmaps = (column: string) =>
      db.sql(`select roster_id, block, month, tenant_id, ${column} as campaign, bits from household_visit_bitmap
        order by roster_id, block, month, tenant_id, sector, 5, home_region, region_code`);
    const kept = await bitmaps("nullif(campaign_id, '00000000-0000-0000-0000-000000000000')");
    const images = (of: string) =>
      db.sql(`select fact_id, version, ${of} as campaign from fact_revision where fact_kind <> 'submission'
        order by fact_kind, fact_id, version`);
    const remembered = await images("image ->> 'campaignId'");
    const sums = (list: string) =>
      db.sql(`select campaign, indicator, sum(amount) as amount from (
          select ${list} as campaign, indicator, amount from fact_figure) f
        group by 1, 2 order by 1, 2`);
    const figures = await sums('campaign_id');
    await migrate(db.ownerUrl, MIGRATIONS);
    expect(await said('campaign_ids[1]')).toEqual(before);
    expect(await bitmaps('campaign_ids[1]')).toEqual(kept);
    expect(await images("image -> 'campaignIds' ->> 0")).toEqual(remembered);
    expect(await sums('campaign_ids[1]')).toEqual(figures);
    expect(await db.sql('select count(*)::int as n from activity where cardinality(campaign_ids) > 1')).toEqual([
      { n: 0 },
    ]);
    expect(await db.sql("select count(*)::int as n from fact_revision where image ? 'campaignId'")).toEqual([{ n: 0 }]);
    await db.drop();
  });
});
