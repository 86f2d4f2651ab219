import { todayIn } from '@fanzha/domain';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DRAFT, FORWARD, input, ISSUE, RECEIVE } from './campaigns.fixture.js';
import { type Answer, makeSubmissionFixture, type SubmissionFixture } from './submissions.fixture.js';

/** What a unit that is chased owes the same authority besides: receipts beside reports, reports beside receipts. */
const BOARD = `query Board($formId: ID!, $period: Period!, $after: String) {
  done: chase(formId: $formId, period: $period, after: $after) { owing { name campaignsOwed noticesOwed } } }`;
const MISSING = `{ done: missingCampaignReceipts(first: 100) { totalCount
  edges { node { title name reportsOwed noticesOwed } } } }`;
const PUBLISH = `mutation Publish($input: NoticeInput!) { done: publishNotice(input: $input) { id } }`;
const ACKNOWLEDGE = 'mutation Acknowledge($id: ID!) { done: acknowledgeNotice(id: $id) { id } }';

let f: SubmissionFixture;
let formId: string;
let campaign: Answer;
let notice: Answer;
const owing = async (): Promise<Answer[]> => (await f.done('official', BOARD, { formId, period: '2026-10' }))['owing'];
const ofSchool = async () => (await owing()).find(({ name }) => name === f.school.name);
const missing = async (): Promise<Answer[]> =>
  ((await f.done('official', MISSING))['edges'] as { node: Answer }[]).map(({ node }) => node);
const issue = async (as: string, changes: object): Promise<Answer> => {
  const { id, version } = await f.done(as, DRAFT, { input: input(changes) });
  return f.done(as, ISSUE, { id, version });
};
const publish = (as: string, changes: object = {}) =>
  f.done(as, PUBLISH, {
    input: { title: '提醒', body: '不转账', publishedOn: todayIn(), regionCodes: ['340210'], ...changes },
  });
beforeAll(async () => {
  f = await makeSubmissionFixture();
  formId = (await f.define())['id'];
  await f.open();
});
afterAll(() => f.end());

it('is nothing where nothing else was asked', async () => {
  expect((await owing()).map(({ campaignsOwed, noticesOwed }) => [campaignsOwed, noticesOwed])).toEqual([
    [0, 0],
    [0, 0],
  ]);
});

it('is what the own authority has sent and the unit has not received, by the units it is for', async () => {
  campaign = await issue('official', { title: '甲', tenantTypes: ['SCHOOL'] });
  await issue('official', { title: '乙', tenantTypes: ['SCHOOL'] });
  await issue('city-official', { title: '市里的', regionCodes: ['3402'] });
  notice = await publish('official');
  await publish('city-official', { regionCodes: ['3402'] });
  expect(await ofSchool()).toMatchObject({ campaignsOwed: 2, noticesOwed: 1 });
  expect((await owing()).find(({ name }) => name === f.bank.name)).toMatchObject({ campaignsOwed: 0, noticesOwed: 1 });
  const rows = (await missing()).filter(({ name }) => name === f.school.name);
  // Submissions of two periods are open.
  expect(rows).toMatchObject([
    { reportsOwed: 2, noticesOwed: 1 },
    { reportsOwed: 2, noticesOwed: 1 },
  ]);
});

it('is less by what the unit has received, and by notices that are no longer asked for', async () => {
  await f.done('school-admin', RECEIVE, { id: campaign['id'], edition: 1 });
  await f.done('school-admin', ACKNOWLEDGE, { id: notice['id'] });
  const old = await publish('official');
  expect(await ofSchool()).toMatchObject({ campaignsOwed: 1, noticesOwed: 1 });
  await f.db.sql('update notice set published_on = published_on - 30 where id = $1', [old['id']]);
  expect(await ofSchool()).toMatchObject({ campaignsOwed: 1, noticesOwed: 0 });
  expect((await missing()).filter(({ name }) => name === f.school.name)).toMatchObject([
    { title: '乙', reportsOwed: 2, noticesOwed: 0 },
  ]);
});

it('goes by who forwards a campaign, as the matrix does', async () => {
  const ofCity = await issue('city-official', { title: '市县', regionCodes: ['3402'], tenantTypes: [] });
  const forwarded = await f.done('official', FORWARD, {
    id: ofCity['id'],
    input: input({ title: '县里转发', regionCodes: ['340210'], tasks: [] }),
  });
  await f.done('official', ISSUE, { id: forwarded['id'], version: forwarded['version'] });
  expect(await ofSchool()).toMatchObject({ campaignsOwed: 2 });
  await f.done('school-admin', RECEIVE, { id: forwarded['id'], edition: 1 });
  expect(await ofSchool()).toMatchObject({ campaignsOwed: 1 });
});
