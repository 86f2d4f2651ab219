import { CollisionRepository } from '@fanzha/ledger';
import { migrate } from '@fanzha/platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MIGRATIONS } from '../migrations/index.js';
import { type Device, type OrgFixture, PASSWORD, makeOrgFixture } from './org.fixture.js';
import { insertTenant, insertUser } from './support/factories.js';
import { readRelease, releasedDatabase } from './support/released-database.js';
import { startTestApi } from './support/test-api.js';

const RECORD = 'mutation Record($input: ActivityInput!) { recordActivity(input: $input) { id title narrative } }';
const FIND =
  'query Find($text: String!) { activities(filter: { text: $text }) { totalCount edges { node { title } } } }';
const RECORD_FRAUD_CASE =
  'mutation RecordFraudCase($input: FraudCaseInput!) { recordFraudCase(input: $input) { id version caseNumber } }';
const AMEND_FRAUD_CASE = `mutation AmendFraudCase($id: ID!, $version: Int!, $input: FraudCaseInput!) {
    amendFraudCase(id: $id, version: $version, input: $input) { version caseNumber } }`;
const VOID_FRAUD_CASE = `mutation VoidFraudCase($id: ID!, $version: Int!, $reason: String!) {
    voidFraudCase(id: $id, version: $version, reason: $reason) { voidReason } }`;
const FIND_FRAUD_CASE = 'query FindFraudCase($text: String!) { fraudCases(filter: { text: $text }) { totalCount } }';
const ESTABLISH = `mutation Establish($input: LeadershipGroupInput!) {
    establishLeadershipGroup(input: $input) { id version documentNumber } }`;
const AMEND_GROUP = `mutation AmendGroup($id: ID!, $version: Int!, $input: LeadershipGroupInput!) {
    amendLeadershipGroup(id: $id, version: $version, input: $input) { name } }`;
const VOID_GROUP = `mutation VoidGroup($id: ID!, $version: Int!) {
    voidLeadershipGroup(id: $id, version: $version, reason: "误记") { id } }`;
const FIND_GROUP = 'query FindGroup($text: String!) { leadershipGroups(filter: { text: $text }) { totalCount } }';
const CREATE = 'mutation Create($input: TenantInput!) { createTenant(input: $input) { id name } }';
const NAMED = `query Named($name: String!, $regionCode: ID!) {
    tenantsNamed(name: $name, regionCode: $regionCode) { name region { code } } }`;
const FIND_UNIT = 'query FindUnit($text: String!) { tenants(text: $text) { edges { node { name } } } }';
const PARTNERS = 'query Partners($text: String!) { partners(text: $text) { name } }';

let fixture: OrgFixture;
let school: Device;
let police: Device;
let operator: Device;
beforeAll(async () => {
  fixture = await makeOrgFixture();
  const member = async (
    ...tenant: Parameters<typeof insertTenant> extends [unknown, ...infer Rest] ? Rest : never
  ) => ({
    token: (await insertUser(fixture, await insertTenant(fixture.db, ...tenant), ['UNIT_EDITOR'])).token,
    cookie: '',
  });
  school = { token: (await insertUser(fixture, fixture.school, ['UNIT_EDITOR'])).token, cookie: '' };
  police = await member('POLICE', '340210');
  operator = await fixture.device('operator');
});
afterAll(() => fixture.close());

const fieldsOf = (outcome: unknown) =>
  ((outcome as { fields?: { path: string; code: string }[] }).fields ?? []).map(({ path, code }) => `${path} ${code}`);
const done = async (as: Device, query: string, variables: object) => {
  const outcome = await fixture.ask(as, query, variables as Record<string, unknown>);
  if ('code' in outcome) throw new Error(JSON.stringify(outcome));
  return Object.values(outcome)[0] as Record<string, never> & { id: string; version: number };
};

