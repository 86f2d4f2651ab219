import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AcrossFixture, day, LATEST, makeAcrossFixture, SEARCH } from './across.fixture.js';
import type { Actor } from './support/actors.js';
import { sentStatements } from './support/sent-statements.js';

const CASE_NUMBER = 'A3402100000123987';

let fixture: AcrossFixture;
const search = async (as: Actor, text: string, first = 5) => (await fixture.data(as, SEARCH, { text, first })).search;
const labels = async (as: Actor, text: string): Promise<string[]> =>
  (await search(as, text)).records.map(({ kind, label }: { kind: string; label: string }) => `${kind} ${label}`);
const units = async (as: Actor, text: string): Promise<string[]> =>
  (await search(as, text)).tenants.map(({ name }: { name: string }) => name);

beforeAll(async () => {
  fixture = await makeAcrossFixture();
  const { school, sibling, police, bank, county, farSchool, foreignSchool, made } = fixture;
  const lecture = (title: string, offset: number) => ({ type: 'LECTURE', title, startOn: day(offset), measures: [] });
  await made(school, 'activity', lecture('防范刷单讲座', -3));
  await made(sibling, 'activity', lecture('刷单骗局班会', -2));
  await made(farSchool, 'activity', lecture('刷单讲座（籍山）', -1));
  await made(foreignSchool, 'activity', lecture('刷单讲座（外市）', -1));
  await made(school, 'inspection', {
    occurredOn: day(-4),
    subject: '刷单广告排查',
    inspections: { value: 6, qualifier: 'EXACT' },
    hazards: [],
  });
  await made(bank, 'interception', {
    occurredOn: day(-2),
    venue: 'COUNTER',
    narrative: '客户刷单被骗',
    joinedByTenantIds: [police.tenantId],
  });
  await made(police, 'fraudCase', { caseNumber: CASE_NUMBER, reportedOn: day(-2), fraudTypeCode: 'F0101' });
  await made(county, 'notice', {
    title: '刷单预警',
    body: '不垫付',
    publishedOn: day(-1),
    regionCodes: ['340210100'],
  });
}, 60_000);
afterAll(() => fixture.close());

