import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ActivitiesFixture, makeFixture } from './activities.fixture.js';

const ESTABLISH =
  'mutation Establish($input: LeadershipGroupInput!) { establishLeadershipGroup(input: $input) { id version name } }';
const CHANGE = `mutation Change($id: ID!, $version: Int!, $on: Date!, $members: [LeadershipMemberInput!]!) {
  changeLeadershipMembers(id: $id, version: $version, on: $on, members: $members) { id version } }`;
const DISSOLVE = `mutation Dissolve($id: ID!, $version: Int!, $on: Date!) {
    dissolveLeadershipGroup(id: $id, version: $version, on: $on) { id version } }`;

const input = {
  name: '反诈工作领导小组',
  foundedOn: '2026-03-02',
  members: [{ name: '校长甲', role: 'HEAD', phone: '110' }],
};

let fixture: ActivitiesFixture;
beforeAll(async () => {
  fixture = await makeFixture();
});
afterAll(() => fixture.close());

const establish = async (changes: object = {}, as = fixture.school) =>
  (await fixture.data(as, ESTABLISH, { input: { ...input, ...changes } }))['establishLeadershipGroup'];
const sums = async (tenantId: string) =>
  (
    await fixture.sql(
      `select sum(facts)::int as facts, sum(leadership_groups)::int as groups, sum(leadership_members)::int as members,
         sum(tenants_with_group)::int as tenants
       from rollup_delta where tenant_id = $1`,
      [tenantId],
    )
  )[0];

describe('an idempotency key', () => {
  it('records once, and answers with the first group', async () => {
    const first = await establish({ idempotencyKey: 'again' }, fixture.farSchool);
    expect(await establish({ idempotencyKey: ' again ' }, fixture.farSchool)).toEqual(first);
    expect(await sums(fixture.farSchool.tenantId)).toEqual({ facts: 1, groups: 1, members: 1, tenants: 1 });
  });

  it('records once out of ten requests at the same moment', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        establish({ idempotencyKey: 'ten', name: n % 2 ? ' 第一次' : '第一次' }, fixture.sibling),
      ),
    );
    expect(new Set(answers.map(({ id, name }) => `${id} ${name}`)).size).toBe(1);
    expect(await sums(fixture.sibling.tenantId)).toEqual({ facts: 1, groups: 1, members: 1, tenants: 1 });
    expect(
      await fixture.sql('select phone from leadership_contact where tenant_id = $1', [fixture.sibling.tenantId]),
    ).toEqual([{ phone: '110' }]);
    expect(await fixture.sql('select action from audit_entry where subject_id = $1', [answers[0]?.id])).toHaveLength(1);
  });
});

describe('several groups at once', () => {
  it('make one unit with a group, however many they are and in whatever order they end', async () => {
    const nth = (n: number) => ({ foundedOn: `2026-0${n + 1}-01`, campaignIds: n % 2 ? [fixture.campaignId] : [] });
    const groups = await Promise.all(Array.from({ length: 6 }, (_, n) => establish(nth(n), fixture.bank)));
    expect(await sums(fixture.bank.tenantId)).toEqual({ facts: 6, groups: 6, members: 6, tenants: 1 });
    const perCampaign = `select campaign_ids = '{}' as without, sum(tenants_with_group)::int as tenants
      from rollup_delta
       where tenant_id = $1 group by 1 order by 1`;
    expect(await fixture.sql(perCampaign, [fixture.bank.tenantId])).toEqual([
      { without: false, tenants: 1 },
      { without: true, tenants: 0 },
    ]);

    await Promise.all(
      groups.slice(1).map(({ id }) => fixture.data(fixture.bank, DISSOLVE, { id, version: 1, on: '2026-09-01' })),
    );
    expect(await sums(fixture.bank.tenantId)).toEqual({ facts: 6, groups: 1, members: 1, tenants: 1 });
    await fixture.data(fixture.bank, DISSOLVE, { id: groups[0]?.id, version: 1, on: '2026-10-01' });
    expect(await sums(fixture.bank.tenantId)).toEqual({ facts: 6, groups: 0, members: 0, tenants: 0 });
  });
});

