import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CompactionService, ReconcileService } from '@fanzha/rollup';
import { CREATE as CREATE_CLIENT, input as clientInput, lecture, NOBODY_HAS, RECORD } from './api-clients.fixture.js';
import { type OrgFixture, PASSWORD, makeOrgFixture } from './org.fixture.js';
import { insertOversight, insertTenant, insertUser, type TestTenant } from './support/factories.js';

/** Two cities that look alike: the same names, posts and work; only how much of it differs. */
interface City {
  readonly code: string;
  readonly county: string;
  readonly town: string;
  readonly records: number;
  readonly school: string;
  readonly activity: string;
  readonly client: string;
  readonly restatement: string;
  readonly tokens: Readonly<Record<'operator' | 'official' | 'county' | 'unit' | 'program', string>>;
}

type Who = keyof City['tokens'];

const SCHOOL = '青山小学';
const TITLE = '开学第一课';
const CREATE_TENANT = 'mutation($input: TenantInput!) { createTenant(input: $input) { id } }';
const FIGURE = `query($code: ID!) { region(code: $code) { rollup(period: "2026") {
  figures(indicators: [SESSIONS]) { value }
  provenance(indicator: SESSIONS) { records tenants { edges { node { tenant { id } } } } } } } }`;

let fixture: OrgFixture;
let cities: readonly [City, City];

async function ask(token: string, query: string, variables?: Record<string, unknown>) {
  const { data, errors } = await fixture.gql(query, variables, { token });
  return { data, error: errors[0]?.extensions };
}

async function done(token: string, query: string, variables?: Record<string, unknown>) {
  const { data, error } = await ask(token, query, variables);
  expect(error).toBeUndefined();
  return data;
}

async function found(office: TestTenant, county: string, town: string, records: number): Promise<City> {
  const code = office.cityCode;
  const authority = async (region: string, name: string, role: 'CITY_OFFICIAL' | 'COUNTY_OFFICIAL') => {
    const tenant = await insertTenant(fixture.db, 'AUTHORITY', region, { name });
    await insertOversight(fixture.db, tenant, region);
    return (await insertUser(fixture, tenant, [role])).token;
  };
  const official = await authority(code, '反诈工作联席会议办公室', 'CITY_OFFICIAL');
  const countyOfficial = await authority(county, '反诈工作办公室', 'COUNTY_OFFICIAL');
  const { token: operator } = await insertUser(fixture, office, ['OPERATOR']);
  const open = (name: string, type: string) =>
    done(operator, CREATE_TENANT, { input: { name, type, regionCode: town, openedOn: '2024-01-01' } });
  const { id: school } = (await open(SCHOOL, 'SCHOOL')).createTenant as { id: string };
  await open('青山派出所', 'POLICE');
  const tenant: TestTenant = {
    id: school,
    cityCode: code,
    type: 'SCHOOL',
    name: SCHOOL,
    sector: 'EDUCATION',
    regionCode: town,
  };
  const { token: unit } = await insertUser(fixture, tenant, ['UNIT_ADMIN']);
  await fixture.addUser(tenant, `school-${code}`, 'UNIT_ADMIN');
  let activity = '';
  for (let n = 0; n < records; n++)
    activity = (await done(unit, RECORD, { input: { ...lecture, title: TITLE } })).recordActivity.id;
  const scopes = ['ledger:read', 'rollup:read'];
  const { createApiClient } = await done(unit, CREATE_CLIENT, { input: { ...clientInput, scopes } });
  const asked = await done(operator, 'mutation($id: ID!) { restateTenant(id: $id) { id } }', { id: school });
  return {
    code,
    county,
    town,
    records,
    school,
    activity,
    client: createApiClient.client.id,
    restatement: asked.restateTenant.id,
    tokens: { operator, official, county: countyOfficial, unit, program: createApiClient.token },
  };
}

/** Every id that a city's rows carry, of whatever table. */
async function idsOf(code: string): Promise<string[]> {
  const tables = await fixture.db.sql<{ name: string }>(
    `select table_name as name from information_schema.columns c join pg_class on relname = table_name
     where table_schema = 'public' and relkind in ('r', 'p') and column_name in ('id', 'city_code')
     group by table_name having count(*) = 2 order by 1`,
  );
  const ids = await Promise.all(
    tables.map(({ name }) =>
      fixture.db.sql<{ id: string }>(`select id::text as id from ${name} where city_code = $1`, [code]),
    ),
  );
  expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['tenant', 'user_account', 'activity']));
  return ids.flat().map(({ id }) => id);
}

/** What somebody may ask for without knowing an id, and must be shown something of. */
const LOOKS: readonly (readonly [Who, string])[] = [
  ['operator', '{ tenants(first: 100) { totalCount edges { node { id name } } } }'],
  ['operator', `{ tenants(text: "${SCHOOL}") { totalCount edges { node { id name } } } }`],
  ['operator', '{ approvalRequests(includeDecided: true) { id } tenants { edges { node { id } } } }'],
  ['official', '{ activities(first: 100) { totalCount edges { node { id tenant { id } } } } }'],
  ['official', `{ activities(filter: { text: "${TITLE}" }) { totalCount edges { node { id } } } }`],
  ['county', `{ activities(filter: { text: "${TITLE}" }) { totalCount edges { node { id } } } }`],
  ['unit', '{ activities { totalCount edges { node { id } } } apiClients { edges { node { id } } } }'],
  ['unit', '{ partners(text: "派出所") { id name } }'],
  ['program', '{ activities { totalCount edges { node { id } } } }'],
];

