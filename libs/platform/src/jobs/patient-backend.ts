import { setTimeout as sleep } from 'node:timers/promises';
import { createPostgresBackend } from 'bullmq';
import { isConnectionLoss } from '../database/connection-loss.js';

const AGAIN_AFTER_MS = 1_000;

/** What a backend of BullMQ has inside: its first look at the store, which it keeps, whatever came of it. */
interface Connection {
  closing?: unknown;
  bootstrap(): Promise<void>;
  emitError(error: unknown): void;
}

/**
 * The queues' backend in PostgreSQL, patient at its first look at the store.
 *
 * BullMQ (6.7) keeps the failure of that look and hands it to everybody who asks later. A worker whose database goes
 * away at this moment then asks again without a pause, forever: its process answers nothing any more, and nothing but a
 * restart helps. Here the look is repeated, once a second, until the database is back or the connection is closed.
 * Every other failure is told as before.
 */
export const createPatientBackend: typeof createPostgresBackend = (...given) => {
  const backend = createPostgresBackend(...given);
  const { connection } = backend as unknown as { connection: Connection };
  const look = connection.bootstrap.bind(connection);
  connection.bootstrap = async () => {
    for (;;) {
      try {
        return await look();
      } catch (error) {
        if (connection.closing || !isLoss(error)) throw error;
        connection.emitError(error);
        await sleep(AGAIN_AFTER_MS, undefined, { ref: false });
      }
    }
  };
  return backend;
};

/** The driver has no code for a client whose connection broke between two statements. */
function isLoss(error: unknown): boolean {
  return isConnectionLoss(error) || (error instanceof Error && /connection (error|terminated)/i.test(error.message));
}
