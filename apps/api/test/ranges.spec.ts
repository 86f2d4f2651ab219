import type { IndicatorCode, TenantType } from '@fanzha/domain';
import { CompactionService, ReconcileService } from '@fanzha/rollup';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Actor, actorOf, insertAuthority, waysToAsk } from './support/actors.js';
import { insertTenant } from './support/factories.js';
import { startTestApi, type TestApi } from './support/test-api.js';

type Input = Readonly<Record<string, unknown>>;
interface Stated {
  readonly value?: number | string | null;
  readonly qualifier?: string;
  readonly upTo?: number | string | null;
  readonly atLeast?: boolean | null;
}

/** One number field, as this spec tries it. */
interface Field {
  /** `recordActivity`: the name of the type is in it, and those of the other operations follow from it. */
  readonly type: string;
  readonly plural: string;
  readonly verb?: string;
  readonly as: TenantType;
  readonly content: Input;
  readonly state: (stated: Stated) => Input;
  /** What is asked of a record, and where the amount lies in the answer. */
  readonly selected: string;
  readonly shown: (record: Input) => unknown;
  readonly indicator: IndicatorCode;
  /** The place of an error about the upper end. */
  readonly upTo: string;
  readonly money?: boolean;
}

/** Fields of an amount that has names of its own. */
const flat = (name: string) => ({
  state: ({ value, qualifier, upTo, atLeast }: Stated): Input => ({
    ...(value !== undefined && { [name]: value }),
    ...(qualifier && { [`${name}Qualifier`]: qualifier }),
    [`${name}UpTo`]: upTo,
    [`${name}AtLeast`]: atLeast,
  }),
  selected: `${name} ${name}Qualifier ${name}UpTo ${name}AtLeast`,
  shown: (record: Input) => ({
    value: record[name],
    qualifier: record[`${name}Qualifier`],
    upTo: record[`${name}UpTo`],
    atLeast: record[`${name}AtLeast`],
  }),
  upTo: `${name}UpTo`,
});
/** An amount that is an object. */
const inner = (name: string) => ({
  state: (stated: Stated): Input => ({ [name]: stated }),
  selected: `${name} { value qualifier upTo atLeast }`,
  shown: (record: Input) => record[name],
  upTo: `${name}.upTo`,
});
const measure = (indicator: IndicatorCode) => ({
  indicator,
  state: (stated: Stated): Input => ({ measures: [{ indicator, ...stated }] }),
  selected: 'measures { indicator value qualifier upTo atLeast }',
  shown: (record: Input) => {
    const [{ indicator: _code, ...stated } = { indicator: null }] = record['measures'] as Input[];
    return stated;
  },
  upTo: 'measures.0.upTo',
});
const DAY = { occurredOn: '2026-11-05' };
const interception = {
  type: 'Interception',
  plural: 'interceptions',
  as: 'BANK',
  content: { ...DAY, venue: 'COUNTER' },
} as const;
const fundsAction = {
  type: 'FundsAction',
  plural: 'fundsActions',
  as: 'POLICE',
  content: { ...DAY, stage: 'FREEZE', amount: '1' },
} as const;
const inspection = {
  type: 'Inspection',
  plural: 'inspections',
  as: 'SCHOOL',
  content: { ...DAY, subject: '宿舍检查' },
} as const;

