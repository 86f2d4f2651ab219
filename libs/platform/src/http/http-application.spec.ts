import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
    expect(await refused('POST', '/activities')).toEqual([413, true]);
  }, 30_000);

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
