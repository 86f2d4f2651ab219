import { todayIn } from '@fanzha/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ActivitiesStage, type Actor, setStage } from './activities.stage.js';

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
const LIST = `query List($filter: LeadershipGroupFilter, $first: Int, $after: String) {
  leadershipGroups(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { name members { name } } } } }`;
const NOBODY_HAS = '0199a000-0000-7000-8000-00000000dead';
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

let stage: ActivitiesStage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

let serial = 100;
/** A unit founds one group by one document: each gets a number of its own. */
const established = async (changes: object = {}, as = stage.school) => {
  const documentNumber = `湖小〔2026〕${++serial}号`;
  return (await stage.data(as, ESTABLISH, { input: { ...input, documentNumber, ...changes } }))[
    'establishLeadershipGroup'
  ];
};
const refusal = async (as: Actor | null, query: string, variables: object) =>
  (await stage.error(as, query, variables as Record<string, unknown>)).extensions;
const faults = async (query: string, variables: object, as = stage.school) => {
  const { code, fields } = await refusal(as, query, variables);
  expect(code).toBe('BAD_INPUT');
  return (fields as { path: string; code: string }[]).map(({ path, code: fault }) => `${path} ${fault}`);
};
const establishFaults = (changes: object) => faults(ESTABLISH, { input: { ...input, ...changes } });
const groupRow = async (id: string) =>
  (await stage.sql('select *, founded_on::text, dissolved_on::text from leadership_group where id = $1', [id]))[0];
const memberRows = (id: string) =>
  stage.sql(
    `select position, name, role, joined_on::text, left_on::text, region_code, sector, tenant_id from leadership_member
     where group_id = $1 order by position`,
    [id],
  );
