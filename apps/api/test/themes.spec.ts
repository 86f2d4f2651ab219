import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ActivitiesFixture, exact, makeFixture } from './activities.fixture.js';

const RECORD = `mutation Record($input: ActivityInput!) { recordActivity(input: $input) {
  id version theme fraudTypes { code } basisNumber basisIssuer speakers } }`;
const AMEND = `mutation Amend($id: ID!, $version: Int!, $input: ActivityInput!)
  { amendActivity(id: $id, version: $version, input: $input) { id version theme history { changedFields } } }`;
const FIGURES = `query Figures($codes: [IndicatorCode!]!) { region(code: "340210") { rollup(period: "2026") {
  figures(indicators: $codes) { indicator value } } } }`;
const BREAKDOWN = `query Breakdown($code: IndicatorCode!, $by: BreakdownDimension!, $period: Period!) {
  region(code: "340210") { rollup(period: $period) {
  breakdown(indicator: $code, by: $by) { key label value atLeast uncounted spanning { records amount } } } } }`;
const SOURCES = `query Sources($code: IndicatorCode!, $by: BreakdownDimension!, $member: String!) {
  region(code: "340210") { rollup(period: "2026") { provenance(indicator: $code, by: $by, member: $member) {
  records figure { value } sources(first: 10) { totalCount } } } } }`;
const LIST = `query List($filter: ActivityFilter!) {
  activities(filter: $filter) { totalCount edges { node { title } } } }`;

let fixture: ActivitiesFixture;
beforeAll(async () => {
  fixture = await makeFixture();
  await record('school', {
    title: '班会',
    type: 'CLASS_MEETING',
    audiences: ['STUDENTS', 'PARENTS'],
    channels: ['CLASSROOM'],
    fraudTypeCodes: ['F0101', 'F13'],
    speakers: ['派出所民警', '法治副校长'],
    measures: [exact('SESSIONS', 3), exact('PEOPLE_REACHED_INDIRECTLY', 400)],
  });
  await record('school', {
    title: '以案说防',
    audiences: ['PARENTS'],
    theme: 'PENSION_FRAUD',
    endOn: '2026-10-14',
    measures: [{ indicator: 'SESSIONS', value: 40, qualifier: 'AT_LEAST' }],
  });
  await record('school', { title: '网安周讲座', theme: 'CYBER_SECURITY_WEEK', measures: [exact('SESSIONS', 7)] });
  await record('bank', {
    title: '柜员培训',
    type: 'STAFF_TRAINING',
    basisNumber: '银发[2026]12号',
    basisIssuer: '上级分行',
    measures: [exact('SESSIONS', 2)],
  });
});
afterAll(() => fixture.close());

const record = async (as: 'school' | 'bank', changes: object) => {
  const input = { type: 'LECTURE', title: '讲座', status: 'DONE', startOn: '2026-09-20', measures: [], ...changes };
  return (await fixture.data(fixture[as], RECORD, { input }))['recordActivity'];
};
const figures = async (...codes: string[]) => {
  const data = await fixture.data(fixture.countyOfficial, FIGURES, { codes });
  return Object.fromEntries(
    data['region'].rollup.figures.map(({ indicator, value }: Record<string, unknown>) => [indicator, value]),
  );
};
type Item = { key: string; label: string; value: number; atLeast: boolean; spanning: { amount: number } | null };
const breakdown = async (code: string, by: string, period = '2026'): Promise<Item[]> =>
  (await fixture.data(fixture.countyOfficial, BREAKDOWN, { code, by, period }))['region'].rollup.breakdown;
const amounts = async (code: string, by: string, period?: string) =>
  (await breakdown(code, by, period)).map(({ key, value, spanning }) => [key, value, spanning?.amount ?? null]);
const titles = async (filter: object) =>
  (await fixture.data(fixture.school, LIST, { filter }))['activities'].edges
    .map(({ node }: { node: { title: string } }) => node.title)
    .toSorted();

