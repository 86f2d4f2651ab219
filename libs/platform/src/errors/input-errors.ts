import { type FieldCode, type FieldError, DomainError } from '@fanzha/domain';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  typeFromAST,
  TypeInfo,
  valueFromASTUntyped,
  type ValueNode,
  visit,
  visitWithTypeInfo,
} from 'graphql';

type Path = readonly (string | number)[];

/** Errors told of one list or document: a megabyte of wrong items would be answered by forty. */
const MOST_ERRORS = 100;

/**
 * Which variables do not fit their types, field by field: `startOn`, `measures.2.value`. GraphQL's own messages (and
 * less so those of compiled queries) say it in one English sentence; people need the field and every error at once.
 */
export function variableErrors(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): FieldError[] {
  return (operation.variableDefinitions ?? [])
    .flatMap((definition) => {
      const type = typeFromAST(schema, definition.type);
      const name = definition.variable.name.value;
      if (!isInputType(type) || (variables[name] === undefined && definition.defaultValue)) return [];
      const path = pathOfVariable(operation, name);
      // An input that is missing altogether is named itself.
      return errorsOf(variables[name], type, path.length === 0 && variables[name] == null ? ['input'] : path);
    })
    .slice(0, MOST_ERRORS);
}

/**
 * Where a variable stands in what is sent: the argument it is given to, whatever the variable is called, and the
 * place inside an input object that is written out. The one input object of a mutation adds nothing: its fields are
 * named as the person sees them.
 */
function pathOfVariable(operation: OperationDefinitionNode, name: string): Path {
  let path: Path | null = null;
  visit(operation.selectionSet, {
    Argument(node) {
      path ??= within(node.value, name, node.name.value === 'input' ? [] : [node.name.value]);
    },
  });
  return path ?? [name];
}

function within(value: ValueNode, name: string, at: Path): Path | null {
  if (value.kind === Kind.VARIABLE) return value.name.value === name ? at : null;
  if (value.kind === Kind.LIST) return first(value.values.map((item, index) => within(item, name, [...at, index])));
  if (value.kind === Kind.OBJECT)
    return first(value.fields.map((field) => within(field.value, name, [...at, field.name.value])));
  return null;
}

const first = (paths: readonly (Path | null)[]): Path | null => paths.find((path) => path !== null) ?? null;

/**
 * Which arguments written out in the document do not fit their types; arguments that contain variables are left out.
 */
export function literalErrors(schema: GraphQLSchema, document: DocumentNode): FieldError[] {
  const fieldErrors: FieldError[] = [];
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Argument({ name, value }) {
        const type = types.getArgument()?.type;
        if (!type || containsVariable(value)) return;
        const given = valueFromASTUntyped(value);
        fieldErrors.push(...errorsOf(given, type, rootPath(name.value, given)));
      },
    }),
  );
  return fieldErrors.slice(0, MOST_ERRORS);
}

/** Fields of the one input object of a mutation are named as the person sees them: `startOn`, as the services do. */
export function rootPath(name: string, value: unknown): Path {
  return name === 'input' && value != null ? [] : [name];
}

/**
 * Everything in a value that does not fit its type, as `variableErrors` tells it.
 * @param path where the value stands
 */
export function inputErrors(value: unknown, type: GraphQLInputType, path: Path): FieldError[] {
  return errorsOf(value, type, path).slice(0, MOST_ERRORS);
}

function containsVariable(value: ValueNode): boolean {
  let found = false;
  visit(value, { Variable: () => void (found = true) });
  return found;
}

function errorsOf(value: unknown, type: GraphQLInputType, path: Path): FieldError[] {
  if (isNonNullType(type)) return value == null ? [fieldError(path, 'REQUIRED')] : errorsOf(value, type.ofType, path);
  if (value == null) return [];
  if (isListType(type)) {
    if (!Array.isArray(value)) return errorsOf(value, type.ofType, path);
    return listErrors(value, type.ofType, path);
  }
  if (isInputObjectType(type)) {
    if (typeof value !== 'object' || Array.isArray(value)) return [fieldError(path, 'INVALID_FORMAT')];
    const given = value as Readonly<Record<string, unknown>>;
    const fields = type.getFields();
    const unknown = Object.keys(given)
      .filter((name) => !Object.hasOwn(fields, name))
      .slice(0, MOST_ERRORS);
    return [
      ...Object.values(fields).flatMap((field) =>
        given[field.name] === undefined && field.defaultValue !== undefined
          ? []
          : errorsOf(given[field.name], field.type, [...path, field.name]),
      ),
      ...unknown.map((name) => fieldError([...path, name], 'UNKNOWN_FIELD')),
    ];
  }
  if (isEnumType(type)) {
    if (typeof value === 'string' && type.getValue(value)) return [];
    return [{ ...fieldError(path, 'UNKNOWN_CODE'), allowed: type.getValues().map(({ name }) => name) }];
  }
  if (Object.hasOwn(BUILT_IN, type.name) && typeof value !== 'number') return [fieldError(path, 'NOT_A_NUMBER')];
  try {
    return type.parseValue(value) === undefined ? [fieldError(path, 'INVALID_FORMAT')] : [];
  } catch (error) {
    return [scalarError(error, type.name, path)];
  }
}

function listErrors(items: readonly unknown[], type: GraphQLInputType, path: Path): FieldError[] {
  const fieldErrors: FieldError[] = [];
  for (let index = 0; index < items.length && fieldErrors.length < MOST_ERRORS; index += 1)
    fieldErrors.push(...errorsOf(items[index], type, [...path, index]));
  return fieldErrors;
}

const BUILT_IN: Readonly<Record<string, FieldCode>> = { Int: 'NOT_WHOLE', Float: 'NOT_A_NUMBER' };

/** Our scalars throw a DomainError that knows what is wrong but not where; GraphQL's own only say that it is. */
function scalarError(error: unknown, scalar: string, path: Path): FieldError {
  const cause = error instanceof GraphQLError ? error.originalError : error;
  const [known] = cause instanceof DomainError ? cause.fields : [];
  return fieldError(path, known?.code ?? BUILT_IN[scalar] ?? 'INVALID_FORMAT', known?.params);
}

function fieldError(path: Path, code: FieldCode, params?: FieldError['params']): FieldError {
  return { path: path.join('.'), code, ...(params && { params }) };
}
