import type { FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { QUERY_LIMITS } from './query-limits.js';

/** More than this of a refused body is not taken: who still sends then finds the connection closed. */
const MOST_BYTES = 32 * QUERY_LIMITS.bodyBytes;
const LONGEST_MS = 5_000;

/**
 * Hook `onSend`: takes what is left of a request's body, and forgets it, before the answer goes out. A refusal closes
 * the connection; a client that still writes would find it broken and never read why it was refused (RFC 9112 §9.6).
 * Bounded in bytes and in time.
 */
export async function takeUnreadBody(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  if (reply.statusCode >= 400 && !request.raw.complete) await runOff(request.raw);
  return payload;
}

function runOff(body: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    let bytes = 0;
    const limit = setTimeout(done, LONGEST_MS);
    body.on('data', count).on('end', done).on('close', done).on('error', done).resume();

    function count(chunk: Buffer): void {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) done();
    }
    function done(): void {
      clearTimeout(limit);
      body.off('data', count).off('end', done).off('close', done).pause();
      resolve();
    }
  });
}
