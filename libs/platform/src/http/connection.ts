import { DomainError } from '@fanzha/domain';
import { createHash } from 'node:crypto';
import { Field, ObjectType } from '@nestjs/graphql';
import { SafeIntScalar } from './scalars.js';

/** Relay pagination: https://relay.dev/graphql/connections.htm */
@ObjectType({ description: 'where a page lies in its list, as Relay has it' })
class PageInfo {
  @Field(() => Boolean, { description: 'more rows follow behind this page' }) hasNextPage!: boolean;
  @Field(() => Boolean, { description: 'rows lie before this page' }) hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true, description: 'cursor of the first row, for `before`; null for an empty page' })
  startCursor!: string | null;
  @Field(() => String, { nullable: true, description: 'cursor of the last row, for `after`; null for an empty page' })
  endCursor!: string | null;
}

interface Edge<Node> {
  cursor: string;
  node: Node;
}

export interface Connection<Node> {
  edges: Edge<Node>[];
  pageInfo: PageInfo;
  totalCount: number;
}

/** An edge type `<name>Edge` and a connection type `<name>Connection` for a node class. */
export function connectionOf<Node>(name: string, node: () => new (...args: never[]) => Node) {
  @ObjectType(`${name}Edge`, { description: 'a row of a list, with its cursor' })
  class EdgeType implements Edge<Node> {
    @Field(() => String, {
      description: 'give it as `after` to go on behind this row; of this list, filter and order only',
    })
    cursor!: string;
    @Field(node as never, { description: 'the row itself' }) node!: Node;
  }

  @ObjectType(`${name}Connection`, { description: 'a page of a list' })
  class ConnectionType implements Connection<Node> {
    @Field(() => [EdgeType], { description: 'the rows of this page, in the order of the list' }) edges!: EdgeType[];
    @Field(() => PageInfo, {
      description: 'whether there are rows before and behind this page, and the cursors to go on with',
    })
    pageInfo!: PageInfo;
    @Field(() => SafeIntScalar, { description: 'all rows that the filter lets through, on every page' })
    totalCount!: number;
  }
  return ConnectionType;
}

/**
 * An opaque cursor: the sort key of a row, so that a page starts right behind it whatever was added meanwhile, and a
 * digest of the list and its filter, in no other of which it means anything.
 * @param list names the list with everything it is narrowed by: see `listName`
 */
export function cursorOf(key: readonly (string | number)[], list: string): string {
  return Buffer.from(JSON.stringify([digestOf(list), ...key])).toString('base64url');
}

/** A list and its filter as one text. What was left out or is null narrows nothing. */
export function listName(name: string, filter: object = {}): string {
  const narrowing = Object.entries(filter).filter(([, value]) => value != null && value !== '');
  return JSON.stringify([name, narrowing.sort(([one], [other]) => (one < other ? -1 : 1))]);
}

const DIGEST_CHARACTERS = 8;

function digestOf(list: string): string {
  return createHash('sha256').update(list).digest('base64url').slice(0, DIGEST_CHARACTERS);
}

/**
 * The sort key in a cursor.
 * @param path the argument that it was given as
 * @throws DomainError BAD_INPUT (INVALID_CURSOR on `path`) for anything that `cursorOf` did not make for this list.
 */
export function keyOfCursor(cursor: string, length: number, list: string, path = 'after'): (string | number)[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (
      Array.isArray(parts) &&
      parts.length === length + 1 &&
      parts.every((part) => typeof part === 'number' || isKept(part))
    ) {
      const [digest, ...key] = parts as (string | number)[];
      if (digest === digestOf(list)) return key;
    }
  } catch {
    // falls through to the error
  }
  throw invalidCursor(path);
}

/** Whether it is a text that a database can have kept, and therefore that a row can be ordered by. */
const isKept = (part: unknown): boolean => typeof part === 'string' && !part.includes('\0') && part.isWellFormed();

/** What a cursor is answered that its list did not give out. */
export const invalidCursor = (path = 'after'): DomainError => DomainError.badInput([{ path, code: 'INVALID_CURSOR' }]);

interface PageOptions<Row, Node> {
  /** As `cursorOf` takes it. */
  readonly list: string;
  readonly first: number;
  readonly after: string | null;
  readonly totalCount: number;
  /** Sort key of a row, as the statement orders by. */
  readonly key: (row: Row) => (string | number)[];
  readonly node: (row: Row) => Node;
  /** Whether the rows were fetched from the end of the page to its beginning. */
  readonly backwards?: boolean;
  /** Whether there are rows on the side that was not asked for; without it, where the page began at a cursor. */
  readonly beyond?: boolean;
}

/** A page from rows in order that were fetched with one row more than asked for: at most `first` + 1. */
export function pageOf<Row, Node>(
  rows: readonly Row[],
  { list, first, after, totalCount, key, node, backwards = false, beyond = after !== null }: PageOptions<Row, Node>,
): Connection<Node> {
  const edges = rows.slice(0, first).map((row) => ({ cursor: cursorOf(key(row), list), node: node(row) }));
  if (backwards) edges.reverse();
  const further = rows.length > first;
  return {
    edges,
    totalCount,
    pageInfo: {
      hasNextPage: backwards ? beyond : further,
      hasPreviousPage: backwards ? further : beyond,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** The longest page a client may ask for at once. */
const MOST_ROWS = 100;

/**
 * A checked `first`.
 * @param path the argument that it was given as
 * @throws DomainError BAD_INPUT (field `first`, or `path`) unless it is 1 to 100.
 */
export function pageSize(first: number, path = 'first'): number {
  if (first < 1) throw DomainError.badInput([{ path, code: 'TOO_SMALL', params: { min: 1 } }]);
  if (first > MOST_ROWS) throw DomainError.badInput([{ path, code: 'TOO_LARGE', params: { max: MOST_ROWS } }]);
  return first;
}

/** Arguments of a list that can be read in both directions, as Relay has them. */
export interface RelayArgs {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

/** One page of a list, as it was asked for. */
export interface PageAsked {
  readonly limit: number;
  /** `last` rows before a cursor, or of the whole list. */
  readonly backwards: boolean;
  readonly cursor: string | null;
  /** The argument that the cursor was given as. */
  readonly path: 'after' | 'before';
}

/**
 * `first` rows behind `after`, or `last` rows before `before`.
 * @param usual rows of a page where nobody says how many
 * @throws DomainError BAD_INPUT for a number that is not 1 to 100; CONTRADICTORY where both directions are asked for.
 */
export function pageAsked({ first, after, last, before }: RelayArgs, usual: number): PageAsked {
  const backwards = last != null || Boolean(before);
  if (!backwards) return { limit: pageSize(first ?? usual), backwards, cursor: after || null, path: 'after' };
  if (first != null || after)
    throw DomainError.badInput([{ path: last != null ? 'last' : 'before', code: 'CONTRADICTORY' }]);
  return { limit: pageSize(last ?? usual, 'last'), backwards, cursor: before || null, path: 'before' };
}
