import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AMEND,
  CHANGE,
  deputy,
  DISSOLVE,
  head,
  input,
  liaison,
  READ,
  VOID,
  type GroupsFixture,
  makeGroupsFixture,
} from './leadership-groups.fixture.js';

const TOMORROW = '2099-01-01';

let fixture: GroupsFixture;
beforeAll(async () => {
  fixture = await makeGroupsFixture();
});
afterAll(() => fixture.close());

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
    const { id } = await fixture.established();
    expect(await fixture.refused(null, CHANGE, change(id))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.refused(fixture.schoolViewer, CHANGE, change(id))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await fixture.refused(fixture.sibling, CHANGE, change(id))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await fixture.refused(fixture.countyOfficial, CHANGE, change(id))).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'READ_ONLY_OVERSIGHT',
    });
    expect(await fixture.groupRow(id)).toMatchObject({ version: 1 });
  });

  it('refuses wrong days and lists, all errors at once', async () => {
    const { id } = await fixture.established();
    expect(await fixture.fieldErrors(fixture.school, CHANGE, change(id, { on: TOMORROW }))).toEqual([
      'on DATE_IN_FUTURE',
    ]);
    expect(
      await fixture.fieldErrors(
        fixture.school,
        CHANGE,
        change(id, { on: '2026-03-01', members: [head, head, { ...deputy, name: '' }] }),
      ),
    ).toEqual(['on DATE_TOO_EARLY', 'members.2.name REQUIRED', 'members.1 DUPLICATE']);
    expect(await fixture.fieldErrors(fixture.school, CHANGE, change(id, { members: [] }))).toEqual([
      'members TOO_FEW_ITEMS',
    ]);
    await fixture.data(fixture.school, CHANGE, change(id));
    expect(await fixture.fieldErrors(fixture.school, CHANGE, change(id, { version: 2, on: '2026-05-05' }))).toEqual([
      'on DATE_TOO_EARLY',
    ]);
  });

  it('lets leave who is not in the list, join who is new, and keeps the history', async () => {
    const { id } = await fixture.established({}, fixture.schoolColleague);
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
    expect(
      (await fixture.memberRows(id)).map(({ name, joined_on, left_on }) => `${name} ${joined_on} ${left_on}`),
    ).toEqual([
      '教师戊 2026-05-06 null',
      '校长甲 2026-03-02 null',
      '副校长乙 2026-03-02 null',
      '教师丙 2026-03-02 2026-05-06',
    ]);
    expect(await fixture.phonesOf(id)).toEqual(['0 110', '1 0553-1234567']);
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
    expect((await fixture.auditOf(id)).map(({ action, detail }) => ({ action, ...detail }))).toEqual([
      { action: 'leadership_group.recorded', version: 1 },
      { action: 'leadership_group.members_changed', version: 2, changedFields: ['members'] },
    ]);
  });
});