beforeAll(async () => {
  fixture = await makeOrgFixture();
  cities = [
    await found(fixture.office, '340210', '340210100', 3),
    await found(fixture.otherOffice, '340102', '340102001', 5),
  ];
}, 120_000);
afterAll(() => fixture.close());

describe.each([0, 1] as const)('of two cities, city %i', (index) => {
  const own = () => cities[index];
  const other = () => cities[index === 0 ? 1 : 0];

  it.each(LOOKS)('shows the %s nothing of the other: %s', async (who, query) => {
    const foreign = new Set(await idsOf(other().code));
    const answer = await done(own().tokens[who], query);
    const seen: string[] = JSON.stringify(answer).match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? [];
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.filter((id) => foreign.has(id))).toEqual([]);
    if (answer.activities) expect(answer.activities.totalCount).toBe(own().records);
  });

  it('counts its own records alone, before and after compaction', async () => {
    const sessions = async () => {
      const { region } = await done(own().tokens.official, FIGURE, { code: own().code });
      const { figures, provenance } = region.rollup;
      expect(provenance.records).toBe(own().records);
      expect(provenance.tenants.edges).toEqual([{ node: { tenant: { id: own().school } } }]);
      return figures[0].value as number;
    };
    expect(await sessions()).toBe(2 * own().records);
    const pending = async (code: string) =>
      (
        await fixture.db.sql<{ n: number }>('select count(*)::int as n from rollup_delta where city_code = $1', [code])
      )[0]?.n;
    const ofOther = await pending(other().code);
    while ((await fixture.app.get(CompactionService, { strict: false }).compactCity(own().code, 100)) > 0);
    expect([await pending(own().code), await pending(other().code)]).toEqual([0, ofOther]);
    expect(await sessions()).toBe(2 * own().records);
    const recount = await fixture.app.get(ReconcileService, { strict: false }).reconcileCity(own().code);
    expect(recount).toMatchObject({ facts: own().records, differences: 0 });
  });

  it.each([
    ['official', 'query($id: ID!) { activity(id: $id) { id } }', 'activity'],
    ['unit', 'query($id: ID!) { activity(id: $id) { id } }', 'activity'],
    ['program', 'query($id: ID!) { activity(id: $id) { id } }', 'activity'],
    ['operator', 'query($id: ID!) { tenant(id: $id) { id } }', 'school'],
    ['official', 'query($id: ID!) { tenant(id: $id) { id } }', 'school'],
    ['operator', 'query($id: ID!) { users(tenantId: $id) { id } }', 'school'],
    ['operator', 'query($id: ID!) { restatement(id: $id) { id } }', 'restatement'],
    ['operator', 'mutation($id: ID!) { restateTenant(id: $id) { id } }', 'school'],
    ['unit', 'mutation($id: ID!) { revokeApiClient(id: $id) { id } }', 'client'],
    ['unit', 'mutation($id: ID!) { voidActivity(id: $id, version: 1, reason: "重复") { id } }', 'activity'],
  ] as const)('answers the %s about an id of the other as about one nobody has: %s', async (who, query, what) => {
    const token = own().tokens[who];
    const [theirs, nobodys] = [
      await ask(token, query, { id: other()[what] }),
      await ask(token, query, { id: NOBODY_HAS }),
    ];
    expect(theirs).toEqual(nobodys);
    expect(theirs.error ?? { code: 'NONE' }).toMatchObject({ code: expect.stringMatching(/^(NOT_FOUND|FORBIDDEN)$/) });
  });

  it.each(['operator', 'official', 'county', 'unit', 'program'] as const)(
    'keeps figures, records and units of the other from the %s, by the codes of its regions',
    async (who) => {
      for (const code of [other().code, other().county, other().town]) {
        expect((await ask(own().tokens[who], FIGURE, { code })).error).toMatchObject({
          code: expect.stringMatching(/^(NOT_FOUND|FORBIDDEN)$/),
        });
        const units = await ask(own().tokens[who], 'query($c: ID!) { region(code: $c) { tenants { totalCount } } }', {
          c: code,
        });
        expect(units.error).toMatchObject({ code: expect.stringMatching(/^(NOT_FOUND|FORBIDDEN)$/) });
      }
    },
  );

  it('lets its people sign in, and shows them their own city', async () => {
    const { data } = await fixture.signIn(`school-${own().code}`, PASSWORD);
    const viewer = await done(data.signIn.accessToken, '{ viewer { tenant { id name } } activities { totalCount } }');
    expect(viewer).toEqual({
      viewer: { tenant: { id: own().school, name: SCHOOL } },
      activities: { totalCount: own().records },
    });
  });

  it('refuses a program whose token names the other city', async () => {
    const token = own().tokens.program.replace(own().code, other().code);
    expect(token).not.toBe(own().tokens.program);
    expect((await ask(token, '{ activities { totalCount } }')).error).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('opens no unit in the other', async () => {
    const input = { name: '越界单位', type: 'SCHOOL', regionCode: other().town };
    expect((await ask(own().tokens.operator, CREATE_TENANT, { input })).error).toMatchObject({ code: 'BAD_INPUT' });
    expect(await fixture.db.sql("select 1 from tenant where name = '越界单位'")).toEqual([]);
  });
});
