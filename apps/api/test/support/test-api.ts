import 'reflect-metadata';
import { type Config, createHttpApplication, prepareJobStore, readConfig } from '@fanzha/platform';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { apiModule } from '../../src/app.module.js';
import { freshDatabase, type TestDatabase } from './database.js';

export interface GraphqlAnswer {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the shape is the query's, which the spec wrote
  readonly data: any;
  readonly errors: readonly {
    message: string;
    path?: readonly (string | number)[];
    extensions: Record<string, unknown> & { code: string };
  }[];
  readonly headers: Record<string, string | string[] | number | undefined>;
}

interface CallOptions {
  readonly token?: string;
  readonly cookie?: string;
  readonly headers?: Record<string, string>;
}

export interface TestApi {
  readonly app: NestFastifyApplication;
  readonly db: TestDatabase;
  readonly ownerUrl: string;
  /** One operation over HTTP, without a socket. */
  gql(query: string, variables?: Record<string, unknown>, options?: CallOptions): Promise<GraphqlAnswer>;
  /** Listens on a free port; the base URL. */
  listen(): Promise<string>;
  close(): Promise<void>;
}

/**
 * The real application on a database of its own, without background jobs: a new one unless another is given.
 * Of two in one process GraphQL is answered by the one begun last, also where the other is asked.
 * @param further features beside those of the program
 */
export async function startTestApi(given?: TestDatabase, further: readonly Type[] = []): Promise<TestApi> {
  const db = given ?? (await freshDatabase());
  const config = testConfig(db.ownerUrl);
  await prepareJobStore({ ownerUrl: db.ownerUrl, redisUrl: null });
  const app = await createHttpApplication(apiModule({ config, ownerUrl: db.ownerUrl, worker: 'off', further }), {
    perMinute: { signIn: 10_000, acceptInvitation: 10_000 },
    logger: process.env['FANZHA_TEST_LOG'] ? ['error', 'warn'] : false,
  });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    app,
    db,
    ownerUrl: db.ownerUrl,
    gql: async (query, variables, { token, cookie, headers } = {}) => {
      const response = await app.inject({
        method: 'POST',
        url: '/graphql',
        payload: { query, variables },
        headers: {
          accept: 'application/json',
          ...(token && { authorization: `Bearer ${token}` }),
          ...(cookie && { cookie }),
          ...headers,
        },
      });
      const body = response.json() as { data?: unknown; errors?: GraphqlAnswer['errors'] };
      return {
        status: response.statusCode,
        data: body.data ?? null,
        errors: body.errors ?? [],
        headers: response.headers,
      };
    },
    listen: async () => {
      await app.listen(0, '127.0.0.1');
      return app.getUrl();
    },
    close: async () => {
      await app.close();
      await db.drop();
      await rm(config.attachments.directory, { recursive: true, force: true });
    },
  };
}

function testConfig(ownerUrl: string): Config {
  process.env['DATABASE_URL'] = ownerUrl;
  process.env['FANZHA_SECRET'] = 'only for specs: a secret of sufficient length';
  process.env['FANZHA_ATTACHMENTS_DIR'] = mkdtempSync(path.join(tmpdir(), 'fanzha-files-'));
  return readConfig(path.resolve(import.meta.dirname, '../../../..'));
}
