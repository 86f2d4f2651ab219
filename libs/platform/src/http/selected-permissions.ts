import type { Permission } from '@fanzha/domain';
import { Extensions } from '@nestjs/graphql';
import {
  type DocumentNode, getDirectiveValues, GraphQLIncludeDirective, GraphQLSkipDirective, type GraphQLSchema, Kind,
  type OperationDefinitionNode, TypeInfo, visit, visitWithTypeInfo,
} from 'graphql';

const PERMISSION = 'permission';
type Variables = Readonly<Record<string, unknown>>;

/** A field below an operation that not everybody who may call the operation may select. Its resolver checks the same. */
export const SelectedWith = (permission: Permission) => Extensions({ [PERMISSION]: permission });

/**
 * The permissions that the fields selected by an operation need. A mutation is refused for them before it runs: refused afterwards, it
 * would have been carried out.
 * @returns a function for the variables of the operation, which decide about skipped fields.
 */
export function selectedPermissions(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): (variables: Variables) => readonly Permission[] {
  if (operation.operation !== 'mutation') return () => [];
  return (variables) => {
    const found = new Set<Permission>();
    const types = new TypeInfo(schema);
    visit(
      { ...document, definitions: document.definitions.filter((node) => node.kind !== Kind.OPERATION_DEFINITION || node === operation) },
      visitWithTypeInfo(types, {
        Field(node) {
          if (isSkipped(node, variables)) return false;
          const permission = types.getFieldDef()?.extensions[PERMISSION] as Permission | undefined;
          if (permission) found.add(permission);
          return undefined;
        },
        InlineFragment: (node) => (isSkipped(node, variables) ? false : undefined),
      }),
    );
    return [...found];
  };
}

function isSkipped(node: Parameters<typeof getDirectiveValues>[1], variables: Variables): boolean {
  const skip = getDirectiveValues(GraphQLSkipDirective, node, variables);
  const include = getDirectiveValues(GraphQLIncludeDirective, node, variables);
  return skip?.['if'] === true || include?.['if'] === false;
}
