import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ActivitiesFixture, type Actor, makeFixture } from './activities.fixture.js';

const MEMBER = 'name title role duty phone joinedOn leftOn';
const GROUP = `id version recordStatus name foundedOn dissolvedOn documentNumber campaignId voidReason recordedBy
  allowed tenant { id } region { code }
  members { ${MEMBER} } formerMembers { ${MEMBER} }`;
const ESTABLISH = `mutation Establish($input: LeadershipGroupInput!) {
  establishLeadershipGroup(input: $input) { ${GROUP} } }`;
const AMEND = `mutation Amend($id: ID!, $version: Int!, $input: LeadershipGroupInput!) {
  amendLeadershipGroup(id: $id, version: $version, input: $input) { ${GROUP} } }`;
const CHANGE = `mutation Change($id: ID!, $version: Int!, $on: Date!, $members: [LeadershipMemberInput!]!) {
  changeLeadershipMembers(id: $id, version: $version, on: $on, members: $members) { ${GROUP} } }`;
const DISSOLVE = `mutation Dissolve($id: ID!, $version: Int!, $on: Date!) {
  dissolveLeadershipGroup(id: $id, version: $version, on: $on) { ${GROUP} } }`;
const READ = `query Read($id: ID!) {
  leadershipGroup(id: $id) { ${GROUP} history { version change changedBy reason changedFields } } }`;

const head = { name: '校长甲', role: 'HEAD', title: '校长', duty: '全面负责', phone: '0553-1234567' };
const deputy = { name: '副校长乙', role: 'DEPUTY' };
const liaison = { name: '教师丙', role: 'LIAISON', phone: '13800000000' };
const input = {
  name: '反诈工作领导小组',
  foundedOn: '2026-03-02',
  documentNumber: '湖小[2026]5号',
  members: [head, deputy, liaison],
};

let fixture: ActivitiesFixture;
beforeAll(async () => {
  fixture = await makeFixture();
});
afterAll(() => fixture.close());

let serial = 100;
/** A unit founds one group by one document: each gets a number of its own. */
const established = async (changes: object = {}, as = fixture.school) => {
  const documentNumber = `湖小〔2026〕${++serial}号`;
  return (await fixture.data(as, ESTABLISH, { input: { ...input, documentNumber, ...changes } }))[
    'establishLeadershipGroup'
  ];
};
const phonesOf = async (id: string) => {
  const rows = await fixture.sql(
    'select position, phone from leadership_contact where group_id = $1 order by position',
    [id],
  );
  return rows.map(({ position, phone }) => `${position} ${phone}`);
};

describe('phones', () => {
  const phones = async (actor: Actor, id: string) =>
    (await fixture.data(actor, READ, { id }))['leadershipGroup'].members.map(
      ({ phone }: { phone: string | null }) => phone,
    );

  it('are shown to administrators of the own unit, and to nobody else', async () => {
    const { id, members } = await established();
    expect(members.map(({ phone }: { phone: string | null }) => phone)).toEqual([null, null, null]);
    expect(await phones(fixture.schoolColleague, id)).toEqual(['0553-1234567', null, '13800000000']);
    for (const actor of [fixture.school, fixture.schoolViewer, fixture.countyOfficial, fixture.educationOfficial])
      expect(await phones(actor, id)).toEqual([null, null, null]);
  });

  it('are shown to officials for the groups of their own authority', async () => {
    const { id } = await established({}, fixture.countyOfficial);
    expect(await phones(fixture.countyOfficial, id)).toEqual(['0553-1234567', null, '13800000000']);
  });

  it('survive an amendment by somebody who does not see them', async () => {
    const { id } = await established();
    const blind = [head, deputy, liaison].map((member) => ({ ...member, phone: null }));
    await fixture.data(fixture.school, AMEND, {
      id,
      version: 1,
      input: { ...input, documentNumber: null, members: blind },
    });
    expect(await phonesOf(id)).toEqual(['0 0553-1234567', '2 13800000000']);
    await fixture.data(fixture.schoolColleague, AMEND, {
      id,
      version: 2,
      input: { ...input, documentNumber: null, members: blind },
    });
    expect(await phonesOf(id)).toEqual([]);
  });

  it('are neither in the history nor in the log', async () => {
    const { id } = await established({}, fixture.schoolColleague);
    await fixture.data(fixture.schoolColleague, CHANGE, { id, version: 1, on: '2026-05-06', members: [head, liaison] });
    await fixture.data(fixture.schoolColleague, DISSOLVE, { id, version: 2, on: '2026-06-01' });
    const texts = await fixture.sql(
      `select image::text as text from fact_revision where fact_id::text = $1 union all select detail::text
       from audit_entry where subject_id::text = $1`,
      [id],
    );
    expect(texts).toHaveLength(5);
    for (const { text } of texts) for (const phone of [head.phone, liaison.phone]) expect(text).not.toContain(phone);
  });
});