describe('what an activity is about', () => {
  it('publicity, internal acts and other themes count apart, and other themes add no amounts', async () => {
    expect(
      await figures(
        'ACTIVITIES',
        'INTERNAL_ACTS',
        'OTHER_THEME_ACTIVITIES',
        'SESSIONS',
        'PEOPLE_REACHED',
        'PEOPLE_REACHED_INDIRECTLY',
      ),
    ).toEqual({
      ACTIVITIES: 2,
      INTERNAL_ACTS: 1,
      OTHER_THEME_ACTIVITIES: 1,
      SESSIONS: 45,
      PEOPLE_REACHED: 0,
      PEOPLE_REACHED_INDIRECTLY: 400,
    });
  });

  it('is answered as it was stated, the document in its standard form', async () => {
    const recorded = await record('bank', {
      title: '印发方案',
      type: 'ISSUE_PLAN',
      basisNumber: '银发（2026）第013号',
      basisIssuer: '上级分行',
      speakers: ['行长', '行长'],
    });
    expect(recorded).toMatchObject({
      theme: 'TELECOM_FRAUD',
      fraudTypes: [],
      basisNumber: '银发〔2026〕13号',
      basisIssuer: '上级分行',
      speakers: ['行长'],
    });
  });

  it('moves all figures when it is amended, and the history says so', async () => {
    const before = await figures('ACTIVITIES', 'OTHER_THEME_ACTIVITIES', 'SESSIONS');
    const recorded = await record('school', { title: '改题', measures: [exact('SESSIONS', 5)] });
    const input = {
      type: 'LECTURE',
      title: '改题',
      startOn: '2026-09-20',
      theme: 'FINANCIAL_LITERACY',
      measures: [exact('SESSIONS', 5)],
    };
    const { amendActivity } = await fixture.data(fixture.school, AMEND, {
      id: recorded.id,
      version: recorded.version,
      input,
    });
    expect(amendActivity).toMatchObject({ theme: 'FINANCIAL_LITERACY', history: [{ changedFields: ['theme'] }] });
    expect(await figures('ACTIVITIES', 'OTHER_THEME_ACTIVITIES', 'SESSIONS')).toEqual({
      ...before,
      OTHER_THEME_ACTIVITIES: before['OTHER_THEME_ACTIVITIES'] + 1,
    });
  });
});

describe('a breakdown that is read from facts', () => {
  it('counts a record for each of its members with its whole amount', async () => {
    expect(await amounts('SESSIONS', 'AUDIENCE')).toEqual([
      ['PARENTS', 43, null],
      ['STUDENTS', 3, null],
    ]);
    expect(await amounts('SESSIONS', 'CHANNEL')).toEqual([['CLASSROOM', 3, null]]);
    expect(await amounts('SESSIONS', 'AUDIENCE', '2026-10')).toEqual([['PARENTS', 0, 40]]);
    expect(await amounts('SESSIONS', 'AUDIENCE', '2026-10-01/2026-10-20')).toEqual([['PARENTS', 0, 40]]);
  });

  it('knows themes, types of units and how they are called, with what is stated less exactly', async () => {
    expect(await amounts('SESSIONS', 'THEME')).toEqual([
      ['PENSION_FRAUD', 40, null],
      ['TELECOM_FRAUD', 5, null],
    ]);
    expect(await breakdown('SESSIONS', 'TENANT_TYPE')).toMatchObject([
      { key: 'SCHOOL', label: '学校', value: 43, atLeast: true },
      { key: 'BANK', label: '银行', value: 2, atLeast: false },
    ]);
  });

  it('opens to the records of a member', async () => {
    const provenance = async (by: string, member: string) =>
      (await fixture.data(fixture.countyOfficial, SOURCES, { code: 'SESSIONS', by, member }))['region'].rollup
        .provenance;
    expect(await provenance('AUDIENCE', 'PARENTS')).toMatchObject({ records: 2, sources: { totalCount: 2 } });
    expect(await provenance('THEME', 'PENSION_FRAUD')).toMatchObject({ records: 1 });
    expect(await provenance('TENANT_TYPE', 'BANK')).toMatchObject({ records: 1 });
  });

  it('is of what another viewer may see', async () => {
    const data = await fixture.data(fixture.otherCountyOfficial, BREAKDOWN.replace('"340210"', '"340223"'), {
      code: 'SESSIONS',
      by: 'AUDIENCE',
      period: '2026',
    });
    expect(data['region'].rollup.breakdown).toEqual([]);
  });
});

describe('the list of activities', () => {
  it('is narrowed by theme, audience, channel, type of fraud and kind of work', async () => {
    expect(await titles({ theme: 'PENSION_FRAUD' })).toEqual(['以案说防']);
    expect(await titles({ audience: 'PARENTS' })).toEqual(['以案说防', '班会']);
    expect(await titles({ channel: 'CLASSROOM' })).toEqual(['班会']);
    expect(await titles({ fraudTypeCode: 'F01' })).toEqual(['班会']);
    expect(await titles({ indicator: 'OTHER_THEME_ACTIVITIES' })).toContain('网安周讲座');
    expect(await titles({ indicator: 'SESSIONS' })).toEqual(['以案说防', '班会']);
    expect(await titles({ internal: true })).toEqual([]);
    expect(await titles({ text: '法治副校长' })).toEqual(['班会']);
  });
});
