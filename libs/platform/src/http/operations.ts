import { type Named, Refusal } from '@fanzha/domain';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  valueFromASTUntyped,
  visit,
} from 'graphql';
import { type Measured, QueryMeter } from './query-meter.js';
import { QUERY_LIMITS } from './query-limits.js';
import { documentFault } from './document-fault.js';
import { RequestFault } from './request-fault.js';
import { variableDefaults } from './variable-defaults.js';

type Variables = Readonly<Record<string, unknown>>;

/** An operation of a document as the transport needs to know it, before anything runs. */
export interface Operation {
  readonly document: DocumentNode;
  readonly definition: OperationDefinitionNode;
  /** What the executor is given, and remembers the compiled operation by. */
  readonly source: string;
  /** Names of the fields asked of Query or Mutation, each as often as it is asked for. */
  readonly rootFields: readonly string[];
  /** The variables with the defaults of their input types. */
  complete(variables: Variables): Variables;
  /** @throws RequestFault TOO_COMPLEX when the operation asks for more than one request may. */
  requireAffordable(variables: Variables): void;
}

/** Documents kept with what was found out about them. Anybody can send ones of the greatest length: 2 MB each when parsed. */
const KEPT_DOCUMENTS = 100;

/** Parses every document once and picks operations out of it. */
export class Operations {
  private readonly kept = new Map<string, ReadonlyMap<string, Operation>>();

  constructor(private readonly schema: GraphQLSchema) {}

  /**
   * The operation to run.
   * @throws RequestFault for a document that cannot be parsed, is too large, or has no (or no single) such operation.
   */
  find(source: string, operationName: string | null): Operation {
    const operations = this.kept.get(source) ?? this.keep(source);
    const [only] = operations.values();
    const found = operationName === null ? (operations.size === 1 ? only : undefined) : operations.get(operationName);
    if (found) return found;
    throw documentFault(
      operationName === null
        ? { zh: '查询文档含有多个操作，请用 operationName 指定其中一个', en: 'The document has several operations; name one by operationName' }
        : { zh: `查询文档里没有名为 ${operationName} 的操作`, en: `The document has no operation named ${operationName}` },
    );
  }

  private keep(source: string): ReadonlyMap<string, Operation> {
    const operations = this.read(source);
    if (this.kept.size >= KEPT_DOCUMENTS) {
      const [oldest] = this.kept.keys();
      this.kept.delete(oldest as string);
    }
    this.kept.set(source, operations);
    return operations;
  }

  private read(source: string): ReadonlyMap<string, Operation> {
    if (source.length > QUERY_LIMITS.characters) throw tooComplex({ cost: source.length, max: QUERY_LIMITS.characters });
    const document = parsed(source);
    const definitions = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
    if (definitions.length === 0) throw documentFault(NO_OPERATION);
    requireFewAliases(document);
    const fragments = new Map(
      document.definitions
        .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
        .map((definition) => [definition.name.value, definition]),
    );
    return new Map(
      definitions.map((definition) => {
        const name = definition.name?.value ?? '';
        // Mercurius compiles one operation per source text. Of several in one document each gets a text of its own.
        const ownSource = definitions.length === 1 ? source : `${source}\n# ${name}`;
        const rootFields = [...fieldNames(definition.selectionSet, fragments)];
        const complete = variableDefaults(this.schema, definition);
        const requireAffordable = priceCheck(this.schema, definition, fragments);
        return [name, { document, definition, source: ownSource, rootFields, complete, requireAffordable }];
      }),
    );
  }
}

const NO_OPERATION: Named = { zh: '查询文档里没有操作', en: 'The document has no operation' };

function parsed(source: string): DocumentNode {
  try {
    return parse(source, { maxTokens: QUERY_LIMITS.tokens });
  } catch (error) {
    throw documentFault(error as GraphQLError);
  }
}

function requireFewAliases(document: DocumentNode): void {
  let aliases = 0;
  visit(document, { Field: ({ alias }) => void (aliases += alias ? 1 : 0) });
  if (aliases > QUERY_LIMITS.aliases) throw tooComplex({ aliases, max: QUERY_LIMITS.aliases, cost: aliases });
}

/** Measures once where the answer is always the same, and anew only for other values of the variables. */
function priceCheck(schema: GraphQLSchema, definition: OperationDefinitionNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>) {
  const defaults = Object.fromEntries(
    (definition.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue?.kind === Kind.INT || defaultValue?.kind === Kind.BOOLEAN ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  );
  let always: Measured | null = null;
  return (variables: Variables): void => {
    let measured = always;
    if (!measured) {
      const meter = new QueryMeter(schema, fragments, { ...defaults, ...variables });
      measured = meter.measure(definition);
      if (!meter.dependsOnVariables) always = measured;
    }
    const { depth, cost } = measured;
    if (depth > QUERY_LIMITS.depth) throw RequestFault.refused(Refusal.tooComplex({ depth, max: QUERY_LIMITS.depth }, 'QUERY_TOO_DEEP'));
    if (cost > QUERY_LIMITS.cost) throw tooComplex({ cost, max: QUERY_LIMITS.cost });
  };
}

function tooComplex(details: Readonly<Record<string, number>>): RequestFault {
  return RequestFault.refused(Refusal.tooComplex(details, 'QUERY_TOO_COSTLY'));
}

/**
 * A fragment is looked into once, however often it is spread: the same fields asked for again are the same fields. Without
 * that, fragments that spread each other twice would take time exponential in their number.
 */
function* fieldNames(set: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>, seen = new Set<string>()): Generator<string> {
  for (const node of set.selections) {
    if (node.kind === Kind.FIELD) yield node.name.value;
    else if (node.kind === Kind.INLINE_FRAGMENT) yield* fieldNames(node.selectionSet, fragments, seen);
    else if (!seen.has(node.name.value)) {
      seen.add(node.name.value);
      const fragment = fragments.get(node.name.value);
      if (fragment) yield* fieldNames(fragment.selectionSet, fragments, seen);
    }
  }
}
