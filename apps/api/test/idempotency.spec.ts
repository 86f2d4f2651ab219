import { readFileSync } from 'node:fs';
import type { Role, TenantType } from '@fanzha/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, type GraphQLInputObjectType, getNamedType, type GraphQLObjectType } from 'graphql';
import { insertOversight, insertTenant, insertUser } from './support/factories.js';
import { startTestApi, type TestApi } from './support/test-api.js';

type Input = Record<string, unknown>;

/** A ledger, as this spec tries it: who records, a first content, the same in another spelling, another content. */
interface Tried {
  readonly table: string;
  readonly as: TenantType;
  readonly input: string;
  readonly void: string;
  readonly first: Input;
  readonly respelled: Input;
  readonly other: Input;
}

const count = (value: number) => ({ value, qualifier: 'EXACT' });
const measure = (indicator: string, value: number, further: Input = {}) => ({
  indicator,
  value,
  qualifier: 'EXACT',
  ...further,
});

const LEDGERS: Readonly<Record<string, Tried>> = {
  recordActivity: {
    table: 'activity',
    as: 'SCHOOL',
    input: 'ActivityInput',
    void: 'voidActivity',
    first: {
      type: 'LECTURE',
      title: '甲',
      startOn: '2026-11-05',
      measures: [measure('SESSIONS', 1), measure('PARTICIPANTS', 30)],
    },
    respelled: {
      title: ' 甲\u200b\u3000',
      status: 'DONE',
      regionCode: '340210100',
      venue: ' ',
      measures: [measure('PARTICIPANTS', 30), measure('SESSIONS', 1)],
    },
    other: { title: '乙', measures: [measure('SESSIONS', 1), measure('PARTICIPANTS', 300)] },
  },
  establishLeadershipGroup: {
    table: 'leadership_group',
    as: 'SCHOOL',
    input: 'LeadershipGroupInput',
    void: 'voidLeadershipGroup',
    first: {
      name: '反诈工作领导小组',
      foundedOn: '2026-03-02',
      members: [{ name: '校长甲', role: 'HEAD', phone: '110' }],
    },
    respelled: {
      name: '反诈工作领导小组\u3000',
      documentNumber: '',
      members: [{ name: '校长甲 ', title: ' ', role: 'HEAD', phone: '１１０' }],
    },
    other: { members: [{ name: '校长甲', role: 'HEAD', phone: '119' }] },
  },
  recordHouseholdVisits: {
    table: 'household_visit',
    as: 'POLICE',
    input: 'HouseholdVisitsInput',
    void: 'voidHouseholdVisits',
    first: { communityCode: '340210100001', visitedOn: '2026-11-05', reported: count(12), peopleVisited: 20 },
    respelled: { doors: [], notMet: null, reported: { value: 12 }, note: '\r\n' },
    other: { reported: count(120) },
  },
  recordFraudCase: {
    table: 'fraud_case',
    as: 'POLICE',
    input: 'FraudCaseInput',
    void: 'voidFraudCase',
    first: {
      caseNumber: 'A3402100001',
      reportedOn: '2026-11-02',
      filedOn: '2026-11-03',
      fraudTypeCode: 'F0101',
      loss: '5000',
    },
    respelled: { caseNumber: 'Ａ3402100001 ', loss: '5000.00', lossQualifier: 'EXACT', bankName: '' },
    other: { loss: '50000' },
  },
  recordInterception: {
    table: 'interception',
    as: 'BANK',
    input: 'InterceptionInput',
    void: 'voidInterception',
    first: { occurredOn: '2026-11-05', venue: 'COUNTER', amount: '20000' },
    respelled: { count: 1, amount: '20000.0', joinedByTenantIds: [], narrative: ' ' },
    other: { amount: '2000000' },
  },
  recordAlert: {
    table: 'alert',
    as: 'POLICE',
    input: 'AlertInput',
    void: 'voidAlert',
    first: { receivedAt: '2026-11-05T02:00:00Z', source: 'PROVINCE', level: 'LOW', kind: 'CALL', reference: '预1' },
    respelled: { receivedAt: '2026-11-05T10:00:00+08:00', reference: ' 预1 ', narrative: ' ', assigneeId: null },
    other: { level: 'HIGH' },
  },
  recordFundsAction: {
    table: 'funds_action',
    as: 'POLICE',
    input: 'FundsActionInput',
    void: 'voidFundsAction',
    first: { occurredOn: '2026-11-05', stage: 'FREEZE', amount: '0', amountQualifier: 'UNCOUNTED' },
    respelled: { accounts: 1, accountsQualifier: 'EXACT', regionCode: '340210100', caseId: '' },
    other: { accounts: 3 },
  },
  recordTally: {
    table: 'tally',
    as: 'POLICE',
    input: 'TallyInput',
    void: 'voidTally',
    first: {
      ledger: 'ENFORCEMENT',
      occurredOn: '2026-11-05',
      measures: [measure('HOTLINE_CALLS', 40), measure('TIPS', 3, { partOf: 'HOTLINE_CALLS' })],
    },
    respelled: {
      measures: [measure('TIPS', 3, { partOf: 'HOTLINE_CALLS', released: false }), measure('HOTLINE_CALLS', 40)],
      narrative: '',
    },
    other: { measures: [measure('HOTLINE_CALLS', 40), measure('TIPS', 3)] },
  },
  recordInspection: {
    table: 'inspection',
    as: 'SCHOOL',
    input: 'InspectionInput',
    void: 'voidInspection',
    first: { occurredOn: '2026-10-12', subject: '宿舍检查', hazards: [{ description: '没有提示牌' }] },
    respelled: {
      subject: '宿舍检查 ',
      inspections: count(1),
      hazards: [{ description: '没有提示牌\r\n', count: count(1), deadline: null }],
    },
    other: { hazards: [{ description: '没有提示牌', rectifiedOn: '2026-10-20' }] },
  },
  adoptControlMeasure: {
    table: 'control_measure',
    as: 'BANK',
    input: 'ControlMeasureInput',
    void: 'voidControlMeasure',
    first: { type: 'POPUP_REMINDER', inPlaceSince: '2026-11-05' },
    respelled: { note: ' \u200b' },
    other: { inPlaceSince: '2026-10-05' },
  },
  publishNotice: {
    table: 'notice',
    as: 'AUTHORITY',
    input: 'NoticeInput',
    void: 'voidNotice',
    first: {
      title: '警惕冒充客服退款',
      body: '近期多发。\n不点链接，不转账。',
      publishedOn: '2026-11-10',
      regionCodes: ['340210100', '340210101'],
    },
    respelled: {
      title: ' 警惕冒充客服退款',
      body: '近期多发。\r\n不点链接，不转账。',
      regionCodes: ['340210101', '340210100'],
      sectors: [],
    },
    other: { regionCodes: ['340210100'] },
  },
};
const ROLE: Partial<Record<TenantType, Role>> = { AUTHORITY: 'COUNTY_OFFICIAL' };
const NAMES = Object.keys(LEDGERS);

