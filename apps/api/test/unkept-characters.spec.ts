import type { Role } from '@fanzha/domain';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLInputType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  type GraphQLObjectType,
} from 'graphql';
import pg from 'pg';
import { makeOrgFixture, type OrgFixture } from './org.fixture.js';
import { insertOversight, insertTenant, insertUser } from './support/factories.js';
import { anything } from './support/texts-of-schema.js';

/**
 * U+0000 is no character of any text in PostgreSQL. Whatever place of a request it stands in, the request is refused
 * with that place, or the text names nothing; it never comes as far as the database, which knows no place.
 */
const NUL = 'a\u0000';

let fixture: OrgFixture;
const tokens: Record<string, string> = {};
const carried: string[] = [];
beforeAll(async () => {
  fixture = await makeOrgFixture();
  const own = async (type: Parameters<typeof insertTenant>[1], region: string, roles: Role[]) =>
    (await insertUser(fixture, await insertTenant(fixture.db, type, region), roles)).token;
  const office = await insertTenant(fixture.db, 'AUTHORITY', '340210');
  await insertOversight(fixture.db, office, '340210');
  Object.assign(tokens, {
    operator: (await insertUser(fixture, fixture.office, ['OPERATOR'])).token,
    official: (await insertUser(fixture, office, ['COUNTY_OFFICIAL', 'UNIT_EDITOR'])).token,
    school: (await insertUser(fixture, fixture.school, ['UNIT_ADMIN', 'UNIT_EDITOR'])).token,
    police: await own('POLICE', '340210', ['UNIT_EDITOR']),
    bank: await own('BANK', '340210', ['UNIT_EDITOR']),
    community: await own('COMMUNITY', '340210100001', ['UNIT_EDITOR']),
  });
  const query = pg.Client.prototype.query as (...given: unknown[]) => unknown;
  jest.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...given: unknown[]) {
    const [first, second] = given as [string | { text: string; values?: unknown }, unknown];
    const [text, values] = typeof first === 'string' ? [first, second] : [first.text, first.values];
    if (JSON.stringify(values ?? '').includes('u0000')) carried.push(text);
    return query.apply(this, given);
  } as never);
}, 60_000);
afterAll(async () => {
  jest.restoreAllMocks();
  await fixture.close();
});

/** Every value of the type with U+0000 in one of its texts. */
function broken(type: GraphQLInputType, depth = 0): unknown[] {
  if (isNonNullType(type)) return broken(type.ofType as GraphQLInputType, depth);
  if (isListType(type)) return broken(type.ofType as GraphQLInputType, depth).map((each) => [each]);
  if (isInputObjectType(type)) {
    if (depth > 3) return [];
    const whole = anything(type) as object;
    return Object.values(type.getFields()).flatMap((field) =>
      broken(field.type, depth + 1).map((value) => ({ ...whole, [field.name]: value })),
    );
  }
  if (type.name === 'Json') return [{ text: NUL }, { [NUL]: 'text' }];
  return ['String', 'ID'].includes(type.name) ? [NUL] : [];
}