const phonesOf = async (id: string) => {
  const rows = await stage.sql('select position, phone from leadership_contact where group_id = $1 order by position', [
    id,
  ]);
  return rows.map(({ position, phone }) => `${position} ${phone}`);
};
const figuresOf = async (actor: Actor) => {
  const rows = await stage.sql(
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
  stage.sql('select action, user_id, subject_kind, detail from audit_entry where subject_id = $1 order by at, id', [
    id,
  ]);

describe('establishLeadershipGroup', () => {
  it('refuses whoever is not signed in', async () => {
    expect(await refusal(null, ESTABLISH, { input })).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('refuses who may only look, and records for no other tenant than the own one', async () => {
    expect(await refusal(stage.schoolViewer, ESTABLISH, { input })).toMatchObject({ code: 'FORBIDDEN' });
    expect((await established({}, stage.farSchool)).tenant).toEqual({ id: stage.farSchool.tenantId });
  });

  it.each<[string, object, string[]]>([
    ['name', { name: ' ' }, ['name REQUIRED']],
    ['founding day', { foundedOn: TOMORROW }, ['foundedOn DATE_IN_FUTURE']],
    ['founding day before the tenant opened', { foundedOn: '2019-12-31' }, ['foundedOn DATE_TOO_EARLY']],
    ['document number', { documentNumber: '湖小2026第5号' }, ['documentNumber INVALID_FORMAT']],
    ['campaign', { campaignId: NOBODY_HAS }, ['campaignId UNKNOWN_CODE']],
    ['list without members', { members: [] }, ['members TOO_FEW_ITEMS']],
    ['second head', { members: [head, { name: '书记丁', role: 'HEAD' }] }, ['members.1.role DUPLICATE']],
    ['member stated twice', { members: [head, deputy, deputy] }, ['members.2 DUPLICATE']],
    ['phone', { members: [{ ...head, phone: '打给我' }] }, ['members.0.phone INVALID_FORMAT']],
  ])('refuses a wrong %s', async (_, changes, expected) => {
    expect(await establishFaults(changes)).toEqual(expected);
  });

  it('names all faults at once, also those only the database knows, and how a document number is written', async () => {
    const changes = { name: '', documentNumber: '五号', campaignId: NOBODY_HAS, members: [{ ...head, name: '' }] };
    expect(await establishFaults(changes)).toEqual([
      'name REQUIRED',
      'documentNumber INVALID_FORMAT',
      'members.0.name REQUIRED',
      'campaignId UNKNOWN_CODE',
    ]);
    const { message } =
      (
        (await refusal(stage.school, ESTABLISH, { input: { ...input, documentNumber: '五号' } }))['fields'] as {
          message: string;
        }[]
      )[0] ?? {};
    expect(message).toContain('〔2026〕5号');
  });

  it('stores the group, its members, their phones apart from them, its figures and an entry in the log', async () => {
    const answer = await established(
      { campaignId: stage.campaignId, documentNumber: input.documentNumber },
      stage.schoolColleague,
    );
    expect(answer).toMatchObject({
      version: 1,
      recordStatus: 'ACTIVE',
      name: input.name,
      foundedOn: '2026-03-02',
      dissolvedOn: null,
      documentNumber: '湖小〔2026〕5号',
      campaignId: stage.campaignId,
      recordedBy: stage.schoolColleague.displayName,
      allowed: ['amend', 'void', 'dissolve', 'changeMembers'],
      tenant: { id: stage.school.tenantId },
      region: { code: '340210100' },
      formerMembers: [],
      members: [
        { ...head, joinedOn: '2026-03-02', leftOn: null },
        { ...deputy, title: null, duty: null, phone: null, joinedOn: '2026-03-02', leftOn: null },
        { ...liaison, title: null, duty: null, joinedOn: '2026-03-02', leftOn: null },
      ],
    });
    expect(await groupRow(answer.id)).toMatchObject({
      city_code: '3402',
      tenant_id: stage.school.tenantId,
      home_region: '340210100',
      region_code: '340210100',
      sector: 'EDUCATION',
      record_status: 'ACTIVE',
      version: 1,
      recorded_by: stage.schoolColleague.userId,
      founded_on: '2026-03-02',
      dissolved_on: null,
      document_number: '湖小\u30142026\u30155号',
    });
    expect(await memberRows(answer.id)).toEqual(
      [head, deputy, liaison].map(({ name, role }, position) => ({
        position,
        name,
        role,
        joined_on: '2026-03-02',
        left_on: null,
        region_code: '340210100',
        sector: 'EDUCATION',
        tenant_id: stage.school.tenantId,
      })),
    );
    expect(await phonesOf(answer.id)).toEqual(['0 0553-1234567', '2 13800000000']);
    expect(await auditOf(answer.id)).toEqual([
      {
        action: 'leadership_group.recorded',
        user_id: stage.schoolColleague.userId,
        subject_kind: 'leadership_group',
        detail: { version: 1 },
      },
    ]);
  });
});

describe('the figures of groups', () => {
  it('follow founding, change, dissolution and voiding', async () => {
    const actor = stage.sibling;
    const first = await established({}, actor);
    expect(await figuresOf(actor)).toEqual(['2026-03-02 1 1 3']);
    await stage.data(actor, CHANGE, {
      id: first.id,
      version: 1,
      on: '2026-04-01',
      members: [head, { name: '教师戊', role: 'MEMBER' }],
    });
    expect(await figuresOf(actor)).toEqual(['2026-03-02 1 1 3', '2026-04-01 0 0 -1']);
    await stage.data(actor, DISSOLVE, { id: first.id, version: 2, on: '2026-09-01' });
    expect(await figuresOf(actor)).toEqual(['2026-03-02 1 1 3', '2026-04-01 0 0 -1', '2026-09-01 0 -1 -2']);
    await stage.data(actor, VOID, { id: first.id, version: 3, reason: '重复填报' });
    expect(await figuresOf(actor)).toEqual([]);
  });

  it('belong where the tenant belonged meanwhile', async () => {
    await established({ foundedOn: '2025-10-01' }, stage.movedSchool);
    const rows = await stage.sql(
      `select day::text, home_region, sum(leadership_members)::int as members from rollup_delta
       where tenant_id = $1 and leadership_members is not null group by 1, 2 order by 1, 2`,
      [stage.movedSchool.tenantId],
    );
    expect(rows).toEqual([
      { day: '2025-10-01', home_region: '340223100', members: 3 },
      { day: '2026-01-01', home_region: '340210101', members: 3 },
      { day: '2026-01-01', home_region: '340223100', members: -3 },
    ]);
  });
});

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
    expect(await refusal(null, CHANGE, change(id))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await refusal(stage.schoolViewer, CHANGE, change(id))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal(stage.sibling, CHANGE, change(id))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusal(stage.countyOfficial, CHANGE, change(id))).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'READ_ONLY_OVERSIGHT',
    });
    expect(await groupRow(id)).toMatchObject({ version: 1 });
  });

  it('refuses wrong days and lists, all faults at once', async () => {
    const { id } = await established();
    expect(await faults(CHANGE, change(id, { on: TOMORROW }))).toEqual(['on DATE_IN_FUTURE']);
    expect(
      await faults(CHANGE, change(id, { on: '2026-03-01', members: [head, head, { ...deputy, name: '' }] })),
    ).toEqual(['on DATE_TOO_EARLY', 'members.2.name REQUIRED', 'members.1 DUPLICATE']);
    expect(await faults(CHANGE, change(id, { members: [] }))).toEqual(['members TOO_FEW_ITEMS']);
    await stage.data(stage.school, CHANGE, change(id));
    expect(await faults(CHANGE, change(id, { version: 2, on: '2026-05-05' }))).toEqual(['on DATE_TOO_EARLY']);
  });

  it('lets leave who is not in the list, join who is new, and keeps the history', async () => {
    const { id } = await established({}, stage.schoolColleague);
    const answer = (await stage.data(stage.schoolColleague, CHANGE, change(id)))['changeLeadershipMembers'];
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
    const { history } = (await stage.data(stage.school, READ, { id }))['leadershipGroup'];
    expect(history).toEqual([
      {
        version: 1,
        change: 'AMENDED',
        changedBy: stage.schoolColleague.displayName,
        reason: null,
        changedFields: ['members'],
      },
    ]);
    const [revision] = await stage.sql('select image from fact_revision where fact_id = $1', [id]);
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
    expect(await refusal(null, AMEND, amended(id))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await refusal(stage.schoolViewer, AMEND, amended(id))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal(stage.sibling, AMEND, amended(id))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusal(stage.countyOfficial, AMEND, amended(id))).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'READ_ONLY_OVERSIGHT',
    });
    expect(await groupRow(id)).toMatchObject({ version: 1 });
  });

  it('refuses bad input, also a founding after what has ended', async () => {
    const { id } = await established();
    expect(await faults(AMEND, amended(id, { name: '', members: [] }))).toEqual([
      'name REQUIRED',
      'members TOO_FEW_ITEMS',
    ]);
    await stage.data(stage.school, DISSOLVE, { id, version: 1, on: '2026-06-01' });
    expect(await faults(AMEND, amended(id, { foundedOn: '2026-06-02' }, 2))).toEqual(['foundedOn DATE_TOO_LATE']);
  });

  it('corrects members as if they had been stated so before, and moves figures with the founding day', async () => {
    const { id } = await established({}, stage.closedSchool);
    const corrected = {
      foundedOn: '2026-02-27',
      documentNumber: null,
      members: [head, { ...deputy, name: '副校长己' }],
    };
    const answer = (await stage.data(stage.closedSchool, AMEND, amended(id, corrected)))['amendLeadershipGroup'];
    expect(answer).toMatchObject({ version: 2, foundedOn: '2026-02-27', documentNumber: null, formerMembers: [] });
    expect(answer.members).toMatchObject([
      { name: head.name, joinedOn: '2026-02-27' },
      { name: '副校长己', joinedOn: '2026-02-27' },
    ]);
    expect(await groupRow(id)).toMatchObject({ version: 2, founded_on: '2026-02-27', document_number: null });
    expect(await memberRows(id)).toHaveLength(2);
    expect(await figuresOf(stage.closedSchool)).toEqual(['2026-02-27 1 1 2', '2026-07-01 0 -1 -2']);
  });

  it('stays possible for a dissolved group', async () => {
    const { id } = await established();
    await stage.data(stage.school, DISSOLVE, { id, version: 1, on: '2026-06-01' });
    const answer = (await stage.data(stage.school, AMEND, amended(id, { name: '反诈专班' }, 2)))[
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
    expect(await refusal(null, DISSOLVE, dissolution(id))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await refusal(stage.schoolViewer, DISSOLVE, dissolution(id))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal(stage.sibling, DISSOLVE, dissolution(id))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusal(stage.countyOfficial, DISSOLVE, dissolution(id))).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'READ_ONLY_OVERSIGHT',
    });
    expect(await groupRow(id)).toMatchObject({ dissolved_on: null });
  });

  it('refuses days before the founding and in the future', async () => {
    const { id } = await established();
    expect(await faults(DISSOLVE, dissolution(id, { on: '2026-03-01' }))).toEqual(['on END_BEFORE_START']);
    expect(await faults(DISSOLVE, dissolution(id, { on: TOMORROW }))).toEqual(['on DATE_IN_FUTURE']);
  });

  it('stores the day and shows the members at dissolution; their phones are forgotten', async () => {
    const { id } = await established({}, stage.schoolColleague);
    const answer = (await stage.data(stage.schoolColleague, DISSOLVE, dissolution(id)))['dissolveLeadershipGroup'];
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
    await stage.data(stage.school, DISSOLVE, dissolution(id));
    const gone = { code: 'CONFLICT', reason: 'ALREADY_DISSOLVED', dissolvedOn: '2026-06-01' };
    expect(await refusal(stage.school, DISSOLVE, dissolution(id, { version: 2 }))).toMatchObject(gone);
    expect(await refusal(stage.school, CHANGE, { id, version: 2, on: '2026-06-02', members: [head] })).toMatchObject(
      gone,
    );
    expect(await groupRow(id)).toMatchObject({ version: 2 });
  });
});

