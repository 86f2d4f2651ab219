import {
  type DirectiveNode,
  type FieldNode,
  type GraphQLResolveInfo,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
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
      fields: fieldsIn(selection.selectionSet, fragments, []),
    },
  ];
}

function holds({ name, arguments: given }: DirectiveNode, variables: Variables): boolean {
  const value = given?.[0]?.value;
  const condition = value && valueFromASTUntyped(value, variables);
  return name.value === 'include' ? condition === true : condition !== true;
}
