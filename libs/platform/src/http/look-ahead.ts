import {
  type DirectiveNode,
  type FieldNode,
  type GraphQLResolveInfo,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
  valueFromASTUntyped,
  visit,
} from 'graphql';

type Variables = Readonly<Record<string, unknown>>;
type Info = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>;

/** A field that a document selects below another one. */
export interface SelectedField {
  readonly name: string;
  /** Whether `@skip` and `@include` leave it in, with these variables. */
  isIncluded(variables: Variables): boolean;
  /** An argument as it was written: an enum by its name, a scalar as JSON; undefined where it is not given. */
  argument(name: string, variables: Variables): unknown;
  /** Names of the variables that its arguments and conditions use. */
  readonly variables: readonly string[];
  /** What is selected below it. */
  readonly fields: readonly SelectedField[];
}

/** Compiled operations keep their nodes, so that each document is looked over once. */
const seen = new WeakMap<readonly FieldNode[], readonly SelectedField[]>();

/**
 * What is selected below the field that is being resolved, fragments spread out: every field as often as it is
 * selected. Types are not looked at, so it is for fields of an object type.
 */
export function selectedFields({ fieldNodes, fragments }: Info): readonly SelectedField[] {
  const known = seen.get(fieldNodes);
  if (known) return known;
  const found = fieldNodes.flatMap(({ selectionSet }) => fieldsIn(selectionSet, fragments, []));
  seen.set(fieldNodes, found);
  return found;
}

const variableNames = new WeakMap<readonly SelectedField[], readonly string[]>();

/** Names of all variables that decide what such a selection asks for. */
export function variablesIn(fields: readonly SelectedField[]): readonly string[] {
  const known = variableNames.get(fields);
  if (known) return known;
  const names = new Set(fields.flatMap((field) => [...field.variables, ...variablesIn(field.fields)]));
  const found = [...names];
  variableNames.set(fields, found);
  return found;
}

/** @param around directives of the fragments that the selection is in */
function fieldsIn(
  set: SelectionSetNode | undefined,
  fragments: Info['fragments'],
  around: readonly DirectiveNode[],
): SelectedField[] {
  return (set?.selections ?? []).flatMap((selection) => fieldsOf(selection, fragments, around));
}

function fieldsOf(
  selection: SelectionNode,
  fragments: Info['fragments'],
  around: readonly DirectiveNode[],
): SelectedField[] {
  const directives = [...around, ...(selection.directives ?? [])];
  if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsIn(selection.selectionSet, fragments, directives);
  if (selection.kind === Kind.FRAGMENT_SPREAD)
    return fieldsIn(fragments[selection.name.value]?.selectionSet, fragments, directives);
  const conditions = directives.filter(({ name }) => name.value === 'skip' || name.value === 'include');
  const given = new Map(selection.arguments?.map(({ name, value }) => [name.value, value]));
  return [
    {
      name: selection.name.value,
      isIncluded: (variables) => conditions.every((condition) => holds(condition, variables)),
      argument: (name, variables) => {
        const value = given.get(name);
        return value && valueFromASTUntyped(value, variables);
      },
      variables: [...given.values(), ...conditions.map((condition) => condition.arguments?.[0]?.value)].flatMap(used),
      fields: fieldsIn(selection.selectionSet, fragments, []),
    },
  ];
}

function used(value: ValueNode | undefined): string[] {
  const names: string[] = [];
  if (value) visit(value, { Variable: ({ name }) => void names.push(name.value) });
  return names;
}

function holds({ name, arguments: given }: DirectiveNode, variables: Variables): boolean {
  const value = given?.[0]?.value;
  const condition = value && valueFromASTUntyped(value, variables);
  return name.value === 'include' ? condition === true : condition !== true;
}
