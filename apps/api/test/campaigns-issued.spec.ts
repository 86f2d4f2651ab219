import { DueJobs } from '@fanzha/campaign';
import { randomUUID } from 'node:crypto';
import { addDays, todayIn } from '@fanzha/domain';
import { OutboxDispatcher } from '@fanzha/platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AMEND,
  type CampaignsFixture,
  day,
  DRAFT,
  input,
  ISSUE,
  makeCampaignsFixture,
  PREVIEW,
  READ,
  RECEIVE,
  WITHDRAW,
} from './campaigns.fixture.js';
import { type Actor, actorOf } from './support/actors.js';
import { insertTenant, type TestTenant } from './support/factories.js';

const NUMBER = '湾反诈办〔2026〕18号';
const REMIND = 'mutation Remind($id: ID!) { done: remindOfCampaign(id: $id) }';
const ADDRESSEES = `query Addressees($regionCodes: [ID!]!) {
  done: noticeAddressees(regionCodes: $regionCodes) }`;
const PUBLISH = `mutation Publish($input: NoticeInput!) {
  done: publishNotice(input: $input) { id addressed } }`;

let f: CampaignsFixture;
/** The office of the operators: an authority of the city that oversees nothing. */
let office: TestTenant;
beforeAll(async () => {
  f = await makeCampaignsFixture();
  office = await insertTenant(f.db, 'AUTHORITY', '3402', { name: '平台运维' });
});
afterAll(() => f?.close());

const issueErrors = async (changes: object, as = f.county) => {
  const { id, version } = await f.done(as, DRAFT, { input: input(changes) });
  return f.fieldErrors(as, ISSUE, { id, version });
};

describe('issueCampaign', () => {
  it('refuses what no unit would receive', async () => {
    expect(await issueErrors({ sectors: ['HEALTH'] })).toEqual(['regionCodes NOBODY_ADDRESSED']);
    const units = [f.school, f.sibling, f.bank].map(({ tenantId }) => tenantId);
    expect(await issueErrors({ exceptions: units })).toEqual(['regionCodes NOBODY_ADDRESSED']);
  });

  it('refuses a day of receipt that is over, and keeps one that has passed since', async () => {
    expect(await issueErrors({ receiveBy: day(1) })).toEqual(['receiveBy DATE_TOO_EARLY']);
    const { id, version } = await f.issue({ receiveBy: day(0) });
    await f.sql('update campaign set receive_by = $2 where id = $1', [id, day(3)]);
    const passed = { id, version, reason: '改名', input: input({ title: '金秋行动', receiveBy: day(3) }) };
    expect(await f.done(f.county, AMEND, passed)).toMatchObject({ edition: 2, receiveBy: day(3) });
    const back = { id, version: 3, reason: '改期', input: input({ title: '金秋行动', receiveBy: day(4) }) };
    expect(await f.fieldErrors(f.county, AMEND, back)).toEqual(['receiveBy DATE_TOO_EARLY']);
  });

  it('refuses a document number that another campaign of the authority has, until that is withdrawn', async () => {
    const first = await f.issue({ title: '先下发的', documentNumber: NUMBER });
    const { id, version } = await f.done(f.county, DRAFT, { input: input({ documentNumber: '湾反诈办[2026]18号' }) });
    expect(await f.refused(f.county, ISSUE, { id, version })).toMatchObject({
      code: 'BAD_INPUT',
      fields: [{ path: 'documentNumber', code: 'ALREADY_TAKEN', message: expect.stringContaining('《先下发的》') }],
    });
    // Another authority counts its own numbers; the campaign itself keeps its own.
    await f.issue({ documentNumber: NUMBER }, f.education);
    const amended = { id: first['id'], version: first['version'], reason: '改名' };
    await f.done(f.county, AMEND, { ...amended, input: input({ title: '改了名', documentNumber: NUMBER }) });
    await f.done(f.county, WITHDRAW, { id: first['id'], version: first['version'] + 1, reason: '重发' });
    expect(await f.done(f.county, ISSUE, { id, version })).toMatchObject({ state: 'ISSUED', documentNumber: NUMBER });
  });

  it('gives a number to one of two that are issued at once', async () => {
    const number = '湾反诈办〔2026〕19号';
    const drafts = [];
    for (const title of ['甲', '乙'])
      drafts.push(await f.done(f.county, DRAFT, { input: input({ title, documentNumber: number }) }));
    const answers = await Promise.all(
      drafts.map(({ id, version }, at) => f.answer([f.county, f.colleague][at] ?? null, ISSUE, { id, version })),
    );
    expect(answers.flatMap(({ errors }) => errors)).toHaveLength(1);
    expect(await f.sql("select from campaign where document_number = $1 and status = 'ISSUED'", [number])).toHaveLength(
      1,
    );
  });
});

