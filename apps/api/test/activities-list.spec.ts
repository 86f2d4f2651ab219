import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ActivitiesFixture, exact, lecture, makeFixture } from './activities.fixture.js';
import type { Actor } from './support/actors.js';
import { sentStatements } from './support/sent-statements.js';

const RECORD = 'mutation Record($input: ActivityInput!) { recordActivity(input: $input) { id } }';
const VOID = `mutation Void($id: ID!, $version: Int!, $reason: String!) {
    voidActivity(id: $id, version: $version, reason: $reason) { id } }`;
const LIST = `query List($filter: ActivityFilter, $first: Int, $after: String) {
  activities(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges {
      cursor node { id title startOn tenant { id name } region { code name } measures { indicator value }
      recordedBy } } } }`;

let fixture: ActivitiesFixture;
beforeAll(async () => {
  fixture = await makeFixture();
  const say = async (actor: Actor, title: string, changes: object = {}) =>
    (await fixture.data(actor, RECORD, { input: { ...lecture, measures: [], title, ...changes } }))['recordActivity']
      .id as string;
  await say(fixture.school, '开学第一课', {
    startOn: '2026-09-01',
    regionCode: '340210100001',
    measures: [exact('SESSIONS', 3)],
  });
  await say(fixture.school, '反诈宣传周 100%覆盖', {
    startOn: '2026-09-15',
    type: 'CENTRALIZED_PUBLICITY',
    venue: '东湖社区广场',
    campaignIds: [fixture.campaignId],
  });
  await say(fixture.school, '家长会', {
    startOn: '2026-10-10',
    narrative: '向家长讲解App安装，发放宣传资料。',
    measures: [{ indicator: 'SESSIONS', qualifier: 'UNCOUNTED' }],
  });
  await say(fixture.school, '计划中的宣讲', {
    startOn: '2026-10-11',
    status: 'PLANNED',
    measures: [exact('SESSIONS', 8)],
  });
  await fixture.data(fixture.school, VOID, {
    id: await say(fixture.school, '填错的一条', { startOn: '2026-10-12' }),
    version: 1,
    reason: '重复填报',
  });
  await say(fixture.sibling, '邻校讲座', { startOn: '2026-09-15' });
  await say(fixture.bank, '厅堂反诈宣传', { startOn: '2026-09-20', type: 'CENTRALIZED_PUBLICITY' });
  await say(fixture.farSchool, '外县讲座', { startOn: '2026-09-21' });
});
afterAll(() => fixture.close());

const list = async (actor: Actor, filter: object | null = null, page: object = {}) =>
  (await fixture.data(actor, LIST, { filter, first: 50, ...page }))['activities'];
const titles = async (actor: Actor, filter: object | null = null): Promise<string[]> => {
  const { edges, totalCount } = await list(actor, filter);
  expect(totalCount).toBe(edges.length);
  return edges.map(({ node }: { node: { title: string } }) => node.title);
};
const PLANNED = '计划中的宣讲';
const OWN = ['家长会', '反诈宣传周 100%覆盖', '开学第一课'];