describe('voidLeadershipGroup', () => {
  it('refuses the anonymous, who may only look, other tenants and overseers', async () => {
    const { id } = await established();
    const asked = { id, version: 1, reason: '重复填报' };
    expect(await refusal(null, VOID, asked)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await refusal(stage.schoolViewer, VOID, asked)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal(stage.sibling, VOID, asked)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusal(stage.countyOfficial, VOID, asked)).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'READ_ONLY_OVERSIGHT',
    });
    expect(await groupRow(id)).toMatchObject({ record_status: 'ACTIVE' });
  });

  it('refuses to do it without a reason', async () => {
    const { id } = await established();
    expect(await faults(VOID, { id, version: 1, reason: ' ' })).toEqual(['reason REQUIRED']);
  });

  it('keeps the record with the reason, and no phone', async () => {
    const { id } = await established();
    const answer = (await stage.data(stage.school, VOID, { id, version: 1, reason: ' 重复填报 ' }))[
      'voidLeadershipGroup'
    ];
    expect(answer).toMatchObject({ version: 2, recordStatus: 'VOIDED', voidReason: '重复填报', allowed: [] });
    expect(await groupRow(id)).toMatchObject({ record_status: 'VOIDED', void_reason: '重复填报', version: 2 });
    expect(await memberRows(id)).toHaveLength(3);
    expect(await phonesOf(id)).toEqual([]);
    expect(await refusal(stage.school, AMEND, { id, version: 2, input })).toMatchObject({
      code: 'CONFLICT',
      reason: 'ALREADY_VOIDED',
    });
  });
});

