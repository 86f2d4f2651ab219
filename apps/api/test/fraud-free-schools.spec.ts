import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AMEND_FRAUD_CASE,
  brushing,
  exact,
  makePoliceFixture,
  type PoliceFixture,
  raid,
  RECORD_FRAUD_CASE,
  RECORD_TALLY,
} from './police.fixture.js';
import type { Actor } from './support/actors.js';
import { actorOf } from './support/actors.js';
import { insertTenant } from './support/factories.js';

/** Schools as places without fraud: cases that name them, and cases that may be of any of them. */
const CREATE = 'mutation Create($input: FraudFreeSchemeInput!) { createFraudFreeScheme(input: $input) { id } }';
const PLACES = `query Places($id: ID!, $after: String, $first: Int) { fraudFreeScheme(id: $id) {
  totals { places met notMet undetermined }
  places(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node {
    region { code } unit { id name } status doubts placedAbove cases { value } loss { value }
    before { value } } } } } }`;
const UNITS = 'query Units($text: String!) { victimUnits(text: $text) { id name type } }';
const OWN = `{ ownFraudFree { schemeId title period count casesAtMost dropAtLeast lossAtMost status doubts } }`;
const CASE = `query Case($id: ID!) { fraudCase(id: $id) { victimUnit { id name type }
  history { changedFields earlier } } }`;
const OTHERS = `query Others($unit: ID!) { fraudCases(filter: { victimUnitId: $unit }) { totalCount } }`;

let fixture: PoliceFixture;
let school: Actor;
let other: Actor;
let far: Actor;
beforeAll(async () => {
  fixture = await makePoliceFixture();
  const { db } = fixture;
  const api = { db, app: fixture.app } as never;
  const unit = async (region: string, name: string) =>
    actorOf(api, await insertTenant(db, 'SCHOOL', region, { name }), ['UNIT_EDITOR']);
  school = await unit('340210100', '青荷小学');
  other = await unit('340210101', '陶辛中学');
  far = await unit('340223100', '籍山中学');
});
afterAll(() => fixture.close());

let counter = 0;
const created = async (changes: object = {}, as = fixture.countyOfficial): Promise<string> => {
  const rule = { regionCode: '340210', placeLevel: 'SCHOOL', period: '2025', count: 'CASES_FILED', casesAtMost: 0 };
  return (await fixture.data(as, CREATE, { input: { title: `无诈校园 ${++counter}`, ...rule, ...changes } })).id;
};
const filed = (filedOn: string, changes: object = {}, as = fixture.police) =>
  fixture.data(as, RECORD_FRAUD_CASE, { input: brushing({ reportedOn: filedOn, filedOn, ...changes }) });
const judged = async (id: string, as = fixture.countyOfficial) => await fixture.data(as, PLACES, { id, first: 100 });
const statusOf = async (id: string, { tenantId }: Actor, as = fixture.countyOfficial) =>
  (await judged(id, as)).places.edges
    .map(({ node }: { node: { unit: { id: string } } }) => node)
    .find(({ unit }: { unit: { id: string } }) => unit.id === tenantId);
const PLAIN = { victimOccupation: '退休人员' };