describe('searching', () => {
  it.each([
    ['推广１２月', '12月'],
    ['反诈ＡＰＰ', 'app'],
    ['宣传（第二期）', '(第二期)'],
    ['宣传【三】', '（三）'],
    ['宣传⽉', '宣传月'],
    ['⻓江路⻛险', '长江路风险'],
    ['Ünïcode课', 'ÜNÏCODE'],
    ['反诈——进行时', '诈-进'],
    ['防\u200b骗', '防骗'],
    ['葛󠄀城', '葛城'],
    ['“一问”', '"一问"'],
    ['100%覆盖', '100％'],
    ['a_b', 'A＿B'],
    ['二０二六　年', '二０ 年'],
  ])('an activity called %s is found by %s', async (title, text) => {
    await done(school, RECORD, { input: { type: 'LECTURE', title, startOn: '2026-11-05', measures: [] } });
    const { edges } = await done(school, FIND, { text });
    expect((edges as unknown as { node: { title: string } }[]).map(({ node }) => node.title)).toContain(
      title.replace('\u200b', ''),
    );
  });

  it('finds by venue and narrative too, and not what is not there', async () => {
    await done(school, RECORD, {
      input: {
        type: 'LECTURE',
        title: '讲座',
        venue: 'Ｂ座',
        narrative: '参加人数\r\n约〔３０〕',
        startOn: '2026-11-05',
        measures: [],
      },
    });
    for (const [text, count] of [
      ['b座 (30)', 1],
      ['b座 (31)', 0],
      ['10_', 0],
      ['\u3164', null],
    ] as const) {
      const { totalCount } = await done(school, FIND, { text });
      if (count !== null) expect({ text, totalCount }).toEqual({ text, totalCount: count });
      else expect(totalCount).toBeGreaterThan(1);
    }
  });

  it('finds units by words of their name, and partners by a part of it', async () => {
    await insertTenant(fixture.db, 'BANK', '340210', { name: '惠民银行（Ａ支行）' });
    for (const text of ['(a支行)', '惠民 支行', 'ａ支行', '惠民银行（A']) {
      const { edges } = await done(operator, FIND_UNIT, { text });
      expect((edges as unknown as { node: { name: string } }[]).map(({ node }) => node.name)).toEqual([
        '惠民银行（Ａ支行）',
      ]);
    }
    expect(await fixture.ask(police, PARTNERS, { text: '(a' })).toEqual({ partners: [{ name: '惠民银行（Ａ支行）' }] });
  });
});

describe('names of units', () => {
  it('are there once in a region, however they are written', async () => {
    expect(
      await done(operator, CREATE, { input: { name: 'A校', type: 'SCHOOL', regionCode: '340210100' } }),
    ).toMatchObject({ name: 'A校' });
    for (const name of ['Ａ校', 'a校', ' A 校', 'A\u200b校', 'A校\u3164']) {
      expect(
        fieldsOf(await fixture.ask(operator, CREATE, { input: { name, type: 'SCHOOL', regionCode: '340210100' } })),
      ).toEqual(['name ALREADY_TAKEN']);
    }
    expect(
      await done(operator, CREATE, { input: { name: 'B校', type: 'SCHOOL', regionCode: '340210100' } }),
    ).toMatchObject({ name: 'B校' });
  });

  it('are told within the county before a unit is opened, and not refused', async () => {
    expect(await fixture.ask(operator, NAMED, { name: 'ａ 校', regionCode: '340210101' })).toEqual({
      tenantsNamed: [{ name: 'A校', region: { code: '340210100' } }],
    });
    expect(await fixture.ask(operator, NAMED, { name: 'A校', regionCode: '340223100' })).toEqual({ tenantsNamed: [] });
    expect(
      await done(operator, CREATE, { input: { name: 'Ａ校', type: 'SCHOOL', regionCode: '340210101' } }),
    ).toMatchObject({ name: 'Ａ校' });
    expect(
      await done(operator, CREATE, { input: { name: 'a校', type: 'SCHOOL', regionCode: '340223100' } }),
    ).toMatchObject({ name: 'a校' });
  });

  it('are asked about by operators of the city alone', async () => {
    const variables = { name: 'A校', regionCode: '340210100' };
    expect(await fixture.ask(null, NAMED, variables)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.ask(school, NAMED, variables)).toMatchObject({ code: 'FORBIDDEN' });
    expect(fieldsOf(await fixture.ask(operator, NAMED, { name: '\u3164', regionCode: '340102' }))).toEqual([
      'name REQUIRED',
      'regionCode OUTSIDE_REGION',
    ]);
    expect(fieldsOf(await fixture.ask(await fixture.device('other-operator'), NAMED, variables))).toEqual([
      'regionCode OUTSIDE_REGION',
    ]);
  });

  it('are claimed once, also by two operators at the same moment', async () => {
    const outcomes = await Promise.all(
      ['同名校', '同名 校', '同名校 '].map((name) =>
        fixture.ask(operator, CREATE, { input: { name, type: 'SCHOOL', regionCode: '340210100' } }),
      ),
    );
    expect(outcomes.map((outcome) => fieldsOf(outcome).join()).sort()).toEqual([
      '',
      'name ALREADY_TAKEN',
      'name ALREADY_TAKEN',
    ]);
  });
});

