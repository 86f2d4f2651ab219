import { type Named, type Permission, DomainError, type ErrorReason } from '@fanzha/domain';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  Lexer,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  Source,
  TokenKind,
  valueFromASTUntyped,
  visit,
} from 'graphql';
import { Kept } from '../bounds/kept.js';
import { type Measured, QueryMeter } from './query-meter.js';
import { QUERY_LIMITS } from './query-limits.js';
import { brokenLiterals, brokenTexts } from './broken-text.js';
import { oversizedValues } from './oversized-values.js';
import { longLists, longLiterals } from './code-lists.js';
import { documentError } from './document-error.js';
import { RequestError } from './request-error.js';
import { selectedPermissions } from './selected-permissions.js';
import { LongTextScalar } from './scalars.js';
import { variableDefaults } from './variable-defaults.js';

type Variables = Readonly<Record<string, unknown>>;

/** An operation of a document as the transport needs to know it, before anything runs. */
export interface Operation {
  readonly document: DocumentNode;
  readonly definition: OperationDefinitionNode;
  /** What the executor is given, and remembers the compiled operation by. */
  readonly source: string;
  /** Too large to be remembered by the executor, in whose memory it would be several times. */
  readonly isLarge: boolean;
  /** Names of the fields asked of Query or Mutation, each as often as it is asked for. */
  readonly rootFields: readonly string[];
  /** The variables with the defaults of their input types. */
  complete(variables: Variables): Variables;
  /** What the fields selected by a mutation need; of queries, nothing is asked beforehand. */
  selectedPermissions(variables: Variables): readonly Permission[];
  /** @throws RequestError TOO_COMPLEX when the operation asks for more than one request may. */
  requireAffordable(variables: Variables): void;
  /**
   * @throws RequestError BAD_INPUT naming every text that has lost a character, and every list
   * with more codes than there are.
   */
  requireSound(variables: Variables): void;
}

/**
 * Characters of all documents kept with what was found out about them; parsed, a document takes some fifty times its
 * length. The web client's hundred have 60,000 together, and anybody can send ones of the greatest length.
 */
const KEPT_CHARACTERS = 200_000;

/** Tokens. The largest document of the web client has 585. */
const LARGE_DOCUMENT = 800;

interface Known {
  readonly operations: ReadonlyMap<string, Operation>;
  uses: number;
}

/** Parses every document once and picks operations out of it. */
export class Operations {
  private readonly kept = new Kept<string, Known>(KEPT_CHARACTERS, (source) => source.length);

  constructor(private readonly schema: GraphQLSchema) {}

  /**
   * Whether a document costs no more than running it: it was parsed and validated at its first
   * use, and compiled at its second.
   */
  isKnown(source: string): boolean {
    return (this.kept.get(source)?.uses ?? 0) > 1;
  }

  /**
   * The operation to run.
   * @throws RequestError for a document that cannot be parsed, is too large, or has no (or no single) such operation.
   */
  find(source: string, operationName: string | null): Operation {
    const known = this.kept.get(source) ?? this.keep(source);
    known.uses += 1;
    const { operations } = known;
    const [only] = operations.values();
    const found = operationName === null ? (operations.size === 1 ? only : undefined) : operations.get(operationName);
    if (found && !this.schema.getRootType(found.definition.operation))
      throw documentError(noSuch(found.definition.operation));
    if (found) return found;
    throw documentError(
      operationName === null
        ? {
            zh: '查询文档含有多个操作，请用 operationName 指定其中一个',
            en: 'The document has several operations; name one by operationName',
          }
        : {
            zh: `查询文档里没有名为 ${operationName} 的操作`,
            en: `The document has no operation named ${operationName}`,
          },
    );
  }

  private keep(source: string): Known {
    const known = { operations: this.read(source), uses: 0 };
    this.kept.set(source, known);
    return known;
  }

  private read(source: string): ReadonlyMap<string, Operation> {
    if (source.length > QUERY_LIMITS.characters)
      throw refused('DOCUMENT_TOO_LONG', { characters: source.length, max: QUERY_LIMITS.characters });
    const tokens = tokensOf(source);
    const document = parsed(source, tokens);
    const definitions = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
    if (definitions.length === 0) throw documentError(NO_OPERATION);
    requireFewAliases(document);
    requireFewRepeats(document);
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
        const requireSound = soundCheck(this.schema, source, document, definition);
        const permissions = selectedPermissions(this.schema, document, definition);
        const isLarge = tokens > LARGE_DOCUMENT;
        const checks = { requireAffordable, requireSound };
        return [
          name,
          {
            document,
            definition,
            selectedPermissions: permissions,
            source: ownSource,
            isLarge,
            rootFields,
            complete,
            ...checks,
          },
        ];
      }),
    );
  }
}