describe('phones', () => {
  const phones = async (actor: Actor, id: string) =>
    (await stage.data(actor, READ, { id }))['leadershipGroup'].members.map(
      ({ phone }: { phone: string | null }) => phone,
    );

  it('are shown to administrators of the own unit, and to nobody else', async () => {
    const { id, members } = await established();
    expect(members.map(({ phone }: { phone: string | null }) => phone)).toEqual([null, null, null]);
    expect(await phones(stage.schoolColleague, id)).toEqual(['0553-1234567', null, '13800000000']);
    for (const actor of [stage.school, stage.schoolViewer, stage.countyOfficial, stage.educationOfficial])
      expect(await phones(actor, id)).toEqual([null, null, null]);
  });

  it('are shown to officials for the groups of their own authority', async () => {
    const { id } = await established({}, stage.countyOfficial);
    expect(await phones(stage.countyOfficial, id)).toEqual(['0553-1234567', null, '13800000000']);
  });

  it('survive an amendment by somebody who does not see them', async () => {
    const { id } = await established();
    const blind = [head, deputy, liaison].map((member) => ({ ...member, phone: null }));
    await stage.data(stage.school, AMEND, {
      id,
      version: 1,
      input: { ...input, documentNumber: null, members: blind },
    });
    expect(await phonesOf(id)).toEqual(['0 0553-1234567', '2 13800000000']);
    await stage.data(stage.schoolColleague, AMEND, {
      id,
      version: 2,
      input: { ...input, documentNumber: null, members: blind },
    });
    expect(await phonesOf(id)).toEqual([]);
  });

  it('are neither in the history nor in the log', async () => {
    const { id } = await established({}, stage.schoolColleague);
    await stage.data(stage.schoolColleague, CHANGE, { id, version: 1, on: '2026-05-06', members: [head, liaison] });
    await stage.data(stage.schoolColleague, DISSOLVE, { id, version: 2, on: '2026-06-01' });
    const texts = await stage.sql(
      `select image::text as text from fact_revision where fact_id::text = $1 union all select detail::text
       from audit_entry where subject_id::text = $1`,
      [id],
    );
    expect(texts).toHaveLength(5);
    for (const { text } of texts) for (const phone of [head.phone, liaison.phone]) expect(text).not.toContain(phone);
  });
});

