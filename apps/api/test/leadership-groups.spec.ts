import { todayIn } from '@fanzha/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ActivitiesFixture, type Actor, makeFixture } from './activities.fixture.js';

const MEMBER = 'name title role duty phone joinedOn leftOn';
const GROUP = `id version recordStatus name foundedOn dissolvedOn documentNumber campaignId voidReason recordedBy
  allowed tenant { id } region { code }
  members { ${MEMBER} } formerMembers { ${MEMBER} }`;
const ESTABLISH = `mutation Establish($input: LeadershipGroupInput!) {
  establishLeadershipGroup(input: $input) { ${GROUP} } }`;
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
const establishErrors = (changes: object) => fieldErrors(ESTABLISH, { input: { ...input, ...changes } });
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

describe('establishLeadershipGroup', () => {
  it('refuses anybody who is not signed in', async () => {
    expect(await refused(null, ESTABLISH, { input })).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('refuses who may only look, and records for no other tenant than the own one', async () => {
    expect(await refused(fixture.schoolViewer, ESTABLISH, { input })).toMatchObject({ code: 'FORBIDDEN' });
    expect((await established({}, fixture.farSchool)).tenant).toEqual({ id: fixture.farSchool.tenantId });
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
    expect(await establishErrors(changes)).toEqual(expected);
  });

  it('names all errors at once, also those only the database knows, and how a document number is written', async () => {
    const changes = { name: '', documentNumber: '五号', campaignId: NOBODY_HAS, members: [{ ...head, name: '' }] };
    expect(await establishErrors(changes)).toEqual([
      'name REQUIRED',
      'documentNumber INVALID_FORMAT',
      'members.0.name REQUIRED',
      'campaignId UNKNOWN_CODE',
    ]);
    const { message } =
      (
        (await refused(fixture.school, ESTABLISH, { input: { ...input, documentNumber: '五号' } }))['fields'] as {
          message: string;
        }[]
      )[0] ?? {};
    expect(message).toContain('〔2026〕5号');
  });

  it('stores the group, its members, their phones apart from them, its figures and an entry in the log', async () => {
    const answer = await established(
      { campaignId: fixture.campaignId, documentNumber: input.documentNumber },
      fixture.schoolColleague,
    );
    expect(answer).toMatchObject({
      version: 1,
      recordStatus: 'ACTIVE',
      name: input.name,
      foundedOn: '2026-03-02',
      dissolvedOn: null,
      documentNumber: '湖小〔2026〕5号',
      campaignId: fixture.campaignId,
      recordedBy: fixture.schoolColleague.displayName,
      allowed: ['amend', 'void', 'dissolve', 'changeMembers'],
      tenant: { id: fixture.school.tenantId },
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
      tenant_id: fixture.school.tenantId,
      home_region: '340210100',
      region_code: '340210100',
      sector: 'EDUCATION',
      record_status: 'ACTIVE',
      version: 1,
      recorded_by: fixture.schoolColleague.userId,
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
        tenant_id: fixture.school.tenantId,
      })),
    );
    expect(await phonesOf(answer.id)).toEqual(['0 0553-1234567', '2 13800000000']);
    expect(await auditOf(answer.id)).toEqual([
      {
        action: 'leadership_group.recorded',
        user_id: fixture.schoolColleague.userId,
        subject_kind: 'leadership_group',
        detail: { version: 1 },
      },
    ]);
  });
});

describe('the figures of groups', () => {
  it('follow founding, change, dissolution and voiding', async () => {
    const actor = fixture.sibling;
    const first = await established({}, actor);
    expect(await figuresOf(actor)).toEqual(['2026-03-02 1 1 3']);
    await fixture.data(actor, CHANGE, {
      id: first.id,
      version: 1,
      on: '2026-04-01',
      members: [head, { name: '教师戊', role: 'MEMBER' }],
    });
    expect(await figuresOf(actor)).toEqual(['2026-03-02 1 1 3', '2026-04-01 0 0 -1']);
    await fixture.data(actor, DISSOLVE, { id: first.id, version: 2, on: '2026-09-01' });
    expect(await figuresOf(actor)).toEqual(['2026-03-02 1 1 3', '2026-04-01 0 0 -1', '2026-09-01 0 -1 -2']);
    await fixture.data(actor, VOID, { id: first.id, version: 3, reason: '重复填报' });
    expect(await figuresOf(actor)).toEqual([]);
  });

  it('belong where the tenant belonged meanwhile', async () => {
    await established({ foundedOn: '2025-10-01' }, fixture.movedSchool);
    const rows = await fixture.sql(
      `select day::text, home_region, sum(leadership_members)::int as members from rollup_delta
       where tenant_id = $1 and leadership_members is not null group by 1, 2 order by 1, 2`,
      [fixture.movedSchool.tenantId],
    );
    expect(rows).toEqual([
      { day: '2025-10-01', home_region: '340223100', members: 3 },
      { day: '2026-01-01', home_region: '340210101', members: 3 },
      { day: '2026-01-01', home_region: '340223100', members: -3 },
    ]);
  });
});

