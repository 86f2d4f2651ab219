import { todayIn } from '@fanzha/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CHANGE,
  deputy,
  DISSOLVE,
  ESTABLISH,
  head,
  input,
  liaison,
  LIST,
  READ,
  VOID,
  type GroupsFixture,
  makeGroupsFixture,
} from './leadership-groups.fixture.js';
import type { Actor } from './support/actors.js';

const NOBODY_HAS = '0199a000-0000-7000-8000-00000000dead';
const TOMORROW = '2099-01-01';

let fixture: GroupsFixture;
beforeAll(async () => {
  fixture = await makeGroupsFixture();
});
afterAll(() => fixture.close());

const establishErrors = (changes: object) =>
  fixture.fieldErrors(fixture.school, ESTABLISH, { input: { ...input, ...changes } });

describe('establishLeadershipGroup', () => {
  it('refuses anybody who is not signed in', async () => {
    expect(await fixture.refused(null, ESTABLISH, { input })).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('refuses who may only look, and records for no other tenant than the own one', async () => {
    expect(await fixture.refused(fixture.schoolViewer, ESTABLISH, { input })).toMatchObject({ code: 'FORBIDDEN' });
    expect((await fixture.established({}, fixture.farSchool)).tenant).toEqual({ id: fixture.farSchool.tenantId });
  });

  it.each<[string, object, string[]]>([
    ['name', { name: ' ' }, ['name REQUIRED']],
    ['founding day', { foundedOn: TOMORROW }, ['foundedOn DATE_IN_FUTURE']],
    ['founding day before the tenant opened', { foundedOn: '2019-12-31' }, ['foundedOn DATE_TOO_EARLY']],
    ['document number', { documentNumber: '湖小2026第5号' }, ['documentNumber INVALID_FORMAT']],
    ['campaign', { campaignIds: [NOBODY_HAS] }, ['campaignIds UNKNOWN_CODE']],
    ['list without members', { members: [] }, ['members TOO_FEW_ITEMS']],
    ['second head', { members: [head, { name: '书记丁', role: 'HEAD' }] }, ['members.1.role DUPLICATE']],
    ['member stated twice', { members: [head, deputy, deputy] }, ['members.2 DUPLICATE']],
    ['phone', { members: [{ ...head, phone: '打给我' }] }, ['members.0.phone INVALID_FORMAT']],
  ])('refuses a wrong %s', async (_, changes, expected) => {
    expect(await establishErrors(changes)).toEqual(expected);
  });

  it('names all errors at once, also those only the database knows, and how a document number is written', async () => {
    const changes = { name: '', documentNumber: '五号', campaignIds: [NOBODY_HAS], members: [{ ...head, name: '' }] };
    expect(await establishErrors(changes)).toEqual([
      'name REQUIRED',
      'documentNumber INVALID_FORMAT',
      'members.0.name REQUIRED',
      'campaignIds UNKNOWN_CODE',
    ]);
    const { message } =
      (
        (await fixture.refused(fixture.school, ESTABLISH, { input: { ...input, documentNumber: '五号' } }))[
          'fields'
        ] as {
          message: string;
        }[]
      )[0] ?? {};
    expect(message).toContain('〔2026〕5号');
  });

  it('stores the group, its members, their phones apart from them, its figures and an entry in the log', async () => {
    const answer = await fixture.established(
      { campaignIds: [fixture.campaignId], documentNumber: input.documentNumber },
      fixture.schoolColleague,
    );
    expect(answer).toMatchObject({
      version: 1,
      recordStatus: 'ACTIVE',
      name: input.name,
      foundedOn: '2026-03-02',
      dissolvedOn: null,
      documentNumber: '湖小〔2026〕5号',
      campaignIds: [fixture.campaignId],
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
    expect(await fixture.groupRow(answer.id)).toMatchObject({
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
    expect(await fixture.memberRows(answer.id)).toEqual(
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
    expect(await fixture.phonesOf(answer.id)).toEqual(['0 0553-1234567', '2 13800000000']);
    expect(await fixture.auditOf(answer.id)).toEqual([
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
    const first = await fixture.established({}, actor);
    expect(await fixture.figuresOf(actor)).toEqual(['2026-03-02 1 1 3']);
    await fixture.data(actor, CHANGE, {
      id: first.id,
      version: 1,
      on: '2026-04-01',
      members: [head, { name: '教师戊', role: 'MEMBER' }],
    });
    expect(await fixture.figuresOf(actor)).toEqual(['2026-03-02 1 1 3', '2026-04-01 0 0 -1']);
    await fixture.data(actor, DISSOLVE, { id: first.id, version: 2, on: '2026-09-01' });
    expect(await fixture.figuresOf(actor)).toEqual(['2026-03-02 1 1 3', '2026-04-01 0 0 -1', '2026-09-01 0 -1 -2']);
    await fixture.data(actor, VOID, { id: first.id, version: 3, reason: '重复填报' });
    expect(await fixture.figuresOf(actor)).toEqual([]);
  });

  it('belong where the tenant belonged meanwhile', async () => {
    await fixture.established({ foundedOn: '2025-10-01' }, fixture.movedSchool);
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
      const { id } = await fixture.established({ name, foundedOn, documentNumber: null, members: [head] }, bank);
      ids[name] = id;
      if (dissolvedOn) await fixture.data(bank, DISSOLVE, { id, version: 1, on: dissolvedOn });
    }
    const { id } = await fixture.established({ name: '填错的', foundedOn: '2026-01-15' }, bank);
    await fixture.data(bank, VOID, { id, version: 1, reason: '填错' });
  });

  it('refuse anybody who is not signed in, and words that cannot be searched for', async () => {
    expect(await fixture.refused(null, LIST, {})).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.refused(null, READ, { id: ids['专班一'] })).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.fieldErrors(fixture.school, LIST, { filter: { text: '长'.repeat(101) } })).toEqual([
      'filter.text TOO_LONG',
    ]);
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
    expect(await fixture.refused(fixture.sibling, READ, { id: ids['专班一'] })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await fixture.refused(fixture.bank, READ, { id: NOBODY_HAS })).toMatchObject({ code: 'NOT_FOUND' });
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
