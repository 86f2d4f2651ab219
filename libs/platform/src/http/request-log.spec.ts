/**
 * Its schema would join those of other specs in Nest's lists: a realm of its own.
 *
 * @jest-environment node
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger, Module } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AsyncResource } from 'node:async_hooks';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Public, Requires } from '../auth/access.decorators.js';
import { AccessTokens } from '../auth/access-tokens.js';
import { AuthModule } from '../auth/auth.module.js';
import { Config } from '../config/config.js';
import { ConfigModule } from '../config/config.module.js';
import { graphqlModule } from './graphql.module.js';
import { createHttpApplication } from './http-application.js';
import { programLog } from '../log/program-log.js';

const logger = new Logger('Notes');
let later: () => void = () => undefined;

@Resolver()
class Failing {
  /** Fails as a statement does that did not expect what it was given. */
  @Query(() => String) @Requires() failing(@Args('name', { type: () => String }) name: string): string {
    logger.warn('about to fail');
    const said = { query: `select '${name}'`, parameters: [name], detail: `Key (name)=(${name})`, code: '23514' };
    throw Object.assign(new Error(`wrong value "${name}"`), said);
  }
  @Query(() => String) @Public() broken(): string {
    throw new Error('nobody expected this');
  }
  @Query(() => String) @Public() fine(): string {
    // As a connection does that was opened for a request.
    later = AsyncResource.bind(() => logger.warn('long after'));
    return 'fine';
  }
  @Query(() => String) @Public() long(): string {
    return '长'.repeat(400_000);
  }
}

const config = new Config(
  { FANZHA_SECRET: 'only for specs: a secret of sufficient length', FANZHA_LOG_LEVEL: 'info' },
  '/',
);

@Module({ imports: [ConfigModule.of(config), AuthModule, graphqlModule()], providers: [Failing] })
class TestModule {}

type Line = Record<string, unknown> & { err?: Record<string, unknown> };

