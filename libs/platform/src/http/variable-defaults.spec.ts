import { expect, test } from '@jest/globals';
import { buildSchema, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { variableDefaults } from './variable-defaults.js';

const SCHEMA = buildSchema(`
  enum Kind { EXACT ABOUT }
  input Amount { value: Int, kind: Kind! = EXACT }
  type Query { list(all: Boolean!, amounts: [Amount!]): Int }
`);

function defaultsOf(source: string) {
  const [definition] = parse(source).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
  return variableDefaults(SCHEMA, definition as OperationDefinitionNode);
}

test('what an operation gives by default is filled in where it was left out, and not where null was sent', () => {
  const complete = defaultsOf('query ($all: Boolean! = false, $kind: Kind = ABOUT) { list(all: $all) }');
  expect(complete({})).toEqual({ all: false, kind: 'ABOUT' });
  expect(complete({ all: true, kind: null })).toEqual({ all: true, kind: null });
});

test('what an input type gives by default is filled in, in every item', () => {
  const complete = defaultsOf('query ($amounts: [Amount!]) { list(all: true, amounts: $amounts) }');
  expect(complete({ amounts: [{ value: 1 }, { value: 2, kind: 'ABOUT' }] })).toEqual({
    amounts: [
      { value: 1, kind: 'EXACT' },
      { value: 2, kind: 'ABOUT' },
    ],
  });
  expect(complete({})).toEqual({});
});
