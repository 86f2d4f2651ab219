import type { Database, Scope, Statement, Transaction } from '@fanzha/platform';
import { OperationReads } from '../read/rollup-reader.js';

/** The snapshot of the database that a statement saw, as `pg_current_snapshot` writes it. */
type SeenSnapshot = string;

const PLANS: Statement = { name: 'snapshot.plans', text: 'set local enable_seqscan = off' };
const PLANS_AGAIN: Statement = { name: 'snapshot.plans_again', text: 'set local enable_seqscan to default' };

/** The statement of a read, which also says which snapshot it has seen: what it does not see comes later. */
const seeing = ({ text, name }: Statement): Statement => ({
  name: `${name}.seeing`,
  text: `select read.rows, pg_current_snapshot()::text as seen from (${text}) read`,
});

/**
 * Reads figures within a transaction that writes: what is put down together is one statement, and so one snapshot
 * of the database, which is told beside the figures.
 */
export async function readInTransaction<T>(
  tx: Transaction,
  read: (reads: OperationReads) => Promise<T>,
): Promise<{ readonly figures: T; readonly seen: SeenSnapshot }> {
  let seen: SeenSnapshot | null = null;
  const inside = {
    read: async (_scope: Scope, statement: Statement, values: readonly unknown[]) => {
      if (seen !== null) throw new Error('Figures of one snapshot are read by one statement');
      const rows = await tx.run<{ rows: string; seen: SeenSnapshot }>(seeing(statement), values);
      seen = rows[0]?.seen ?? null;
      return rows;
    },
  };
  // The read pool has this setting for good: see `figure-statement.ts`.
  await tx.run(PLANS);
  const figures = await read(new OperationReads(inside as unknown as Database, tx.scope));
  await tx.run(PLANS_AGAIN);
  if (seen === null) throw new Error('No figures were asked for');
  return { figures, seen };
}
