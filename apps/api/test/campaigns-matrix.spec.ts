import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { takingFrom } from './exports.fixture.js';
import { actorOf, type Actor } from './support/actors.js';
import { insertTenant } from './support/factories.js';
import { type CampaignsFixture, day, makeCampaignsFixture, MATRIX } from './campaigns.fixture.js';

const TOWNS = ['340210100', '340210101'];
const UNITS = 24;
const REGISTER = `mutation($communityCode: ID!, $doors: [String!]!, $on: Date) {
  registerHouseholds(communityCode: $communityCode, doors: $doors, on: $on) { added } }`;
const VISIT = 'mutation($input: HouseholdVisitsInput!) { recordHouseholdVisits(input: $input) { id } }';
const GROUP = 'mutation($input: LeadershipGroupInput!) { done: establishLeadershipGroup(input: $input) { id } }';

let f: CampaignsFixture;
let units: Actor[];
let town: Actor;
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the shape is the query's
let campaign: Record<string, any>;

/** A unit as the matrix shows it. */
interface Unit {
  readonly tenant: { readonly id: string; readonly name: string };
  readonly state: string;
  readonly receivedAt: string | null;
  readonly cells: readonly {
    readonly taskId: string;
    readonly state: string;
    readonly value: number | null;
    readonly atLeast: boolean;
    readonly approx: boolean;
    readonly uncounted: number;
    readonly spanning: boolean;
  }[];
}

beforeAll(async () => {
  f = await makeCampaignsFixture();
  units = [];
  for (let at = 0; at < UNITS; at += 1) {
    const tenant = await insertTenant(f.db, 'SCHOOL', TOWNS[at % 2] as string, { name: `第${at + 1}小学` });
    units.push(await actorOf(f.api, tenant, ['UNIT_ADMIN']));
  }
  town = await actorOf(f.api, await insertTenant(f.db, 'DISTRICT', '340210100', { name: '湾沚镇政府' }), [
    'UNIT_ADMIN',
  ]);
  campaign = await f.issue({
    regionCodes: TOWNS,
    tasks: [
      { title: '场次', indicator: 'SESSIONS', target: 2, dueOn: day(-10) },
      { title: '资料', indicator: 'LEAFLETS', target: 200, dueOn: day(1) },
      { title: '活动日', indicator: 'ACTIVITIES', target: 1, dueOn: day(-10), eventOn: day(5) },
      { title: '领导小组', indicator: 'LEADERSHIP_GROUPS', target: 1, dueOn: day(-10) },
      {
        title: '入户覆盖',
        indicator: 'HOUSEHOLD_COVERAGE',
        target: 50,
        dueOn: day(-10),
        tenantTypes: ['DISTRICT', 'BANK'],
      },
    ],
  });
});
afterAll(() => f?.close());

const matrix = async (variables: object = {}, as = f.county) =>
  (await f.done(as, MATRIX, { id: campaign['id'], ...variables })) as {
    totalCount: number;
    edges: { node: Unit }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
    totals: {
      units: { state: string; count: number }[];
      tasks: { taskId: string; states: { state: string; count: number }[] }[];
    };
  };
