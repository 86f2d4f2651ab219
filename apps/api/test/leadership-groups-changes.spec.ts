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
const VOID = `mutation Void($id: ID!, $version: Int!, $reason: String!) {
  voidLeadershipGroup(id: $id, version: $version, reason: $reason) { ${GROUP} } }`;
const READ = `query Read($id: ID!) {
  leadershipGroup(id: $id) { ${GROUP} history { version change changedBy reason changedFields } } }`;
const TOMORROW = '2099-01-01';

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
const refused = async (as: Actor | null, query: string, variables: object) =>
  (await fixture.error(as, query, variables as Record<string, unknown>)).extensions;
const fieldErrors = async (query: string, variables: object, as = fixture.school) => {
  const { code, fields } = await refused(as, query, variables);
  expect(code).toBe('BAD_INPUT');
  return (fields as { path: string; code: string }[]).map(({ path, code: fieldError }) => `${path} ${fieldError}`);
};
const groupRow = async (id: string) =>
  (await fixture.sql('select *, founded_on::text, dissolved_on::text from leadership_group where id = $1', [id]))[0];
const memberRows = (id: string) =>
  fixture.sql(
    `select position, name, role, joined_on::text, left_on::text, region_code, sector, tenant_id from leadership_member
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

describe('changeLeadershipMembers', () => {
  const newcomer = { name: '教师戊', role: 'MEMBER', phone: '110' };
  const change = (id: string, changes: object = {}) => ({
    id,
    version: 1,
    on: '2026-05-06',
    members: [newcomer, head, deputy],
    ...changes,
  });

  it('refuses the anonymous, who may only look, other tenants and overseers', async () => {
    const { id } = await established();
    expect(await refused(null, CHANGE, change(id))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await refused(fixture.schoolViewer, CHANGE, change(id))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refused(fixture.sibling, CHANGE, change(id))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused(fixture.countyOfficial, CHANGE, change(id))).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'READ_ONLY_OVERSIGHT',
    });
    expect(await groupRow(id)).toMatchObject({ version: 1 });
  });

  it('refuses wrong days and lists, all errors at once', async () => {
    const { id } = await established();
    expect(await fieldErrors(CHANGE, change(id, { on: TOMORROW }))).toEqual(['on DATE_IN_FUTURE']);
    expect(
      await fieldErrors(CHANGE, change(id, { on: '2026-03-01', members: [head, head, { ...deputy, name: '' }] })),
    ).toEqual(['on DATE_TOO_EARLY', 'members.2.name REQUIRED', 'members.1 DUPLICATE']);
    expect(await fieldErrors(CHANGE, change(id, { members: [] }))).toEqual(['members TOO_FEW_ITEMS']);
    await fixture.data(fixture.school, CHANGE, change(id));
    expect(await fieldErrors(CHANGE, change(id, { version: 2, on: '2026-05-05' }))).toEqual(['on DATE_TOO_EARLY']);
  });

  it('lets leave who is not in the list, join who is new, and keeps the history', async () => {
    const { id } = await established({}, fixture.schoolColleague);
    const answer = (await fixture.data(fixture.schoolColleague, CHANGE, change(id)))['changeLeadershipMembers'];
    expect(answer).toMatchObject({ version: 2 });
    expect(answer.members).toMatchObject([
      { ...newcomer, joinedOn: '2026-05-06' },
      { ...head, joinedOn: '2026-03-02' },
      { name: deputy.name, joinedOn: '2026-03-02' },
    ]);
    expect(answer.formerMembers).toMatchObject([
      { name: liaison.name, phone: null, joinedOn: '2026-03-02', leftOn: '2026-05-06' },
    ]);
    expect((await memberRows(id)).map(({ name, joined_on, left_on }) => `${name} ${joined_on} ${left_on}`)).toEqual([
      '教师戊 2026-05-06 null',
      '校长甲 2026-03-02 null',
      '副校长乙 2026-03-02 null',
      '教师丙 2026-03-02 2026-05-06',
    ]);
    expect(await phonesOf(id)).toEqual(['0 110', '1 0553-1234567']);
    const { history } = (await fixture.data(fixture.school, READ, { id }))['leadershipGroup'];
    expect(history).toEqual([
      {
        version: 1,
        change: 'AMENDED',
        changedBy: fixture.schoolColleague.displayName,
        reason: null,
        changedFields: ['members'],
      },
    ]);
    const [revision] = await fixture.sql('select image from fact_revision where fact_id = $1', [id]);
    expect(revision?.['image'].members.map(({ name }: { name: string }) => name)).toEqual([
      head.name,
      deputy.name,
      liaison.name,
    ]);
    expect((await auditOf(id)).map(({ action, detail }) => ({ action, ...detail }))).toEqual([
      { action: 'leadership_group.recorded', version: 1 },
      { action: 'leadership_group.members_changed', version: 2, changedFields: ['members'] },
    ]);
  });
});

describe('amendLeadershipGroup', () => {
  const amended = (id: string, changes: object = {}, version = 1) => ({
    id,
    version,
    input: { ...input, documentNumber: `湖小〔2026〕${serial}号`, ...changes },
  });

  it('refuses the anonymous, who may only look, other tenants and overseers', async () => {
    const { id } = await established();
    expect(await refused(null, AMEND, amended(id))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await refused(fixture.schoolViewer, AMEND, amended(id))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refused(fixture.sibling, AMEND, amended(id))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused(fixture.countyOfficial, AMEND, amended(id))).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'READ_ONLY_OVERSIGHT',
    });
    expect(await groupRow(id)).toMatchObject({ version: 1 });
  });

  it('refuses bad input, also a founding after what has ended', async () => {
    const { id } = await established();
    expect(await fieldErrors(AMEND, amended(id, { name: '', members: [] }))).toEqual([
      'name REQUIRED',
      'members TOO_FEW_ITEMS',
    ]);
    await fixture.data(fixture.school, DISSOLVE, { id, version: 1, on: '2026-06-01' });
    expect(await fieldErrors(AMEND, amended(id, { foundedOn: '2026-06-02' }, 2))).toEqual(['foundedOn DATE_TOO_LATE']);
  });

  it('corrects members as if they had been stated so before, and moves figures with the founding day', async () => {
    const { id } = await established({}, fixture.closedSchool);
    const corrected = {
      foundedOn: '2026-02-27',
      documentNumber: null,
      members: [head, { ...deputy, name: '副校长己' }],
    };
    const answer = (await fixture.data(fixture.closedSchool, AMEND, amended(id, corrected)))['amendLeadershipGroup'];
    expect(answer).toMatchObject({ version: 2, foundedOn: '2026-02-27', documentNumber: null, formerMembers: [] });
    expect(answer.members).toMatchObject([
      { name: head.name, joinedOn: '2026-02-27' },
      { name: '副校长己', joinedOn: '2026-02-27' },
    ]);
    expect(await groupRow(id)).toMatchObject({ version: 2, founded_on: '2026-02-27', document_number: null });
    expect(await memberRows(id)).toHaveLength(2);
    expect(await figuresOf(fixture.closedSchool)).toEqual(['2026-02-27 1 1 2', '2026-07-01 0 -1 -2']);
  });

  it('stays possible for a dissolved group', async () => {
    const { id } = await established();
    await fixture.data(fixture.school, DISSOLVE, { id, version: 1, on: '2026-06-01' });
    const answer = (await fixture.data(fixture.school, AMEND, amended(id, { name: '反诈专班' }, 2)))[
      'amendLeadershipGroup'
    ];
    expect(answer).toMatchObject({
      version: 3,
      name: '反诈专班',
      dissolvedOn: '2026-06-01',
      allowed: ['amend', 'void'],
    });
    expect(answer.members).toHaveLength(3);
  });
});

describe('dissolveLeadershipGroup', () => {
  const dissolution = (id: string, changes: object = {}) => ({ id, version: 1, on: '2026-06-01', ...changes });

  it('refuses the anonymous, who may only look, other tenants and overseers', async () => {
    const { id } = await established();
    expect(await refused(null, DISSOLVE, dissolution(id))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await refused(fixture.schoolViewer, DISSOLVE, dissolution(id))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refused(fixture.sibling, DISSOLVE, dissolution(id))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused(fixture.countyOfficial, DISSOLVE, dissolution(id))).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'READ_ONLY_OVERSIGHT',
    });
    expect(await groupRow(id)).toMatchObject({ dissolved_on: null });
  });

  it('refuses days before the founding and in the future', async () => {
    const { id } = await established();
    expect(await fieldErrors(DISSOLVE, dissolution(id, { on: '2026-03-01' }))).toEqual(['on END_BEFORE_START']);
    expect(await fieldErrors(DISSOLVE, dissolution(id, { on: TOMORROW }))).toEqual(['on DATE_IN_FUTURE']);
  });

  it('stores the day and shows the members at dissolution; their phones are forgotten', async () => {
    const { id } = await established({}, fixture.schoolColleague);
    const answer = (await fixture.data(fixture.schoolColleague, DISSOLVE, dissolution(id)))['dissolveLeadershipGroup'];
    expect(answer).toMatchObject({
      version: 2,
      dissolvedOn: '2026-06-01',
      formerMembers: [],
      allowed: ['amend', 'void'],
    });
    expect(answer.members.map(({ name, phone }: { name: string; phone: string | null }) => `${name} ${phone}`)).toEqual(
      ['校长甲 null', '副校长乙 null', '教师丙 null'],
    );
    expect(await groupRow(id)).toMatchObject({ version: 2, dissolved_on: '2026-06-01', record_status: 'ACTIVE' });
    expect(await phonesOf(id)).toEqual([]);
    expect((await auditOf(id)).at(-1)).toMatchObject({
      action: 'leadership_group.dissolved',
      detail: { version: 2, changedFields: ['dissolvedOn'] },
    });
  });

  it('is no more to be dissolved or given other members once it is dissolved', async () => {
    const { id } = await established();
    await fixture.data(fixture.school, DISSOLVE, dissolution(id));
    const gone = { code: 'CONFLICT', reason: 'ALREADY_DISSOLVED', dissolvedOn: '2026-06-01' };
    expect(await refused(fixture.school, DISSOLVE, dissolution(id, { version: 2 }))).toMatchObject(gone);
    expect(await refused(fixture.school, CHANGE, { id, version: 2, on: '2026-06-02', members: [head] })).toMatchObject(
      gone,
    );
    expect(await groupRow(id)).toMatchObject({ version: 2 });
  });
});

describe('voidLeadershipGroup', () => {
  it('refuses the anonymous, who may only look, other tenants and overseers', async () => {
    const { id } = await established();
    const asked = { id, version: 1, reason: '重复填报' };
    expect(await refused(null, VOID, asked)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await refused(fixture.schoolViewer, VOID, asked)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refused(fixture.sibling, VOID, asked)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused(fixture.countyOfficial, VOID, asked)).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'READ_ONLY_OVERSIGHT',
    });
    expect(await groupRow(id)).toMatchObject({ record_status: 'ACTIVE' });
  });

  it('refuses to do it without a reason', async () => {
    const { id } = await established();
    expect(await fieldErrors(VOID, { id, version: 1, reason: ' ' })).toEqual(['reason REQUIRED']);
  });

  it('keeps the record with the reason, and no phone', async () => {
    const { id } = await established();
    const answer = (await fixture.data(fixture.school, VOID, { id, version: 1, reason: ' 重复填报 ' }))[
      'voidLeadershipGroup'
    ];
    expect(answer).toMatchObject({ version: 2, recordStatus: 'VOIDED', voidReason: '重复填报', allowed: [] });
    expect(await groupRow(id)).toMatchObject({ record_status: 'VOIDED', void_reason: '重复填报', version: 2 });
    expect(await memberRows(id)).toHaveLength(3);
    expect(await phonesOf(id)).toEqual([]);
    expect(await refused(fixture.school, AMEND, { id, version: 2, input })).toMatchObject({
      code: 'CONFLICT',
      reason: 'ALREADY_VOIDED',
    });
  });
});