describe('the search over everything', () => {
  it('needs a session that may read records, two characters, and a number of rows', async () => {
    expect(await fixture.refused(null, SEARCH, { text: '刷单' })).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.refused(fixture.operator, SEARCH, { text: '刷单' })).toMatchObject({ code: 'FORBIDDEN' });
    for (const [text, error] of [
      [' ', 'text REQUIRED'],
      [' 刷 ', 'text TOO_SHORT'],
      ['刷'.repeat(101), 'text TOO_LONG'],
    ] as const)
      expect(await fixture.fieldErrors(fixture.school, SEARCH, { text })).toEqual([error]);
    expect(await fixture.fieldErrors(fixture.school, SEARCH, { text: '刷单', first: 21 })).toEqual(['first TOO_LARGE']);
  });

  it('finds records of all ledgers by their words, newest first, as far as one may see them', async () => {
    expect(await labels(fixture.school, '刷单')).toEqual([
      'NOTICE 刷单预警',
      'ACTIVITY 防范刷单讲座',
      'INSPECTION 刷单广告排查',
    ]);
    expect((await labels(fixture.county, '刷单')).sort()).toEqual([
      'ACTIVITY 刷单骗局班会',
      'ACTIVITY 防范刷单讲座',
      'INSPECTION 刷单广告排查',
      'INTERCEPTION 柜面',
      'NOTICE 刷单预警',
    ]);
    // A unit that took part in an interception sees it; the other school does not.
    expect(await labels(fixture.police, '刷单')).toEqual(['INTERCEPTION 柜面']);
    expect(await labels(fixture.sibling, '客户')).toEqual([]);
    expect(await labels(fixture.farCounty, '刷单')).toEqual(['ACTIVITY 刷单讲座（籍山）']);
    expect(await labels(fixture.foreignCity, '刷单')).toEqual(['ACTIVITY 刷单讲座（外市）']);
    expect(await labels(fixture.education, '刷单')).toEqual([
      'ACTIVITY 刷单骗局班会',
      'ACTIVITY 防范刷单讲座',
      'INSPECTION 刷单广告排查',
    ]);
  });

  it('narrows records by the name of their unit, and finds the unit where its name alone was typed', async () => {
    expect(await labels(fixture.county, '柳岸 刷单')).toEqual(['ACTIVITY 刷单骗局班会']);
    expect(await labels(fixture.county, '柳岸')).toEqual([]);
    expect(await units(fixture.county, '柳岸')).toEqual(['柳岸小学']);
    expect(await units(fixture.county, '湖畔')).toEqual(['湖畔小学', '湖畔储蓄所']);
    expect(await search(fixture.county, '湖畔', 1)).toMatchObject({
      tenants: [{ name: '湖畔小学' }],
      moreTenants: true,
    });
  });

  it('narrows records by the name of a region that they lie in, for those who oversee it', async () => {
    expect((await labels(fixture.county, '湾沚 刷单')).sort()).toEqual((await labels(fixture.county, '刷单')).sort());
    expect(await labels(fixture.farCounty, '籍山 刷单')).toEqual(['ACTIVITY 刷单讲座（籍山）']);
    expect(await labels(fixture.farCounty, '湾沚 刷单')).toEqual([]);
  });

  it('of another unit, county or city finds nothing, as of what is not there', async () => {
    const nothing = await search(fixture.sibling, '没有这样的内容');
    expect(await search(fixture.sibling, '排查 湖畔')).toEqual(nothing);
    for (const stranger of [fixture.sibling, fixture.farCounty, fixture.foreignCity])
      expect(await search(stranger, '湖畔')).toEqual({ ...nothing });
  });

  it('finds a case by its number for its own unit alone, and never tells the number', async () => {
    const own = await search(fixture.police, CASE_NUMBER);
    expect(own.records).toMatchObject([{ kind: 'FRAUD_CASE' }]);
    expect(JSON.stringify(own)).not.toContain(CASE_NUMBER);
    for (const other of [fixture.county, fixture.city, fixture.bank])
      expect((await search(other, CASE_NUMBER)).records).toEqual([]);
  });

  it('finds regions that one oversees, and indicators by either name', async () => {
    expect((await search(fixture.county, '湾沚')).regions).toEqual([{ code: '340210' }, { code: '340210100' }]);
    expect((await search(fixture.county, '籍山')).regions).toEqual([]);
    expect((await search(fixture.city, '籍山')).regions).toMatchObject([{ code: '340223100' }]);
    expect((await search(fixture.school, '湾沚')).regions).toEqual([]);
    expect((await search(fixture.school, '活动场次')).indicators).toEqual(['SESSIONS']);
    expect((await search(fixture.school, 'loss avoided')).indicators).toEqual(['LOSS_AVOIDED']);
  });

  it('sends one statement for records and one for units', async () => {
    const query =
      '{ search(text: "刷单 湖畔") { records { recordId day } tenants { id } regions { code } indicators } }';
    for (const as of [fixture.school, fixture.county, fixture.city])
      expect((await sentStatements(() => fixture.data(as, query))).statements).toHaveLength(2);
  });

  it('takes signs of patterns for themselves', async () => {
    expect(await labels(fixture.county, '刷%')).toEqual([]);
    expect(await labels(fixture.county, '刷_')).toEqual([]);
  });
});

describe('the latest records', () => {
  const latest = async (as: Actor, first = 10) =>
    (await fixture.data(as, LATEST, { first })).latestRecords as { kind: string; label: string }[];

  it('are those that the own unit keeps or one oversees, newest day first', async () => {
    expect((await latest(fixture.school)).map(({ label }) => label)).toEqual(['防范刷单讲座', '刷单广告排查']);
    // What one took part in and what one was warned of is others’.
    expect((await latest(fixture.police)).map(({ kind }) => kind)).toEqual(['FRAUD_CASE']);
    expect((await latest(fixture.farCounty)).map(({ label }) => label)).toEqual(['刷单讲座（籍山）']);
    expect((await latest(fixture.foreignSchool)).map(({ label }) => label)).toEqual(['刷单讲座（外市）']);
    const county = await latest(fixture.county);
    expect(county.map(({ kind }) => kind)).toHaveLength(6);
    expect(county[0]).toMatchObject({ kind: 'NOTICE', label: '刷单预警' });
    expect(await latest(fixture.county, 1)).toHaveLength(1);
  });

  it('tell what they add to figures', async () => {
    const [, inspection] = await latest(fixture.school);
    expect(inspection).toMatchObject({
      kind: 'INSPECTION',
      amounts: [{ indicator: 'INSPECTIONS', value: 6, qualifier: 'EXACT' }],
      record: { __typename: 'Inspection' },
    });
  });

  it('leave out what is still to come', async () => {
    await fixture.made(fixture.school, 'activity', {
      type: 'LECTURE',
      title: '下周讲座',
      status: 'PLANNED',
      startOn: day(6),
    });
    expect((await latest(fixture.school)).map(({ label }) => label)).not.toContain('下周讲座');
  });

  it('are refused without a session and for more rows than a page has', async () => {
    expect(await fixture.refused(null, LATEST)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.fieldErrors(fixture.school, LATEST, { first: 0 })).toEqual(['first TOO_SMALL']);
  });
});
