import { describe, expect, test } from '@jest/globals';
import { type FieldNode, type FragmentDefinitionNode, Kind, parse } from 'graphql';
import { type SelectedField, selectedFields, variablesIn } from './look-ahead.js';

const VARIABLES = { yes: true, no: false, codes: ['LOSS'] };

/** Names of what is selected below the one root field, with what is below them. */
function below(source: string, variables: Record<string, unknown> = VARIABLES): unknown {
  const { definitions } = parse(source);
  const fragments = Object.fromEntries(
    definitions
      .filter((each): each is FragmentDefinitionNode => each.kind === Kind.FRAGMENT_DEFINITION)
      .map((each) => [each.name.value, each]),
  );
  const operation = definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION);
  const fieldNodes = operation?.selectionSet.selections.filter((each): each is FieldNode => each.kind === Kind.FIELD);
  const names = (fields: readonly SelectedField[]): unknown[] =>
    fields
      .filter((field) => field.isIncluded(variables))
      .map(({ name, fields: own }) => (own.length > 0 ? [name, names(own)] : name));
  return names(selectedFields({ fieldNodes: fieldNodes ?? [], fragments }));
}

describe('what is selected below a field', () => {
  test('is found in fragments, inline or named, and under aliases by its own name', () => {
    const source = `
      { rollup { a ...One ... on Rollup { b } other: c { d } } }
      fragment One on Rollup { e ...Two }
      fragment Two on Rollup { f }`;
    expect(below(source)).toEqual(['a', 'e', 'f', 'b', ['c', ['d']]]);
  });

  test('is put together where the field is selected twice', () => {
    expect(below('{ rollup { a } rollup { b } }')).toEqual(['a', 'b']);
  });

  test.each([
    ['a @skip(if: true) b', ['b']],
    ['a @skip(if: $no) b @include(if: $yes)', ['a', 'b']],
    ['a @include(if: $no) b @skip(if: $yes) @include(if: $yes)', []],
    ['... @include(if: $no) { a } ... @skip(if: $no) { b }', ['b']],
    ['a { b @skip(if: $yes) c }', [['a', ['c']]]],
  ])('leaves out what %s leaves out', (selection, found) => {
    expect(below(`{ rollup { ${selection} } }`)).toEqual(found);
  });

  test('has its arguments, written or in variables', () => {
    const [field] = selectedFields({
      fieldNodes: [
        (
          parse('{ r { f(a: X, b: [1, 2], c: $codes, d: $missing) } }').definitions[0] as never as {
            selectionSet: { selections: FieldNode[] };
          }
        ).selectionSet.selections[0] as FieldNode,
      ],
      fragments: {},
    });
    const given = ['a', 'b', 'c', 'd', 'e'].map((name) => field?.argument(name, VARIABLES));
    expect(given).toEqual(['X', [1, 2], ['LOSS'], undefined, undefined]);
  });
});

test('the variables that a selection depends on are those of its arguments and conditions, at any depth', () => {
  const [definition] = parse(`query Q($a: Int, $b: Boolean!, $c: [ID!], $d: Int) {
    rollup(other: $d) { one(n: $a) two @skip(if: $b) { three(list: [1, $c]) four(n: $a) } }
  }`).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
  const fieldNodes = definition.selectionSet.selections as FieldNode[];
  expect(variablesIn(selectedFields({ fieldNodes, fragments: {} }))).toEqual(['a', 'b', 'c']);
});
