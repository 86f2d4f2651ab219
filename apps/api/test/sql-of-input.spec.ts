import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  getNamedType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';
import pg from 'pg';
import { type ClientsFixture, makeClientsFixture } from './api-clients.fixture.js';

/**
 * No path sends SQL made of input: a caller with a statement of their own could SET another scope. Every operation
 * of the schema is called with texts that occur nowhere else, and every statement that leaves the process is looked at.
 */
const MARK = 'zqxj7marker';
const ID = '0199a000-dead-7000-8000-0000000beef1';

let fixture: ClientsFixture;
const sent: { text: string; values: string }[] = [];
beforeAll(async () => {
  fixture = await makeClientsFixture();
  const query = pg.Client.prototype.query as (...given: unknown[]) => unknown;
  jest.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...given: unknown[]) {
    const [first, second] = given as [string | { text: string; values?: unknown }, unknown];
    const values = typeof first === 'string' ? second : first.values;
    sent.push({
      text: typeof first === 'string' ? first : first.text,
      values: Array.isArray(values) ? JSON.stringify(values) : '',
    });
    return query.apply(this, given);
  } as never);
}, 60_000);
afterAll(async () => {
  jest.restoreAllMocks();
  await fixture.close();
});

function literal(type: GraphQLInputType, name: string, depth = 0): string {
  if (isNonNullType(type)) return literal(type.ofType, name, depth);
  if (isListType(type)) return `[${literal(type.ofType, name, depth)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? 'null';
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter((field) => isNonNullType(field.type) || depth < 2);
    return `{ ${fields.map((field) => `${field.name}: ${literal(field.type, field.name, depth + 1)}`).join(', ')} }`;
  }
  const scalar = getNamedType(type).name;
  if (scalar === 'ID') return /code/i.test(name) ? '"340210"' : `"${ID}"`;
  if (scalar === 'Date') return '"2026-11-02"';
  if (scalar === 'Period') return '"2026-11"';
  if (scalar === 'Money' || scalar === 'Decimal') return '"12.50"';
  if (scalar === 'Boolean') return 'true';
  if (['Int', 'SafeInt', 'Float'].includes(scalar)) return '3';
  return name === 'after' ? 'null' : `"${MARK}"`;
}

it('for whatever is asked by whomever, statements are those of the program and input travels as values', async () => {
  const schema = fixture.app.get(GraphQLSchemaHost).schema;
  const fields = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
  ] as const;
  const operations = fields.flatMap(([kind, type]) =>
    Object.values(type?.getFields() ?? {}).map((field) => {
      const given = field.args.map(({ name, type: of }) => `${name}: ${literal(of, name)}`).join(', ');
      return `${kind} {
        ${field.name}${given ? `(${given})` : ''}${isLeafType(getNamedType(field.type)) ? '' : ' { __typename }'} }`;
    }),
  );
  expect(operations.length).toBeGreaterThan(60);
  const leaving = /signOut|changePassword/;
  for (const token of [fixture.tokens.operator, fixture.tokens.official, fixture.tokens.schoolAdmin, null]) {
    for (const operation of operations.filter((text) => !leaving.test(text)))
      await fixture.gql(operation, {}, token === null ? {} : { token });
  }
  const made = sent.filter(({ text }) => text.includes(MARK) || text.includes(ID) || text.includes('340210'));
  expect(made).toEqual([]);
  // And the walk has come as far as the database.
  const carried = (mark: string) =>
    new Set(sent.filter(({ values }) => values.includes(mark)).map(({ text }) => text)).size;
  expect(carried(ID)).toBeGreaterThan(20);
  expect(carried(MARK)).toBeGreaterThan(5);
}, 120_000);