const FIELDS: Readonly<Record<string, Field>> = {
  'a measure of an activity': {
    type: 'Activity',
    plural: 'activities',
    as: 'SCHOOL',
    content: { type: 'LECTURE', title: '讲座', startOn: '2026-11-05' },
    ...measure('PARTICIPANTS'),
  },
  'a measure of a tally': {
    type: 'Tally',
    plural: 'tallies',
    as: 'POLICE',
    content: { ...DAY, ledger: 'ENFORCEMENT' },
    ...measure('HOTLINE_CALLS'),
  },
  'transfers of an interception': { ...interception, ...flat('count'), indicator: 'INTERCEPTIONS' },
  'the amount of an interception': { ...interception, ...flat('amount'), indicator: 'LOSS_AVOIDED', money: true },
  'people dissuaded': { ...interception, ...inner('dissuasions'), indicator: 'DISSUASIONS' },
  'accounts of a funds action': { ...fundsAction, ...flat('accounts'), indicator: 'ACCOUNTS_FROZEN' },
  'the amount of a funds action': { ...fundsAction, ...flat('amount'), indicator: 'FROZEN', money: true },
  inspections: { ...inspection, ...inner('inspections'), indicator: 'INSPECTIONS' },
  hazards: {
    ...inspection,
    indicator: 'HAZARDS_FOUND',
    state: (stated) => ({ hazards: [{ description: '没有提示牌', count: stated }] }),
    selected: 'hazards { description count { value qualifier upTo atLeast } }',
    shown: (record) => {
      const [hazard] = record['hazards'] as { count: unknown }[];
      return hazard?.count;
    },
    upTo: 'hazards.0.count.upTo',
  },
  'reported households': {
    type: 'HouseholdVisits',
    plural: 'householdVisits',
    as: 'POLICE',
    content: { communityCode: '340210100001', visitedOn: '2026-11-05' },
    ...inner('reported'),
    indicator: 'HOUSEHOLDS_REPORTED',
  },
  'people spoken to': {
    type: 'HouseholdVisits',
    plural: 'householdVisits',
    as: 'POLICE',
    content: { communityCode: '340210100001', visitedOn: '2026-11-05', reported: { value: 1 } },
    ...flat('peopleVisited'),
    indicator: 'PEOPLE_VISITED',
  },
  'the loss of a case': {
    type: 'FraudCase',
    plural: 'fraudCases',
    as: 'POLICE',
    content: { reportedOn: '2026-11-02', filedOn: '2026-11-05', fraudTypeCode: 'F0101' },
    ...flat('loss'),
    indicator: 'LOSS',
    money: true,
  },
};

let api: TestApi;
let official: Actor;
let ways: ReturnType<typeof waysToAsk>;
let units: Readonly<Record<string, Actor>>;
let cases = 0;
beforeAll(async () => {
  api = await startTestApi();
  ways = waysToAsk(api);
  official = await actorOf(api, await insertAuthority(api.db, '340210', null), ['COUNTY_OFFICIAL']);
  const unit = async (type: TenantType) =>
    [type, await actorOf(api, await insertTenant(api.db, type, '340210100'), ['UNIT_ADMIN'])] as const;
  units = Object.fromEntries([await unit('SCHOOL'), await unit('POLICE'), await unit('BANK')]);
});
afterAll(() => api.close());

const unitOf = ({ as }: Field): Actor => units[as] as Actor;
const inputOf = (field: Field, stated: Stated, more: Input = {}): Input => ({
  ...field.content,
  ...(field.type === 'FraudCase' && { caseNumber: `A${(cases += 1)}` }),
  ...field.state(stated),
  ...more,
});
const recording = ({ type, selected }: Field) =>
  `mutation Record($input: ${type}Input!) { done: record${type}(input: $input) { id version ${selected} } }`;
const amending = ({ type, selected }: Field) => `mutation Amend($id: ID!, $version: Int!, $input: ${type}Input!) {
  done: amend${type}(id: $id, version: $version, input: $input) { id version ${selected} } }`;
const voiding = ({ type }: Field) => `mutation Void($id: ID!, $version: Int!) {
  done: void${type}(id: $id, version: $version, reason: "重复录入") { id } }`;
const reading = ({ type, selected }: Field) => {
  const name = `${type[0]?.toLowerCase()}${type.slice(1)}`.replace('Visits', 'Visit');
  return `query Read($id: ID!) { one: ${name}(id: $id) { ${selected} history { version changedFields earlier } } }`;
};
const listing = ({ type, plural, selected }: Field) => `query List($filter: ${type}Filter) {
  list: ${plural}(filter: $filter) { totalCount edges { node { id ${selected} } } } }`;
const recorded = async (field: Field, stated: Stated, more: Input = {}) =>
  (await ways.data(unitOf(field), recording(field), { input: inputOf(field, stated, more) }))['done'];

const FIGURE = `query Figure($indicator: IndicatorCode!) { region(code: "340210") { rollup(period: "2026-11") {
  figure(indicator: $indicator) { value atLeast approx uncounted withheld }
  provenance(indicator: $indicator) { figure { value atLeast uncounted } } } } }`;
const figureOf = async ({ indicator }: Field) => {
  const { figure, provenance } = (await ways.data(official, FIGURE, { indicator }))['region'].rollup;
  const { value, atLeast, uncounted } = figure;
  expect(provenance.figure).toEqual({ value, atLeast, uncounted });
  return figure;
};
const emptied = async (field: Field) => {
  const table = { HouseholdVisits: 'household_visit', FundsAction: 'funds_action', FraudCase: 'fraud_case' }[
    field.type
  ];
  const rows = await api.db.sql<{ id: string; version: number }>(
    `select id, version from ${table ?? field.type.toLowerCase()} where record_status = 'ACTIVE'`,
  );
  for (const row of rows) await ways.data(unitOf(field), voiding(field), row);
};