describe('records that fit and belong to no campaign', () => {
  const UNITS = `query Units($id: ID!) { done: campaignMatrix(id: $id) {
    edges { node { tenantId candidates { taskId count } } } } }`;
  const NAMED = `query Named($ids: [ID!]!) { done: campaigns(filter: { ids: $ids }) { edges { node { id } } } }`;

  it('are counted by unit and task', async () => {
    const { id, tasks } = await f.issue({ title: '待归入' });
    const of = async (unit: string) => {
      const { edges } = await f.done(f.county, UNITS, { id });
      const { node } = edges.find((edge: { node: { tenantId: string } }) => edge.node.tenantId === unit);
      return node.candidates;
    };
    const [sessions, leaflets] = (tasks as { id: string }[]).map((task) => task.id);
    expect(await of(f.sibling.tenantId)).toEqual([]);
    await f.record(f.sibling);
    await f.record(f.sibling, { measures: [{ indicator: 'SESSIONS', value: 1, qualifier: 'EXACT' }] });
    await f.record(f.sibling, { campaignIds: [id] });
    await f.record(f.sibling, { startOn: day(21) });
    await f.record(f.sibling, { startOn: day(21), endOn: day(1) });
    expect(await of(f.sibling.tenantId)).toEqual(
      expect.arrayContaining([
        { taskId: sessions, count: 2 },
        { taskId: leaflets, count: 1 },
      ]),
    );
    expect(await of(f.bank.tenantId)).toEqual([]);
  });

  it('name campaigns that are found by their ids, by those who may see them', async () => {
    const { id } = await f.issue({ title: '记录所属' });
    const found = async (as: Actor, ids: readonly string[]) =>
      (await f.done(as, NAMED, { ids }))['edges'].map(({ node }: { node: { id: string } }) => node.id);
    const nobody = '0199a0f0-0000-7000-8000-000000000000';
    expect(await found(f.school, [id, nobody])).toEqual([id]);
    expect(await found(f.school, [])).toEqual([]);
    expect(await found(f.far, [id])).toEqual([]);
    expect(await f.fieldErrors(f.school, NAMED, { ids: ['x'] })).toEqual(['filter.ids.0 INVALID_ID']);
    expect(await f.fieldErrors(f.school, NAMED, { ids: Array(6).fill(id) })).toEqual(['filter.ids TOO_MANY_ITEMS']);
  });
});

describe('an authority that oversees nothing', () => {
  it('is addressed by no campaign, whatever its types', async () => {
    const operator = await actorOf(f.api, office, ['UNIT_ADMIN']);
    const asked = { regionCodes: ['3402'], tenantTypes: ['AUTHORITY'] };
    const audience = await f.sql<{ name: string }>(
      `select t.name from tenant t join oversight o on o.tenant_id = t.id
       where t.type = 'AUTHORITY' and t.city_code = '3402' and t.id <> $1`,
      [f.city.tenantId],
    );
    const { addressed } = await f.done(f.city, PREVIEW, { input: input(asked) });
    expect(addressed).toBe(audience.length);
    const { id } = await f.issue(asked, f.city);
    const { reception } = await f.done(f.city, READ, { id });
    expect(reception.reduce((sum: number, row: { addressed: number }) => sum + row.addressed, 0)).toBe(audience.length);
    // Its types name it, and it sees none of it: what is foreign looks like what is not there.
    for (const [asked, further] of [
      [READ, {}],
      [RECEIVE, { edition: 1 }],
      [REMIND, {}],
    ] as const) {
      const refusal = async (one: string) => (await f.refused(operator, asked, { id: one, ...further })) as object;
      const [foreign, missing] = [await refusal(id), await refusal(randomUUID())];
      expect(foreign).toMatchObject({ code: 'NOT_FOUND' });
      expect(foreign).toEqual(missing);
    }
    expect(await f.done(f.county, READ, { id })).toMatchObject({ toReceive: true });
  });

  it('is addressed by no notice', async () => {
    const [{ n } = { n: 0 }] = await f.sql<{ n: number }>(
      `select count(*)::int as n from tenant where city_code = '3402' and id not in ($1, $2) and closed_on is null`,
      [f.city.tenantId, office.id],
    );
    expect(await f.done(f.city, ADDRESSEES, { regionCodes: ['3402'] })).toBe(n);
    const notice = { title: '警惕冒充客服', body: '近期多发。', publishedOn: todayIn(), regionCodes: ['3402'] };
    expect(await f.done(f.city, PUBLISH, { input: notice })).toMatchObject({ addressed: n });
  });

  it('is told of nothing that is due', async () => {
    const { id } = await f.issue({ regionCodes: ['3402'], tenantTypes: ['AUTHORITY'], receiveBy: day(0) }, f.city);
    await f.sql(`update campaign set issued_at = now() - interval '3 days' where id = $1`, [id]);
    await f.api.app.get(DueJobs, { strict: false }).tellDue(new Date(`${todayIn()}T09:00:00+08:00`));
    await f.api.app.get(OutboxDispatcher).dispatchAll();
    const told = await f.sql<{ tenantId: string }>(
      `select tenant_id as "tenantId" from notification where kind = 'campaign.due' and subject_id = $1`,
      [id],
    );
    expect(told.map(({ tenantId }) => tenantId)).toContain(f.county.tenantId);
    expect(told.map(({ tenantId }) => tenantId)).not.toContain(office.id);
  });
});

