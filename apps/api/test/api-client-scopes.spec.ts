import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CLIENT_SCOPES, type ClientScope, permissionsOfScopes } from '@fanzha/domain';
import { ACCESS_RULE, type AccessRule } from '@fanzha/platform';
import { DiscoveryService, MetadataScanner, ModulesContainer } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { getNamedType, type GraphQLObjectType, isObjectType } from 'graphql';
import {
  type ClientsFixture,
  CREATE,
  type HeldClient,
  input,
  lecture,
  LIST,
  RECORD,
  REVOKE,
  makeClientsFixture,
} from './api-clients.fixture.js';
import { insertTenant, insertUser } from './support/factories.js';

const ROLLUP = 'rollup(period: "2026-10") { activities { count sessions } tenantsDue }';
const COUNTY = `query County($code: ID!, $sector: Sector) { region(code: $code) { name
  rollup(period: "2026-10", sector: $sector) { activities { count sessions } tenantsDue }
    children { name ${ROLLUP} } } }`;
const PROVENANCE = `{
  region(code: "340210") { rollup(period: "2026-10") {
    provenance(indicator: SESSIONS) { records tenants { edges { node { records tenant { name } } } } } } } }`;
const UNITS = '{ region(code: "340210") { tenants(first: 50) { edges { node { id } } } } }';
const TENANT = `query Tenant($id: ID!) { tenant(id: $id) { name ${ROLLUP} } }`;
const ACTIVITY = 'query One($id: ID!) { activity(id: $id) { id title } }';
const ACTIVITIES = '{ activities { totalCount edges { node { id tenant { id } } } } }';
const AMEND = `mutation Amend($id: ID!, $version: Int!, $input: ActivityInput!, $more: Boolean = false) {
    amendActivity(id: $id, version: $version, input: $input) { version history @include(if: $more) { version } } }`;
const VOID = 'mutation Void($id: ID!) { voidActivity(id: $id, version: 2, reason: "重复填报") { recordStatus } }';

let fixture: ClientsFixture;
/** Records of 2026-10: the school's, its sibling's and the bank's, with 2, 3 and 5 sessions. */
const facts: Record<'school' | 'sibling' | 'bank', string> = { school: '', sibling: '', bank: '' };
beforeAll(async () => {
  fixture = await makeClientsFixture();
  const record = async (token: string, value: number) => {
    const outcome = (await fixture.as(token, RECORD, {
      input: { ...lecture, measures: [{ indicator: 'SESSIONS', value }] },
    })) as { recordActivity: { id: string } };
    return outcome.recordActivity.id;
  };
  facts.school = await record(fixture.tokens.schoolAdmin, 2);
  facts.sibling = await record(fixture.tokens.siblingAdmin, 3);
  facts.bank = await record(fixture.tokens.bankAdmin, 5);
});
afterAll(() => fixture.close());

const FORBIDDEN = { code: 'FORBIDDEN' };
const NOT_FOUND = { code: 'NOT_FOUND' };

