import { SubmissionOpening } from '@fanzha/campaign';
import { addDays, todayIn } from '@fanzha/domain';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type ClientsFixture, makeClientsFixture } from './api-clients.fixture.js';

/** What programs may learn of campaigns, notices and submissions: figures with one scope, records with the other. */
let fixture: ClientsFixture;
let [campaign, submission, notice] = ['', '', ''];
const TASK = { title: '开展宣传', indicator: 'SESSIONS', target: 1, dueOn: todayIn() };
const CAMPAIGN = {
  title: '金秋行动',
  startsOn: addDays(todayIn(), -9),
  endsOn: todayIn(),
  regionCodes: ['340210'],
  tasks: [TASK],
};
const FORM = {
  title: '月报',
  rhythm: 'MONTH',
  dueDays: 10,
  lockDays: 120,
  regionCodes: ['340210'],
  types: ['SCHOOL'],
  indicators: ['SESSIONS'],
  firstPeriodFrom: '2026-10-01',
};

beforeAll(async () => {
  fixture = await makeClientsFixture();
  const { official } = fixture.tokens;
  const made = async (query: string, variables: object) => {
    const outcome = (await fixture.as(official, query, { ...variables })) as { done?: { id: string } };
    if (!outcome.done) throw new Error(JSON.stringify(outcome));
    return outcome.done.id;
  };
  campaign = await made('mutation ($input: CampaignInput!) { done: draftCampaign(input: $input) { id } }', {
    input: CAMPAIGN,
  });
  await made('mutation ($id: ID!) { done: issueCampaign(id: $id, version: 1) { id } }', { id: campaign });
  const form = 'mutation ($input: SubmissionFormInput!) { done: defineSubmissionForm(input: $input) { id } }';
  await made(form, { input: FORM });
  notice = await made('mutation ($input: NoticeInput!) { done: publishNotice(input: $input) { id } }', {
    input: { title: '近期高发', body: '请留意', regionCodes: ['340210'], publishedOn: todayIn() },
  });
  await fixture.app.get(SubmissionOpening, { strict: false }).openDue();
  const [row] = await fixture.db.sql<{ id: string }>('select id from submission where tenant_id = $1 order by period', [
    fixture.school.id,
  ]);
  submission = row?.id ?? '';
});
afterAll(() => fixture.close());

const FORBIDDEN = { code: 'FORBIDDEN' };

it('a client that reads records alone reads no figure of a campaign or a submission', async () => {
  const records = await fixture.client(fixture.tokens.schoolAdmin, ['ledger:read']);
  const both = await fixture.client(fixture.tokens.schoolAdmin, ['ledger:read', 'rollup:read']);
  for (const [query, id] of [
    ['query ($id: ID!) { campaign(id: $id) { ownUnit { state cells { value } } } }', campaign],
    ['query ($id: ID!) { campaign(id: $id) { closing { hash } } }', campaign],
    ['query ($id: ID!) { submission(id: $id) { cells { figure { value } } } }', submission],
  ] as const) {
    expect({ query, outcome: await fixture.as(records.token, query, { id }) }).toMatchObject({
      query,
      outcome: FORBIDDEN,
    });
    expect(await fixture.as(both.token, query, { id })).not.toMatchObject(FORBIDDEN);
  }
  expect(
    await fixture.as(records.token, 'query ($id: ID!) { submission(id: $id) { state title } }', { id: submission }),
  ).toMatchObject({ submission: { state: 'DRAFT' } });
});

it('a client that writes does not read what an authority has issued by answering to it', async () => {
  const writes = await fixture.client(fixture.tokens.schoolAdmin, ['ledger:write']);
  for (const [query, id] of [
    ['mutation ($id: ID!) { receiveCampaign(id: $id, edition: 1) { title candidates { id } } }', campaign],
    ['mutation ($id: ID!) { assignToCampaign(id: $id, records: []) { title } }', campaign],
    ['mutation ($id: ID!) { acknowledgeNotice(id: $id) { title body } }', notice],
  ] as const)
    expect({ query, outcome: await fixture.as(writes.token, query, { id }) }).toMatchObject({
      query,
      outcome: FORBIDDEN,
    });
  expect(await fixture.db.sql('select from campaign_receipt')).toEqual([]);
  expect(await fixture.db.sql('select from notice_receipt')).toEqual([]);
});

it('a client that writes and reads records hands nothing in by asking for figures', async () => {
  const client = await fixture.client(fixture.tokens.schoolAdmin, ['ledger:write', 'ledger:read']);
  const explained = `mutation ($id: ID!) {
    explainCell(id: $id, version: 1, cell: "SESSIONS", text: "未开展") { state cells { figure { value } } } }`;
  expect(await fixture.as(client.token, explained, { id: submission })).toMatchObject(FORBIDDEN);
  const [row] = await fixture.db.sql('select version from submission where id = $1', [submission]);
  expect(row).toEqual({ version: 1 });
});
