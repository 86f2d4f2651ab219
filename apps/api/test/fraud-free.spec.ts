import { RegionDirectory } from '@fanzha/org';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { brushing, makePoliceFixture, type PoliceFixture, RECORD_FRAUD_CASE } from './police.fixture.js';

/** Schemes for places without fraud: who makes them, and what they say of places. */
let fixture: PoliceFixture;
beforeAll(async () => {
  fixture = await makePoliceFixture();
});
afterAll(() => fixture.close());

const SCHEME = `id title placeLevel count casesAtMost dropAtLeast lossAtMost endedAt endReason mayEnd
  region { code } tenant { id }`;
const CREATE = `mutation Create($input: FraudFreeSchemeInput!) { createFraudFreeScheme(input: $input) { ${SCHEME} } }`;
const END = `mutation End($id: ID!, $reason: String!) { endFraudFreeScheme(id: $id, reason: $reason) { ${SCHEME} } }`;
const ONE = `query One($id: ID!) { fraudFreeScheme(id: $id) { ${SCHEME} } }`;
const LIST = `query List($first: Int, $after: String) { fraudFreeSchemes(first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } edges { node { id } } } }`;
const PLACES = `query Places($id: ID!, $status: FraudFreeStatus, $first: Int, $after: String) {
  fraudFreeScheme(id: $id) {
  totals { places met notMet undetermined }
  places(status: $status, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
    edges { node { region { code } status doubts placedAbove cases { value uncounted } loss { value }
      before { value } } } } } }`;

let counter = 0;
const scheme = (changes: object = {}) => ({
  title: `无诈乡镇 ${++counter}`,
  regionCode: '340210',
  placeLevel: 'TOWN',
  period: '2026-11',
  count: 'CASES_FILED',
  casesAtMost: 0,
  ...changes,
});
const created = (changes: object = {}, as = fixture.countyOfficial) =>
  fixture.data(as, CREATE, { input: scheme(changes) });
const filed = (filedOn: string, changes: object = {}, as = fixture.police) =>
  fixture.data(as, RECORD_FRAUD_CASE, { input: brushing({ reportedOn: filedOn, filedOn, ...changes }) });
const places = async (id: string, variables: object = {}, as = fixture.countyOfficial) =>
  fixture.data(as, PLACES, { id, first: 100, ...variables });
const placeOf = async (id: string, code: string) =>
  (await places(id)).places.edges.map(({ node }: { node: object }) => node).find(isIn(code));
const isIn =
  (code: string) =>
  ({ region }: { region: { code: string } }) =>
    region.code === code;

describe('createFraudFreeScheme', () => {
  it('is for officials who oversee the region in all lines', async () => {
    expect(await fixture.refused(null, CREATE, { input: scheme() })).toMatchObject({ code: 'UNAUTHENTICATED' });
    for (const as of [fixture.police, fixture.school, fixture.policeOfficial, fixture.otherCountyOfficial])
      expect(await fixture.refused(as, CREATE, { input: scheme() })).toMatchObject({
        code: 'FORBIDDEN',
        reason: 'OUTSIDE_OVERSIGHT',
      });
    expect(await fixture.refused(fixture.onlooker, CREATE, { input: scheme() })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await created()).toMatchObject({ mayEnd: true, region: { code: '340210' }, casesAtMost: 0, endedAt: null });
  });

  it.each<[object, string[]]>([
    [{ title: ' ' }, ['title REQUIRED']],
    [{ regionCode: 'x' }, ['regionCode NOT_A_REGION']],
    [{ regionCode: '340210100', placeLevel: 'COUNTY' }, ['placeLevel NOT_ALLOWED_HERE']],
    [{ casesAtMost: null }, ['casesAtMost REQUIRED']],
    [{ casesAtMost: -1 }, ['casesAtMost NEGATIVE']],
    [{ casesAtMost: 100_001 }, ['casesAtMost TOO_LARGE']],
    [{ dropAtLeast: 0 }, ['dropAtLeast TOO_SMALL']],
    [{ dropAtLeast: 101 }, ['dropAtLeast TOO_LARGE']],
    [{ lossAtMost: '-1.00' }, ['lossAtMost NEGATIVE']],
  ])('refuses %j: %j', async (changes, expected) => {
    expect(await fixture.fieldErrors(fixture.countyOfficial, CREATE, { input: scheme(changes) })).toEqual(expected);
  });

  it('refuses a second one of the same title, places and period, and names the first', async () => {
    const input = scheme();
    const first = await fixture.data(fixture.countyOfficial, CREATE, { input });
    expect(await fixture.refused(fixture.countyOfficial, CREATE, { input })).toMatchObject({
      code: 'CONFLICT',
      reason: 'ALREADY_EXISTS',
      id: first.id,
    });
    await fixture.data(fixture.countyOfficial, END, { id: first.id, reason: '改用新标准' });
    expect((await fixture.data(fixture.countyOfficial, CREATE, { input })).id).not.toBe(first.id);
  });
});

