import {
  astFromValue,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
  valueFromASTUntyped,
} from 'graphql';

type Variables = Readonly<Record<string, unknown>>;

/**
 * Fills in what the operation (`$all: Boolean! = false`) and the schema's input types (`qualifier: Qualifier! = EXACT`)
 * give by default. The specification has the executor do so; compiled operations (graphql-jit 0.8) take what is omitted
 * and not nullable for missing instead.
 * @returns a function for the variables of this operation; what does not fit its type is passed on as it came.
 */
export function variableDefaults(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
): (variables: Variables) => Variables {
  const own = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
    defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)] as const] : [],
  );
  const types = (operation.variableDefinitions ?? []).flatMap(({ type: node, variable }) => {
    const type = typeFromAST(schema, node);
    return isInputType(type) && hasDefaults(type, new Set()) ? [[variable.name.value, type] as const] : [];
  });
  if (types.length === 0 && own.length === 0) return (variables) => variables;
  return (variables) => {
    const completed: Record<string, unknown> = { ...variables };
    for (const [name, value] of own) if (completed[name] === undefined) completed[name] = value;
    for (const [name, type] of types)
      if (completed[name] != null) completed[name] = completedValue(completed[name], type);
    return completed;
  };
}

function hasDefaults(type: GraphQLInputType, seen: Set<GraphQLInputType>): boolean {
  if (isNonNullType(type) || isListType(type)) return hasDefaults(type.ofType, seen);
  if (!isInputObjectType(type) || seen.has(type)) return false;
  seen.add(type);
  return Object.values(type.getFields()).some(
    (field) => field.defaultValue !== undefined || hasDefaults(field.type, seen),
  );
}

function completedValue(value: unknown, type: GraphQLInputType): unknown {
  if (value == null) return value;
  if (isNonNullType(type)) return completedValue(value, type.ofType);
  if (isListType(type))
    return Array.isArray(value)
      ? value.map((item) => completedValue(item, type.ofType))
      : completedValue(value, type.ofType);
  if (!isInputObjectType(type) || typeof value !== 'object') return value;
  const completed: Record<string, unknown> = { ...value };
  for (const field of Object.values(type.getFields())) {
    if (completed[field.name] !== undefined) completed[field.name] = completedValue(completed[field.name], field.type);
    else if (field.defaultValue !== undefined) completed[field.name] = writtenDefault(field.defaultValue, field.type);
  }
  return completed;
}

/** A default as a client would have written it: the schema keeps it as resolvers get it. */
function writtenDefault(value: unknown, type: GraphQLInputType): unknown {
  const node = astFromValue(value, type);
  return node ? valueFromASTUntyped(node) : value;
}
