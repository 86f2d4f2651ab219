import { type Role, todayIn } from '@fanzha/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GraphQLInputType, isInputObjectType, isListType, isNonNullType, isScalarType } from 'graphql';
import { importer } from './imports.fixture.js';
import { type OrgFixture, makeOrgFixture } from './org.fixture.js';
import { insertOversight, insertTenant, insertUser } from './support/factories.js';
import { campaignInput, EVALUATION, HOW, made, SCHEME } from './support/free-text-callers.js';
import { CARD, CODES, IDENTITY, NOT_KEPT, SPIKE, UNSEEN } from './support/free-texts.js';
import { anything, mutations, textsOf, withText } from './support/texts-of-schema.js';

const TEXTS = Object.values(mutations)
  .flatMap(({ name, args }) => args.flatMap((arg) => textsOf(arg.type, arg.name)).map((at) => ({ mutation: name, at })))
  .filter(({ mutation, at }) => !NOT_KEPT.includes(`${mutation}.${at}`));
let fixture: OrgFixture;
let actors: Record<string, string>;
let communityId = '';

function variablesOf(mutation: string): Record<string, unknown> {
  const args = mutations[mutation]?.args ?? [];
  const plain = Object.fromEntries(
    args.filter(({ type }) => isNonNullType(type)).map(({ name, type }) => [name, anything(type)]),
  );
  return { ...plain, ...HOW[mutation]?.variables?.() };
}

async function send(mutation: string, variables: Record<string, unknown>) {
  const args = (mutations[mutation]?.args ?? []).filter(({ name }) => name in variables);
  const selection =
    mutation === 'createUser'
      ? '{ user { id } }'
      : mutation === 'createApiClient'
        ? '{ client { id } }'
        : mutation === 'createWebhook'
          ? '{ webhook { id } }'
          : ['acceptInvitation'].includes(mutation)
            ? '{ accessToken }'
            : /Households|HouseholdDoor/.test(mutation)
              ? '{ communityCode }'
              : /Region|Community/.test(mutation)
                ? '{ code }'
                : '{ id }';
  const query = `mutation Sent(${args.map(({ name, type }) => `$${name}: ${type.toString()}`).join(', ')}) {
    done: ${mutation}(${args.map(({ name }) => `${name}: $${name}`).join(', ')}) ${selection} }`;
  const token = actors[HOW[mutation]?.as ?? ''];
  return fixture.gql(query, variables, token ? { token } : {});
}

const errorsOf = async (mutation: string, at: string, text: string): Promise<string[]> => {
  const { errors } = await send(mutation, withText(mutation, variablesOf(mutation), at, text));
  const { code, fields = [] } = (errors[0]?.extensions ?? {}) as {
    code?: string;
    fields?: { path: string; code: string }[];
  };
  return [
    ...(code === 'BAD_INPUT' ? [] : [`${String(code)} ${errors[0]?.message ?? ''}`]),
    ...fields.map((fieldError) => `${fieldError.path.replace(/^input\./, '')} ${fieldError.code}`),
  ];
};
const inInput = (at: string): string => at.replace(/^input\./, '');

