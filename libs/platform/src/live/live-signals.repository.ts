import type { QueryResultRow } from 'pg';
import type { Statement } from '../database/statement.js';

export const LIVE_CHANNEL = 'fanzha_live';

/** What there is news of, and the id by which it is read. */
export type Signal = readonly [topic: string, id: string];

/** A transaction of either role. */
export interface Sends {
  run<Row extends QueryResultRow>(statement: Statement, values?: readonly unknown[]): Promise<Row[]>;
}

/** A payload has 8,000 bytes at most; a signal has some 90. */
const IN_ONE_PAYLOAD = 70;

const SEND: Statement = {
  name: 'live.send',
  text: `select pg_notify('${LIVE_CHANNEL}', payload) from unnest($1::text[]) payload`,
};

/** PostgreSQL sends them at the commit, to every process that listens. */
export async function sendSignals(tx: Sends, signals: readonly Signal[]): Promise<void> {
  const payloads: string[] = [];
  for (let start = 0; start < signals.length; start += IN_ONE_PAYLOAD)
    payloads.push(JSON.stringify(signals.slice(start, start + IN_ONE_PAYLOAD)));
  if (payloads.length > 0) await tx.run(SEND, [payloads]);
}