describe('whose activities are listed', () => {
  it('nobody’s for the anonymous', async () => {
    expect((await fixture.error(null, LIST)).extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
  it('the own ones of a unit, newest day first', async () => {
    expect(await titles(fixture.school)).toEqual(OWN);
    expect(await titles(fixture.school, { tenantId: fixture.sibling.tenantId })).toEqual([]);
  });
  it('those of the region for its officials, those of the sector for its authority', async () => {
    expect(await titles(fixture.countyOfficial)).toEqual([OWN[0], '厅堂反诈宣传', '邻校讲座', OWN[1], OWN[2]]);
    expect(await titles(fixture.educationOfficial)).toEqual([OWN[0], '邻校讲座', OWN[1], OWN[2]]);
    expect(await titles(fixture.otherCountyOfficial)).toEqual(['外县讲座']);
  });
});

describe('filters', () => {
  it.each<[string, object, string[]]>([
    [
      'a region with all in it',
      { regionCode: '340210100' },
      [OWN[0] as string, '邻校讲座', OWN[1] as string, OWN[2] as string],
    ],
    ['this very region', { regionCode: '340210100', directly: true }, [OWN[0] as string, '邻校讲座', OWN[1] as string]],
    ['a community', { regionCode: '340210100001', directly: true }, ['开学第一课']],
    ['a region elsewhere', { regionCode: '340223' }, []],
    ['a month', { period: '2026-10' }, OWN.slice(0, 1)],
    ['what is planned', { status: 'PLANNED' }, [PLANNED]],
    ['whatever its status', { status: null, period: '2026-10' }, [PLANNED, OWN[0] as string]],
    ['days, both included', { period: '2026-09-15/2026-09-20' }, ['厅堂反诈宣传', '邻校讲座', OWN[1] as string]],
    ['a type', { type: 'CENTRALIZED_PUBLICITY' }, ['厅堂反诈宣传', OWN[1] as string]],
    ['a sector', { sector: 'FINANCE' }, ['厅堂反诈宣传']],
    ['an indicator stated as a result', { indicator: 'SESSIONS' }, ['家长会', '开学第一课']],
    ['what counts as an activity', { indicator: 'ACTIVITIES', regionCode: '340210100001' }, ['开学第一课']],
    ['voided ones too', { includeVoided: true, period: '2026-10' }, ['填错的一条', OWN[0] as string]],
    ['a word of two characters', { text: '反诈' }, ['厅堂反诈宣传', OWN[1] as string]],
    ['all of several words, wherever they stand', { text: '宣传　广场' }, [OWN[1] as string]],
    ['a word in the narrative, in any case', { text: 'app' }, ['家长会']],
    ['a percent sign as itself', { text: '100%' }, [OWN[1] as string]],
    ['no wildcard', { text: '开_第' }, []],
    ['a backslash as itself', { text: '\\' }, []],
  ])('%s', async (_, filter, expected) => {
    expect(await titles(fixture.countyOfficial, filter)).toEqual(expected);
  });

  it('a tenant and a campaign', async () => {
    expect(await titles(fixture.countyOfficial, { tenantId: fixture.bank.tenantId })).toEqual(['厅堂反诈宣传']);
    expect(await titles(fixture.countyOfficial, { campaignId: fixture.campaignId })).toEqual([OWN[1]]);
  });

  it.each<[string, object, object, string]>([
    ['a page too long', {}, { first: 101 }, 'first'],
    ['an empty page', {}, { first: 0 }, 'first'],
    ['a cursor nobody gave out', {}, { after: 'x' }, 'after'],
    ['a cursor of another list', {}, { after: Buffer.from('[1,"x"]').toString('base64url') }, 'after'],
    ['a tenant that cannot be', { tenantId: 'no id' }, {}, 'filter.tenantId'],
    ['a campaign that cannot be', { campaignId: 'no id' }, {}, 'filter.campaignId'],
    ['a region that cannot be', { regionCode: '34021' }, {}, 'filter.regionCode'],
    ['a text nobody can type', { text: '讲\u0000座' }, {}, 'filter.text'],
    ['an endless text', { text: '长'.repeat(101) }, {}, 'filter.text'],
  ])('refuse %s', async (_, filter, page, path) => {
    const error = await fixture.error(fixture.school, LIST, { filter, ...page });
    expect(error.extensions).toMatchObject({ code: 'BAD_INPUT', fields: [{ path }] });
  });
});

describe('pages', () => {
  it('follow each other without gap or repetition, also among records of one day', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (let page = 0; ; page++) {
      const { edges, pageInfo, totalCount } = await list(fixture.countyOfficial, null, { first: 2, after });
      expect(totalCount).toBe(5);
      expect(pageInfo).toMatchObject({
        hasPreviousPage: page > 0,
        hasNextPage: page < 2,
        startCursor: edges[0].cursor,
        endCursor: edges.at(-1).cursor,
      });
      seen.push(...edges.map(({ node }: { node: { title: string } }) => node.title));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(seen).toEqual(await titles(fixture.countyOfficial));
  });

  it('begin where their own list and filter left off, and in no other', async () => {
    const { pageInfo } = await list(fixture.countyOfficial, { period: '2026' }, { first: 1 });
    const after = pageInfo.endCursor;
    expect((await list(fixture.countyOfficial, { period: '2026' }, { first: 1, after })).edges).toHaveLength(1);
    const elsewhere = [
      fixture.error(fixture.countyOfficial, LIST, { filter: { period: '2026-10' }, first: 1, after }),
      fixture.error(fixture.countyOfficial, 'query Tallies($after: String) { tallies(after: $after) { totalCount } }', {
        after,
      }),
    ];
    for (const error of await Promise.all(elsewhere)) {
      expect(error.extensions).toMatchObject({
        code: 'BAD_INPUT',
        fields: [{ path: 'after', code: 'INVALID_CURSOR' }],
      });
    }
  });

  it('are not shifted by records made meanwhile', async () => {
    const { edges, pageInfo } = await list(fixture.countyOfficial, null, { first: 3 });
    const { id } = (
      await fixture.data(fixture.sibling, RECORD, { input: { ...lecture, title: '后来的', startOn: '2026-11-05' } })
    )['recordActivity'];
    const next = await list(fixture.countyOfficial, null, { first: 3, after: pageInfo.endCursor });
    expect(next.edges.map(({ node }: { node: { id: string } }) => node.id)).not.toContain(edges[2].node.id);
    expect(next.edges[0].node.title).toBe(OWN[1]);
    await fixture.data(fixture.sibling, VOID, { id, version: 1, reason: '重复填报' });
  });

  it('of fifty activities with tenant, region, measures and names cost four statements', async () => {
    await Promise.all(
      Array.from({ length: 60 }, (_, n) =>
        fixture.data(n % 2 ? fixture.school : fixture.sibling, RECORD, {
          input: { ...lecture, title: `第${n}场`, startOn: '2026-02-03', measures: [exact('SESSIONS', n)] },
        }),
      ),
    );
    const { result, statements } = await sentStatements(() => list(fixture.countyOfficial, { period: '2026-02' }));
    expect(result.edges).toHaveLength(50);
    expect(result.totalCount).toBe(60);
    expect(
      result.edges.every(
        ({ node }: { node: { tenant: object; region: object; measures: object[] } }) =>
          node.tenant && node.region && node.measures.length === 1,
      ),
    ).toBe(true);
    expect(statements.length).toBeLessThanOrEqual(4);
  });
});