describe('remindOfCampaign', () => {
  const told = async (id: string) => {
    await f.api.app.get(OutboxDispatcher).dispatchAll();
    const rows = await f.sql<{ who: string; kind: string }>(
      `select n.user_id as who, n.kind from notification n
       where n.subject_id = $1 and n.kind in ('campaign.due', 'campaign.unit_overdue') order by n.created_at`,
      [id],
    );
    const names = new Map(
      [f.school, f.bank, f.sibling].map(({ userId }, at) => [userId, ['school', 'bank', 'sibling'][at]]),
    );
    return rows.flatMap(({ who, kind }) => (names.has(who) ? `${names.get(who)} ${kind}` : [])).sort();
  };

  it('tells those that have not received it, each once in half an hour', async () => {
    const { id } = await f.issue({ title: '催一催' });
    await f.done(f.school, RECEIVE, { id, edition: 1 });
    expect(await f.done(f.county, REMIND, { id })).toBe(2);
    expect(await told(id)).toEqual(['bank campaign.due', 'sibling campaign.due']);
    expect(await f.done(f.county, REMIND, { id })).toBe(2);
    expect(await told(id)).toEqual(['bank campaign.due', 'sibling campaign.due']);
    await f.sql(`update notification set created_at = created_at - interval '31 minutes' where subject_id = $1`, [id]);
    await f.sql('update campaign set receive_by = $2 where id = $1', [id, addDays(todayIn(), -1)]);
    expect(await f.done(f.county, REMIND, { id })).toBe(2);
    expect(await told(id)).toEqual([
      'bank campaign.due',
      'bank campaign.unit_overdue',
      'sibling campaign.due',
      'sibling campaign.unit_overdue',
    ]);
  });

  it('is for its authority, while it runs', async () => {
    const { id, version } = await f.issue({ title: '谁能催' });
    expect(await f.refused(null, REMIND, { id })).toMatchObject({ code: 'UNAUTHENTICATED' });
    for (const as of [f.city, f.education, f.school])
      expect(await f.refused(as, REMIND, { id })).toMatchObject({ code: 'FORBIDDEN', reason: 'READ_ONLY_OVERSIGHT' });
    for (const as of [f.foreign, f.far, f.otherCounty])
      expect(await f.refused(as, REMIND, { id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await f.refused(f.county, REMIND, { id: 'x' })).toMatchObject({ code: 'NOT_FOUND' });
    await f.done(f.county, WITHDRAW, { id, version, reason: '不办了' });
    expect(await f.refused(f.county, REMIND, { id })).toMatchObject({ reason: 'CAMPAIGN_SETTLED' });
    const draft = await f.done(f.county, DRAFT, { input: input() });
    expect(await f.refused(f.county, REMIND, { id: draft['id'] })).toMatchObject({ reason: 'CAMPAIGN_SETTLED' });
  });
});