let api: TestApi;
/** Tokens of one unit of each type, and of a sibling of it. */
let units: Partial<Record<TenantType, { readonly id: string; readonly token: string; readonly sibling: string }>>;
beforeAll(async () => {
  api = await startTestApi();
  const tokenIn = async (type: TenantType) => {
    const tenant = await insertTenant(api.db, type, type === 'AUTHORITY' ? '340210' : '340210100');
    if (type === 'AUTHORITY') await insertOversight(api.db, tenant, '340210');
    return { id: tenant.id, token: (await insertUser(api, tenant, [ROLE[type] ?? 'UNIT_ADMIN'])).token };
  };
  units = {};
  for (const type of ['SCHOOL', 'POLICE', 'BANK', 'AUTHORITY'] as const) {
    units[type] = { ...(await tokenIn(type)), sibling: (await tokenIn(type)).token };
  }
});
afterAll(() => api.close());

const triedAs = (name: string): Tried => LEDGERS[name] as Tried;
const unitOf = (name: string) => units[triedAs(name).as] as { id: string; token: string; sibling: string };

const send = (name: string, input: Input, token = unitOf(name).token) =>
  api.gql(
    `mutation Send($input: ${triedAs(name).input}!) { ${name}(input: $input) { id version recordStatus } }`,
    { input },
    { token },
  );
async function recorded(name: string, input: Input, token?: string): Promise<{ id: string; version: number }> {
  const { data, errors } = await send(name, input, token);
  if (errors.length > 0 || !data) throw new Error(JSON.stringify(errors));
  return data[name];
}
const refused = async (name: string, input: Input) =>
  (await send(name, input)).errors.map(({ extensions }) => extensions);
const voided = (name: string, id: string, version: number) =>
  api.gql(
    `mutation Void($id: ID!, $version: Int!) {
      done: ${triedAs(name).void}(id: $id, version: $version, reason: "重复填报") { recordStatus } }`,
    { id, version },
    { token: unitOf(name).token },
  );
const stored = async (name: string) =>
  (await api.db.sql<{ n: number }>(`select count(*)::int as n from ${triedAs(name).table}`))[0]?.n;
const reused = (first: { id: string; version: number }, changes: object = {}) => [
  {
    code: 'CONFLICT',
    reason: 'IDEMPOTENCY_KEY_REUSED',
    id: first.id,
    version: first.version,
    recordStatus: 'ACTIVE',
    ...changes,
  },
];

/** Every mutation whose input has an idempotency key. */
function mutationsWithKeys(): string[] {
  const schema = buildSchema(readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'));
  const mutations = Object.values((schema.getMutationType() as GraphQLObjectType).getFields());
  const hasKey = (type: GraphQLInputObjectType) => 'getFields' in type && 'idempotencyKey' in type.getFields();
  return mutations
    .filter(({ args }) => args.some(({ type }) => hasKey(getNamedType(type) as GraphQLInputObjectType)))
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('amend'));
}