describe.each(Object.entries(FIELDS))('%s', (_name, field) => {
  const amount = (value: number): number | string => (field.money ? `${value}.00` : value);
  const RANGE = { value: amount(300), qualifier: 'AT_LEAST', upTo: amount(500) };
  const SOME = { value: null, qualifier: 'UNCOUNTED', atLeast: true };
  const none = { atLeast: null };

  beforeEach(() => emptied(field));

  it('is recorded, read, listed and counted as a range', async () => {
    const { id, ...shown } = await recorded(field, RANGE);
    expect(field.shown(shown)).toEqual({ ...RANGE, ...none });
    const { one } = await ways.data(official, reading(field), { id });
    expect(field.shown(one)).toEqual({ ...RANGE, ...none });
    const { list } = await ways.data(official, listing(field), { filter: { qualifier: 'AT_LEAST' } });
    expect(list.edges.map(({ node }: { node: Input }) => field.shown(node))).toEqual([{ ...RANGE, ...none }]);
    expect(await figureOf(field)).toEqual({ value: 300, atLeast: true, approx: false, uncounted: 0, withheld: 0 });
  });

  it('is a range beside the default qualifier, too', async () => {
    const { qualifier: _left, ...byDefault } = RANGE;
    expect(field.shown(await recorded(field, byDefault))).toEqual({ ...RANGE, ...none });
  });

  it('may be something that nobody counted, which adds nothing', async () => {
    await recorded(field, RANGE);
    const { id, ...shown } = await recorded(field, SOME);
    expect(field.shown(shown)).toEqual({ value: null, qualifier: 'UNCOUNTED', upTo: null, atLeast: true });
    expect(await figureOf(field)).toMatchObject({ value: 300, atLeast: true, uncounted: 1 });
    const { list } = await ways.data(official, listing(field), { filter: { qualifier: 'UNCOUNTED' } });
    expect(list.edges.map(({ node }: { node: Input }) => node['id'])).toEqual([id]);
  });

  it('is amended, with what was stated before in its history, and voided', async () => {
    const input = inputOf(field, RANGE);
    const { done: first } = await ways.data(unitOf(field), recording(field), { input });
    const amended = async (version: number, stated: Stated) =>
      (
        await ways.data(unitOf(field), amending(field), {
          id: first.id,
          version,
          input: { ...input, ...field.state(stated) },
        })
      )['done'];
    expect(field.shown(await amended(1, { ...RANGE, upTo: amount(400) }))).toMatchObject({ upTo: amount(400) });
    expect(await figureOf(field)).toMatchObject({ value: 300, atLeast: true });
    expect(field.shown(await amended(2, { value: amount(300), qualifier: 'EXACT' }))).toMatchObject({ upTo: null });
    expect(await figureOf(field)).toMatchObject({ value: 300, atLeast: false });
    await amended(3, SOME);
    expect(await figureOf(field)).toMatchObject({ value: null, uncounted: 1 });
    const { one } = await ways.data(official, reading(field), { id: first.id });
    expect(JSON.stringify(one.history.map(({ earlier }: { earlier: object }) => earlier))).toContain(
      field.money ? '"500.00"' : '500',
    );
    // The end alone, the end and what it means, and all of it.
    const [all, both, end] = (one.history as { changedFields: string[] }[]).map(({ changedFields }) => changedFields);
    const isList = ['measures', 'hazards'].some((list) => field.selected.startsWith(list));
    expect([end?.length, both?.length, all?.length]).toEqual(isList ? [1, 1, 1] : [1, 2, 3]);
    await ways.data(unitOf(field), voiding(field), { id: first.id, version: 4 });
    expect(await figureOf(field)).toMatchObject({ atLeast: false, uncounted: 0 });
  });

  it.each<[string, Stated, string]>([
    ['upside down', { ...RANGE, upTo: amount(200) }, 'RANGE_UPSIDE_DOWN'],
    ['of one number', { ...RANGE, upTo: amount(300) }, 'RANGE_UPSIDE_DOWN'],
    ['about', { ...RANGE, qualifier: 'APPROX' }, 'RANGE_NOT_AT_LEAST'],
    ['that was not counted', { ...SOME, upTo: amount(500), atLeast: null }, 'AMOUNT_FORBIDDEN'],
  ])('is refused as a range %s, in both languages', async (_, stated, code) => {
    const errorIn = async (locale: string) => {
      const { errors } = await api.gql(
        recording(field),
        { input: inputOf(field, stated) },
        { token: unitOf(field).token, headers: { 'accept-language': locale } },
      );
      const [found] = (errors[0]?.extensions?.['fields'] ?? []) as { path: string; code: string; message: string }[];
      expect(found).toMatchObject({ path: field.upTo, code });
      return found?.message ?? '';
    };
    expect(await errorIn('zh-CN')).toMatch(/上限|范围/u);
    expect(await errorIn('en')).toMatch(/upper end|range/iu);
  });

  it('is refused as something beside a number', async () => {
    const { fields } = (
      await ways.error(unitOf(field), recording(field), { input: inputOf(field, { value: amount(3), atLeast: true }) })
    ).extensions as unknown as { fields: object[] };
    expect(fields).toEqual([expect.objectContaining({ code: 'AT_LEAST_NOT_UNCOUNTED' })]);
  });

  it('sent again is the first record, and with another end is refused', async () => {
    const input = inputOf(field, RANGE, { idempotencyKey: `range-${field.type}-${field.upTo}` });
    const send = async (as: Input) => ways.data(unitOf(field), recording(field), { input: as });
    const { done: first } = await send(input);
    const { done: again } = await send({ ...input, ...field.state({ ...RANGE, qualifier: 'EXACT', atLeast: false }) });
    expect(again.id).toBe(first.id);
    const other = { ...input, ...field.state({ ...RANGE, upTo: amount(501) }) };
    expect((await ways.error(unitOf(field), recording(field), { input: other })).extensions).toMatchObject({
      code: 'CONFLICT',
      reason: 'IDEMPOTENCY_KEY_REUSED',
    });
  });
});