/** Correct inputs of everything that is kept, with a text in every place that takes one. */
const KEPT: readonly (readonly [mutation: string, variables: () => Record<string, unknown>])[] = [
  ['createTenant', () => ({ input: { name: '新建学校', type: 'SCHOOL', regionCode: '340210100' } })],
  ['createCommunity', () => ({ code: '340210100008', name: '新社区' })],
  [
    'createUser',
    () => ({
      input: { tenantId: fixture.school.id, username: 'new.teacher', displayName: '新教师', roles: ['UNIT_EDITOR'] },
    }),
  ],
  [
    'createApiClient',
    () => ({
      input: { name: '报送程序', scopes: ['ledger:read'], expiresOn: `${Number(todayIn().slice(0, 4)) + 1}-01-01` },
    }),
  ],
  [
    'recordActivity',
    () => ({
      input: {
        type: 'LECTURE',
        title: '防骗讲座👮‍♀️',
        startOn: '2026-11-05',
        venue: '礼堂',
        partners: ['派出所'],
        audiences: [],
        channels: [],
        narrative: '第一行\n第二行',
        idempotencyKey: 'key-1',
      },
    }),
  ],
  [
    'establishLeadershipGroup',
    () => ({
      input: {
        name: '领导小组',
        foundedOn: '2026-03-02',
        documentNumber: '湖小〔2026〕5号',
        members: [{ name: '甲', role: 'HEAD', title: '校长', duty: '负责', phone: '0553-1234567' }],
        idempotencyKey: 'key-2',
      },
    }),
  ],
  [
    'recordInspection',
    () => ({
      input: {
        occurredOn: '2026-11-05',
        subject: '门店',
        narrative: '检查',
        hazards: [{ description: '未张贴' }],
        idempotencyKey: 'key-3',
      },
    }),
  ],
  [
    'recordFraudCase',
    () => ({
      input: {
        caseNumber: 'A3402100000002026110001',
        reportedOn: '2026-11-05',
        fraudTypeCode: 'F0101',
        victimOccupation: '教师',
        paymentMethod: '转账',
        bankName: '某行',
        victimAgeBand: '18-29',
        victimSex: 'MALE',
        idempotencyKey: 'key-4',
      },
    }),
  ],
  [
    'recordFundsAction',
    () => ({ input: { occurredOn: '2026-11-05', stage: 'FREEZE', amount: '100', idempotencyKey: 'key-5' } }),
  ],
  [
    'recordTally',
    () => ({
      input: {
        ledger: 'ENFORCEMENT',
        occurredOn: '2026-11-05',
        measures: [{ indicator: 'SUSPECTS_CAUGHT', value: 3 }],
        narrative: '行动',
        idempotencyKey: 'key-6',
      },
    }),
  ],
  [
    'recordInterception',
    () => ({
      input: {
        occurredOn: '2026-11-05',
        venue: 'COUNTER',
        narrative: '劝阻',
        victimAgeBand: '60+',
        idempotencyKey: 'key-7',
      },
    }),
  ],
  [
    'recordAlert',
    () => ({
      input: {
        receivedAt: '2026-11-05T02:00:00Z',
        source: 'PROVINCE',
        level: 'LOW',
        kind: 'CALL',
        assigneeId: communityId,
        reference: '预1',
        idempotencyKey: 'key-12',
      },
    }),
  ],
  [
    'adoptControlMeasure',
    () => ({
      input: { type: 'COUNTER_REMINDER', inPlaceSince: '2026-11-05', note: '柜台', idempotencyKey: 'key-8' },
    }),
  ],
  ['registerHouseholds', () => ({ communityCode: '340210100001', doors: ['1-101', '1-102'], on: '2026-11-01' })],
  [
    'recordHouseholdVisits',
    () => ({
      input: {
        communityCode: '340210100001',
        visitedOn: '2026-11-05',
        doors: ['1-101'],
        note: '入户',
        idempotencyKey: 'key-9',
      },
    }),
  ],
  ['retireHouseholdDoor', () => ({ communityCode: '340210100001', door: '1-102', on: '2026-11-06', reason: '拆除' })],
  [
    'publishNotice',
    () => ({
      input: {
        title: '警惕刷单',
        body: '正文',
        publishedOn: '2026-11-05',
        regionCodes: ['340210'],
        idempotencyKey: 'key-10',
      },
    }),
  ],
  ['createFraudFreeScheme', () => ({ input: SCHEME })],
  ['createEvaluationScheme', () => ({ input: EVALUATION })],
  ['draftSummary', () => ({ input: { period: '2026-10', idempotencyKey: 'key-11' } })],
  ['draftCampaign', () => ({ input: { ...campaignInput(), idempotencyKey: 'key-12' } })],
  [
    'writeSummary',
    () => ({ id: made['draftSummary'], version: 1, input: { sections: [{ section: 'PROBLEMS', text: '资料不足' }] } }),
  ],
];

const spiked = (value: unknown, type: GraphQLInputType): unknown => {
  if (value === null || value === undefined) return value;
  if (isNonNullType(type)) return spiked(value, type.ofType as GraphQLInputType);
  if (isListType(type)) return (value as unknown[]).map((entry) => spiked(entry, type.ofType as GraphQLInputType));
  if (isInputObjectType(type)) {
    return Object.fromEntries(
      Object.entries(value as object).map(([name, entry]) => [
        name,
        spiked(entry, type.getFields()[name]?.type as GraphQLInputType),
      ]),
    );
  }
  if (!isScalarType(type) || type.name !== 'String') return value;
  const text = String(value);
  return /^(?:ledger|rollup):/.test(text) ? text : `${SPIKE}${text.slice(0, 1)}${SPIKE}${text.slice(1)}${SPIKE}`;
};