describe("an authority's client that reads figures", () => {
  let client: HeldClient;
  beforeAll(async () => {
    client = await fixture.client(fixture.tokens.official, ['rollup:read']);
  });

  it('reads the county with its towns, and each unit', async () => {
    const county = (await fixture.as(client.token, COUNTY, { code: '340210' })) as {
      region: { rollup: object; children: object[] };
    };
    expect(county.region.rollup).toEqual({ activities: { count: 3, sessions: 10 }, tenantsDue: 3 });
    expect(county.region.children).toEqual([
      { name: '湾沚镇', rollup: { activities: { count: 2, sessions: 5 }, tenantsDue: 2 } },
      { name: '陶辛镇', rollup: { activities: { count: 1, sessions: 5 }, tenantsDue: 1 } },
    ]);
    expect(await fixture.as(client.token, TENANT, { id: fixture.bank.id })).toMatchObject({
      tenant: { name: fixture.bank.name, rollup: { activities: { sessions: 5 } } },
    });
    expect(await fixture.as(client.token, UNITS)).toMatchObject({
      region: { tenants: { edges: expect.arrayContaining([{ node: { id: fixture.school.id } }]) } },
    });
    expect(await fixture.as(client.token, COUNTY, { code: '340223' })).toMatchObject({
      ...FORBIDDEN,
      reason: 'OUTSIDE_OVERSIGHT',
    });
  });

  it('reaches no record, no contributor, no user, no log and no client', async () => {
    for (const [query, variables] of [
      [ACTIVITIES, {}],
      [ACTIVITY, { id: facts.school }],
      [PROVENANCE, {}],
      [RECORD, { input: lecture }],
      [AMEND, { id: facts.school, version: 1, input: lecture }],
      [VOID, { id: facts.school }],
      ['query ($id: ID!) { users(tenantId: $id) { id } }', { id: fixture.authority.id }],
      [CREATE, { input }],
      [LIST, {}],
      [REVOKE, { id: client.id }],
      ['{ viewer { id } }', {}],
      ['mutation { signOut }', {}],
      ['mutation { signOutEverywhere }', {}],
      ['mutation { changePassword(current: "a", next: "Correct-horse-9") { accessToken } }', {}],
    ] as const) {
      expect({ query, outcome: await fixture.as(client.token, query, { ...variables }) }).toMatchObject({
        query,
        outcome: FORBIDDEN,
      });
    }
    // Nothing of that ended the sessions of the user who created it.
    expect(await fixture.as(fixture.tokens.official, '{ viewer { id } }')).toMatchObject({
      viewer: { id: expect.any(String) },
    });
  });

  it('reads what a figure consists of, without who contributed', async () => {
    const SUM = `{
        region(code: "340210") { rollup(period: "2026-10") {
          provenance(indicator: SESSIONS) { records exact { records value } } } } }`;
    expect(await fixture.as(client.token, SUM)).toMatchObject({
      region: { rollup: { provenance: { records: 3, exact: { records: 3, value: 10 } } } },
    });
  });
});

it('a client of a line authority stays in its sector', async () => {
  const client = await fixture.client(fixture.tokens.education, ['rollup:read', 'ledger:read']);
  expect(await fixture.as(client.token, COUNTY, { code: '340210' })).toMatchObject({
    region: { rollup: { activities: { count: 2, sessions: 5 } } },
  });
  expect(await fixture.as(client.token, COUNTY, { code: '340210', sector: 'FINANCE' })).toMatchObject({
    ...FORBIDDEN,
    reason: 'OUTSIDE_OVERSIGHT',
  });
  expect(await fixture.as(client.token, ACTIVITY, { id: facts.school })).toMatchObject({
    activity: { id: facts.school },
  });
  expect(await fixture.as(client.token, ACTIVITY, { id: facts.bank })).toMatchObject(NOT_FOUND);
  expect(await fixture.as(client.token, ACTIVITIES)).toMatchObject({ activities: { totalCount: 2 } });
});

it("an authority's client loses its oversight with the authority", async () => {
  const client = await fixture.client(fixture.tokens.otherCounty, ['rollup:read']);
  expect(await fixture.as(client.token, COUNTY, { code: '340223' })).toMatchObject({
    region: { rollup: { activities: { count: 0 } } },
  });
  await fixture.db.sql("update oversight set valid_to = '2026-11-21' where region_code = '340223'");
  expect(await fixture.as(client.token, COUNTY, { code: '340223' })).toMatchObject({
    ...FORBIDDEN,
    reason: 'OUTSIDE_OVERSIGHT',
  });
});

