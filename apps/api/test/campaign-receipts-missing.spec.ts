import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  type CampaignsFixture,
  CLOSE,
  day,
  FORWARD,
  input,
  ISSUE,
  makeCampaignsFixture,
  RECEIVE,
} from './campaigns.fixture.js';

const MISSING = `query Missing($first: Int, $after: String) {
  done: missingCampaignReceipts(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
    edges { node { campaignId title documentNumber tenantId name regionCode regionName sector since receiveBy
      daysOverdue } } } }`;

interface Line {
  readonly campaignId: string;
  readonly title: string;
  readonly name: string;
}

let f: CampaignsFixture;
beforeAll(async () => {
  f = await makeCampaignsFixture();
});
afterAll(() => f?.close());

const missing = async (as = f.county, variables: object = {}) => {
  const { edges, ...page } = await f.done(as, MISSING, variables);
  return { ...page, lines: (edges as { node: Line }[]).map(({ node }) => node) };
};
const named = (lines: readonly Line[]) => lines.map(({ title, name }) => `${title} ${name}`).sort();

it('names each unit that has not received a running campaign of the own authority, and since when', async () => {
  const due = await f.issue({ title: '甲' });
  // It was issued when there was time.
  await f.api.db.sql('update campaign set receive_by = $2::date where id = $1', [due['id'], day(3)]);
  const later = await f.issue({ title: '乙', documentNumber: '湾反诈办〔2026〕19号', regionCodes: ['340210100'] });
  const { totalCount, lines } = (await missing()) as { totalCount: number; lines: Line[] } & object;
  expect(totalCount).toBe(lines.length);
  expect(named(lines)).toEqual(['甲 柳岸小学', '甲 湖畔储蓄所', '甲 湖畔小学', '乙 柳岸小学', '乙 湖畔小学'].sort());
  // What is due first stands in front.
  expect(lines[0]).toMatchObject({ campaignId: due['id'], daysOverdue: 3, receiveBy: day(3) });
  expect(lines.at(-1)).toMatchObject({ campaignId: later['id'], daysOverdue: -2 });
  await f.done(f.school, RECEIVE, { id: due['id'], edition: 1 });
  expect(named((await missing()).lines)).not.toContain('甲 湖畔小学');
  expect(named((await missing()).lines)).toContain('乙 湖畔小学');
});

it('goes on page by page, and takes no cursor of another list', async () => {
  const all = await missing();
  const first = (await missing(f.county, { first: 2 })) as Awaited<ReturnType<typeof missing>> & {
    pageInfo: { endCursor: string };
  };
  const rest = await missing(f.county, { first: 10, after: first.pageInfo.endCursor });
  expect([...first.lines, ...rest.lines]).toEqual(all.lines);
  expect(await f.refused(f.county, MISSING, { after: 'x' })).toMatchObject({ code: 'BAD_INPUT' });
  expect(await f.refused(f.county, MISSING, { first: 101 })).toMatchObject({ code: 'BAD_INPUT' });
});

it('counts a receipt of what forwards the campaign, and what is over no longer', async () => {
  const ofCity = await f.issue({ title: '丙', regionCodes: ['3402'], documentNumber: '芜反诈办〔2026〕3号' }, f.city);
  expect(named((await missing(f.city)).lines)).toContain('丙 湖畔小学');
  const draft = await f.done(f.county, FORWARD, { id: ofCity['id'], input: input({ title: '丙转发', tasks: [] }) });
  const forwarded = await f.done(f.county, ISSUE, { id: draft['id'], version: draft['version'] });
  await f.done(f.school, RECEIVE, { id: forwarded['id'], edition: 1 });
  expect(named((await missing(f.city)).lines)).not.toContain('丙 湖畔小学');
  expect(named((await missing()).lines)).not.toContain('丙转发 湖畔小学');
  expect(named((await missing()).lines)).toContain('丙转发 柳岸小学');
  await f.done(f.county, CLOSE, { id: forwarded['id'], version: forwarded['version'] });
  expect(named((await missing()).lines)).not.toContain('丙转发 柳岸小学');
});

it('is for the officials of the authority that has issued it', async () => {
  for (const as of [f.school, f.schoolViewer])
    expect(await f.refused(as, MISSING)).toMatchObject({ code: 'FORBIDDEN', reason: 'OUTSIDE_OVERSIGHT' });
  expect(await f.refused(null, MISSING)).toMatchObject({ code: 'UNAUTHENTICATED' });
  expect((await missing(f.otherCounty)).lines).toEqual([]);
  expect((await missing(f.education)).lines).toEqual([]);
});