beforeAll(async () => {
  fixture = await makeOrgFixture();
  made['school'] = fixture.school.id;
  const own = async (type: Parameters<typeof insertTenant>[1], region: string, roles: Role[]) =>
    (await insertUser(fixture, await insertTenant(fixture.db, type, region), roles)).token;
  const community = await insertTenant(fixture.db, 'COMMUNITY', '340210100001');
  communityId = community.id;
  const office = await insertTenant(fixture.db, 'AUTHORITY', '340210');
  await insertOversight(fixture.db, office, '340210');
  actors = {
    school: (await insertUser(fixture, fixture.school, ['UNIT_EDITOR', 'UNIT_ADMIN'])).token,
    schoolAdmin: (await fixture.device('school-admin')).token,
    operator: (await fixture.device('operator')).token,
    police: await own('POLICE', '340210', ['UNIT_EDITOR']),
    bank: await own('BANK', '340210', ['UNIT_EDITOR']),
    community: (await insertUser(fixture, community, ['UNIT_EDITOR'])).token,
    official: (await insertUser(fixture, office, ['COUNTY_OFFICIAL', 'UNIT_EDITOR'])).token,
  };
  for (const [mutation, variables] of KEPT) {
    const args = mutations[mutation]?.args ?? [];
    const sent = Object.fromEntries(
      Object.entries(variables()).map(([name, value]) => [
        name,
        spiked(value, args.find((arg) => arg.name === name)?.type as GraphQLInputType),
      ]),
    );
    const { data, errors } = await send(mutation, sent);
    if (errors.length > 0) throw new Error(`${mutation}: ${JSON.stringify(errors)}`);
    made[mutation] = data.done.id;
  }
  made['import'] = (await importer(fixture, actors['school'] ?? '').send('ACTIVITIES', '名称\n讲座\n')).body.id;
});
afterAll(() => fixture.close());

describe('every text of the schema', () => {
  it('is reached by this spec', () => {
    expect(TEXTS.length).toBeGreaterThan(70);
    expect([...new Set(TEXTS.map(({ mutation }) => mutation))].filter((mutation) => !(mutation in HOW))).toEqual([]);
  });

  it.each(TEXTS)('$mutation $at: the number of a person is refused', async ({ mutation, at }) => {
    for (const number of [IDENTITY, CARD]) {
      const expected = CODES.test(at) ? /UNKNOWN_CODE|PERSONAL_NUMBER/ : /PERSONAL_NUMBER/;
      const found = (await errorsOf(mutation, at, number)).filter((fieldError) =>
        fieldError.startsWith(`${inInput(at)} `),
      );
      expect(found.join()).toMatch(expected);
    }
  });

  it.each(TEXTS)(
    '$mutation $at: what cannot be seen is as good as nothing, and no control character is taken',
    async ({ mutation, at }) => {
      const atField = (fieldErrors: string[]) =>
        fieldErrors.filter((fieldError) => fieldError.startsWith(`${inInput(at)} `)).join();
      const [unseen, empty] = [await errorsOf(mutation, at, UNSEEN), await errorsOf(mutation, at, '')];
      expect(atField(unseen)).toBe(atField(empty));
      const expected = CODES.test(at) ? /UNKNOWN_CODE/ : /INVALID_CHARACTERS/;
      expect(atField(await errorsOf(mutation, at, '甲\u0007乙'))).toMatch(expected);
    },
  );

  it('is kept without anything that cannot be seen, except inside emoji', async () => {
    const columns = await fixture.db.sql<{ table_name: string; column_name: string }>(
      `select table_name, column_name from information_schema.columns
       where table_schema = 'public' and (data_type in ('text', 'jsonb', 'ARRAY'))
         and table_name not in ('region', 'fact_figure', 'fact_day')
         and is_generated = 'NEVER'`,
    );
    const found: string[] = [];
    for (const { table_name: table, column_name: column } of columns) {
      const rows = await fixture.db.sql<{ text: string }>(
        `select ${column}::text as text from ${table}
         where ${column}::text ~ '[\u200b\u202e\ufeff\u3164]|\\\\u200b|\\\\u202e|\\\\ufeff'`,
      );
      if (rows.length > 0) found.push(`${table}.${column}`);
    }
    expect(columns.length).toBeGreaterThan(100);
    expect(found).toEqual([]);
    expect((await fixture.db.sql('select title, narrative from activity'))[0]).toEqual({
      title: '防骗讲座👮‍♀️',
      narrative: '第一行\n第二行',
    });
    expect((await fixture.db.sql("select name from region where code = '340210100008'"))[0]).toEqual({
      name: '新社区',
    });
  });
});
