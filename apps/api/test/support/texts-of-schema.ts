import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  buildSchema,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
} from 'graphql';
import { NOBODY_HAS } from '../org.fixture.js';

const schema: GraphQLSchema = buildSchema(
  readFileSync(path.resolve(import.meta.dirname, '../../schema.graphql'), 'utf8'),
);
export const mutations = schema.getMutationType()?.getFields() ?? {};

/** The paths of all texts below an argument: `input.partners.0`. */
export function textsOf(type: GraphQLInputType, at: string): string[] {
  if (isNonNullType(type)) return textsOf(type.ofType as GraphQLInputType, at);
  if (isListType(type)) return textsOf(type.ofType as GraphQLInputType, `${at}.0`);
  if (isInputObjectType(type))
    return Object.values(type.getFields()).flatMap((field) => textsOf(field.type, `${at}.${field.name}`));
  return isScalarType(type) && ['String', 'LongText'].includes(type.name) ? [at] : [];
}
/** Something of the type that is no error of its form. No day is that long ago: nothing that is sent is ever taken. */
export function anything(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return anything(type.ofType as GraphQLInputType);
  if (isListType(type)) return [anything(type.ofType as GraphQLInputType)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter(({ type: of, defaultValue }) => isNonNullType(of) && defaultValue === undefined)
        .map(({ name, type: of }) => [name, anything(of)]),
    );
  }
  return (
    {
      Int: 1,
      Float: 1,
      SafeInt: 1,
      Boolean: false,
      ID: NOBODY_HAS,
      Date: '1999-01-01',
      DateTime: '1999-01-01T00:00:00Z',
      Money: '1',
      String: '甲',
      LongText: '甲',
    }[type.name] ?? '1'
  );
}

/** The variables with another text at a path; what leads there is made where it is missing. */
export function withText(
  mutation: string,
  variables: Record<string, unknown>,
  at: string,
  text: string,
): Record<string, unknown> {
  const whole = structuredClone(variables);
  const steps = at.split('.');
  let type = mutations[mutation]?.args.find(({ name }) => name === steps[0])?.type as GraphQLInputType;
  let here = whole as Record<string, unknown>;
  for (const [place, step] of steps.entries()) {
    while (isNonNullType(type)) type = type.ofType as GraphQLInputType;
    if (place > 0) {
      type = (
        isListType(type) ? type.ofType : isInputObjectType(type) ? type.getFields()[step]?.type : type
      ) as GraphQLInputType;
    }
    if (place === steps.length - 1) here[step] = text;
    else here = (here[step] ??= anything(type)) as Record<string, unknown>;
  }
  return whole;
}