describe('case numbers', () => {
  const NUMBER = 'A3402100000002026110007';
  const input = (caseNumber: string, changes: object = {}) => ({
    caseNumber,
    reportedOn: '2026-11-02',
    fraudTypeCode: 'F0101',
    ...changes,
  });

  it('are taken in whatever spelling, and kept as they were typed', async () => {
    expect(await done(police, RECORD_FRAUD_CASE, { input: input(NUMBER) })).toMatchObject({ caseNumber: NUMBER });
    for (const spelling of [
      NUMBER.toLowerCase(),
      'Ａ３４０２１０００００００２０２６１１０００７',
      `A3402 1000 0000 2026 1100 07`,
      `A3402\u200b100000002026110007`,
    ]) {
      expect(fieldsOf(await fixture.ask(police, RECORD_FRAUD_CASE, { input: input(spelling) }))).toEqual([
        'caseNumber ALREADY_TAKEN',
      ]);
    }
    expect(await done(police, RECORD_FRAUD_CASE, { input: input('湾公(刑)立字〔2026〕 7号') })).toMatchObject({
      caseNumber: '湾公(刑)立字〔2026〕 7号',
    });
    expect(fieldsOf(await fixture.ask(police, RECORD_FRAUD_CASE, { input: input('湾公（刑）立字[2026]7号') }))).toEqual(
      ['caseNumber ALREADY_TAKEN'],
    );
    for (const text of ['a3402100000002026110007', 'A3402 1000 0000', '（刑）立字［2026］7号']) {
      expect({ text, ...(await fixture.ask(police, FIND_FRAUD_CASE, { text })) }).toEqual({
        text,
        fraudCases: { totalCount: 1 },
      });
    }
  });

  it('can be spelled otherwise in an amendment, and are hidden in every spelling where a case is voided', async () => {
    const { id, version } = await done(police, RECORD_FRAUD_CASE, { input: input('B-77') });
    expect(await done(police, AMEND_FRAUD_CASE, { id, version, input: input('ｂ－７７') })).toMatchObject({
      caseNumber: 'ｂ－７７',
    });
    const { voidReason } = await done(police, VOID_FRAUD_CASE, {
      id,
      version: 2,
      reason: '与 ａ3402 1000 0000 2026 1100 07 重复，应为B—77',
    });
    expect(voidReason).not.toMatch(/1100|77/);
    expect(await done(police, RECORD_FRAUD_CASE, { input: input('b-77') })).toMatchObject({ caseNumber: 'b-77' });
  });
});

describe('document numbers', () => {
  const input = (documentNumber: string | null, changes: object = {}) => ({
    name: '领导小组',
    foundedOn: '2026-03-02',
    documentNumber,
    members: [{ name: '甲', role: 'HEAD' }],
    ...changes,
  });

  it('found one group of a unit, in whatever spelling', async () => {
    const group = await done(school, ESTABLISH, { input: input('湾教〔2026〕5号') });
    expect(fieldsOf(await fixture.ask(school, ESTABLISH, { input: input('湾 教［２０２６］第05号') }))).toEqual([
      'documentNumber ALREADY_TAKEN',
    ]);
    expect(
      await done(school, AMEND_GROUP, { id: group.id, version: 1, input: input('湾教(2026)5号', { name: '工作组' }) }),
    ).toEqual({ name: '工作组' });
    for (const text of ['湾教[2026]', '湾教（2026）5号'])
      expect(await fixture.ask(school, FIND_GROUP, { text })).toEqual({ leadershipGroups: { totalCount: 1 } });
    await done(school, VOID_GROUP, { id: group.id, version: 2 });
    expect(await done(school, ESTABLISH, { input: input('湾教〔2026〕5号') })).toMatchObject({
      documentNumber: '湾教〔2026〕5号',
    });
  });
});