describe('leadershipGroup and leadershipGroups', () => {
  const names = async (actor: Actor, filter: object = {}) => {
    const { edges, totalCount } = (await fixture.data(actor, LIST, { filter, first: 100 }))['leadershipGroups'];
    expect(totalCount).toBe(edges.length);
    return edges.map(({ node }: { node: { name: string } }) => node.name);
  };
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    const bank = fixture.bank;
    for (const [name, foundedOn, dissolvedOn] of [
      ['专班一', '2026-01-01', null],
      ['专班二', '2026-02-01', '2026-04-01'],
      ['专班三', '2026-04-01', null],
    ] as const) {
      const { id } = await established({ name, foundedOn, documentNumber: null, members: [head] }, bank);
      ids[name] = id;
      if (dissolvedOn) await fixture.data(bank, DISSOLVE, { id, version: 1, on: dissolvedOn });
    }
    const { id } = await established({ name: '填错的', foundedOn: '2026-01-15' }, bank);
    await fixture.data(bank, VOID, { id, version: 1, reason: '填错' });
  });

  it('refuse anybody who is not signed in, and words that cannot be searched for', async () => {
    expect(await refused(null, LIST, {})).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await refused(null, READ, { id: ids['专班一'] })).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fieldErrors(LIST, { filter: { text: '长'.repeat(101) } })).toEqual(['filter.text TOO_LONG']);
  });

  it('show a unit its own, an official those of the region and sector, and nobody else any', async () => {
    expect(await names(fixture.bank)).toEqual(['专班三', '专班二', '专班一']);
    expect(await names(fixture.countyOfficial, { tenantId: fixture.bank.tenantId })).toEqual([
      '专班三',
      '专班二',
      '专班一',
    ]);
    expect(await names(fixture.educationOfficial, { tenantId: fixture.bank.tenantId })).toEqual([]);
    expect(await names(fixture.sibling, { tenantId: fixture.bank.tenantId })).toEqual([]);
    expect(await refused(fixture.sibling, READ, { id: ids['专班一'] })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused(fixture.bank, READ, { id: NOBODY_HAS })).toMatchObject({ code: 'NOT_FOUND' });
    expect((await fixture.data(fixture.countyOfficial, READ, { id: ids['专班一'] }))['leadershipGroup']).toMatchObject({
      name: '专班一',
      allowed: [],
      recordedBy: null,
    });
  });

  it('are narrowed by the day on which groups are in place, by words and by period', async () => {
    expect(await names(fixture.bank, { inPlaceOn: '2026-03-31' })).toEqual(['专班二', '专班一']);
    expect(await names(fixture.bank, { inPlaceOn: '2026-04-01' })).toEqual(['专班三', '专班一']);
    expect(await names(fixture.bank, { inPlaceOn: '2025-12-31' })).toEqual([]);
    expect(await names(fixture.bank, { inPlaceOn: todayIn(), text: '三' })).toEqual(['专班三']);
    expect(await names(fixture.bank, { period: '2026-01', includeVoided: true })).toEqual(['填错的', '专班一']);
  });

  it('come in pages', async () => {
    const first = (await fixture.data(fixture.bank, LIST, { first: 2 }))['leadershipGroups'];
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const second = (await fixture.data(fixture.bank, LIST, { first: 2, after: first.pageInfo.endCursor }))[
      'leadershipGroups'
    ];
    expect(second.edges.map(({ node }: { node: { name: string } }) => node.name)).toEqual(['专班一']);
  });
});