it("an official's client keeps the oversight as long as the official is one", async () => {
  const change = (userId: string, set: string) =>
    fixture.db.sql(`update user_account set ${set} where id = $1`, [userId]);
  for (const [set, back] of [
    ["roles = '{UNIT_EDITOR}'", "roles = '{COUNTY_OFFICIAL}'"],
    ['disabled_at = now()', 'disabled_at = null'],
  ] as const) {
    const { id, token } = await insertUser(fixture, fixture.authority, ['COUNTY_OFFICIAL']);
    const client = await fixture.client(token, ['rollup:read', 'ledger:read']);
    expect(await fixture.as(client.token, ACTIVITIES)).toMatchObject({ activities: { totalCount: 3 } });
    await change(id, set);
    expect(await fixture.as(client.token, COUNTY, { code: '340210' })).toMatchObject({
      ...FORBIDDEN,
      reason: 'OUTSIDE_OVERSIGHT',
    });
    expect(await fixture.as(client.token, ACTIVITIES)).toMatchObject({ activities: { totalCount: 0 } });
    await change(id, back);
    expect(await fixture.as(client.token, ACTIVITIES)).toMatchObject({ activities: { totalCount: 3 } });
  }
});

it('a client that writes is not told by its own changes what it may not read', async () => {
  const town = await insertTenant(fixture.db, 'DISTRICT', '340210100');
  const admin = await insertUser(fixture, town, ['UNIT_ADMIN']);
  const register = (fields: string) =>
    `mutation { registerHouseholds(communityCode: "340210100001", doors: ["1-101"], on: "2026-01-01") { ${fields} } }`;
  const [writes, both] = [
    await fixture.client(admin.token, ['ledger:write']),
    await fixture.client(admin.token, ['ledger:write', 'ledger:read']),
  ];
  expect(await fixture.as(writes.token, register('registered added'))).toEqual({
    registerHouseholds: { registered: 1, added: 1 },
  });
  for (const field of ['covered', 'doors { label }'])
    expect(await fixture.as(writes.token, register(field))).toMatchObject(FORBIDDEN);
  expect(await fixture.as(both.token, register('covered doors { label }'))).toEqual({
    registerHouseholds: { covered: 0, doors: [{ label: '1-101' }] },
  });
});

it('a client that writes does not read the record of another unit by answering to it', async () => {
  const recorded = (await fixture.as(
    fixture.tokens.bankAdmin,
    'mutation ($input: InterceptionInput!) { recordInterception(input: $input) { id } }',
    { input: { occurredOn: '2026-10-12', venue: 'COUNTER', joinedByTenantIds: [fixture.school.id] } },
  )) as { recordInterception: { id: string } };
  const given = { id: recorded.recordInterception.id };
  const writes = await fixture.client(fixture.tokens.schoolAdmin, ['ledger:write']);
  const both = await fixture.client(fixture.tokens.schoolAdmin, ['ledger:write', 'ledger:read']);
  const said = () =>
    fixture.db.sql('select confirmation from interception_participant where interception_id = $1', [given.id]);
  for (const [name, confirmation] of [
    ['confirmParticipation', 'CONFIRMED'],
    ['declineParticipation', 'DECLINED'],
  ] as const) {
    const before = await said();
    const answer = (fields: string) => `mutation ($id: ID!) { ${name}(id: $id, version: 1) { ${fields} } }`;
    for (const fields of ['id', 'amount narrative tenant { id }'])
      expect(await fixture.as(writes.token, answer(fields), given)).toMatchObject(FORBIDDEN);
    expect(await said()).toEqual(before);
    expect(await fixture.as(both.token, answer('id narrative'), given)).toEqual({
      [name]: { id: given.id, narrative: null },
    });
    expect(await said()).toEqual([{ confirmation }]);
  }
});

it('an administrator of an authority who is no official gets no oversight by a token', async () => {
  const client = await fixture.client(fixture.tokens.authorityAdmin, ['rollup:read', 'ledger:read']);
  expect(await fixture.as(client.token, COUNTY, { code: '340210' })).toMatchObject({
    ...FORBIDDEN,
    reason: 'OUTSIDE_OVERSIGHT',
  });
  expect(await fixture.as(client.token, ACTIVITIES)).toMatchObject({ activities: { totalCount: 0 } });
});

/**
 * Names of the fields through which a client that reads figures only gets at a record. Guard each new one
 * with `requirePermission(viewer, 'ledger:read')` and try it among the operations above.
 */
