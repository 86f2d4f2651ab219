import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AMEND,
  CHANGE,
  ESTABLISH,
  type GroupsFixture,
  head,
  input,
  makeGroupsFixture,
  READ,
} from './leadership-groups.fixture.js';
import { disagreements } from './support/figures-of-facts.js';

let fixture: GroupsFixture;
beforeAll(async () => {
  fixture = await makeGroupsFixture();
});
afterAll(() => fixture.close());

/** How many members groups have at the end of a month. */
async function membersIn(period: string, as = fixture.school) {
  const { tenant } = await fixture.data(
    as,
    `query Members($unit: ID!, $period: Period!) { tenant(id: $unit) { rollup(period: $period) {
      members: figure(indicator: LEADERSHIP_MEMBERS) { value atLeast uncounted }
      groups: figure(indicator: LEADERSHIP_GROUPS) { value } } } }`,
    { unit: as.tenantId, period },
  );
  return tenant.rollup;
}
const fieldErrors = (changes: object) =>
  fixture.fieldErrors(fixture.school, ESTABLISH, { input: { ...input, documentNumber: null, ...changes } });

describe('a group that is known without names', () => {
  it('counts its members by the number that it states, with how it is meant', async () => {
    const group = await fixture.established(
      { kind: 'TASK_FORCE', members: [], memberCount: { value: 15, qualifier: 'AT_LEAST' } },
      fixture.sibling,
    );
    expect(group).toMatchObject({
      kind: 'TASK_FORCE',
      members: [],
      memberCount: { value: 15, qualifier: 'AT_LEAST' },
    });
    expect(await fixture.groupRow(group.id)).toMatchObject({
      kind: 'TASK_FORCE',
      member_count: '15',
      member_count_qualifier: 'AT_LEAST',
    });
    expect(await membersIn('2026-03', fixture.sibling)).toEqual({
      members: { value: 15, atLeast: true, uncounted: 0 },
      groups: { value: 1 },
    });
  });

  it('is amended once its members are known, and has its history', async () => {
    const group = await fixture.established({ members: [], memberCount: { qualifier: 'UNCOUNTED' } }, fixture.bank);
    expect((await membersIn('2026-03', fixture.bank)).members).toEqual({ value: null, atLeast: false, uncounted: 1 });
    const change = { id: group.id, version: 1, on: '2026-05-06', members: [head] };
    expect(await fixture.fieldErrors(fixture.bank, CHANGE, change)).toEqual(['members NOT_ALLOWED_HERE']);
    const named = { ...input, documentNumber: null, members: [head, { name: '柜员', role: 'MEMBER', people: 6 }] };
    await fixture.data(fixture.bank, AMEND, { id: group.id, version: 1, input: named });
    expect((await membersIn('2026-03', fixture.bank)).members).toEqual({ value: 7, atLeast: false, uncounted: 0 });
    const { leadershipGroup } = await fixture.data(fixture.bank, READ, { id: group.id });
    expect(leadershipGroup).toMatchObject({ kind: 'LEADERSHIP_GROUP', memberCount: null });
    expect(leadershipGroup.history[0].changedFields).toEqual(['memberCountQualifier', 'documentNumber', 'members']);
  });

  it.each<[string, object, string[]]>([
    ['members beside their number', { memberCount: { value: 9 } }, ['memberCount CONTRADICTORY']],
    ['neither', { members: [] }, ['members TOO_FEW_ITEMS']],
    ['no number', { members: [], memberCount: { qualifier: 'APPROX' } }, ['memberCount.value AMOUNT_REQUIRED']],
    ['a kind that is unknown', { kind: 'CLUB' }, ['kind UNKNOWN_CODE']],
  ])('is refused with %s', async (_, changes, expected) => {
    expect(await fieldErrors(changes)).toEqual(expected);
  });

  it('is found by its kind', async () => {
    const { leadershipGroups } = await fixture.data(
      fixture.sibling,
      '{ leadershipGroups(filter: { kind: TASK_FORCE }) { edges { node { kind } } } }',
    );
    expect(leadershipGroups.edges).toEqual([{ node: { kind: 'TASK_FORCE' } }]);
  });
});

describe('a row that is a class of posts', () => {
  const teachers = (people: number) => ({ name: '各班班主任', role: 'MEMBER', people });

  it('counts as many people as it states, from the day on which it does', async () => {
    const { id } = await fixture.established({ members: [head, teachers(24)] });
    expect((await membersIn('2026-03')).members.value).toBe(25);
    const changed = await fixture.data(fixture.school, CHANGE, {
      id,
      version: 1,
      on: '2026-05-06',
      members: [head, teachers(26)],
    });
    expect(changed['changeLeadershipMembers'].members).toMatchObject([
      { people: 1, joinedOn: '2026-03-02' },
      { people: 26, joinedOn: '2026-05-06' },
    ]);
    expect((await membersIn('2026-04')).members.value).toBe(25);
    expect((await membersIn('2026-05')).members.value).toBe(27);
  });

  it('counts no more once the group is amended to the number of its members', async () => {
    const { id } = await fixture.established(
      { foundedOn: '2022-01-01', members: [head, teachers(24)] },
      fixture.sibling,
    );
    const changed = { id, version: 1, on: '2022-05-01', members: [head, teachers(30)] };
    await fixture.data(fixture.sibling, CHANGE, changed);
    expect((await membersIn('2022-04', fixture.sibling)).members.value).toBe(25);
    const number = { ...input, documentNumber: null, foundedOn: '2022-01-01', members: [], memberCount: { value: 30 } };
    await fixture.data(fixture.sibling, AMEND, { id, version: 2, input: number });
    expect((await membersIn('2022-04', fixture.sibling)).members.value).toBe(30);
    expect((await membersIn('2022-05', fixture.sibling)).members.value).toBe(30);
    // The view that the recount reads says the same.
    expect(await disagreements(fixture, ['LEADERSHIP_MEMBERS'])).toEqual([]);
  });

  it('has no more people in all rows together than there can be, from whatever day', async () => {
    const most = [head, teachers(50_000_000)];
    expect(await fieldErrors({ members: most })).toEqual(['members TOO_LARGE']);
    const { id } = await fixture.established({ members: [head, teachers(24)] });
    const change = { id, version: 1, on: '2026-05-06', members: most };
    expect(await fixture.fieldErrors(fixture.school, CHANGE, change)).toEqual(['members TOO_LARGE']);
  });

  it.each<[string, object, string[]]>([
    ['nobody', teachers(0), ['members.0.people TOO_SMALL']],
    ['more people than there can be', teachers(2_000_000_000), ['members.0.people TOO_LARGE']],
    ['several heads', { ...head, people: 2 }, ['members.0.people NOT_ALLOWED_HERE']],
  ])('is refused with %s', async (_, member, expected) => {
    expect(await fieldErrors({ members: [member] })).toEqual(expected);
  });
});
