import { expect, it } from '@jest/globals';
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const SCHEMA = path.resolve(import.meta.dirname, '../schema.graphql');

interface Described {
  readonly description?: string | null | undefined;
}

/** Everything that an integrator can meet in a schema, by its coordinate: `Type.field(argument)`. */
function* everythingIn(text: string): Generator<readonly [coordinate: string, Described]> {
  for (const type of Object.values(buildSchema(text).getTypeMap())) {
    if (type.name.startsWith('__') || isSpecifiedScalarType(type)) continue;
    yield [type.name, type];
    if (isEnumType(type)) for (const value of type.getValues()) yield [`${type.name}.${value.name}`, value];
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) yield [`${type.name}.${field.name}`, field];
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      yield [`${type.name}.${field.name}`, field];
      for (const argument of field.args) yield [`${type.name}.${field.name}(${argument.name}:)`, argument];
    }
  }
}

const undescribed = (text: string): string[] =>
  [...everythingIn(text)].filter(([, { description }]) => !description?.trim()).map(([coordinate]) => coordinate);

it('describes every type, field, argument, enum value and input', () => {
  const text = readFileSync(SCHEMA, 'utf8');
  expect([...everythingIn(text)].length).toBeGreaterThan(1_000);
  expect(undescribed(text)).toEqual([]);
});

it('would notice one of each kind without a description', () => {
  const bare = `type Query { field(argument: Input): Kind } input Input { of: Int } enum Kind { VALUE }`;
  expect(undescribed(bare).sort()).toEqual([
    'Input',
    'Input.of',
    'Kind',
    'Kind.VALUE',
    'Query',
    'Query.field',
    'Query.field(argument:)',
  ]);
});
