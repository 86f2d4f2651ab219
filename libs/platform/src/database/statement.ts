import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import type { ClientBase, QueryResult, QueryResultRow } from 'pg';
import { Kept } from '../bounds/kept.js';

/**
 * A statement with a name is prepared once per connection. Names are unique in the process: `repository.method`, and
 * behind it whatever the text depends on, at any length. '' is not prepared.
 */
export interface Statement {
  readonly name: string;
  readonly text: string;
  /**
   * A read whose rows come in the order of an index. The planner takes policies to let next to nothing through and
   * would sort everything; told not to sort, it reads until the page is full.
   */
  readonly inOrder?: boolean;
}

/** PostgreSQL cuts names after 63 bytes, and two long ones that begin alike would become one. */
const LONGEST_NAME = 63;
const shortNames = new Kept<string, string>(1_000);

/** The statement as it is sent: a name that PostgreSQL would cut is replaced by its hash. */
export function prepared({ name, text }: Statement): Statement {
  if (name.length <= LONGEST_NAME) return { name, text };
  const short = shortNames.get(name) ?? createHash('sha256').update(name).digest('hex').slice(0, 40);
  shortNames.set(name, short);
  return { name: short, text };
}

/**
 * Statements that stay prepared on one connection. A plan takes some 250 kB of the server's private memory, and filters
 * can be combined in thousands of ways; a connection that works for the web client uses about forty.
 */
export const MOST_PREPARED = 60;

/** Names prepared on a connection, the one not used longest first. */
const onConnection = new WeakMap<ClientBase, Set<string>>();

/** Runs a statement over a connection, prepared if it has a name. */
export function run<Row extends QueryResultRow>(
  client: ClientBase,
  statement: Statement,
  values: readonly unknown[],
): Promise<QueryResult<Row>> {
  const sent = prepared(statement);
  if (sent.name !== '') {
    const names = onConnection.get(client) ?? new Set<string>();
    onConnection.set(client, names);
    names.delete(sent.name);
    names.add(sent.name);
  }
  return client.query<Row>({ ...sent, values: [...values] });
}

/**
 * What is sent over a connection meanwhile leaves it in one write. The driver writes every message by itself, and each
 * write is a call of the system that wakes the server.
 */
export function inOneWrite<T>(client: ClientBase, send: () => T): T {
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Writable } }).connection;
  stream.cork();
  try {
    return send();
  } finally {
    stream.uncork();
  }
}

/**
 * Gives back what the connection has prepared beyond the bound, one statement after the other. To be called before a
 * transaction begins: a failure inside one would end it.
 */
export async function trim(client: ClientBase): Promise<void> {
  for (const name of takeExcess(client)) await deallocate(client, name);
}

/** As `trim`, over a pipelined connection: sent at once, before whatever is sent next. */
export function trimPipelined(client: ClientBase): void {
  for (const name of takeExcess(client)) void deallocate(client, name);
}

/** The names beyond the bound, which are no longer believed to be prepared. */
function takeExcess(client: ClientBase): string[] {
  const names = onConnection.get(client);
  if (!names) return [];
  const excess = [...names].slice(0, Math.max(0, names.size - MOST_PREPARED));
  // What the driver believes to be prepared; it has no word for the contrary.
  const { connection } = client as unknown as { connection?: { parsedStatements?: Record<string, string> } };
  for (const name of excess) {
    names.delete(name);
    if (connection?.parsedStatements) Reflect.deleteProperty(connection.parsedStatements, name);
  }
  return excess;
}

/** One whose preparation failed is not there; the connection itself may be gone, which the next statement will tell. */
async function deallocate(client: ClientBase, name: string): Promise<void> {
  await client.query(`deallocate ${client.escapeIdentifier(name)}`).catch(() => undefined);
}
