import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import {
  AMEND,
  type CampaignsFixture,
  CLOSE,
  FORWARD,
  input,
  ISSUE,
  LIST,
  makeCampaignsFixture,
  MATRIX,
  READ,
  RECEIVE,
  WITHDRAW,
} from './campaigns.fixture.js';

let f: CampaignsFixture;
beforeAll(async () => {
  f = await makeCampaignsFixture();
});
afterAll(() => f?.close());

describe('an edition that is issued meanwhile', () => {
  it('is not received by who saw the one before', async () => {
    const { id, version, tasks } = await f.issue({ sectors: ['EDUCATION'], title: '换版' });
    const holder = new pg.Client({ connectionString: f.db.ownerUrl });
    await holder.connect();
    try {
      // The receipt has read the campaign and waits to be written while another edition is issued.
      await holder.query('begin; lock table campaign_receipt in share row exclusive mode');
      const receipt = f.answer(f.school, RECEIVE, { id, edition: 1 });
      await f.waits('campaign_receipt');
      const [one, two] = (tasks as object[]).map((each) => ({ ...each, locked: undefined }));
      await f.done(f.county, AMEND, {
        id,
        version,
        input: input({ sectors: ['EDUCATION'], title: '换版', tasks: [{ ...one, target: 9 }, two] }),
        reason: '提高目标',
      });
      await holder.query('commit');
      expect((await receipt).errors.map(({ extensions }) => extensions)).toMatchObject([
        { code: 'CONFLICT', reason: 'VERSION_CHANGED', edition: 2 },
      ]);
      expect(await f.sql('select edition from campaign_receipt where campaign_id = $1', [id])).toEqual([]);
    } finally {
      await holder.end();
    }
  });
});

describe('a forwarded campaign', () => {
  const cityInput = { regionCodes: ['3402'], tenantTypes: ['AUTHORITY', 'SCHOOL', 'BANK'] };
  const forwarded = async (title: string) => {
    const first = await f.issue({ ...cityInput, title }, f.city);
    const { id } = await f.done(f.county, FORWARD, { id: first['id'], input: input({ title, tasks: [] }) });
    return { first, own: await f.done(f.county, ISSUE, { id, version: 1 }) };
  };
  const receivedBy = async (as: { readonly token: string }, id: unknown, text = '湖畔小学') => {
    const { edges } = await f.done(as, MATRIX, { id, filter: { text } });
    return edges.map(({ node }: { node: { receivedAt: string | null } }) => node.receivedAt !== null);
  };
  const raised = ({ tasks }: { readonly tasks?: object[] }) =>
    (tasks ?? []).map((each, at) => ({ ...each, locked: undefined, ...(at === 0 && { target: 7 }) }));

  it('whose tasks are behind those of the first is no receipt of these', async () => {
    const { first, own } = await forwarded('落后');
    await f.done(f.school, RECEIVE, { id: own['id'], edition: 1 });
    expect(await receivedBy(f.city, first['id'])).toEqual([true]);
    await f.done(f.city, AMEND, {
      id: first['id'],
      version: first['version'],
      input: input({ ...cityInput, title: '落后', tasks: raised(first) }),
      reason: '加码',
    });
    expect(await receivedBy(f.city, first['id'])).toEqual([false]);
    expect(await receivedBy(f.county, own['id'])).toEqual([true]);
    // Received behind the first, it says nothing of what the first asks now.
    await f.done(f.bank, RECEIVE, { id: own['id'], edition: 1 });
    expect(await receivedBy(f.city, first['id'], '湖畔储蓄所')).toEqual([false]);
    const taken = await f.done(f.county, AMEND, {
      id: own['id'],
      version: own['version'],
      input: input({ title: '落后', tasks: [] }),
      reason: '同步',
    });
    expect(taken['tasks'][0]).toMatchObject({ target: 7 });
    await f.done(f.school, RECEIVE, { id: own['id'], edition: 2 });
    expect(await receivedBy(f.city, first['id'])).toEqual([true]);
  });

  it('waits for the unit once: the first is not to be received beside it', async () => {
    const { first, own } = await forwarded('只收一次');
    const waiting = (await f.done(f.school, LIST, { filter: { toReceive: true }, first: 100 }))['edges'].map(
      ({ node }: { node: { id: string } }) => node.id,
    );
    expect([first, own].map(({ id }) => waiting.includes(id))).toEqual([false, true]);
    for (const { id } of [first, own])
      expect((await f.done(f.school, READ, { id }))['toReceive']).toBe(waiting.includes(id));
  });

  it.each([
    ['withdrawn', WITHDRAW, { reason: '暂缓' }, 'WITHDRAWN'],
    ['closed', CLOSE, {}, 'CLOSED'],
  ] as const)('ends when the first is %s: it is neither received nor changed', async (_, end, more, state) => {
    const { first, own } = await forwarded(`上级${state}`);
    const { id } = own;
    await f.done(f.city, end, { id: first['id'], version: first['version'], ...more });
    const settled = { code: 'CONFLICT', reason: 'CAMPAIGN_SETTLED' };
    const seen = await f.done(f.school, READ, { id });
    expect(seen).toMatchObject({ state: 'ISSUED', parent: { state }, toReceive: false, allowed: [] });
    expect(await f.refused(f.school, RECEIVE, { id, edition: 1 })).toMatchObject(settled);
    expect(
      (await f.done(f.school, LIST, { filter: { toReceive: true }, first: 100 }))['edges'].map(
        ({ node }: { node: { id: string } }) => node.id,
      ),
    ).not.toContain(id);
    const amend = { id, version: own['version'], input: input({ title: '改名', tasks: [] }), reason: '改' };
    expect(await f.refused(f.county, AMEND, amend)).toMatchObject(settled);
    expect((await f.done(f.county, READ, { id }))['allowed']).toEqual(['withdraw', 'close']);
  });
});

describe('units of a campaign', () => {
  it('are found by their names as the list of units finds them', async () => {
    const { id } = await f.issue({ title: '查找' });
    for (const text of ['湖畔 小学', ' 湖畔小学 ', 'ａ班'])
      expect((await f.done(f.county, MATRIX, { id, filter: { text } }))['edges'].length).toBe(text === 'ａ班' ? 0 : 1);
    await f.sql("update tenant set name = '湖畔小学A班', name_folded = '湖畔小学a班' where id = $1", [
      f.school.tenantId,
    ]);
    expect((await f.done(f.county, MATRIX, { id, filter: { text: 'ａ班' } }))['edges']).toHaveLength(1);
    await f.sql("update tenant set name = '湖畔小学', name_folded = '湖畔小学' where id = $1", [f.school.tenantId]);
  });
});
