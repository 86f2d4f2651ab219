import { type FieldCode, type FieldFault, Refusal } from '@fanzha/domain';
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

/** Faults told of one list or document: a megabyte of wrong items would be answered by forty. */
const MOST_FAULTS = 100;

/**
 * Which variables do not fit their types, field by field: `startOn`, `measures.2.value`. GraphQL's own messages (and
 * less so those of compiled queries) say it in one English sentence; people need the field and every fault at once.
 */
export function variableFaults(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): FieldFault[] {
  return (operation.variableDefinitions ?? [])
    .flatMap((definition) => {
      const type = typeFromAST(schema, definition.type);
      const name = definition.variable.name.value;
      if (!isInputType(type) || (variables[name] === undefined && definition.defaultValue)) return [];
      const path = pathOfVariable(operation, name);
      // An input that is missing altogether is named itself.
      return faultsOf(variables[name], type, path.length === 0 && variables[name] == null ? ['input'] : path);
    })
    .slice(0, MOST_FAULTS);
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
export function literalFaults(schema: GraphQLSchema, document: DocumentNode): FieldFault[] {
  const faults: FieldFault[] = [];
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Argument({ name, value }) {
        const type = types.getArgument()?.type;
        if (!type || containsVariable(value)) return;
        const given = valueFromASTUntyped(value);
        faults.push(...faultsOf(given, type, rootPath(name.value, given)));
      },
    }),
  );
  return faults.slice(0, MOST_FAULTS);
}

/** Fields of the one input object of a mutation are named as the person sees them: `startOn`, as the services do. */
export function rootPath(name: string, value: unknown): Path {
  return name === 'input' && value != null ? [] : [name];
}

function containsVariable(value: ValueNode): boolean {
  let found = false;
  visit(value, { Variable: () => void (found = true) });
  return found;
}

function faultsOf(value: unknown, type: GraphQLInputType, path: Path): FieldFault[] {
  if (isNonNullType(type)) return value == null ? [fault(path, 'REQUIRED')] : faultsOf(value, type.ofType, path);
  if (value == null) return [];
  if (isListType(type)) {
    if (!Array.isArray(value)) return faultsOf(value, type.ofType, path);
    return listFaults(value, type.ofType, path);
  }
  if (isInputObjectType(type)) {
    if (typeof value !== 'object' || Array.isArray(value)) return [fault(path, 'INVALID_FORMAT')];
    const given = value as Readonly<Record<string, unknown>>;
    const fields = type.getFields();
    const unknown = Object.keys(given)
      .filter((name) => !Object.hasOwn(fields, name))
      .slice(0, MOST_FAULTS);
    return [
      ...Object.values(fields).flatMap((field) =>
        given[field.name] === undefined && field.defaultValue !== undefined
          ? []
          : faultsOf(given[field.name], field.type, [...path, field.name]),
      ),
      ...unknown.map((name) => fault([...path, name], 'UNKNOWN_FIELD')),
    ];
  }
  if (isEnumType(type)) {
    if (typeof value === 'string' && type.getValue(value)) return [];
    return [{ ...fault(path, 'UNKNOWN_CODE'), allowed: type.getValues().map(({ name }) => name) }];
  }
  if (Object.hasOwn(BUILT_IN, type.name) && typeof value !== 'number') return [fault(path, 'NOT_A_NUMBER')];
  try {
    return type.parseValue(value) === undefined ? [fault(path, 'INVALID_FORMAT')] : [];
  } catch (error) {
    return [scalarFault(error, type.name, path)];
  }
}

function listFaults(items: readonly unknown[], type: GraphQLInputType, path: Path): FieldFault[] {
  const faults: FieldFault[] = [];
  for (let index = 0; index < items.length && faults.length < MOST_FAULTS; index += 1)
    faults.push(...faultsOf(items[index], type, [...path, index]));
  return faults;
}

const BUILT_IN: Readonly<Record<string, FieldCode>> = { Int: 'NOT_WHOLE', Float: 'NOT_A_NUMBER' };

/** Our scalars throw a Refusal that knows what is wrong but not where; GraphQL's own only say that it is. */
function scalarFault(error: unknown, scalar: string, path: Path): FieldFault {
  const cause = error instanceof GraphQLError ? error.originalError : error;
  const [known] = cause instanceof Refusal ? cause.fields : [];
  return fault(path, known?.code ?? BUILT_IN[scalar] ?? 'INVALID_FORMAT', known?.params);
}

function fault(path: Path, code: FieldCode, params?: FieldFault['params']): FieldFault {
  return { path: path.join('.'), code, ...(params && { params }) };
}
