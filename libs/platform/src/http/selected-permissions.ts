import type { Permission } from '@fanzha/domain';
import { Extensions } from '@nestjs/graphql';
import {
  type DefinitionNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type InlineFragmentNode,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
} from 'graphql';

const PERMISSION = 'permission';
type Variables = Readonly<Record<string, unknown>>;

/**
 * A field below an operation that not everybody who may call the operation may select. Its resolver checks the same.
 */
export const SelectedWith = (permission: Permission) => Extensions({ [PERMISSION]: permission });

/**
 * The permissions that the fields selected by an operation need. A mutation is refused for them before it runs: refused
 * afterwards, it would have been carried out.
 * @returns a function for the variables of the operation, which decide about skipped fields.
 */
export function selectedPermissions(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): (variables: Variables) => readonly Permission[] {
  if (operation.operation === 'query') return () => [];
  const definitions = reachedBy(operation, document);
  const defaults = Object.fromEntries(
    (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  );
  return (variables) => {
    const values = { ...defaults, ...variables };
    const found = new Set<Permission>();
    const types = new TypeInfo(schema);
    visit(
      { ...document, definitions },
      visitWithTypeInfo(types, {
        Field(node) {
          if (isSkipped(node, values)) return false;
          const permission = types.getFieldDef()?.extensions[PERMISSION] as Permission | undefined;
          if (permission) found.add(permission);
          return undefined;
        },
        InlineFragment: (node) => (isSkipped(node, values) ? false : undefined),
      }),
    );
    return [...found];
  };
}

/** As the executor decides it; a variable that is missing is told as an error of its own, and skips nothing here. */
function isSkipped({ directives }: FieldNode | InlineFragmentNode, values: Variables): boolean {
  const given = (name: string): unknown => {
    const value = directives?.find((directive) => directive.name.value === name)?.arguments?.[0]?.value;
    return value && valueFromASTUntyped(value, values);
  };
  return given('skip') === true || given('include') === false;
}

/** The operation and the fragments that it spreads, directly or through others. */
function reachedBy(operation: OperationDefinitionNode, document: DocumentNode): DefinitionNode[] {
  const reached = new Set<DefinitionNode>([operation]);
  for (const definition of reached) {
    visit(definition, {
      FragmentSpread({ name }) {
        const fragment = document.definitions.find(
          (node) => node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === name.value,
        );
        if (fragment) reached.add(fragment);
      },
    });
  }
  return [...reached];
}