describe('the status of a place', () => {
  it('is met without cases, and not with one', async () => {
    const { id } = await created({ period: '2025-03' });
    await filed('2025-03-05', { regionCode: '340210100' });
    expect(await placeOf(id, '340210100')).toMatchObject({ status: 'NOT_MET', doubts: [], cases: { value: 1 } });
    expect(await placeOf(id, '340210101')).toMatchObject({ status: 'MET', placedAbove: 0, cases: { value: 0 } });
    const { totals, places: page } = await places(id);
    expect(totals).toEqual({ places: page.totalCount, met: page.totalCount - 1, notMet: 1, undetermined: 0 });
  });

  it('cannot be determined while a case lies in the county and in no town', async () => {
    const { id } = await created({ period: '2025-04' });
    await filed('2025-04-05', {}, fixture.countyPolice);
    await filed('2025-04-06', { regionCode: '340210101' }, fixture.countyPolice);
    expect(await placeOf(id, '340210100')).toMatchObject({
      status: 'UNDETERMINED',
      doubts: ['PLACE_UNKNOWN'],
      placedAbove: 1,
    });
    expect(await placeOf(id, '340210101')).toMatchObject({ status: 'NOT_MET', placedAbove: 1 });
  });

  it('cannot be determined where a loss is withheld, and is not met where what is known is too much', async () => {
    const { id } = await created({ period: '2025-05', casesAtMost: null, lossAtMost: '1000.00' });
    await filed('2025-05-05', { regionCode: '340210100', lossQualifier: 'WITHHELD' });
    expect(await placeOf(id, '340210100')).toMatchObject({ status: 'UNDETERMINED', doubts: ['WITHHELD'] });
    await filed('2025-05-06', { regionCode: '340210100', loss: '1000.01', lossQualifier: 'EXACT' });
    expect(await placeOf(id, '340210100')).toMatchObject({ status: 'NOT_MET', loss: { value: 1000.01 } });
  });

  it('holds a drop against the same period of the year before', async () => {
    const { id } = await created({ period: '2026-06', casesAtMost: null, dropAtLeast: 50 });
    for (const day of ['2025-06-01', '2025-06-02']) await filed(day, { regionCode: '340210100' });
    await filed('2026-06-03', { regionCode: '340210100' });
    expect(await placeOf(id, '340210100')).toMatchObject({ status: 'MET', before: { value: 2 } });
    await filed('2026-06-04', { regionCode: '340210100' });
    expect(await placeOf(id, '340210100')).toMatchObject({ status: 'NOT_MET' });
  });

  it('knows no drop of a place that was not there throughout the same period of the year before', async () => {
    const directory = fixture.api.app.get(RegionDirectory, { strict: false });
    await fixture.api.db.sql("update region set valid_from = '2025-08-02' where code = '340210101'");
    await directory.ensureFresh();
    const { id } = await created({ period: '2026-08', casesAtMost: null, dropAtLeast: 50 });
    await filed('2026-08-03', { regionCode: '340210101' }, fixture.countyPolice);
    expect(await placeOf(id, '340210101')).toMatchObject({
      status: 'UNDETERMINED',
      doubts: ['NOT_THERE_BEFORE'],
      before: null,
    });
    await fixture.api.db.sql("update region set valid_from = '2000-01-01' where code = '340210101'");
    await directory.ensureFresh();
    expect(await placeOf(id, '340210101')).toMatchObject({ status: 'NOT_MET', before: { value: 0 } });
  });

  it('says nothing before its period has begun', async () => {
    const { id } = await created({ period: '2099' });
    expect(await places(id)).toMatchObject({ totals: { places: 0 }, places: { totalCount: 0 } });
  });

  it('comes in pages, by code, of one status or of all', async () => {
    const { id } = await created({ period: '2025-04' });
    const codes: string[] = [];
    let after: string | null = null;
    do {
      const { places: page } = await places(id, { first: 2, after });
      codes.push(...page.edges.map(({ node }: { node: { region: { code: string } } }) => node.region.code));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(codes).toEqual(codes.toSorted());
    expect(codes).toHaveLength((await places(id)).places.totalCount);
    expect((await places(id, { status: 'NOT_MET' })).places.totalCount).toBe(1);
    const other = await created({ period: '2025-04' });
    const { endCursor } = (await places(id, { first: 1 })).places.pageInfo;
    expect(await fixture.refused(fixture.countyOfficial, PLACES, { id: other.id, after: endCursor })).toMatchObject({
      code: 'BAD_INPUT',
    });
  });

  it('judges communities by what lies in their towns, too', async () => {
    const { id } = await created({ period: '2025-07', placeLevel: 'COMMUNITY', regionCode: '340210100' });
    await filed('2025-07-05', { regionCode: '340210100' });
    const { totals } = await places(id);
    expect(totals.places).toBeGreaterThan(0);
    expect(totals.undetermined).toBe(totals.places);
  });
});

describe('who sees a scheme', () => {
  it('is whoever oversees its region in all lines; to others it is not there', async () => {
    const { id } = await created();
    expect(await fixture.data(fixture.countyOfficial, ONE, { id })).toMatchObject({ id });
    for (const as of [fixture.police, fixture.policeOfficial, fixture.educationOfficial, fixture.otherCountyOfficial]) {
      expect(await fixture.refused(as, ONE, { id })).toMatchObject({ code: 'NOT_FOUND' });
      expect(await fixture.refused(as, END, { id, reason: '不再评定' })).toMatchObject({ code: 'NOT_FOUND' });
      expect(await fixture.data(as, LIST)).toMatchObject({ totalCount: 0 });
    }
    for (const unknown of ['x', '0199a000-0000-7000-8000-00000000dead'])
      expect(await fixture.refused(fixture.countyOfficial, ONE, { id: unknown })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is ended by its authority alone, once, with a reason', async () => {
    const { id } = await created();
    expect(await fixture.refused(fixture.countyEditor, END, { id, reason: '不再评定' })).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'READ_ONLY_OVERSIGHT',
    });
    expect(await fixture.fieldErrors(fixture.countyOfficial, END, { id, reason: ' ' })).toEqual(['reason REQUIRED']);
    expect(await fixture.data(fixture.countyOfficial, END, { id, reason: '不再评定' })).toMatchObject({
      endReason: '不再评定',
      mayEnd: false,
    });
    expect(await fixture.refused(fixture.countyOfficial, END, { id, reason: '不再评定' })).toMatchObject({
      code: 'CONFLICT',
      reason: 'ALREADY_ENDED',
    });
  });

  it('lists them latest first', async () => {
    const one = await created();
    const other = await created();
    const { edges, pageInfo } = await fixture.data(fixture.countyOfficial, LIST, { first: 1 });
    expect(edges[0].node.id).toBe(other.id);
    const next = await fixture.data(fixture.countyOfficial, LIST, { first: 1, after: pageInfo.endCursor });
    expect(next.edges[0].node.id).toBe(one.id);
  });
});