describe('user names', () => {
  const CREATE_USER = 'mutation CreateUser($input: UserInput!) { createUser(input: $input) { user { username } } }';
  const user = (username: string) => ({
    input: { tenantId: fixture.school.id, username, displayName: '教师', roles: ['UNIT_EDITOR'] },
  });

  it('sign in however they are written', async () => {
    await fixture.addUser(fixture.school, 'hospital', 'VIEWER');
    for (const spelling of ['ｈｏｓｐｉｔａｌ', 'Hospital', ' HOSPITAL ', 'hos\u200bpital', 'ｈｏｓｐｉｔａｌ\u3000']) {
      expect((await fixture.signIn(spelling)).data).toMatchObject({ signIn: { viewer: { username: 'hospital' } } });
    }
  });

  it('are taken in every spelling, and lock together', async () => {
    expect(
      fieldsOf(await fixture.ask(await fixture.device('school-admin'), CREATE_USER, user('ＨＯＳＰＩＴＡＬ'))),
    ).toEqual(['username ALREADY_TAKEN']);
    await fixture.addUser(fixture.school, 'clinic', 'VIEWER');
    for (const spelling of ['clinic', 'Clinic', 'ｃｌｉｎｉｃ', 'cli\u200bnic', 'CLINIC'])
      expect((await fixture.signIn(spelling, 'wrong')).errors[0]?.extensions['reason']).toBe('WRONG_CREDENTIALS');
    expect((await fixture.signIn('clinic', PASSWORD)).errors[0]?.extensions.code).toBe('LOCKED');
    expect((await fixture.signIn('ＣＬＩＮＩＣ', PASSWORD)).errors[0]?.extensions.code).toBe('LOCKED');
  });
});

describe('what release 0.1 has left', () => {
  it('can be amended where the old stays, is found in every spelling, and listed where two are alike', async () => {
    const release = readRelease();
    const db = await releasedDatabase(release);
    await db.sql(
      `update activity set narrative = '卡号6222021302001234565', title = '推广１２月'
       where id = (select id from activity where record_status = 'ACTIVE' and end_on is null order by id limit 1)`,
    );
    await migrate(db.ownerUrl, MIGRATIONS);
    const api = await startTestApi(db);
    try {
      const [old] = await db.sql<Record<string, string> & { version: number }>(
        `select id, tenant_id, city_code, version, start_on::text as day, type, status, narrative, search_text
         from activity where narrative like '卡号%'`,
      );
      expect(old).toMatchObject({ search_text: expect.stringContaining('推广12月') });
      const { token } = await insertUser(api, { id: old?.['tenant_id'], cityCode: '3402', name: '某单位' } as never, [
        'UNIT_EDITOR',
      ]);
      const amend = (narrative: string) =>
        api.gql(
          `mutation Amend($id: ID!, $version: Int!, $input: ActivityInput!) {
            amendActivity(id: $id, version: $version, input: $input) { venue narrative } }`,
          {
            id: old?.['id'],
            version: old?.version,
            input: {
              type: old?.['type'],
              title: '推广12月',
              startOn: old?.['day'],
              status: old?.['status'],
              venue: '礼堂',
              narrative,
              measures: [],
            },
          },
          { token },
        );
      expect(fieldsOf((await amend('另一张卡6222021302001234565')).errors[0]?.extensions)).toEqual([
        'narrative PERSONAL_NUMBER',
      ]);
      expect((await amend('卡号6222021302001234565')).data).toEqual({
        amendActivity: { venue: '礼堂', narrative: '卡号6222021302001234565' },
      });

      const listed = await api.app.get(CollisionRepository, { strict: false }).all();
      expect(Object.groupBy(listed, ({ kind }) => kind)).toMatchObject({
        tenant: [{ alike: expect.any(String) }, {}],
        fraud_case: [{ alike: null }, {}],
      });
      const claims = await db.sql<{ n: number }>(
        `select count(*)::int as n from tenant where name_claim is null union all select count(*)::int
         from fraud_case_number where number_claim is null and taken`,
      );
      const named = listed.filter(({ kind }) => kind !== 'household_door');
      expect(claims.map(({ n }) => n).reduce((sum, n) => sum + n)).toBe(named.length);
    } finally {
      await api.close();
    }
  });
});