describe('amendLeadershipGroup', () => {
  const amended = (id: string, changes: object = {}, version = 1) => ({
    id,
    version,
    input: { ...input, documentNumber: fixture.lastDocumentNumber(), ...changes },
  });

  it('refuses the anonymous, who may only look, other tenants and overseers', async () => {
    const { id } = await fixture.established();
    expect(await fixture.refused(null, AMEND, amended(id))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.refused(fixture.schoolViewer, AMEND, amended(id))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await fixture.refused(fixture.sibling, AMEND, amended(id))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await fixture.refused(fixture.countyOfficial, AMEND, amended(id))).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'READ_ONLY_OVERSIGHT',
    });
    expect(await fixture.groupRow(id)).toMatchObject({ version: 1 });
  });

  it('refuses bad input, also a founding after what has ended', async () => {
    const { id } = await fixture.established();
    expect(await fixture.fieldErrors(fixture.school, AMEND, amended(id, { name: '', members: [] }))).toEqual([
      'name REQUIRED',
      'members TOO_FEW_ITEMS',
    ]);
    await fixture.data(fixture.school, DISSOLVE, { id, version: 1, on: '2026-06-01' });
    expect(await fixture.fieldErrors(fixture.school, AMEND, amended(id, { foundedOn: '2026-06-02' }, 2))).toEqual([
      'foundedOn DATE_TOO_LATE',
    ]);
  });

  it('corrects members as if they had been stated so before, and moves figures with the founding day', async () => {
    const { id } = await fixture.established({}, fixture.closedSchool);
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
    expect(await fixture.groupRow(id)).toMatchObject({ version: 2, founded_on: '2026-02-27', document_number: null });
    expect(await fixture.memberRows(id)).toHaveLength(2);
    expect(await fixture.figuresOf(fixture.closedSchool)).toEqual(['2026-02-27 1 1 2', '2026-07-01 0 -1 -2']);
  });

  it('stays possible for a dissolved group', async () => {
    const { id } = await fixture.established();
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
    const { id } = await fixture.established();
    expect(await fixture.refused(null, DISSOLVE, dissolution(id))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.refused(fixture.schoolViewer, DISSOLVE, dissolution(id))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await fixture.refused(fixture.sibling, DISSOLVE, dissolution(id))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await fixture.refused(fixture.countyOfficial, DISSOLVE, dissolution(id))).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'READ_ONLY_OVERSIGHT',
    });
    expect(await fixture.groupRow(id)).toMatchObject({ dissolved_on: null });
  });

  it('refuses days before the founding and in the future', async () => {
    const { id } = await fixture.established();
    expect(await fixture.fieldErrors(fixture.school, DISSOLVE, dissolution(id, { on: '2026-03-01' }))).toEqual([
      'on END_BEFORE_START',
    ]);
    expect(await fixture.fieldErrors(fixture.school, DISSOLVE, dissolution(id, { on: TOMORROW }))).toEqual([
      'on DATE_IN_FUTURE',
    ]);
  });

  it('stores the day and shows the members at dissolution; their phones are forgotten', async () => {
    const { id } = await fixture.established({}, fixture.schoolColleague);
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
    expect(await fixture.groupRow(id)).toMatchObject({
      version: 2,
      dissolved_on: '2026-06-01',
      record_status: 'ACTIVE',
    });
    expect(await fixture.phonesOf(id)).toEqual([]);
    expect((await fixture.auditOf(id)).at(-1)).toMatchObject({
      action: 'leadership_group.dissolved',
      detail: { version: 2, changedFields: ['dissolvedOn'] },
    });
  });

  it('is no more to be dissolved or given other members once it is dissolved', async () => {
    const { id } = await fixture.established();
    await fixture.data(fixture.school, DISSOLVE, dissolution(id));
    const gone = { code: 'CONFLICT', reason: 'ALREADY_DISSOLVED', dissolvedOn: '2026-06-01' };
    expect(await fixture.refused(fixture.school, DISSOLVE, dissolution(id, { version: 2 }))).toMatchObject(gone);
    expect(
      await fixture.refused(fixture.school, CHANGE, { id, version: 2, on: '2026-06-02', members: [head] }),
    ).toMatchObject(gone);
    expect(await fixture.groupRow(id)).toMatchObject({ version: 2 });
  });
});

describe('voidLeadershipGroup', () => {
  it('refuses the anonymous, who may only look, other tenants and overseers', async () => {
    const { id } = await fixture.established();
    const asked = { id, version: 1, reason: '重复填报' };
    expect(await fixture.refused(null, VOID, asked)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.refused(fixture.schoolViewer, VOID, asked)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await fixture.refused(fixture.sibling, VOID, asked)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await fixture.refused(fixture.countyOfficial, VOID, asked)).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'READ_ONLY_OVERSIGHT',
    });
    expect(await fixture.groupRow(id)).toMatchObject({ record_status: 'ACTIVE' });
  });

  it('refuses to do it without a reason', async () => {
    const { id } = await fixture.established();
    expect(await fixture.fieldErrors(fixture.school, VOID, { id, version: 1, reason: ' ' })).toEqual([
      'reason REQUIRED',
    ]);
  });

  it('keeps the record with the reason, and no phone', async () => {
    const { id } = await fixture.established();
    const answer = (await fixture.data(fixture.school, VOID, { id, version: 1, reason: ' 重复填报 ' }))[
      'voidLeadershipGroup'
    ];
    expect(answer).toMatchObject({ version: 2, recordStatus: 'VOIDED', voidReason: '重复填报', allowed: [] });
    expect(await fixture.groupRow(id)).toMatchObject({ record_status: 'VOIDED', void_reason: '重复填报', version: 2 });
    expect(await fixture.memberRows(id)).toHaveLength(3);
    expect(await fixture.phonesOf(id)).toEqual([]);
    expect(await fixture.refused(fixture.school, AMEND, { id, version: 2, input })).toMatchObject({
      code: 'CONFLICT',
      reason: 'ALREADY_VOIDED',
    });
  });
});