const FIELDS_WITH_RECORDS: readonly string[] = [];

it('no field below what a client with rollup:read may ask for shows a record, an account or a client', () => {
  const schema = fixture.app.get(GraphQLSchemaHost).schema;
  const seen = new Set<string>();
  const found: string[] = [];
  const walk = (typeName: string, names?: ReadonlySet<string>): void => {
    const type = schema.getType(typeName);
    if (!isObjectType(type) || (!names && seen.has(typeName))) return;
    if (!names) seen.add(typeName);
    for (const field of Object.values(type.getFields()).filter(({ name }) => !names || names.has(name))) {
      const shown = getNamedType(field.type);
      if (isObjectType(shown) && ('recordStatus' in shown.getFields() || PRIVATE.has(shown.name)))
        found.push(`${typeName}.${field.name}`);
      else walk(shown.name);
    }
  };
  const open = operationsOpenTo(['rollup:read']);
  expect([...open]).toEqual(expect.arrayContaining(['region', 'tenant', 'indicators']));
  walk('Query', open);
  walk('Mutation', open);
  expect([...seen]).toEqual(expect.arrayContaining(['Region', 'Tenant', 'Rollup', 'Provenance']));
  expect(found.sort()).toEqual(FIELDS_WITH_RECORDS);
});

it('a record below another one is shown to nobody who may only write', () => {
  const schema = fixture.app.get(GraphQLSchemaHost).schema;
  const isRecord = (name: string): boolean => {
    const type = schema.getType(name);
    return isObjectType(type) && type.getInterfaces().some((each) => each.name === 'Record');
  };
  const records = Object.keys(schema.getTypeMap()).filter(isRecord);
  expect(records.length).toBeGreaterThan(8);
  const below = records.flatMap((name) =>
    Object.values((schema.getType(name) as GraphQLObjectType).getFields())
      .filter((field) => isRecord(getNamedType(field.type).name))
      .map((field) => [`${name}.${field.name}`, field.extensions['permission']]),
  );
  const cases = ['FundsAction.case', 'Tally.case'];
  const compared = ['Activity', 'FundsAction', 'HouseholdVisits', 'Inspection', 'Interception', 'Tally'];
  const expected = [...cases, ...compared.map((name) => `${name}.lastTime`)];
  expect(Object.fromEntries(below)).toEqual(Object.fromEntries(expected.map((name) => [name, 'ledger:read'])));
});

const PRIVATE = new Set(['User', 'ApiClient', 'Viewer', 'Session']);

/**
 * Names of the operations that ask for no permission beyond these scopes. Those open to
 * everybody are no client's matter.
 */
function operationsOpenTo(scopes: readonly ClientScope[]): ReadonlySet<string> {
  const held = permissionsOfScopes(scopes);
  const providers = new DiscoveryService(fixture.app.get(ModulesContainer)).getProviders();
  const names = providers.flatMap(({ metatype }) => {
    if (typeof metatype !== 'function' || !metatype.prototype) return [];
    const prototype = metatype.prototype as Record<string, () => unknown>;
    return new MetadataScanner().getAllMethodNames(prototype).filter((method) => {
      const handler = prototype[method] as () => unknown;
      const rule = (Reflect.getMetadata(ACCESS_RULE, handler) ?? Reflect.getMetadata(ACCESS_RULE, metatype)) as
        AccessRule | undefined;
      return rule && !rule.open && rule.permissions.every((permission) => held.has(permission));
    });
  });
  return new Set(names);
}