describe('totals', () => {
  const field = FIELDS['a measure of a tally'] as Field;
  const since = { runningSince: '2026-01-01' };
  beforeEach(() => emptied(field));

  it('that are ranges count for the rest of their lower ends, at least', async () => {
    await recorded(field, { value: 200, qualifier: 'EXACT' }, { ...since, occurredOn: '2026-10-31' });
    const { id } = await recorded(field, { value: 300, upTo: 500 }, { ...since, occurredOn: '2026-11-20' });
    expect(await figureOf(field)).toEqual({ value: 100, atLeast: true, approx: false, uncounted: 0, withheld: 0 });
    const { tally } = await ways.data(
      official,
      `query Totals($id: ID!) { tally(id: $id) { totals { value qualifier rest restQualifier exceeded } } }`,
      { id },
    );
    expect(tally.totals).toEqual([
      { value: 300, qualifier: 'AT_LEAST', rest: 100, restQualifier: 'AT_LEAST', exceeded: false },
    ]);
  });

  it('after one that is a range count for about the rest', async () => {
    await recorded(field, { value: 200, upTo: 250 }, { ...since, occurredOn: '2026-10-31' });
    await recorded(field, { value: 300, qualifier: 'EXACT' }, { ...since, occurredOn: '2026-11-20' });
    expect(await figureOf(field)).toMatchObject({ value: 100, atLeast: false, approx: true });
  });

  it('and the recount agrees', async () => {
    await recorded(field, { value: 300, upTo: 500 }, since);
    await recorded(field, { qualifier: 'UNCOUNTED', atLeast: true }, { occurredOn: '2026-11-06' });
    await api.app.get(CompactionService).compactCity('3402', 1_000);
    expect(await api.app.get(ReconcileService).reconcileCity('3402')).toMatchObject({ differences: 0 });
  });
});

it('is kept as what is usual by its lower end', async () => {
  const field = FIELDS['a measure of an activity'] as Field;
  await emptied(field);
  const { id } = await recorded(field, { value: 300, upTo: 40_000_000 });
  expect(await api.db.sql('select exceeded from activity where id = $1', [id])).toEqual([{ exceeded: null }]);
  const bounds = `query Bounds { plausibleBounds(ledger: ACTIVITIES) { indicator bound } }`;
  const { plausibleBounds } = await ways.data(unitOf(field), bounds);
  expect(plausibleBounds).toContainEqual({ indicator: 'PARTICIPANTS', bound: 6_000 });
});

it('no row can hold a range without its meaning', async () => {
  const field = FIELDS['transfers of an interception'] as Field;
  const { id } = await recorded(field, { value: 3, upTo: 5 });
  for (const change of [
    "count_qualifier = 'EXACT'",
    'count = 5',
    "count = null, count_qualifier = 'UNCOUNTED'",
    'count_at_least = true',
  ])
    await expect(api.db.sql(`update interception set ${change} where id = $1`, [id])).rejects.toThrow(/_range|_some/u);
});