const everything = async (variables: object = {}): Promise<Unit[]> => {
  const found: Unit[] = [];
  let after: string | null = null;
  do {
    const { edges, pageInfo } = await matrix({ ...variables, first: 7, after });
    found.push(...edges.map(({ node }) => node));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  return found;
};
const unitOf = async (actor: Actor) => (await everything()).find(({ tenant }) => tenant.id === actor.tenantId);
const amounts = (...measures: [string, number | null, string][]) => ({
  measures: measures.map(([indicator, value, qualifier]) => ({
    indicator,
    ...(value !== null && { value }),
    qualifier,
  })),
});
const [LEAFLETS, EVENT, GROUPS, COVERAGE] = [1, 2, 3, 4];

describe('states', () => {
  it('begin with nothing: not begun, late behind the deadline, and not concerned', async () => {
    const unit = await unitOf(units[0] as Actor);
    expect(unit?.state).toBe('LATE');
    expect(unit?.cells.map(({ state, value }) => [state, value])).toEqual([
      ['NEW', 0],
      ['LATE', 0],
      ['NEW', 0],
      ['NEW', 0],
      ['NOT_APPLICABLE', null],
    ]);
  });

  it('count "or more" by its lower bound, "about" by its value, and what was not counted shows', async () => {
    const [one, two, three] = units as [Actor, Actor, Actor];
    await f.record(one, {
      campaignIds: [campaign['id']],
      ...amounts(['SESSIONS', 1, 'EXACT'], ['LEAFLETS', 200, 'AT_LEAST']),
    });
    await f.record(two, {
      campaignIds: [campaign['id']],
      ...amounts(['SESSIONS', 2, 'EXACT'], ['LEAFLETS', 250, 'APPROX']),
    });
    await f.record(three, { campaignIds: [campaign['id']], ...amounts(['LEAFLETS', null, 'UNCOUNTED']) });
    expect((await unitOf(one))?.cells).toMatchObject([
      { state: 'RUNNING', value: 1 },
      { state: 'MET', value: 200, atLeast: true },
      {},
      {},
      {},
    ]);
    expect((await unitOf(two))?.cells).toMatchObject([
      { state: 'MET', value: 2 },
      { state: 'MET', value: 250, approx: true },
      {},
      {},
      {},
    ]);
    expect((await unitOf(three))?.cells[LEAFLETS as number]).toMatchObject({
      state: 'LATE',
      value: null,
      uncounted: 1,
    });
  });

  it('take records of the campaign within its days alone, and those of a day of action on that day', async () => {
    const four = units[3] as Actor;
    await f.record(four, { title: '不属于', startOn: day(5) });
    await f.record(four, { title: '太早', campaignIds: [campaign['id']], startOn: day(21) });
    await f.record(four, { title: '另一天', campaignIds: [campaign['id']], startOn: day(4) });
    expect((await unitOf(four))?.cells).toMatchObject([
      { value: 1 },
      { value: 150 },
      { value: 0, state: 'NEW' },
      {},
      {},
    ]);
    await f.record(four, { title: '当天', campaignIds: [campaign['id']], startOn: day(5) });
    expect((await unitOf(four))?.cells[EVENT as number]).toMatchObject({ value: 1, state: 'MET' });
  });

  it('take a group that was there before', async () => {
    await f.done(units[4] as Actor, GROUP, {
      input: { name: '反诈工作领导小组', foundedOn: '2025-01-10', members: [{ name: '组长甲', role: 'HEAD' }] },
    });
    expect((await unitOf(units[4] as Actor))?.cells[GROUPS as number]).toMatchObject({ value: 1, state: 'MET' });
  });

  it('divide by the roster of the unit, and concern nobody who has none', async () => {
    const coverage = async (actor: Actor) => (await unitOf(actor))?.cells[COVERAGE as number];
    expect(await coverage(town)).toMatchObject({ state: 'NOT_APPLICABLE', value: null });
    await f.data(town, REGISTER, {
      communityCode: '340210100001',
      doors: ['1号101', '1号102', '1号103', '1号104'],
      on: day(30),
    });
    expect(await coverage(town)).toMatchObject({ state: 'NEW', value: 0 });
    const visit = (doors: string[], on: string, campaignIds: string[]) =>
      f.data(town, VISIT, { input: { communityCode: '340210100001', visitedOn: on, doors, campaignIds } });
    await visit(['1号101'], day(3), [campaign['id'] as string]);
    await visit(['1号101'], day(2), [campaign['id'] as string]);
    await visit(['1号103'], day(2), []);
    expect(await coverage(town)).toMatchObject({ state: 'RUNNING', value: 25 });
    await visit(['1号102'], day(1), [campaign['id'] as string]);
    expect(await coverage(town)).toMatchObject({ state: 'MET', value: 50 });
    expect(await coverage(f.bank)).toMatchObject({ state: 'NOT_APPLICABLE' });
  });
});

describe('the whole matrix', () => {
  it('is what a plain count of the records says', async () => {
    for (const [at, unit] of units.entries()) {
      for (let nth = 0; nth < at % 4; nth += 1)
        await f.record(unit, {
          title: `第${nth}次`,
          startOn: day(2 + ((at + nth) % 9)),
          campaignIds: (at + nth) % 5 === 0 ? [] : [campaign['id']],
          ...amounts(
            ['SESSIONS', 1 + (nth % 2), 'EXACT'],
            ['LEAFLETS', 40 * (nth + 1), nth % 2 ? 'AT_LEAST' : 'EXACT'],
          ),
        });
    }
    const counted = await f.sql<{ id: string; sessions: string; leaflets: string; event: string }>(
      `select t.id, coalesce(sum(m.amount) filter (where m.indicator = 'SESSIONS'), 0) as sessions,
         coalesce(sum(m.amount) filter (where m.indicator = 'LEAFLETS'), 0) as leaflets,
         count(distinct a.id) filter (where a.start_on = $4) as event
       from tenant t left join activity a on a.tenant_id = t.id and $1 = any (a.campaign_ids)
           and a.start_on between $2 and $3
         left join activity_measure m on m.activity_id = a.id
       where t.type = 'SCHOOL' group by t.id`,
      [campaign['id'], day(20), day(-20), day(5)],
    );
    const plain = new Map(counted.map(({ id, ...sums }) => [id, sums]));
    const found = (await everything()).filter(({ tenant }) => units.some(({ tenantId }) => tenantId === tenant.id));
    expect(found).toHaveLength(UNITS);
    for (const { tenant, cells } of found) {
      const sums = plain.get(tenant.id);
      const [sessions, leaflets, event] = cells;
      expect([tenant.name, sessions?.value ?? 0, leaflets?.value ?? 0, event?.value ?? 0]).toEqual([
        tenant.name,
        Number(sums?.sessions),
        Number(sums?.leaflets),
        Number(sums?.event),
      ]);
      expect(sessions?.state).toBe(
        Number(sums?.sessions) >= 2 ? 'MET' : Number(sums?.sessions) > 0 ? 'RUNNING' : 'NEW',
      );
      expect(leaflets?.state).toBe(Number(sums?.leaflets) >= 200 ? 'MET' : 'LATE');
    }
  });

  it('counts each unit once by its worst task, and each cell in its task', async () => {
    const all = await everything();
    const { totals, totalCount } = await matrix({ first: 1 });
    expect(totals.units.reduce((sum, { count }) => sum + count, 0)).toBe(totalCount);
    for (const { state, count } of totals.units)
      expect([state, count]).toEqual([state, all.filter((unit) => unit.state === state).length]);
    for (const [at, { states }] of totals.tasks.entries())
      for (const { state, count } of states)
        expect([at, state, count]).toEqual([at, state, all.filter(({ cells }) => cells[at]?.state === state).length]);
    for (const { state, count } of totals.units) {
      const narrowed = await everything({ filter: { state } });
      expect([state, narrowed.length]).toEqual([state, count]);
      expect(narrowed.every((unit) => unit.state === state)).toBe(true);
    }
  });

  it('is ordered by the division, or the worst first, and narrowed', async () => {
    const names = (rows: Unit[]) => rows.map(({ tenant }) => tenant.id);
    const all = await everything();
    const worst = ['LATE', 'NEW', 'RUNNING', 'MET', 'NOT_APPLICABLE'];
    const byState = await everything({ order: 'STATE' });
    expect(new Set(names(byState))).toEqual(new Set(names(all)));
    const ranks = byState.map(({ state }) => worst.indexOf(state));
    expect(ranks).toEqual([...ranks].sort((one, other) => one - other));
    expect(await everything({ filter: { tenantType: 'DISTRICT' } })).toHaveLength(1);
    expect(await everything({ filter: { regionCode: '340210101', sector: 'FINANCE' } })).toHaveLength(1);
    expect(await everything({ filter: { text: '第2' } })).toHaveLength(6);
    expect(await everything({ filter: { received: true } })).toEqual([]);
    expect(await f.fieldErrors(f.county, MATRIX, { id: campaign['id'], after: 'x' })).toEqual(['after INVALID_CURSOR']);
    expect(await f.fieldErrors(f.county, MATRIX, { id: campaign['id'], filter: { regionCode: 'x' } })).toEqual([
      'filter.regionCode NOT_A_REGION',
    ]);
  });

  it('is taken as a file, with a row per unit and two columns per task', async () => {
    const take = takingFrom(f.api.app);
    const file = (as: { readonly token: string }, format: string) =>
      take(as.token, `campaign-matrix.${format}?id=${campaign['id'] as string}`);
    const answer = await file(f.county, 'csv');
    const [head, ...lines] = answer.text.trim().split(/\r?\n/);
    expect(head).toContain('场次（≥2场）,场次 状态');
    expect(lines).toHaveLength((await matrix()).totalCount);
    expect((await file(f.county, 'xlsx')).headers['content-type']).toContain('spreadsheetml');
    expect((await file(f.otherCounty, 'csv')).status).toBe(404);
    expect((await file(units[0] as Actor, 'csv')).status).toBe(403);
    expect(await f.sql("select from audit_entry where action = 'campaign.exported'")).toHaveLength(2);
  });

  it('is for those who oversee units, each of its own', async () => {
    expect(await f.refused(units[0] as Actor, MATRIX, { id: campaign['id'] })).toMatchObject({
      reason: 'OUTSIDE_OVERSIGHT',
    });
    expect(await f.refused(f.otherCounty, MATRIX, { id: campaign['id'] })).toMatchObject({ code: 'NOT_FOUND' });
    const { totalCount } = await matrix();
    expect((await matrix({}, f.city)).totalCount).toBe(totalCount);
    expect((await matrix({}, f.education)).totalCount).toBe(totalCount - 2);
  });
});
