import type { FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { QUERY_LIMITS } from './query-limits.js';

/** At most this much of a refused body is read; after that the connection is closed. */
const MOST_BYTES = 32 * QUERY_LIMITS.bodyBytes;
const LONGEST_MS = 5_000;

/**
 * Hook `onSend`: reads and forgets what is left of a request's body before a refusal goes out. A client that still
 * writes to a closed connection would never read why it was refused (RFC 9112 §9.6). Bounded in bytes and in time.
 */
export function takeUnreadBody(
  { raw }: FastifyRequest,
  reply: FastifyReply,
  _payload: unknown,
  goOn: () => void,
): void {
  const isUnread = reply.statusCode >= 400 && !raw.complete && !raw.readableEnded && !raw.destroyed;
  if (!isUnread) return goOn();
  void drained(raw).then((isWhole) => {
    if (!isWhole) reply.header('connection', 'close');
    goOn();
  });
}

/** @returns whether the whole body was read */
function drained(body: IncomingMessage): Promise<boolean> {
  return new Promise((resolve) => {
    let bytes = 0;
    const stop = () => done(false);
    const end = () => done(true);
    const limit = setTimeout(stop, LONGEST_MS);
    body.on('data', count).on('end', end).on('close', stop).on('error', stop).resume();

    function count(chunk: Buffer): void {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) stop();
    }
    function done(whole: boolean): void {
      clearTimeout(limit);
      // 'error' stays: a late one must not be unhandled.
      body.off('data', count).off('end', end).off('close', stop).pause();
      resolve(whole);
    }
  });
}
