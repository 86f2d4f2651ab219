import { addDays, todayIn } from '@fanzha/domain';
import type { Scenario } from './scenario.js';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the shape is the query's
type Made = Record<string, any>;

const MADE = `id version edition allowed tenant { id } parent { id } forwardings { id } reception { addressed }
  editions { number } attachments { id }`;

/** An authority makes a campaign and changes it, a unit receives it with a record, and both look at how it stands. */
export async function runCampaigns({ ask, refuse, during, ids }: Scenario): Promise<void> {
  const done = async (as: 'school' | 'county' | 'education', operation: string, variables: object): Promise<Made> =>
    (await ask(as, operation, { ...variables }))['done'] as Made;
  const today = todayIn();
  const input = {
    title: '金秋护老专项行动',
    documentNumber: '湾反诈办〔2026〕21号',
    startsOn: addDays(today, -20),
    endsOn: addDays(today, 20),
    regionCodes: ['340210'],
    exceptions: [ids['bank']],
    tasks: [
      { title: '场次', indicator: 'SESSIONS', target: 1, dueOn: today },
      { title: '覆盖', indicator: 'HOUSEHOLD_COVERAGE', target: 90, dueOn: today },
    ],
  };
  const INPUT = '$input: CampaignInput!';
  const SEEN = '$id: ID!, $version: Int!';
  const DRAFT = `mutation(${INPUT}) { done: draftCampaign(input: $input) { ${MADE} } }`;
  during('a campaign is made');
  const keyed = { ...input, idempotencyKey: 'campaign-1' };
  const { id } = await done('county', DRAFT, { input: keyed });
  await done('county', DRAFT, { input: keyed });
  await done('county', `query(${INPUT}) { done: campaignPreview(input: $input) { addressed } }`, { input });
  await done(
    'county',
    `mutation(${SEEN}, ${INPUT}) { done: writeCampaign(id: $id, version: $version, input: $input) {
    ${MADE} } }`,
    { id, version: 1, input },
  );
  await done('county', `mutation(${SEEN}) { done: issueCampaign(id: $id, version: $version) { ${MADE} } }`, {
    id,
    version: 2,
  });
  await done(
    'county',
    `mutation(${SEEN}, ${INPUT}) { done: amendCampaign(id: $id, version: $version, input: $input,
    reason: "名称") { ${MADE} } }`,
    { id, version: 3, input: { ...input, title: '金秋护老' } },
  );
  await done('education', `mutation($id: ID!, ${INPUT}) { done: forwardCampaign(id: $id, input: $input) { id } }`, {
    id,
    input: { ...input, exceptions: [], tasks: [] },
  });

  during('a campaign is received');
  const LECTURE = { type: 'LECTURE', title: '讲座', status: 'DONE', startOn: today };
  const record = await done(
    'school',
    'mutation($input: ActivityInput!) { done: recordActivity(input: $input) { id } }',
    {
      input: { ...LECTURE, measures: [{ indicator: 'SESSIONS', value: 1, qualifier: 'EXACT' }] },
    },
  );
  const records = [{ kind: 'ACTIVITY', id: record['id'], version: 1 }];
  await done('school', '{ done: campaigns(filter: { toReceive: true }) { totalCount } }', {});
  await done(
    'school',
    `query($id: ID!) { done: campaign(id: $id) { ${MADE} ownUnit { state }
    candidates { id version label } } }`,
    { id },
  );
  await done('school', `query($on: Date!) { done: campaignsOfDay(on: $on) { suggested } }`, { on: today });
  await done(
    'school',
    `mutation($id: ID!, $records: [AssignedRecordInput!]) {
    done: receiveCampaign(id: $id, edition: 2, records: $records) { ${MADE} receivedAt } }`,
    { id, records },
  );
  await refuse('school', 'mutation($id: ID!) { receiveCampaign(id: $id, edition: 2) { id } }', { id });

  during('a campaign is looked at and closed');
  await done('county', '{ done: missingCampaignReceipts(first: 5) { totalCount edges { node { name } } } }', {});
  await done(
    'county',
    `query($id: ID!) { done: campaignMatrix(id: $id, first: 5) { totalCount
    edges { node { tenant { id } candidates { count } } } totals { units { count } } } }`,
    { id },
  );
  await done('county', `query($ids: [ID!]!) { done: campaigns(filter: { ids: $ids }) { totalCount } }`, { ids: [id] });
  await ask('county', 'mutation($id: ID!) { remindOfCampaign(id: $id) }', { id });
  await done(
    'county',
    `mutation(${SEEN}) { done: closeCampaign(id: $id, version: $version) { ${MADE}
    closing { hash } } }`,
    { id, version: 4 },
  );
  const other = await done('county', DRAFT, { input: { ...input, documentNumber: null } });
  await done(
    'county',
    `mutation($id: ID!) { issueCampaign(id: $id, version: 1) { id }
    done: withdrawCampaign(id: $id, version: 2, reason: "暂缓") { id } }`,
    { id: other['id'] },
  );

  during('a draft of a campaign is thrown away');
  const unwanted = await done('county', DRAFT, { input: { ...input, documentNumber: null } });
  const DISCARD = 'mutation($id: ID!) { done: discardCampaign(id: $id, version: 1) }';
  await done('county', DISCARD, { id: unwanted['id'] });
  await done('county', DISCARD, { id: unwanted['id'] });
}
