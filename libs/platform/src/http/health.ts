import { Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';

/** Something the process needs before requests may be sent to it. */
export interface ReadinessCheck {
  readonly name: string;
  /** Null when it is there, else what is missing, in one line without secrets. A rejection counts as missing. */
  missing(): Promise<string | null>;
}

const CHECK_LIMIT_MS = 2_000;

const logger = new Logger('Readiness');

/**
 * `GET /healthz`: the process answers (restart it when it does not). `GET /readyz`: what it needs is there (send it no
 * requests while it is not; 503 names what is missing).
 */
export function healthEndpoints(checks: () => readonly ReadinessCheck[]) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get('/healthz', async () => ({ status: 'ok' }));
    // Anybody may ask, and a check opens a connection: however many ask at once, it is looked up once.
    let looking: Promise<{ name: string; missing: string | null }[]> | null = null;
    const look = () => Promise.all(checks().map(async (check) => ({ name: check.name, missing: await missingFrom(check) })));
    app.get('/readyz', async (_request, reply) => {
      looking ??= look().finally(() => (looking = null));
      const found = await looking;
      const missing = found.filter((each) => each.missing !== null);
      return reply
        .code(missing.length === 0 ? 200 : 503)
        .header('cache-control', 'no-store')
        .send(missing.length === 0 ? { status: 'ready' } : { status: 'not ready', missing });
    });
  };
}

async function missingFrom(check: ReadinessCheck): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`no answer within ${CHECK_LIMIT_MS} ms`), CHECK_LIMIT_MS);
  });
  try {
    return await Promise.race([check.missing().catch(unreachable), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What a driver says when it fails may hold addresses and names: it is for the log, not for whoever asks. */
function unreachable(error: unknown): string {
  logger.warn(error instanceof Error ? error.message : String(error));
  return 'unreachable';
}
