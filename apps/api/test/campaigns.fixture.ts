import { addDays, type LocalDate, type Sector, todayIn } from '@fanzha/domain';
import { actorOf, type Actor, insertAuthority, type TenantGiven, waysToAsk } from './support/actors.js';
import { insertTenant } from './support/factories.js';
import { startTestApi } from './support/test-api.js';

const CAMPAIGN = `id version state title documentNumber issuingBody basisIssuer basisNumber theme requirements startsOn
  endsOn receiveBy regionCodes sectors tenantTypes exceptions edition parentId behind reason allowed receivedAt
  receivedEdition toReceive tenant { id } parent { id state }
  forwardings { id tenant { id } }
  tasks { id title indicator target dueOn eventOn sectors tenantTypes locked }`;
const INPUT = '$input: CampaignInput!';
const SEEN = '$id: ID!, $version: Int!';
const CELLS = 'tenant { id name } receivedAt state cells { taskId state value atLeast approx uncounted spanning }';

export const DRAFT = `mutation Draft(${INPUT}) { done: draftCampaign(input: $input) { ${CAMPAIGN} } }`;
export const WRITE = `mutation Write(${SEEN}, ${INPUT}) {
  done: writeCampaign(id: $id, version: $version, input: $input) { ${CAMPAIGN} } }`;
export const ISSUE = `mutation Issue(${SEEN}) { done: issueCampaign(id: $id, version: $version) { ${CAMPAIGN} } }`;
export const DISCARD = `mutation Discard(${SEEN}) { done: discardCampaign(id: $id, version: $version) }`;
export const AMEND = `mutation Amend(${SEEN}, ${INPUT}, $reason: String!) {
  done: amendCampaign(id: $id, version: $version, input: $input, reason: $reason) { ${CAMPAIGN}
    editions { number reason tasksChanged title changes { field before after } } } }`;
export const WITHDRAW = `mutation Withdraw(${SEEN}, $reason: String!) {
  done: withdrawCampaign(id: $id, version: $version, reason: $reason) { ${CAMPAIGN} } }`;
export const FORWARD = `mutation Forward($id: ID!, ${INPUT}) {
  done: forwardCampaign(id: $id, input: $input) { ${CAMPAIGN} } }`;
export const CLOSE = `mutation Close(${SEEN}) { done: closeCampaign(id: $id, version: $version) { ${CAMPAIGN}
  closing { hash edition regions { regionCode units received figures { taskId value atLeast } }
    totals { taskId states { state count } } } } }`;
export const RECEIVE = `mutation Receive($id: ID!, $edition: Int!, $records: [AssignedRecordInput!]) {
  done: receiveCampaign(id: $id, edition: $edition, records: $records) { ${CAMPAIGN} ownUnit { ${CELLS} } } }`;
export const ASSIGN = `mutation Assign($id: ID!, $records: [AssignedRecordInput!]!) {
  done: assignToCampaign(id: $id, records: $records) { ${CAMPAIGN} } }`;
export const READ = `query Read($id: ID!) { done: campaign(id: $id) { ${CAMPAIGN}
  reception { regionCode sector addressed received } closing { hash }
  ownUnit { ${CELLS} } candidates { kind id version day label otherCampaigns
    amounts { indicator amount atLeast } } } }`;
export const LIST = `query List($filter: CampaignFilter, $first: Int, $after: String) {
  done: campaigns(filter: $filter, first: $first, after: $after) {
    totalCount edges { node { id title state } } pageInfo { hasNextPage endCursor } } }`;
export const MATRIX = `query Matrix($id: ID!, $filter: CampaignMatrixFilter, $order: CampaignMatrixOrder, $first: Int,
    $after: String) {
  done: campaignMatrix(id: $id, filter: $filter, order: $order, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { ${CELLS} } }
    totals { units { state count } tasks { taskId states { state count } } } } }`;
export const PREVIEW = `query Preview(${INPUT}, $forwards: ID) {
  done: campaignPreview(input: $input, forwards: $forwards) { addressed cells newFields
    reception { regionCode sector addressed } tasks { taskId states { state count } } withoutRoster { id } } }`;