describe('the unit of a victim', () => {
  it('is one of the city that the police name, by its id or its name; nobody else looks for it', async () => {
    expect(await fixture.data(fixture.police, UNITS, { text: '籍山' })).toEqual([
      { id: far.tenantId, name: '籍山中学', type: 'SCHOOL' },
    ]);
    expect(await fixture.refused(null, UNITS, { text: '籍山' })).toMatchObject({ code: 'UNAUTHENTICATED' });
    for (const as of [fixture.school, fixture.bank])
      expect(await fixture.refused(as, UNITS, { text: '籍山' })).toMatchObject({ reason: 'WRONG_TENANT_TYPE' });
    const { id } = await filed('2024-02-01', { victimUnitName: '籍山 中学', ...PLAIN });
    const unit = { id: far.tenantId, name: '籍山中学', type: 'SCHOOL' };
    expect(await fixture.data(fixture.police, CASE, { id })).toMatchObject({ victimUnit: unit });
    // Who sees the case sees the unit; the unit does not see the case.
    expect(await fixture.data(fixture.countyOfficial, CASE, { id })).toMatchObject({ victimUnit: unit });
    expect(await fixture.refused(far, CASE, { id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await fixture.data(fixture.police, OTHERS, { unit: far.tenantId })).toMatchObject({ totalCount: 1 });
    const input = { ...(await again(id)), victimUnitId: other.tenantId };
    await fixture.data(fixture.police, AMEND_FRAUD_CASE, { id, version: 1, input });
    expect(await fixture.data(fixture.police, CASE, { id })).toMatchObject({
      victimUnit: { name: '陶辛中学' },
      history: [{ changedFields: ['victimUnit'], earlier: { victimUnit: '籍山中学' } }],
    });
  });

  it.each<[object, string[]]>([
    [{ victimUnitId: '0199a000-0000-7000-8000-00000000dead' }, ['victimUnitId NOT_FOUND']],
    [{ victimUnitId: 'x' }, ['victimUnitId NOT_FOUND']],
    [{ victimUnitName: '没有这所学校' }, ['victimUnitName NOT_FOUND']],
    [
      { victimUnitId: '0199a000-0000-7000-8000-00000000dead', victimUnitName: '籍山中学' },
      ['victimUnitName CONTRADICTORY'],
    ],
  ])('is refused: %j', async (changes, expected) => {
    expect(await fixture.fieldErrors(fixture.police, RECORD_FRAUD_CASE, { input: brushing(changes) })).toEqual(
      expected,
    );
  });

  const again = async (id: string) => {
    const [row] = await fixture.sql('select n.case_number as n from fraud_case_number n where case_id = $1', [id]);
    return brushing({ caseNumber: row?.['n'], reportedOn: '2024-02-01', filedOn: '2024-02-01', ...PLAIN });
  };
});

describe('a school', () => {
  it('is met without a case that names it, and not with one, wherever in the city that lies', async () => {
    const id = await created({ period: '2025-01' });
    await filed('2025-01-05', { victimUnitId: school.tenantId, loss: '800.00', lossQualifier: 'EXACT' });
    await filed('2025-01-06', PLAIN);
    expect(await statusOf(id, school)).toMatchObject({
      status: 'NOT_MET',
      doubts: [],
      region: { code: '340210100' },
      unit: { name: '青荷小学' },
      cases: { value: 1 },
      loss: { value: 800 },
      placedAbove: 0,
    });
    expect(await statusOf(id, other)).toMatchObject({ status: 'MET', cases: { value: 0 } });
    const city = await created({ period: '2025-01', regionCode: '340223' }, fixture.otherCountyOfficial);
    await filed('2025-01-07', { victimUnitId: far.tenantId });
    expect(await statusOf(city, far, fixture.otherCountyOfficial)).toMatchObject({ status: 'NOT_MET' });
    const { totals, places } = await judged(id);
    expect(totals).toEqual({ places: places.totalCount, met: places.totalCount - 1, notMet: 1, undetermined: 0 });
  });

  it.each<[string, object]>([
    ['a pupil without a school', { victimOccupation: '学生' }],
    ['a teacher without a school', { victimOccupation: '教师' }],
    ['somebody of the line of education', { victimOccupation: '农民', victimSector: 'EDUCATION' }],
    ['a victim of whom nothing is known', {}],
  ])('cannot be determined while a case is of %s', async (_, victim) => {
    const period = `2024-${String((++counter % 9) + 3).padStart(2, '0')}`;
    const id = await created({ period });
    await filed(`${period}-05`, victim);
    expect(await statusOf(id, school)).toMatchObject({
      status: 'UNDETERMINED',
      doubts: ['UNIT_UNKNOWN'],
      placedAbove: 1,
      cases: { value: 0 },
    });
  });

  it('cannot be determined while cases are known as a number alone, not met where it surely is not', async () => {
    const id = await created({ period: '2025-06' });
    const measures = [exact('CASES_FILED', 3), exact('LOSS', 1000)];
    const input = raid({ ledger: 'CASE_COUNT', occurredOn: '2025-06-30', beganOn: '2025-06-01', measures });
    await fixture.data(fixture.police, RECORD_TALLY, { input });
    await filed('2025-06-05', { victimUnitId: school.tenantId });
    expect(await statusOf(id, other)).toMatchObject({
      status: 'UNDETERMINED',
      doubts: ['UNIT_UNKNOWN'],
      placedAbove: 3,
    });
    expect(await statusOf(id, school)).toMatchObject({ status: 'NOT_MET' });
    const loose = await created({ period: '2025-06', casesAtMost: 4, lossAtMost: '1000.00' });
    expect(await statusOf(loose, school)).toMatchObject({ status: 'MET' });
  });

  it('is held against the year before, when it was there', async () => {
    const id = await created({ period: '2025-08', casesAtMost: null, dropAtLeast: 50 });
    for (const day of ['2024-08-01', '2024-08-02']) await filed(day, { victimUnitId: school.tenantId });
    await filed('2025-08-01', { victimUnitId: school.tenantId });
    expect(await statusOf(id, school)).toMatchObject({ status: 'MET', before: { value: 2 } });
    await fixture.sql(`update tenant set opened_on = '2024-09-01' where id = $1`, [other.tenantId]);
    await filed('2025-08-03', { victimUnitId: other.tenantId });
    expect(await statusOf(id, other)).toMatchObject({
      status: 'UNDETERMINED',
      doubts: ['NOT_THERE_BEFORE'],
      before: null,
    });
  });

  it('comes by place, page by page', async () => {
    const id = await created({ period: '2025-02' });
    const first = (await fixture.data(fixture.countyOfficial, PLACES, { id, first: 1 })).places;
    expect(first.pageInfo.hasNextPage).toBe(true);
    const rest = { id, first: 100, after: first.pageInfo.endCursor };
    const next = (await fixture.data(fixture.countyOfficial, PLACES, rest)).places;
    expect(first.edges.length + next.edges.length).toBe(first.totalCount);
  });
});

describe('ownFraudFree', () => {
  it('tells a school what the ledger says of it, without a figure, and nobody of another one', async () => {
    const id = await created({ period: '2025-01', title: '无诈校园创建' });
    await created({ period: '2099', title: '还没开始' });
    const own = async (as: Actor) => (await fixture.data(as, OWN)) as { schemeId: string; status: string }[];
    expect((await own(school)).find(({ schemeId }) => schemeId === id)).toEqual({
      ...{ schemeId: id, title: '无诈校园创建', period: '2025-01', count: 'CASES_FILED', casesAtMost: 0 },
      ...{ dropAtLeast: null, lossAtMost: null, status: 'NOT_MET', doubts: [] },
    });
    expect((await own(other)).find(({ schemeId }) => schemeId === id)).toMatchObject({ status: 'MET' });
    expect((await own(far)).map(({ schemeId }) => schemeId)).not.toContain(id);
    expect(await own(fixture.bank)).toEqual([]);
    expect(await fixture.refused(null, OWN)).toMatchObject({ code: 'UNAUTHENTICATED' });
    // The scheme itself stays with those who oversee.
    expect(await fixture.refused(school, PLACES, { id })).toMatchObject({ code: 'NOT_FOUND' });
  });
});
