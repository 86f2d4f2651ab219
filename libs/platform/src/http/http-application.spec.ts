/**
 * Its schema would join those of other specs in Nest's lists: a realm of its own.
 *
 * @jest-environment node
 */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { graphqlModule } from './graphql.module.js';
import { createHttpApplication } from './http-application.js';

/** Written in index.html itself. */
const OWN_SCRIPT = "document.documentElement.lang = 'en';";

@Resolver()
class HelloResolver {
  @Query(() => String) hello(): string {
    return 'hello';
  }
}

@Module({ imports: [graphqlModule()], providers: [HelloResolver] })
class TestModule {}

describe('the application behind the one URL', () => {
  let app: NestFastifyApplication;
  let url: string;
  let webRoot: string;
  let missing: string | null = null;

  beforeAll(async () => {
    webRoot = mkdtempSync(path.join(os.tmpdir(), 'fanzha-web-'));
    mkdirSync(path.join(webRoot, 'assets'));
    writeFileSync(
      path.join(webRoot, 'index.html'),
      `<!doctype html><title>反诈台账</title><script>${OWN_SCRIPT}</script>`,
    );
    writeFileSync(path.join(webRoot, 'assets/packed-77ab.js'), `export const text = '${'反诈'.repeat(2_000)}';`);
    writeFileSync(path.join(webRoot, 'assets/packed-77ab.js.br'), brotliCompressSync('packed at the build'));
    writeFileSync(path.join(webRoot, 'assets/index-4f2a.js'), `export const text = '${'反诈'.repeat(2_000)}';`);
    const checks = () => [
      { name: 'database', missing: async () => missing },
      { name: 'queue', missing: () => (missing ? Promise.reject(new Error('secret')) : Promise.resolve(null)) },
    ];
    app = await createHttpApplication(TestModule, { logger: false, webRoot, checks });
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });
  afterAll(async () => {
    await app.close();
    rmSync(webRoot, { recursive: true });
  });

  /** Over a connection of its own: no client would send what cannot be read. */
  const raw = (request: string) =>
    new Promise<{ head: string; body: string }>((resolve, reject) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(request));
      let answer = '';
      socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
      socket.on('error', reject).on('close', () => {
        const [head = '', ...rest] = answer.split('\r\n\r\n');
        resolve({ head: head.replaceAll('\r', ''), body: rest.join('\r\n\r\n') });
      });
    });

  const page = (at: string, accept = 'text/html,*/*;q=0.8') => fetch(url + at, { headers: { accept } });

  it('serves the client for every page of it, with a policy that lets no foreign script in', async () => {
    for (const at of ['/', '/regions/340210?period=2026-11', '/activities/new']) {
      const answer = await page(at);
      expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('反诈台账')]);
      expect(answer.headers.get('cache-control')).toBe('no-cache');
      const hash = createHash('sha256').update(OWN_SCRIPT).digest('base64');
      const scripts = /script-src ([^;]*)/.exec(answer.headers.get('content-security-policy') ?? '')?.[1];
      expect(scripts).toBe(`'self' 'sha256-${hash}'`);
      expect(answer.headers.get('x-frame-options') ?? answer.headers.get('content-security-policy')).toBeTruthy();
      expect(answer.headers.get('strict-transport-security')).toBeNull();
    }
  });

  it('keeps hashed files for good, compressed, and answers 404 for what is not there', async () => {
    const script = await fetch(`${url}/assets/index-4f2a.js`, { headers: { 'accept-encoding': 'gzip, deflate, br' } });
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(script.headers.get('content-encoding')).toBe('br');
    expect(await script.text()).toContain('反诈');
    const packed = await fetch(`${url}/assets/packed-77ab.js`, { headers: { 'accept-encoding': 'gzip, br' } });
    expect([packed.headers.get('content-encoding'), packed.headers.get('vary'), await packed.text()]).toEqual([
      'br',
      'accept-encoding',
      'packed at the build',
    ]);
    expect(packed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const plain = await fetch(`${url}/assets/packed-77ab.js`, { headers: { 'accept-encoding': 'identity' } });
    expect(await plain.text()).toContain('反诈');
    expect((await page('/assets/index-0000.js')).status).toBe(404);
    expect((await page('/robots.txt', '*/*')).status).toBe(404);
    expect((await page('/../package.json', '*/*')).status).toBe(404);
    for (const accept of ['*/*', 'text/plain', 'application/openmetrics-text;version=1.0.0,text/plain;q=0.5']) {
      expect((await page('/metrics', accept)).status).toBe(404);
    }
  });

  it('tells who sends too much why, and does not break the connection while they send', async () => {
    const refused = async (method: string, at: string) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(url + at, { method, headers, body: Buffer.alloc(8 << 20, 'a') });
      return [answer.status, (await answer.text()).length > 0];
    };
    for (let time = 0; time < 10; time++) expect(await refused('POST', '/graphql')).toEqual([413, true]);
    expect(await refused('PUT', '/graphql')).toEqual([405, true]);
    // More than is read of a refused body: the connection is closed, and the next request has another one.
    await fetch(url + '/nothing', { method: 'POST', body: Buffer.alloc(48 << 20, 'a') }).catch(() => undefined);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(await refused('POST', '/activities')).toEqual([404, true]);
  }, 30_000);

  it.each([
    ['GET', '/healthz', 200],
    ['GET', '/readyz', 200],
    ['GET', '/graphql?query=%7Bhello%7D', 200],
    ['PUT', '/graphql', 405],
    ['GET', '/robots.txt', 404],
    ['GET', '/assets/none.js', 404],
    ['HEAD', '/none.js', 404],
    ['POST', '/', 404],
    ['POST', '/activities', 404],
    ['DELETE', '/healthz', 404],
    ['OPTIONS', '/regions', 404],
    ['PROPFIND', '/', 404],
    ['OPTIONS', '*', 404],
    ['GET', '/%zz', 400],
    ['POST', '/graphql/%zz', 400],
    ['GET', '/assets/%c0%ae%c0%ae', 400],
    ['GET', 'no path', 400],
    ['NOTHING', '/', 400],
  ])('%s %s is kept by no cache, taken for nothing else, and does not name what it is made of', async (...asked) => {
    const [method, at, status] = asked;
    const { head, body } = await raw(`${method} ${at} HTTP/1.1\r\nhost: here\r\nconnection: close\r\n\r\n`);
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head).toMatch(/^x-content-type-options: nosniff$/im);
    expect(head).toMatch(/^cache-control: no-store$/im);
    expect(head.match(/^(x-content-type-options|cache-control):/gim)).toHaveLength(2);
    expect(head + body).not.toMatch(/FST_|fastify|nest|%zz|statusCode|Cannot/i);
  });

  it('tells nobody more of a body that nothing reads', async () => {
    for (const [type, body] of [
      ['application/json', '{'],
      ['text/strange', 'x'],
    ] as const) {
      const answer = await fetch(`${url}/activities`, { method: 'POST', headers: { 'content-type': type }, body });
      expect([answer.status, await answer.text()]).toEqual([404, 'Not found']);
    }
  });

  it('says that it lives, and whether it can work', async () => {
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ status: 'ready' });
    missing = 'no answer';
    const unready = await fetch(`${url}/readyz`);
    expect([unready.status, await unready.json()]).toEqual([
      503,
      {
        status: 'not ready',
        missing: [
          { name: 'database', missing: 'no answer' },
          { name: 'queue', missing: 'unreachable' },
        ],
      },
    ]);
  });
});
