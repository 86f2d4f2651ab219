import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CompactionService } from '@fanzha/rollup';
import { type ActivitiesFixture, exact, makeFixture } from './activities.fixture.js';

const RECORD = `mutation Record($input: ActivityInput!) { recordActivity(input: $input) {
  id version measures { indicator value from until } } }`;
const VOID = `mutation Void($id: ID!, $version: Int!)
  { voidActivity(id: $id, version: $version, reason: "重复录入") { id } }`;
const FIGURE = `query Figure($period: Period!, $indicator: IndicatorCode!)
  { region(code: "340210") { rollup(period: $period) {
  figure(indicator: $indicator) { value exactValue spanning { records amount atLeast approx uncounted withheld } }
  breakdown(indicator: $indicator, by: ACTIVITY_TYPE) { key value spanning { records amount } }
  series(indicator: $indicator, months: 2) { month value spanning { amount } } } } }`;
const GOES_ON = 'figure(indicator: SESSIONS) { value spanning { amount } goesOn { records amount uncounted } }';
const SOURCES = `query Sources($period: Period!, $part: SourcePart!)
  { region(code: "340210") { rollup(period: $period) {
  provenance(indicator: SESSIONS, part: $part) {
    part records exact { records value } beganBefore { records value } goesOn { records value }
    figure { value spanning { records amount } goesOn { amount } }
    sources(first: 10) { totalCount edges { node { recordId beganOn day value } } } } } } }`;

/** 9 September to 16 October: forty sessions that nobody divided. */
const autumn = {
  type: 'LECTURE',
  title: '秋季宣讲',
  status: 'DONE',
  startOn: '2026-09-29',
  endOn: '2026-10-16',
  measures: [exact('SESSIONS', 40), { indicator: 'PARTICIPANTS', value: 500, qualifier: 'AT_LEAST' }],
};

let fixture: ActivitiesFixture;
let autumnId: string;
beforeAll(async () => {
  fixture = await makeFixture();
  autumnId = (await recorded()).id;
  await recorded({ title: '一次宣讲', startOn: '2026-10-08', endOn: null, measures: [exact('SESSIONS', 128)] });
});
afterAll(() => fixture.close());

const recorded = async (changes: object = {}) =>
  (await fixture.data(fixture.school, RECORD, { input: { ...autumn, ...changes } }))['recordActivity'];
const fieldErrors = async (as: keyof ActivitiesFixture & ('school' | 'movedSchool'), changes: object) => {
  const error = await fixture.error(fixture[as], RECORD, { input: { ...autumn, ...changes } });
  expect(error.extensions).toMatchObject({ code: 'BAD_INPUT' });
  return (error.extensions['fields'] as { path: string; code: string }[]).map(({ path, code }) => `${path} ${code}`);
};
const rollup = async (query: string, variables: object) =>
  (await fixture.data(fixture.countyOfficial, query, variables as Record<string, unknown>))['region'].rollup;
const sessions = (...spans: object[]) => ({
  measures: spans.map((span) => ({ ...exact('SESSIONS', 5), ...span })),
});