describe('the log', () => {
  const written: string[] = [];
  let app: NestFastifyApplication;
  let url: URL;
  let token: string;
  beforeAll(async () => {
    const destination = { write: (text: string) => void written.push(text) };
    app = await createHttpApplication(TestModule, { logger: programLog(config, destination), logsRequests: true });
    await app.listen(0, '127.0.0.1');
    url = new URL('/graphql', await app.getUrl());
    const user = { userId: 'u', username: 'lisi', displayName: '李四', tenantId: 'unit-7', cityCode: '3402' };
    const session = { roles: [], oversight: [], sessionId: 's', mustChangePassword: false };
    token = app.get(AccessTokens).issue({ ...user, ...session }).token;
  });
  afterAll(() => app.close());
  beforeEach(() => void (written.length = 0));

  const lines = () => written.map((text) => JSON.parse(text) as Line);
  const ask = async (query: string, variables?: object, headers?: Record<string, string>) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: 'fanzha_refresh=biscuit', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as { errors?: { extensions: { requestId?: string } }[] };
  };
  const askSignedIn = () =>
    ask('query ($name: String!) { failing(name: $name) }', { name: '张三' }, { authorization: `Bearer ${token}` });

  it('says once of a request that failed which it was, for which unit, and where it failed', async () => {
    for (let time = 0; time < 3; time++) {
      written.length = 0;
      const requestId = (await askSignedIn()).errors?.[0]?.extensions.requestId;
      expect(requestId).toMatch(/^[0-9a-f]{8}-\w+$/);
      const errors = lines().filter(({ level }) => level === 'error');
      expect(errors).toEqual([
        {
          level: 'error',
          time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
          pid: process.pid,
          context: 'Errors',
          msg: 'a request failed',
          requestId,
          tenantId: 'unit-7',
          err: { type: 'Error', message: 'wrong value "…"', code: '23514', stack: expect.stringContaining('Failing') },
        },
      ]);
    }
  });

  it('says of every line that a request writes which request it was, and for which unit', async () => {
    const requestId = (await askSignedIn()).errors?.[0]?.extensions.requestId;
    expect(lines().find(({ context }) => context === 'Notes')).toMatchObject({ requestId, tenantId: 'unit-7' });
    const other = (await ask('{ broken }')).errors?.[0]?.extensions.requestId;
    const error = lines().find(({ requestId: id }) => id === other);
    expect(error).toMatchObject({ msg: 'a request failed', err: { message: 'nobody expected this' } });
    expect(error).not.toHaveProperty('tenantId');
  });

  it('holds no name, no value, no token, no cookie and nothing of the document', async () => {
    await askSignedIn();
    await ask('query ($name: String!) { failing(name: $name) }', { name: '张三' }, { authorization: 'Bearer forged' });
    await ask('{ fine', { name: '张三' });
    const get = new URL(url);
    get.search = String(new URLSearchParams({ query: '{ broken }', variables: '{"name":"张三"}' }));
    await fetch(get, { headers: { accept: 'application/json' } });
    const all = written.join('');
    expect(lines().filter(({ level }) => level === 'error')).toHaveLength(2);
    for (const secret of [
      '张三',
      '李四',
      'lisi',
      token,
      token.split('.')[1] ?? '',
      'forged',
      'biscuit',
      'select',
      '{ ',
    ])
      expect(all).not.toContain(secret);
  });

  it('leaves out what a line was given beside the fields that lines have', () => {
    logger.warn({ msg: 'with more', headers: { authorization: 'Bearer t' }, variables: { name: '张三' } });
    expect(Object.keys(lines()[0] ?? {})).toEqual(['level', 'time', 'pid', 'context', 'msg']);
  });

  it('names no request where one has begun what goes on after it', async () => {
    await ask('{ fine }');
    written.length = 0;
    later();
    expect(lines()).toMatchObject([{ msg: 'long after' }]);
    expect(written[0]).not.toContain('requestId');
  });

  it('has a line for every request where that is asked for', async () => {
    const answered = () => lines().filter(({ context }) => context === 'Requests');
    // Those of the tests before, which are written when an answer has left.
    await sleep(50);
    written.length = 0;
    await ask('{ fine }');
    await ask('{ nothing }');
    await askSignedIn();
    for (const end = Date.now() + 2_000; answered().length < 3 && Date.now() < end;) await sleep(10);
    expect(answered().map(({ msg, outcome, tenantId }) => [msg, outcome, tenantId])).toEqual([
      ['answered', 'ok', undefined],
      ['answered', 'bad_request', undefined],
      ['answered', 'failed', 'unit-7'],
    ]);
    expect(answered()[0]).toMatchObject({
      requestId: expect.any(String),
      status: 200,
      milliseconds: expect.any(Number),
    });
  });

  it.each(['br', 'gzip', 'identity'])('takes no client that hangs up for a failure: %s', async (encoding) => {
    const body = JSON.stringify({ query: '{ long }' });
    const head = `POST ${url.pathname} HTTP/1.1\r\nhost: x\r\naccept-encoding: ${encoding}`;
    const request = `${head}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
    for (const isAnswered of [false, false, false, true]) await hangUp(request, isAnswered);
    await sleep(300);
    expect(lines().filter(({ level }) => level !== 'info')).toEqual([]);
    expect((await ask('{ broken }')).errors).toHaveLength(1);
    expect(lines().filter(({ level }) => level === 'error')).toHaveLength(1);
  });

  /** Sends a request and cuts the connection: right behind it, or when the answer begins to arrive. */
  const hangUp = (request: string, isAnswered: boolean) =>
    new Promise<void>((resolve) => {
      const socket = net.connect(Number(url.port), url.hostname);
      const cut = () => void socket.resetAndDestroy();
      socket.on('close', () => resolve()).on('error', () => undefined);
      if (isAnswered) socket.once('data', cut);
      socket.write(request, () => isAnswered || setTimeout(cut, 1));
    });
});
