import { DomainError } from '@fanzha/domain';
import type { FastifyReply } from 'fastify';
import type { OutgoingHttpHeaders } from 'node:http';

/** What one process holds open. A person has a few windows; an office of a hundred is behind one address. */
export const LIVE_LIMITS = {
  perUser: 6,
  perAddress: 200,
  total: 4_000,
  /** So often something is sent, and it is asked whether the session is still alive. */
  heartbeatMs: 25_000,
  /** Characters of one event. */
  eventCharacters: 65_536,
  /** Bytes that a reader has not taken: beyond that it is gone. */
  unreadBytes: 262_144,
  retryAfterSeconds: 30,
} as const;

/** Counts open streams by address and by user. */
export class LiveStreams {
  private readonly open = new Map<string, number>();
  private readonly ends = new Set<() => void>();

  constructor(
    private readonly limits: {
      readonly perUser: number;
      readonly perAddress: number;
      readonly total: number;
    } = LIVE_LIMITS,
  ) {}

  get size(): number {
    return this.ends.size;
  }

  /**
   * Takes a place of an address, or of a user.
   * @returns gives it back
   * @throws DomainError RATE_LIMITED with `retryAfterSeconds`.
   */
  enter(kind: 'address' | 'user', name: string): () => void {
    const key = `${kind} ${name}`;
    const most = kind === 'user' ? this.limits.perUser : this.limits.perAddress;
    const now = this.open.get(key) ?? 0;
    if (now >= most || this.size >= this.limits.total) throw DomainError.rateLimited(LIVE_LIMITS.retryAfterSeconds);
    this.open.set(key, now + 1);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const rest = (this.open.get(key) ?? 1) - 1;
      if (rest > 0) this.open.set(key, rest);
      else this.open.delete(key);
    };
  }

  /** A stream that runs, with what ends it. @returns forgets it */
  add(end: () => void): () => void {
    this.ends.add(end);
    return () => void this.ends.delete(end);
  }

  /** The process stops. */
  endAll(): void {
    for (const end of [...this.ends]) end();
  }
}

/** Server-sent events over one reply, in the words of the protocol GraphQL over SSE. */
export class EventWriter {
  private over = false;

  constructor(private readonly reply: FastifyReply) {}

  /** From now on Fastify leaves the reply alone. */
  begin(): void {
    this.reply.hijack();
    const { raw } = this.reply;
    raw.setTimeout(0);
    raw.writeHead(200, {
      ...(this.reply.getHeaders() as OutgoingHttpHeaders),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    this.beat();
  }

  next(answer: object): void {
    this.write(`event: next\ndata: ${JSON.stringify(answer)}\n\n`);
  }

  beat(): void {
    this.write(':\n\n');
  }

  /** Ends the reply; again, it does nothing. */
  complete(): void {
    if (this.over) return;
    this.over = true;
    this.reply.raw.end('event: complete\ndata:\n\n');
  }

  private write(text: string): void {
    if (this.over || this.reply.raw.destroyed) return;
    this.reply.raw.write(text);
    // What the client does not read would be kept in memory.
    if (this.reply.raw.writableLength > LIVE_LIMITS.unreadBytes) this.reply.raw.destroy();
  }
}