describe('an amount of several days', () => {
  it('is in the value of no period that begins within it, and beside the value of that in which it ends', async () => {
    const of = async (period: string) => (await rollup(FIGURE, { period, indicator: 'SESSIONS' })).figure;
    const spanning = { records: 1, amount: 40, atLeast: false, approx: false, uncounted: 0, withheld: 0 };
    expect(await of('2026-09')).toEqual({ value: 0, exactValue: '0', spanning: null });
    expect(await of('2026-10')).toEqual({ value: 128, exactValue: '128', spanning });
    expect(await of('2026-Q4')).toEqual({ value: 128, exactValue: '128', spanning });
    expect(await of('2026')).toEqual({ value: 168, exactValue: '168', spanning: null });
    expect(await of('2026-10-01/2026-10-20')).toEqual({ value: 128, exactValue: '128', spanning });
    expect(await of('2026-09-20/2026-10-20')).toEqual({ value: 168, exactValue: '168', spanning: null });
    expect(await of('2026-09-20/2026-10-10')).toEqual({ value: 128, exactValue: '128', spanning: null });
    expect(await of('2026-W42')).toEqual({ value: 0, exactValue: '0', spanning });
  });

  it('keeps its qualifier there, and stands beside members and months as well', async () => {
    const participants = await rollup(FIGURE, { period: '2026-10', indicator: 'PARTICIPANTS' });
    expect(participants.figure.value).toBe(0);
    expect(participants.figure.spanning).toMatchObject({ records: 1, amount: 500, atLeast: true });
    const { breakdown, series } = await rollup(FIGURE, { period: '2026-10', indicator: 'SESSIONS' });
    expect(breakdown).toEqual([{ key: 'LECTURE', value: 128, spanning: { records: 1, amount: 40 } }]);
    expect(series).toEqual([
      { month: '2026-09', value: 0, spanning: null },
      { month: '2026-10', value: 128, spanning: { amount: 40 } },
    ]);
  });

  it('is opened to its records: those within, those that began before, those that go on', async () => {
    const opened = async (period: string, part: string) => (await rollup(SOURCES, { period, part })).provenance;
    const within = await opened('2026-10', 'WITHIN');
    expect(within).toMatchObject({
      records: 1,
      exact: { records: 1, value: 128 },
      beganBefore: { records: 1, value: 40 },
      goesOn: { records: 0, value: 0 },
      figure: { value: 128, spanning: { records: 1, amount: 40 }, goesOn: null },
    });
    expect(within.sources.totalCount).toBe(1);
    const before = await opened('2026-10', 'BEGAN_BEFORE');
    expect(before).toMatchObject({ part: 'BEGAN_BEFORE', records: 1, exact: { value: 40 } });
    expect(before.sources.edges).toEqual([
      { node: { recordId: autumnId, beganOn: '2026-09-29', day: '2026-10-16', value: 40 } },
    ]);
    const goesOn = await opened('2026-09', 'GOES_ON');
    expect(goesOn).toMatchObject({ records: 1, goesOn: { records: 1, value: 40 } });
    expect(goesOn.figure).toMatchObject({ value: 0, goesOn: { amount: 40 } });
    expect(goesOn.sources.edges).toEqual([
      { node: { recordId: autumnId, beganOn: '2026-09-29', day: '2026-10-16', value: 40 } },
    ]);
  });

  it('can be stated month by month, each amount with its days, and none is lost', async () => {
    const { id, version, measures } = await recorded({
      title: '逐月宣讲',
      startOn: '2026-06-20',
      endOn: '2026-08-05',
      ...sessions(
        { until: '2026-06-30', from: '2026-06-20' },
        { from: '2026-07-01', until: '2026-07-31' },
        { until: '2026-08-05' },
      ),
    });
    expect(measures.map(({ from, until }: Record<string, unknown>) => [from, until])).toEqual([
      ['2026-06-20', '2026-06-30'],
      ['2026-07-01', '2026-07-31'],
      [null, '2026-08-05'],
    ]);
    for (const period of ['2026-06', '2026-07', '2026-08'])
      expect((await rollup(FIGURE, { period, indicator: 'SESSIONS' })).figure).toMatchObject({
        value: 5,
        spanning: null,
      });
    await fixture.data(fixture.school, VOID, { id, version });
    expect((await rollup(FIGURE, { period: '2026-07', indicator: 'SESSIONS' })).figure.value).toBe(0);
  });
});

