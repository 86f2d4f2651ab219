import { Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { inTime } from '../bounds/in-time.js';

/** Something the process needs before requests may be sent to it. */
export interface ReadinessCheck {
  readonly name: string;
  /** Null when it is there, else what is missing, in one line without secrets. A rejection counts as missing. */
  missing(): Promise<string | null>;
  /**
   * Null when all is well, else what an operator should look at although requests are answered: told beside readiness.
   */
  note?(): Promise<string | null>;
}

const CHECK_LIMIT_MS = 2_000;

const logger = new Logger('Readiness');

/**
 * `GET /healthz`: the process answers (restart it when it does not). `GET /readyz`: what it needs is there (send it no
 * requests while it is not; 503 names what is missing). Notes say what works less well than it should.
 */
export function healthEndpoints(checks: () => readonly ReadinessCheck[]) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get('/healthz', async () => ({ status: 'ok' }));
    // Anybody may ask, and a check opens a connection: however many ask at once, it is looked up once.
    let looking: Promise<Look[]> | null = null;
    const look = () => Promise.all(checks().map(looked));
    app.get('/readyz', async (_request, reply) => {
      looking ??= look().finally(() => (looking = null));
      const found = await looking;
      const missing = found.filter((each) => each.missing !== null);
      const notes = found.flatMap(({ name, note }) => (note === null ? [] : [{ name, note }]));
      const told = notes.length > 0 ? { notes } : {};
      return reply.code(missing.length === 0 ? 200 : 503).send(
        missing.length === 0
          ? { status: 'ready', ...told }
          : {
              status: 'not ready',
              missing: missing.map((each) => ({ name: each.name, missing: each.missing })),
              ...told,
            },
      );
    });
  };
}

interface Look {
  readonly name: string;
  readonly missing: string | null;
  readonly note: string | null;
}

async function looked(check: ReadinessCheck): Promise<Look> {
  const late = `no answer within ${CHECK_LIMIT_MS} ms`;
  const missing = await inTime<string | null>(check.missing().catch(unreachable), late, CHECK_LIMIT_MS);
  // What is not there has no notes, and one that cannot be asked for is told by the check of what it needs.
  const noted = missing === null && check.note ? check.note().catch(() => null) : Promise.resolve(null);
  const note = await inTime(noted, null, CHECK_LIMIT_MS);
  return { name: check.name, missing, note };
}

/** What a driver says when it fails may hold addresses and names: it is for the log, not for the caller. */
function unreachable(error: unknown): string {
  logger.warn(error instanceof Error ? error.message : String(error));
  return 'unreachable';
}
