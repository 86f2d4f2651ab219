import { makeFixture } from './activities.fixture.js';
import type { Actor } from './support/actors.js';

const MEMBER = 'name title role duty people phone joinedOn leftOn';
const GROUP = `id version recordStatus name kind memberCount { value qualifier }
  foundedOn dissolvedOn documentNumber campaignIds voidReason recordedBy
  allowed tenant { id } region { code }
  members { ${MEMBER} } formerMembers { ${MEMBER} }`;
export const ESTABLISH = `mutation Establish($input: LeadershipGroupInput!) {
  establishLeadershipGroup(input: $input) { ${GROUP} } }`;
export const AMEND = `mutation Amend($id: ID!, $version: Int!, $input: LeadershipGroupInput!) {
  amendLeadershipGroup(id: $id, version: $version, input: $input) { ${GROUP} } }`;
export const CHANGE = `mutation Change($id: ID!, $version: Int!, $on: Date!, $members: [LeadershipMemberInput!]!) {
  changeLeadershipMembers(id: $id, version: $version, on: $on, members: $members) { ${GROUP} } }`;
export const DISSOLVE = `mutation Dissolve($id: ID!, $version: Int!, $on: Date!) {
  dissolveLeadershipGroup(id: $id, version: $version, on: $on) { ${GROUP} } }`;
export const VOID = `mutation Void($id: ID!, $version: Int!, $reason: String!) {
  voidLeadershipGroup(id: $id, version: $version, reason: $reason) { ${GROUP} } }`;
export const READ = `query Read($id: ID!) {
  leadershipGroup(id: $id) { ${GROUP} history { version change changedBy reason changedFields } } }`;
export const LIST = `query List($filter: LeadershipGroupFilter, $first: Int, $after: String) {
  leadershipGroups(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { name members { name } } } } }`;

export const head = { name: '校长甲', role: 'HEAD', title: '校长', duty: '全面负责', phone: '0553-1234567' };
export const deputy = { name: '副校长乙', role: 'DEPUTY' };
export const liaison = { name: '教师丙', role: 'LIAISON', phone: '13800000000' };
export const input = {
  name: '反诈工作领导小组',
  foundedOn: '2026-03-02',
  documentNumber: '湖小[2026]5号',
  members: [head, deputy, liaison],
};

export type GroupsFixture = Awaited<ReturnType<typeof makeGroupsFixture>>;

/** The units around a school, and what they keep of their leadership groups. */
export async function makeGroupsFixture() {
  const fixture = await makeFixture();
  let serial = 100;
  const lastDocumentNumber = () => `湖小〔2026〕${serial}号`;
  /** A unit founds one group by one document: each gets a number of its own. */
  const established = async (changes: object = {}, as = fixture.school) => {
    serial += 1;
    const founded = { ...input, documentNumber: lastDocumentNumber(), ...changes };
    return (await fixture.data(as, ESTABLISH, { input: founded }))['establishLeadershipGroup'];
  };
  const groupRow = async (id: string) =>
    (await fixture.sql('select *, founded_on::text, dissolved_on::text from leadership_group where id = $1', [id]))[0];
  const memberRows = (id: string) =>
    fixture.sql(
      `select position, name, role, joined_on::text, left_on::text, region_code, sector, tenant_id
       from leadership_member
       where group_id = $1 order by position`,
      [id],
    );
  const phonesOf = async (id: string) => {
    const rows = await fixture.sql(
      'select position, phone from leadership_contact where group_id = $1 order by position',
      [id],
    );
    return rows.map(({ position, phone }) => `${position} ${phone}`);
  };
  const figuresOf = async (actor: Actor) => {
    const rows = await fixture.sql(
      `select day::text, sum(facts)::int as facts, sum(leadership_groups)::int as groups,
         sum(leadership_members)::int as members
       from rollup_delta where tenant_id = $1 group by day order by day`,
      [actor.tenantId],
    );
    return rows
      .map(({ day, facts, groups, members }) => `${day} ${facts} ${groups ?? 0} ${members ?? 0}`)
      .filter((row) => !row.endsWith(' 0 0 0'));
  };
  const auditOf = (id: string) =>
    fixture.sql('select action, user_id, subject_kind, detail from audit_entry where subject_id = $1 order by at, id', [
      id,
    ]);
  return { ...fixture, lastDocumentNumber, established, groupRow, memberRows, phonesOf, figuresOf, auditOf };
}