describe('leadershipGroup and leadershipGroups', () => {
  const names = async (actor: Actor, filter: object = {}) => {
    const { edges, totalCount } = (await stage.data(actor, LIST, { filter, first: 100 }))['leadershipGroups'];
    expect(totalCount).toBe(edges.length);
    return edges.map(({ node }: { node: { name: string } }) => node.name);
  };
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    const bank = stage.bank;
    for (const [name, foundedOn, dissolvedOn] of [
      ['专班一', '2026-01-01', null],
      ['专班二', '2026-02-01', '2026-04-01'],
      ['专班三', '2026-04-01', null],
    ] as const) {
      const { id } = await established({ name, foundedOn, documentNumber: null, members: [head] }, bank);
      ids[name] = id;
      if (dissolvedOn) await stage.data(bank, DISSOLVE, { id, version: 1, on: dissolvedOn });
    }
    const { id } = await established({ name: '填错的', foundedOn: '2026-01-15' }, bank);
    await stage.data(bank, VOID, { id, version: 1, reason: '填错' });
  });

  it('refuse whoever is not signed in, and words that cannot be searched for', async () => {
    expect(await refusal(null, LIST, {})).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await refusal(null, READ, { id: ids['专班一'] })).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await faults(LIST, { filter: { text: '长'.repeat(101) } })).toEqual(['filter.text TOO_LONG']);
  });

  it('show a unit its own, an official those of the region and sector, and nobody else any', async () => {
    expect(await names(stage.bank)).toEqual(['专班三', '专班二', '专班一']);
    expect(await names(stage.countyOfficial, { tenantId: stage.bank.tenantId })).toEqual([
      '专班三',
      '专班二',
      '专班一',
    ]);
    expect(await names(stage.educationOfficial, { tenantId: stage.bank.tenantId })).toEqual([]);
    expect(await names(stage.sibling, { tenantId: stage.bank.tenantId })).toEqual([]);
    expect(await refusal(stage.sibling, READ, { id: ids['专班一'] })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusal(stage.bank, READ, { id: NOBODY_HAS })).toMatchObject({ code: 'NOT_FOUND' });
    expect((await stage.data(stage.countyOfficial, READ, { id: ids['专班一'] }))['leadershipGroup']).toMatchObject({
      name: '专班一',
      allowed: [],
      recordedBy: null,
    });
  });

  it('are narrowed by the day on which groups are in place, by words and by period', async () => {
    expect(await names(stage.bank, { inPlaceOn: '2026-03-31' })).toEqual(['专班二', '专班一']);
    expect(await names(stage.bank, { inPlaceOn: '2026-04-01' })).toEqual(['专班三', '专班一']);
    expect(await names(stage.bank, { inPlaceOn: '2025-12-31' })).toEqual([]);
    expect(await names(stage.bank, { inPlaceOn: todayIn(), text: '三' })).toEqual(['专班三']);
    expect(await names(stage.bank, { period: '2026-01', includeVoided: true })).toEqual(['填错的', '专班一']);
  });

  it('come in pages', async () => {
    const first = (await stage.data(stage.bank, LIST, { first: 2 }))['leadershipGroups'];
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const second = (await stage.data(stage.bank, LIST, { first: 2, after: first.pageInfo.endCursor }))[
      'leadershipGroups'
    ];
    expect(second.edges.map(({ node }: { node: { name: string } }) => node.name)).toEqual(['专班一']);
  });
});
