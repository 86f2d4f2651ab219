import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fieldName } from '@fanzha/domain';
import {
  buildSchema,
  getNamedType,
  getNullableType,
  type GraphQLInputType,
  isInputObjectType,
  isListType,
} from 'graphql';

const schema = buildSchema(readFileSync(path.resolve(import.meta.dirname, '../schema.graphql'), 'utf8'));

/** Paths of everything that a mutation takes, as errors name them. */
function* pathsOf(type: GraphQLInputType, at: string): Generator<string> {
  const inner = getNullableType(type);
  if (isListType(inner)) {
    yield at;
    yield* pathsOf(inner.ofType, `${at}.0`);
    return;
  }
  const named = getNamedType(type);
  if (!isInputObjectType(named)) yield at;
  else for (const field of Object.values(named.getFields())) yield* pathsOf(field.type, `${at}.${field.name}`);
}

test('everything that a mutation takes has a name in messages', () => {
  const fields = Object.values(schema.getMutationType()?.getFields() ?? {});
  expect(fields.length).toBeGreaterThan(100);
  const unnamed = fields.flatMap((field) =>
    field.args.flatMap((arg) =>
      [...pathsOf(arg.type, arg.name)]
        .filter((one) => fieldName(one, 'zh-CN') === one)
        .map((one) => `${field.name}: ${one}`),
    ),
  );
  expect([...new Set(unnamed)]).toEqual([]);
});