export const CHOICES = `query Choices($on: Date!, $kind: RecordKind, $theme: Theme) {
  done: campaignsOfDay(on: $on, kind: $kind, theme: $theme) { suggested campaign { id title } } }`;
const RECORD = `mutation Record($input: ActivityInput!) {
  done: recordActivity(input: $input) { id version campaignIds } }`;

/** A day of the running campaign: today less so many days. */
export const day = (ago: number): LocalDate => addDays(todayIn(), -ago);

/** A correct input; specs change what they are about. */
export const input = (changes: object = {}) => ({
  title: '金秋护老专项行动',
  startsOn: day(20),
  endsOn: day(-20),
  receiveBy: day(-2),
  regionCodes: ['340210'],
  tasks: [
    { title: '开展宣传活动', indicator: 'SESSIONS', target: 2, dueOn: day(-10) },
    { title: '发放宣传资料', indicator: 'LEAFLETS', target: 200, dueOn: day(-10) },
  ],
  ...changes,
});

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the shape is the query's
type Answer = Record<string, any>;

export type CampaignsFixture = Awaited<ReturnType<typeof makeCampaignsFixture>>;

/** Units of a county, its officials and those of the city, on a database of its own. */
export async function makeCampaignsFixture() {
  const api = await startTestApi();
  const { db } = api;
  const ways = waysToAsk(api);
  const unit = async (...tenant: TenantGiven) => actorOf(api, await insertTenant(db, ...tenant), ['UNIT_ADMIN']);
  const official = async (region: string, sector: Sector | null = null) =>
    actorOf(api, await insertAuthority(db, region, sector), [
      region.length === 4 ? 'CITY_OFFICIAL' : 'COUNTY_OFFICIAL',
    ]);
  const school = await insertTenant(db, 'SCHOOL', '340210100', { name: '湖畔小学' });
  const county = await official('340210');
  const done = async (as: { readonly token: string }, query: string, variables: object = {}): Promise<Answer> =>
    (await ways.data(as, query, { ...variables }))['done'] as Answer;
  const issue = async (changes: object = {}, as: Actor = county): Promise<Answer> => {
    const { id, version } = await done(as, DRAFT, { input: input(changes) });
    return done(as, ISSUE, { id, version });
  };
  return {
    ...ways,
    api,
    sql: db.sql,
    db,
    done,
    issue,
    county,
    colleague: await actorOf(api, { ...school, id: county.tenantId, name: '区反诈办' }, ['COUNTY_OFFICIAL']),
    school: await actorOf(api, school, ['UNIT_ADMIN']),
    schoolEditor: await actorOf(api, school, ['UNIT_EDITOR']),
    schoolViewer: await actorOf(api, school, ['VIEWER']),
    sibling: await unit('SCHOOL', '340210100', { name: '柳岸小学' }),
    bank: await unit('BANK', '340210101', { name: '湖畔储蓄所' }),
    closed: await unit('SCHOOL', '340210100', { name: '旧址小学', closedOn: '2026-06-30' }),
    far: await unit('SCHOOL', '340223100', { name: '籍山小学' }),
    foreign: await unit('SCHOOL', '340102001', { name: '明光小学' }),
    city: await official('3402'),
    otherCounty: await official('340223'),
    education: await official('340210', 'EDUCATION'),
    /** Returns when a statement of the database waits for a lock of a table. */
    waits: async (table: string): Promise<void> => {
      for (;;) {
        const [row] = await db.sql(
          `select 1 from pg_locks where not granted and database = (select oid from pg_database
             where datname = current_database()) and relation = $1::regclass`,
          [table],
        );
        if (row) return;
        await new Promise((done) => setTimeout(done, 20));
      }
    },
    /** An activity with so many sessions and leaflets. */
    record: async (as: Actor, changes: object = {}): Promise<Answer> =>
      done(as, RECORD, {
        input: {
          type: 'LECTURE',
          title: '防骗讲座',
          status: 'DONE',
          startOn: day(3),
          measures: [
            { indicator: 'SESSIONS', value: 1, qualifier: 'EXACT' },
            { indicator: 'LEAFLETS', value: 150, qualifier: 'AT_LEAST' },
          ],
          ...changes,
        },
      }),
    close: () => api.close(),
  };
}