interface Attempt {
  readonly name: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

const selectionOf = (type: GraphQLInputType | GraphQLObjectType): string =>
  isLeafType(getNamedType(type as GraphQLObjectType)) ? '' : '{ __typename }';

/** A field with each of its arguments broken, all others as they must be; `around` places it in a document. */
function attemptsAt(
  { name, args, type }: { name: string; args: readonly GraphQLArgument[]; type: unknown },
  around: (field: string) => string,
): Attempt[] {
  return args.flatMap((arg) =>
    broken(arg.type).map((value) => {
      const sent = args.filter((each) => each === arg || isNonNullType(each.type));
      const declared = sent.map((each) => `$${each.name}: ${String(each.type)}`).join(', ');
      const given = sent.map((each) => `${each.name}: $${each.name}`).join(', ');
      const [kind, selection] = around(`${name}(${given}) ${selectionOf(type as GraphQLObjectType)}`).split('|');
      return {
        name: `${name}.${arg.name} ${JSON.stringify(value)}`,
        query: `${kind} Broken(${declared}) { ${selection} }`,
        variables: Object.fromEntries(sent.map((each) => [each.name, each === arg ? value : anything(each.type)])),
      };
    }),
  );
}

/** Fields below the roots, and where they stand. */
const BELOW: Readonly<Record<string, (field: string) => string>> = {
  Region: (field) => `query|region(code: "340210") { ${field} }`,
  Tenant: (field) => `query|viewer { tenant { ${field} } }`,
  Rollup: (field) => `query|region(code: "340210") { rollup(period: "2026") { ${field} } }`,
  Provenance: (field) =>
    `query|region(code: "340210") { rollup(period: "2026") { provenance(indicator: ACTIVITIES) { ${field} } } }`,
};
/**
 * They need a record or an import that is there, and take a cursor alone; or a stream (subscriptions.spec).
 */
const NOT_REACHED = ['FraudFreeScheme.places', 'Import.rows', 'Notice.receivers', 'Subscription.figuresChanged'];

describe('U+0000', () => {
  it('is refused with its place wherever an operation takes a text, and never comes to the database', async () => {
    const { schema } = fixture.app.get(GraphQLSchemaHost);
    const objects = Object.values(schema.getTypeMap()).filter(
      (type): type is GraphQLObjectType => 'getInterfaces' in type && !type.name.startsWith('__'),
    );
    const notReached: string[] = [];
    const attempts = objects.flatMap((type) =>
      'getFields' in type
        ? Object.values(type.getFields()).flatMap((field) => {
            const around =
              type.name === 'Query' || type.name === 'Mutation'
                ? (text: string) => `${type.name.toLowerCase()}|${text}`
                : BELOW[type.name];
            if (around) return attemptsAt(field, around);
            if (field.args.some((arg) => broken(arg.type).length > 0)) notReached.push(`${type.name}.${field.name}`);
            return [];
          })
        : [],
    );
    expect(notReached).toEqual(NOT_REACHED);
    expect(attempts.length).toBeGreaterThan(250);
    const found = new Set<string>();
    for (const { name, query, variables } of attempts) {
      for (const token of Object.values(tokens)) {
        const { errors } = await fixture.gql(query, variables, { token });
        const { code, fields } = (errors[0]?.extensions ?? {}) as { code?: string; fields?: unknown[] };
        const placed = code !== 'BAD_INPUT' || (fields?.length ?? 0) > 0;
        if (!placed || code === 'INTERNAL' || code === 'TOO_COMPLEX') found.add(`${name}: ${JSON.stringify(errors)}`);
        for (const text of carried.splice(0)) found.add(`${name} → ${text}`);
      }
    }
    expect([...found]).toEqual([]);
  }, 180_000);

  it('is in no cursor that a list gave out', async () => {
    const LISTS = {
      activities: '(first: 1, orderBy: { field: UNIT, direction: ASC }, AT)',
      tenants: '(first: 1, AT)',
    };
    const RECORD = `mutation {
      recordActivity(input: { type: LECTURE, title: "讲座", startOn: "2026-11-05", measures: [] }) { id } }`;
    expect((await fixture.gql(RECORD, {}, { token: tokens['school'] ?? '' })).errors).toEqual([]);
    for (const [list, args] of Object.entries(LISTS)) {
      const token = tokens[list === 'tenants' ? 'operator' : 'school'] ?? '';
      const page = (at: string) =>
        fixture.gql(`{ ${list}${args.replace('AT', at)} { edges { cursor } } }`, {}, { token });
      const given = (await page('')).data[list].edges[0].cursor as string;
      const parts = JSON.parse(Buffer.from(given, 'base64url').toString()) as (string | number)[];
      expect(parts.length).toBeGreaterThan(2);
      for (let place = 1; place < parts.length; place++) {
        for (const text of [NUL, 'a\ud800']) {
          const forged = Buffer.from(JSON.stringify(parts.with(place, text))).toString('base64url');
          expect((await page(`after: "${forged}"`)).errors[0]?.extensions).toMatchObject({
            code: 'BAD_INPUT',
            fields: [{ path: 'after', code: 'INVALID_CURSOR' }],
          });
        }
      }
    }
    expect(carried).toEqual([]);
  });
});
