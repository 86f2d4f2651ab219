import cookie from '@fastify/cookie';
import { type LoggerService, type LogLevel, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { PerMinute } from './address-limit.js';
import {
  notFound,
  refuseUnknownPath,
  refuseUnreadablePath,
  refuseUnreadableRequest,
  setHeaders,
} from './every-answer.js';
import { Database } from '../database/database.js';
import type { Viewer } from '../viewer/viewer.js';
import { graphqlEndpoint } from './graphql-endpoint.js';
import { healthEndpoints, type ReadinessCheck } from './health.js';
import { QUERY_LIMITS } from './query-limits.js';
import type { RequestWatch } from './request-watch.js';
import { takeUnreadBody } from './unread-body.js';
import { webClient } from './web-client.js';

interface HttpApplicationOptions {
  /** Directory of the built web client; without it, or while it is not built, only the API is served. */
  readonly webRoot?: string;
  /** Browsers reach us by https. */
  readonly secure?: boolean;
  /** Take the client's address from X-Forwarded-For. Only behind a proxy of ours: anybody can send that header. */
  readonly trustProxy?: boolean;
  /** Calls of root fields per minute and address. */
  readonly perMinute?: PerMinute;
  /** What `/readyz` asks for, built from the application's own parts. */
  readonly checks?: (app: NestFastifyApplication) => readonly ReadinessCheck[];
  /** Hears of every request to `/graphql`. */
  readonly watch?: RequestWatch;
  /** A line in the log for every request to `/graphql`, not only for those that failed. */
  readonly logsRequests?: boolean;
  readonly logger?: LoggerService | LogLevel[] | false;
}

/** Only what the nearest proxy itself wrote of X-Forwarded-For: everything before it can be the client's invention. */
const nearestProxy = (_address: string, hop: number): boolean => hop === 0;
/** A request that has not arrived by then never will. */
const REQUEST_LIMIT_MS = 60_000;

/**
 * Guesses of one name are stopped after five (sign-in); this stops trying many names from one address. A whole office
 * signs in from one address at eight o'clock.
 */
const SIGN_IN_PER_MINUTE: PerMinute = { signIn: 300, acceptInvitation: 10 };

/**
 * The application behind the one URL: `/graphql`, `/healthz`, `/readyz` and the web client. `module` is the composition
 * root and imports `graphqlModule(…)`. The caller listens, and closes it: see `onStopSignal`.
 */
export async function createHttpApplication(
  module: Type,
  options: HttpApplicationOptions = {},
): Promise<NestFastifyApplication> {
  const { webRoot, secure = false, trustProxy = false, perMinute = SIGN_IN_PER_MINUTE, checks, watch } = options;
  const { logger = ['error', 'warn'], logsRequests = false } = options;
  const adapter = new PlainAdapter({
    trustProxy: trustProxy ? nearestProxy : false,
    requestTimeout: REQUEST_LIMIT_MS,
    bodyLimit: QUERY_LIMITS.bodyBytes,
    genReqId: requestIds(),
    frameworkErrors: refuseUnreadablePath,
    clientErrorHandler: refuseUnreadableRequest,
  });
  adapter.registerSecurityHook(setHeaders);
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, { logger, abortOnError: false });
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  fastify.addHook('onRequest', refuseUnknownPath);
  fastify.addHook('onSend', takeUnreadBody);
  // A route that takes a file reads the form while it arrives, within its own bound (`formFile`); /graphql takes none.
  fastify.addContentTypeParser('multipart/form-data', (_request, payload, done) => done(null, payload));
  fastify.register(cookie);
  const requireAlive = ({ scope }: Viewer) => app.get(Database, { strict: false }).requireAlive(scope);
  fastify.register(graphqlEndpoint({ perMinute, logsRequests, requireAlive, ...(watch && { watch }) }));
  fastify.register(healthEndpoints(() => checks?.(app) ?? []));
  if (webRoot && existsSync(path.join(webRoot, 'index.html'))) fastify.register(webClient({ root: webRoot, secure }));
  return app;
}

/** Answers what is nowhere in words of its own. */
class PlainAdapter extends FastifyAdapter {
  override setNotFoundHandler() {
    return this.instance.setNotFoundHandler(notFound as never);
  }
}

/** Ids of requests, unique over processes and restarts: a random beginning, then a counter. */
function requestIds(): () => string {
  const process = randomBytes(4).toString('hex');
  let count = 0;
  return () => `${process}-${(++count).toString(36)}`;
}

/**
 * Runs `stop` at the first SIGINT or SIGTERM and ends the process when it is done: 0, or 1 when it failed or took
 * longer than `limitMs`. A second signal changes nothing, as Ctrl-C often reaches a process twice.
 */
export function onStopSignal(stop: () => Promise<void>, limitMs = 25_000): void {
  let stopping = false;
  const begin = () => {
    if (stopping) return;
    stopping = true;
    const fail = (error: unknown) => {
      process.stderr.write(`The shutdown failed: ${error instanceof Error ? error.stack : String(error)}\n`);
      process.exit(1);
    };
    setTimeout(() => fail(new Error(`not done within ${limitMs} ms`)), limitMs).unref();
    stop().then(() => process.exit(0), fail);
  };
  process.on('SIGINT', begin).on('SIGTERM', begin);
}
