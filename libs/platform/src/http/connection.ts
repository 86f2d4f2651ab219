import { Refusal } from '@fanzha/domain';
import { Field, ObjectType } from '@nestjs/graphql';
import { SafeIntScalar } from './scalars.js';

/** Relay pagination: https://relay.dev/graphql/connections.htm */
@ObjectType()
export class PageInfo {
  @Field(() => Boolean) hasNextPage!: boolean;
  @Field(() => Boolean) hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true }) startCursor!: string | null;
  @Field(() => String, { nullable: true }) endCursor!: string | null;
}

export interface Edge<Node> {
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
  @ObjectType(`${name}Edge`)
  class EdgeType implements Edge<Node> {
    @Field(() => String) cursor!: string;
    @Field(node as never) node!: Node;
  }

  @ObjectType(`${name}Connection`)
  class ConnectionType implements Connection<Node> {
    @Field(() => [EdgeType]) edges!: EdgeType[];
    @Field(() => PageInfo) pageInfo!: PageInfo;
    @Field(() => SafeIntScalar) totalCount!: number;
  }
  return ConnectionType;
}

/** An opaque cursor: the sort key of a row, so that a page starts right behind it whatever was added meanwhile. */
export function cursorOf(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/**
 * The sort key in a cursor.
 * @throws Refusal BAD_INPUT (field `after`) for anything that `cursorOf` did not make.
 */
export function keyOfCursor(cursor: string, length: number): (string | number)[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(key) && key.length === length && key.every((part) => typeof part === 'string' || typeof part === 'number')) return key;
  } catch {
    // falls through to the refusal
  }
  throw Refusal.badInput([{ path: 'after', code: 'NOT_ALLOWED_HERE' }]);
}

interface PageOptions<Row, Node> {
  readonly first: number;
  readonly after: string | null;
  readonly totalCount: number;
  /** Sort key of a row, as the statement orders by. */
  readonly key: (row: Row) => (string | number)[];
  readonly node: (row: Row) => Node;
}

/** A page from rows in order that were fetched with one row more than asked for: at most `first` + 1. */
export function pageOf<Row, Node>(
  rows: readonly Row[],
  { first, after, totalCount, key, node }: PageOptions<Row, Node>,
): Connection<Node> {
  const edges = rows.slice(0, first).map((row) => ({ cursor: cursorOf(key(row)), node: node(row) }));
  return {
    edges,
    totalCount,
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage: after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** The longest page a client may ask for at once. */
export const MOST_ROWS = 100;

/**
 * A checked `first`.
 * @throws Refusal BAD_INPUT (field `first`) unless it is 1 to 100.
 */
export function pageSize(first: number): number {
  if (first < 1) throw Refusal.badInput([{ path: 'first', code: 'TOO_SMALL', params: { min: 1 } }]);
  if (first > MOST_ROWS) throw Refusal.badInput([{ path: 'first', code: 'TOO_LARGE', params: { max: MOST_ROWS } }]);
  return first;
}