const noSuch = (kind: string): Named => ({
  zh: `这里没有 ${kind}，请用 query 或 mutation`,
  en: `There is no ${kind} here; use query or mutation`,
});
const NO_OPERATION: Named = { zh: '查询文档里没有操作', en: 'The document has no operation' };

/**
 * Without positions of nodes, which take as much memory again: the executor parses for itself and tells the position
 * of a mistake.
 */
function parsed(source: string, tokens: number): DocumentNode {
  if (tokens > QUERY_LIMITS.tokens) throw refused('TOO_MANY_TOKENS', { tokens, max: QUERY_LIMITS.tokens });
  try {
    return parse(source, { noLocation: true });
  } catch (error) {
    throw documentError(error as GraphQLError);
  }
}

/** How many tokens there are, up to the first that is none. */
function tokensOf(source: string): number {
  const lexer = new Lexer(new Source(source));
  let count = 0;
  try {
    while (lexer.advance().kind !== TokenKind.EOF) count += 1;
  } catch {
    // a syntax error is told by the parser
  }
  return count;
}

function requireFewAliases(document: DocumentNode): void {
  let aliases = 0;
  visit(document, { Field: ({ alias }) => void (aliases += alias ? 1 : 0) });
  if (aliases > QUERY_LIMITS.aliases) throw refused('TOO_MANY_ALIASES', { aliases, max: QUERY_LIMITS.aliases });
}

/**
 * Validation compares fields of one name in one selection pairwise, with everything below them, and fragments in the
 * same way. Nobody asks for the same thing again and again.
 */
function requireFewRepeats(document: DocumentNode): void {
  let pairs = 0;
  for (const definition of document.definitions)
    if ('selectionSet' in definition && definition.selectionSet) pairs += pairsIn(definition.selectionSet);
  if (pairs > QUERY_LIMITS.pairs) throw refused('TOO_MANY_REPEATS', { pairs, max: QUERY_LIMITS.pairs });
}

/** Pairs of fields with the same name in the answer, in a selection and in those below it. */
function pairsIn(set: SelectionSetNode): number {
  const counts = new Map<string, number>();
  const inner: SelectionSetNode[] = [];
  const look = ({ selections }: SelectionSetNode): void => {
    for (const node of selections) {
      if (node.kind === Kind.INLINE_FRAGMENT) {
        look(node.selectionSet);
        continue;
      }
      const name = node.kind === Kind.FIELD ? (node.alias ?? node.name).value : '...';
      counts.set(name, (counts.get(name) ?? 0) + 1);
      if (node.kind === Kind.FIELD && node.selectionSet) inner.push(node.selectionSet);
    }
  };
  look(set);
  const own = [...counts.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
  return inner.reduce((sum, each) => sum + pairsIn(each), own);
}

/** Measures once where the answer is always the same, and anew only for other values of the variables. */
function priceCheck(
  schema: GraphQLSchema,
  definition: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
) {
  const defaults = Object.fromEntries(
    (definition.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
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
    if (depth > QUERY_LIMITS.depth) throw refused('QUERY_TOO_DEEP', { depth, max: QUERY_LIMITS.depth });
    if (cost > QUERY_LIMITS.cost) throw refused('QUERY_TOO_COSTLY', { cost, max: QUERY_LIMITS.cost });
  };
}

function soundCheck(
  schema: GraphQLSchema,
  source: string,
  document: DocumentNode,
  definition: OperationDefinitionNode,
) {
  const written = [...brokenLiterals(source, document), ...longLiterals(schema, document)];
  const listed = longLists(schema, definition);
  const longTexts = longTextsOf(definition);
  return (variables: Variables): void => {
    // What is too large is not looked through for what else is wrong.
    const long = listed(variables);
    const large = long.length > 0 ? long : oversizedValues(variables, longTexts);
    const fieldErrors = large.length > 0 ? large : [...written, ...brokenTexts(variables)];
    if (fieldErrors.length > 0) throw RequestError.refused(DomainError.badInput(fieldErrors));
  };
}

/** Names of the variables that an operation declares as long texts. */
function longTextsOf({ variableDefinitions = [] }: OperationDefinitionNode): ReadonlySet<string> {
  const names = variableDefinitions.flatMap(({ variable, type }) => {
    const inner = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
    return inner.kind === Kind.NAMED_TYPE && inner.name.value === LongTextScalar.name ? [variable.name.value] : [];
  });
  return new Set(names);
}

function refused(reason: ErrorReason, details: Readonly<Record<string, number>>): RequestError {
  return RequestError.refused(DomainError.tooComplex(details, reason));
}

/**
 * A fragment is looked into once, however often it is spread: the same fields asked for again are the same fields.
 * Without that, fragments that spread each other twice would take time exponential in their number.
 */
function* fieldNames(
  set: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  seen = new Set<string>(),
): Generator<string> {
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