/** Tried where there is what they need: summaries.spec.ts, read-texts.spec.ts, campaigns.spec.ts. */
const TRIED_ELSEWHERE = [
  ...['draftSummary', 'acceptReadings', 'sendSupervisionLetters'],
  ...['draftCampaign', 'forwardCampaign', 'writeCampaign'],
];

it('is taken by the operations that are tried here, and by no others', () => {
  expect(mutationsWithKeys().sort()).toEqual([...NAMES, ...TRIED_ELSEWHERE].sort());
});

describe.each(NAMES)('%s', (name) => {
  const { first, respelled, other } = triedAs(name);
  let record: { id: string; version: number };

  it('answers the first record for the same content, however it is spelled, and writes nothing', async () => {
    record = await recorded(name, { ...first, idempotencyKey: 'k1' });
    const before = await api.db.sql('select count(*)::int as n from audit_entry');
    expect(await recorded(name, { ...first, idempotencyKey: 'k1' })).toEqual(record);
    expect(await recorded(name, { ...first, ...respelled, idempotencyKey: ' k1 ' })).toEqual(record);
    expect(await stored(name)).toBe(1);
    expect(await api.db.sql('select count(*)::int as n from audit_entry')).toEqual(before);
  });

  it('refuses another content, naming the first record, and stores nothing of it', async () => {
    expect(await refused(name, { ...first, ...other, idempotencyKey: 'k1' })).toEqual(reused(record));
    expect(await stored(name)).toBe(1);
  });

  it('tells nothing of a record of another unit', async () => {
    const theirs = await recorded(name, { ...first, ...other, idempotencyKey: 'k1' }, unitOf(name).sibling);
    expect(theirs.id).not.toBe(record.id);
    expect(await recorded(name, { ...first, idempotencyKey: 'k1' })).toEqual(record);
  });

  it('compares with what was first sent, whatever became of the record', async () => {
    expect((await voided(name, record.id, record.version)).errors).toEqual([]);
    expect(await recorded(name, { ...first, idempotencyKey: 'k1' })).toMatchObject({
      id: record.id,
      version: 2,
      recordStatus: 'VOIDED',
    });
    expect(await refused(name, { ...first, ...other, idempotencyKey: 'k1' })).toEqual(
      reused(record, { version: 2, recordStatus: 'VOIDED' }),
    );
  });

  it('answers as before under keys of release 0.1', async () => {
    await api.db.sql(`update ${triedAs(name).table} set input_hash = null where id = $1`, [record.id]);
    expect(await recorded(name, { ...first, ...other, idempotencyKey: 'k1' })).toMatchObject({ id: record.id });
  });

  it('records one of two contents sent at the same moment, and names it to the sender of the other', async () => {
    const before = await stored(name);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => send(name, { ...first, ...(n % 2 ? other : {}), idempotencyKey: 'race' })),
    );
    const ids = new Set(answers.flatMap(({ data }) => (data?.[name] ? [data[name].id as string] : [])));
    const conflicts = answers.flatMap(({ errors }) => errors).map(({ extensions }) => extensions);
    expect(ids.size).toBe(1);
    expect(conflicts).toHaveLength(4);
    for (const conflict of conflicts) expect([conflict]).toEqual(reused({ id: [...ids][0] as string, version: 1 }));
    expect(await stored(name)).toBe((before ?? 0) + 1);
  });
});

describe('a lost answer', () => {
  it('ends with the corrected figure and one record', async () => {
    const lecture = { type: 'LECTURE', title: '甲', startOn: '2026-11-06', measures: [measure('PARTICIPANTS', 30)] };
    const first = await recorded('recordActivity', { ...lecture, idempotencyKey: 'lost' });
    const corrected = { ...lecture, measures: [measure('PARTICIPANTS', 300)] };
    const [conflict] = await refused('recordActivity', { ...corrected, idempotencyKey: 'lost' });
    const { data } = await api.gql(
      `mutation A($id: ID!, $version: Int!, $input: ActivityInput!) {
        amendActivity(id: $id, version: $version, input: $input) { version measures { value } } }`,
      { id: conflict?.['id'], version: conflict?.['version'], input: corrected },
      { token: unitOf('recordActivity').token },
    );
    expect(data).toEqual({ amendActivity: { version: 2, measures: [{ value: 300 }] } });
    expect(await api.db.sql("select sum(participants)::int as n from rollup_delta where day = '2026-11-06'")).toEqual([
      { n: 300 },
    ]);
    expect(await refused('recordActivity', { ...corrected, idempotencyKey: 'lost' })).toEqual(
      reused({ id: first.id, version: 2 }),
    );
  });

  it('takes an input with errors for none that was recorded', async () => {
    const lecture = {
      type: 'LECTURE',
      title: '丙',
      startOn: '2026-11-06',
      measures: [measure('PARTICIPANTS', 30)],
      idempotencyKey: 'invalid',
    };
    const first = await recorded('recordActivity', lecture);
    expect(
      await refused('recordActivity', { ...lecture, measures: [...lecture.measures, measure('LEAFLETS', -5)] }),
    ).toEqual(reused(first));
  });
});