describe("a unit's client", () => {
  it('reads the figures of its unit and of nobody else', async () => {
    const { token } = await fixture.client(fixture.tokens.schoolAdmin, ['rollup:read']);
    expect(await fixture.as(token, TENANT, { id: fixture.school.id })).toEqual({
      tenant: { name: fixture.school.name, rollup: { activities: { count: 1, sessions: 2 }, tenantsDue: 1 } },
    });
    for (const other of [fixture.sibling.id, fixture.bank.id, fixture.authority.id])
      expect(await fixture.as(token, TENANT, { id: other })).toMatchObject(NOT_FOUND);
    expect(await fixture.as(token, COUNTY, { code: '340210100' })).toMatchObject(FORBIDDEN);
    expect(await fixture.as(token, UNITS)).toMatchObject(FORBIDDEN);
    expect(await fixture.as(token, ACTIVITY, { id: facts.school })).toMatchObject(FORBIDDEN);
  });

  it('reads its records with ledger:read, and no figures', async () => {
    const { token } = await fixture.client(fixture.tokens.schoolAdmin, ['ledger:read']);
    expect(await fixture.as(token, ACTIVITIES)).toMatchObject({
      activities: { totalCount: 1, edges: [{ node: { id: facts.school } }] },
    });
    expect(await fixture.as(token, ACTIVITY, { id: facts.sibling })).toMatchObject(NOT_FOUND);
    expect(await fixture.as(token, TENANT, { id: fixture.school.id })).toMatchObject(FORBIDDEN);
    expect(await fixture.as(token, RECORD, { input: lecture })).toMatchObject(FORBIDDEN);
  });

  it('writes with ledger:write, is answered what it wrote, and reads nothing else', async () => {
    const { token } = await fixture.client(fixture.tokens.schoolAdmin, ['ledger:write']);
    const recorded = (await fixture.as(token, RECORD, {
      input: { ...lecture, title: '由系统对接填报', idempotencyKey: 'K-1' },
    })) as { recordActivity: { id: string } };
    const { id } = recorded.recordActivity;
    expect(recorded.recordActivity).toMatchObject({
      version: 1,
      title: '由系统对接填报',
      allowed: ['amend', 'void'],
      tenant: { name: fixture.school.name },
      region: { name: '湾沚镇' },
    });
    for (const [query, variables] of [
      [ACTIVITY, { id }],
      [ACTIVITIES, {}],
      [TENANT, { id: fixture.school.id }],
    ] as const) {
      expect(await fixture.as(token, query, { ...variables })).toMatchObject(FORBIDDEN);
    }
    expect(await fixture.as(token, AMEND, { id: facts.sibling, version: 1, input: lecture })).toMatchObject(NOT_FOUND);
    expect(await fixture.as(token, AMEND, { id, version: 1, input: lecture })).toEqual({
      amendActivity: { version: 2 },
    });
    expect(await fixture.as(token, VOID, { id })).toEqual({ voidActivity: { recordStatus: 'VOIDED' } });
    expect(await fixture.db.sql('select version, record_status from activity where id = $1', [id])).toEqual([
      { version: 3, record_status: 'VOIDED' },
    ]);
  });

  it('that writes is not told what others stated before', async () => {
    const { token } = await fixture.client(fixture.tokens.siblingAdmin, ['ledger:write']);
    const given = { id: facts.sibling, version: 1, input: lecture };
    expect(await fixture.as(token, AMEND, { ...given, more: true })).toMatchObject(FORBIDDEN);
    const compared = AMEND.replace('history @include', 'lastTime @include');
    expect(await fixture.as(token, compared, { ...given, more: true })).toMatchObject(FORBIDDEN);
  });
});

it("an authority's client that only writes does not even learn which records of its units there are", async () => {
  const { token } = await fixture.client(fixture.tokens.official, ['ledger:write']);
  expect(await fixture.as(token, AMEND, { id: facts.bank, version: 1, input: lecture })).toMatchObject(NOT_FOUND);
  const reader = await fixture.client(
    fixture.tokens.official,
    CLIENT_SCOPES.map(({ code }) => code),
  );
  expect(await fixture.as(reader.token, AMEND, { id: facts.bank, version: 1, input: lecture })).toMatchObject({
    ...FORBIDDEN,
    reason: 'READ_ONLY_OVERSIGHT',
  });
  expect(await fixture.as(reader.token, PROVENANCE)).toMatchObject({
    region: { rollup: { provenance: { tenants: { edges: expect.any(Array) } } } },
  });
});