describe('a version that is no longer the current one', () => {
  it("is refused with the other's change", async () => {
    const { id } = await establish();
    await fixture.data(fixture.schoolColleague, CHANGE, {
      id,
      version: 1,
      on: '2026-05-06',
      members: [{ name: '教师乙', role: 'MEMBER' }],
    });
    const conflict = {
      code: 'CONFLICT',
      reason: 'VERSION_CHANGED',
      current: { version: 2, changedBy: fixture.schoolColleague.displayName, changedFields: ['members'] },
    };
    expect(
      (await fixture.error(fixture.school, DISSOLVE, { id, version: 1, on: '2026-06-01' })).extensions,
    ).toMatchObject(conflict);
    expect(await fixture.sql('select version, dissolved_on from leadership_group where id = $1', [id])).toEqual([
      { version: 2, dissolved_on: null },
    ]);
  });

  it('lets exactly one of ten changes through, and the figures are those of the winner', async () => {
    const before = await sums(fixture.school.tenantId);
    const { id } = await establish();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => {
        const members = Array.from({ length: n + 2 }, (_, place) => ({
          name: `教师${place}`,
          role: 'MEMBER',
          phone: `10${n}`,
        }));
        return fixture.answer(n % 2 ? fixture.school : fixture.schoolColleague, CHANGE, {
          id,
          version: 1,
          on: '2026-05-06',
          members,
        });
      }),
    );
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect(answers.flatMap(({ errors }) => errors).map(({ extensions }) => extensions.code)).toEqual(
      Array(9).fill('CONFLICT'),
    );
    const [{ members }] = (await fixture.sql(
      'select count(*)::int as members from leadership_member where group_id = $1 and left_on is null',
      [id],
    )) as [{ members: number }];
    expect(await sums(fixture.school.tenantId)).toMatchObject({
      members: before?.['members'] + members,
      groups: before?.['groups'] + 1,
    });
    const contacts = `select count(distinct phone)::int as phones, count(*)::int as contacts from leadership_contact
       where group_id = $1`;
    expect(await fixture.sql(contacts, [id])).toEqual([{ phones: 1, contacts: members }]);
    expect(await fixture.sql('select version from fact_revision where fact_id = $1', [id])).toEqual([{ version: 1 }]);
  });
});

describe('figures above the unit', () => {
  const figures = '{ leadershipGroups { groups members tenantsWithGroup } }';
  const above = async (period: string) =>
    (
      await fixture.data(
        fixture.countyOfficial,
        `query Above($period: Period!) { region(code: "340210") { rollup(period: $period) ${figures} } }`,
        { period },
      )
    )['region'].rollup.leadershipGroups;
  const own = async (period: string) =>
    (
      await fixture.data(
        fixture.movedSchool,
        `query Own($id: ID!, $period: Period!) { tenant(id: $id) { rollup(period: $period) ${figures} } }`,
        { id: fixture.movedSchool.tenantId, period },
      )
    )['tenant'].rollup.leadershipGroups;

  it('are those in place at the end of the period, where the unit belongs by then', async () => {
    const [before, after] = [await above('2025-12'), await above('2026-02')];
    const { id } = await establish({ foundedOn: '2025-10-01' }, fixture.movedSchool);
    const alone = { groups: 1, members: 1, tenantsWithGroup: 1 };
    expect(await own('2025-11')).toEqual(alone);
    expect(await own('2025-09')).toEqual({ groups: 0, members: 0, tenantsWithGroup: 0 });
    expect(await above('2025-12')).toEqual(before);
    expect(await above('2026-02')).toEqual({
      groups: after.groups + 1,
      members: after.members + 1,
      tenantsWithGroup: after.tenantsWithGroup + 1,
    });
    await fixture.data(fixture.movedSchool, DISSOLVE, { id, version: 1, on: '2026-03-01' });
    expect(await own('2026-02')).toEqual(alone);
    expect(await own('2026-03')).toEqual({ groups: 0, members: 0, tenantsWithGroup: 0 });
  });
});