/** Without it growth from or to such a period would be told of figures of which nobody knows what belongs to them. */
describe.each(['pending', 'folded'])('an amount that goes on beyond the end of a period, %s', (state) => {
  beforeAll(async () => {
    if (state === 'folded') await fixture.app.get(CompactionService, { strict: false }).compactCity('3402');
  });
  const ofRegion = async (period: string, code = '340210', more = '') => {
    const query = `{ region(code: "${code}") { rollup(period: "${period}"${more}) { ${GOES_ON} } } }`;
    const official = code.startsWith('340223') ? fixture.otherCountyOfficial : fixture.countyOfficial;
    return (await fixture.data(official, query))['region'].rollup.figure.goesOn;
  };
  const some = { records: 1, amount: 40, uncounted: 0 };

  it.each([
    ['a month that it began in', '2026-09', some],
    ['the month that it ended in', '2026-10', null],
    ['a month before', '2026-08', null],
    ['the quarter that it began in', '2026-Q3', some],
    ['the quarter that it ended in', '2026-Q4', null],
    ['a year that holds all of it', '2026', null],
    ['a week that it began in', '2026-W40', some],
    ['a week within it', '2026-W41', some],
    ['the week that it ended in', '2026-W42', null],
    ['days up to the day before it ended', '2026-09-20/2026-10-15', some],
    ['days up to its last day', '2026-09-20/2026-10-16', null],
    ['days up to its first day', '2026-09-01/2026-09-29', some],
    ['days before it', '2026-09-01/2026-09-28', null],
  ])('is told of %s as it is', async (_, period, expected) => {
    expect(await ofRegion(period)).toEqual(expected);
  });

  it('is told at every level, of its line and of its unit, and nowhere else', async () => {
    const tenant = async (as: 'school' | 'sibling', period: string) => {
      const { tenantId } = fixture[as];
      const query = `{ tenant(id: "${tenantId}") { rollup(period: "${period}") { ${GOES_ON} } } }`;
      return (await fixture.data(fixture[as], query))['tenant'].rollup.figure.goesOn;
    };
    for (const period of ['2026-09', '2026-Q3', '2026-W40', '2026-09-10/2026-10-02']) {
      expect([period, await ofRegion(period, '340210100')]).toEqual([period, some]);
      expect([period, await ofRegion(period, '340210101')]).toEqual([period, null]);
      expect([period, await ofRegion(period, '340223')]).toEqual([period, null]);
      expect([period, await ofRegion(period, '340210', ', sector: EDUCATION')]).toEqual([period, some]);
      expect([period, await ofRegion(period, '340210', ', sector: FINANCE')]).toEqual([period, null]);
      expect([period, await tenant('school', period)]).toEqual([period, some]);
      expect([period, await tenant('sibling', period)]).toEqual([period, null]);
    }
  });

  it('is told of a month and a year within it, and is gone with it', async () => {
    const { id, version } = await recorded({ startOn: '2025-11-20', endOn: '2026-01-10', ...sessions({}) });
    const long = { records: 1, amount: 5, uncounted: 0 };
    for (const period of ['2025-11', '2025-12', '2025-Q4', '2025', '2025-W50'])
      expect([period, await ofRegion(period)]).toEqual([period, long]);
    expect(await ofRegion('2026-01')).toBeNull();
    await fixture.data(fixture.school, VOID, { id, version });
    for (const period of ['2025-11', '2025-12', '2025-Q4', '2025', '2025-W50'])
      expect([period, await ofRegion(period)]).toEqual([period, null]);
  });

  it('is told of both periods that are compared', async () => {
    const query = `{ region(code: "340210") { rollup(period: "2026-10") { ${GOES_ON}
      previous { ${GOES_ON} } sameLastYear { ${GOES_ON} } } } }`;
    expect((await fixture.data(fixture.countyOfficial, query))['region'].rollup).toEqual({
      figure: { value: 128, spanning: { amount: 40 }, goesOn: null },
      previous: { figure: { value: 0, spanning: null, goesOn: some } },
      sameLastYear: { figure: { value: 0, spanning: null, goesOn: null } },
    });
  });
});

describe('days that cannot be', () => {
  it.each<[string, object, string[]]>([
    ['upside down', sessions({ from: '2026-10-10', until: '2026-10-02' }), ['measures.0.until END_BEFORE_START']],
    ['begin after the record ends', sessions({ from: '2026-10-17' }), ['measures.0.from END_BEFORE_START']],
    [
      'begin before the record',
      sessions({ from: '2026-09-01', until: '2026-10-02' }),
      ['measures.0.from DATE_TOO_EARLY'],
    ],
    ['end after the record', sessions({ until: '2026-10-17' }), ['measures.0.until DATE_TOO_LATE']],
    ['are no days', sessions({ until: '2026-02-30' }), ['measures.0.until NOT_A_DATE']],
    [
      'overlap those of the same indicator',
      sessions({ until: '2026-10-02', from: '2026-09-29' }, { from: '2026-10-02', until: '2026-10-10' }),
      ['measures.1.until SPANS_OVERLAP'],
    ],
    ['overlap all days', sessions({}, { until: '2026-10-10' }), ['measures.1.until SPANS_OVERLAP']],
    ['are stated twice', sessions({}, {}), ['measures.1.indicator DUPLICATE']],
    ['are too many', { startOn: '2025-10-01', endOn: '2026-10-16', ...sessions({}) }, ['endOn SPAN_TOO_LONG']],
    [
      'are too many for one amount',
      { startOn: '2024-10-01', endOn: '2026-10-16', ...sessions({ from: '2025-01-01', until: '2026-01-02' }) },
      ['measures.0.until SPAN_TOO_LONG'],
    ],
  ])('are refused where they %s', async (_, changes, expected) => {
    expect(await fieldErrors('school', changes)).toEqual(expected);
  });

  it('are refused where the unit moved within them, and taken on either side', async () => {
    const year = { startOn: '2025-12-20', endOn: '2026-01-10' };
    expect(await fieldErrors('movedSchool', { ...year, ...sessions({}) })).toEqual(['endOn SPAN_CROSSES_MOVE']);
    expect(await fieldErrors('movedSchool', { ...year, ...sessions({ until: '2026-01-05' }) })).toEqual([
      'measures.0.until SPAN_CROSSES_MOVE',
    ]);
    const before = { ...autumn, ...year, ...sessions({ from: '2025-12-20', until: '2025-12-31' }) };
    expect((await fixture.data(fixture.movedSchool, RECORD, { input: before }))['recordActivity'].id).toBeTruthy();
  });
});
