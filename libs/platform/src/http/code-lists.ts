import type { FieldError } from '@fanzha/domain';
import {
  type DocumentNode,
  getNullableType,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  type OperationDefinitionNode,
  typeFromAST,
  TypeInfo,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { rootPath } from '../errors/input-errors.js';

type Variables = Readonly<Record<string, unknown>>;
type Path = readonly (string | number)[];

/**
 * Lists of codes that have more items than there are codes. Nobody means that, and forty thousand items take their time
 * in every step behind: they are refused before anything looks at them one by one.
 * @returns a function for the variables of the operation.
 */
export function longLists(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
): (variables: Variables) => FieldError[] {
  const types = (operation.variableDefinitions ?? []).flatMap(({ type: node, variable }) => {
    const type = typeFromAST(schema, node);
    return isInputType(type) && holdsCodes(type, new Set()) ? [[variable.name.value, type] as const] : [];
  });
  if (types.length === 0) return () => [];
  return (variables) =>
    types.flatMap(([name, type]) => errorsOf(variables[name], type, rootPath(name, variables[name])));
}

/** The same of lists written out in a document. */
export function longLiterals(schema: GraphQLSchema, document: DocumentNode): FieldError[] {
  const errors: FieldError[] = [];
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Argument({ name, value }) {
        const type = types.getArgument()?.type;
        if (!type || !holdsCodes(type, new Set())) return;
        const given = valueFromASTUntyped(value, {});
        errors.push(...errorsOf(given, type, rootPath(name.value, given)));
      },
    }),
  );
  return errors;
}

/** Whether a list of codes is somewhere in the type. */
function holdsCodes(type: GraphQLInputType, seen: Set<GraphQLInputType>): boolean {
  const plain = getNullableType(type);
  if (isListType(plain)) return isEnumType(getNullableType(plain.ofType)) || holdsCodes(plain.ofType, seen);
  if (!isInputObjectType(plain) || seen.has(plain)) return false;
  seen.add(plain);
  return Object.values(plain.getFields()).some((field) => holdsCodes(field.type, seen));
}

function errorsOf(value: unknown, type: GraphQLInputType, path: Path): FieldError[] {
  const plain = getNullableType(type);
  if (value == null) return [];
  if (isListType(plain)) {
    if (!Array.isArray(value)) return errorsOf(value, plain.ofType, path);
    const item = getNullableType(plain.ofType);
    if (!isEnumType(item)) return value.flatMap((each, index) => errorsOf(each, plain.ofType, [...path, index]));
    const max = item.getValues().length;
    return value.length > max
      ? [{ path: path.join('.'), code: 'TOO_MANY_ITEMS', params: { max, actual: value.length } }]
      : [];
  }
  if (!isInputObjectType(plain) || typeof value !== 'object') return [];
  const given = value as Variables;
  return Object.values(plain.getFields()).flatMap((field) =>
    errorsOf(given[field.name], field.type, [...path, field.name]),
  );
}
