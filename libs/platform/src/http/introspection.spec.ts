/**
 * Its schema would join those of other specs in Nest's lists: a realm of its own.
 *
 * @jest-environment node
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { getIntrospectionQuery } from 'graphql';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { graphqlModule } from './graphql.module.js';
import { createHttpApplication } from './http-application.js';
import { INTROSPECTIONS_PER_MINUTE } from './query-limits.js';

let calls = 0;

@Resolver()
class CountingResolver {
  @Query(() => String) count(): string {
    return String(++calls);
  }
}

@Module({ imports: [graphqlModule()], providers: [CountingResolver] })
class TestModule {}

let app: NestFastifyApplication;
let port: number;

beforeAll(async () => {
  app = await createHttpApplication(TestModule, { logger: false });
  await app.listen(0, '127.0.0.1');
  port = (app.getHttpServer().address() as AddressInfo).port;
});
afterAll(() => app.close());

interface Received {
  readonly status: number | undefined;
  readonly headers: http.IncomingHttpHeaders;
  readonly bytes: Buffer;
}

/** Without a client that unpacks by itself. */
function post(body: unknown, encoding?: string): Promise<Received> {
  return new Promise((resolve, reject) => {
    const accept = { accept: 'application/graphql-response+json', ...(encoding && { 'accept-encoding': encoding }) };
    const headers = { 'content-type': 'application/json', ...accept };
    http
      .request({ port, host: '127.0.0.1', method: 'POST', path: '/graphql', headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        const { statusCode: status, headers: given } = response;
        response.on('end', () => resolve({ status, headers: given, bytes: Buffer.concat(chunks) }));
      })
      .on('error', reject)
      .end(JSON.stringify(body));
  });
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the shape is the query's
const bodyOf = ({ bytes }: Received): any => JSON.parse(bytes.toString());

describe('introspection', () => {
  const WHOLE = { query: getIntrospectionQuery() };

  it('is answered with the same bytes each time, packed as the client accepts it', async () => {
    const first = await post(WHOLE);
    expect(bodyOf(first).data.__schema.queryType).toMatchObject({ name: 'Query' });
    expect((await post(WHOLE)).bytes).toEqual(first.bytes);
    const packed = [
      ['gzip, deflate, br', 'br', brotliDecompressSync],
      ['gzip', 'gzip', gunzipSync],
    ] as const;
    for (const [accepted, encoding, unpack] of packed) {
      for (let time = 0; time < 2; time += 1) {
        const { headers, bytes } = await post(WHOLE, accepted);
        expect(headers).toMatchObject({ 'content-encoding': encoding, 'content-length': String(bytes.length) });
        expect(headers.vary).toBe('accept, accept-encoding, accept-language');
        expect(unpack(bytes)).toEqual(first.bytes);
      }
    }
    for (const accepted of ['gzip;q=0', '*', 'identity']) {
      const { headers, bytes } = await post(WHOLE, accepted);
      expect([headers['content-encoding'], bytes]).toEqual([undefined, first.bytes]);
    }
    const batch = bodyOf(await post([WHOLE, { query: '{ __typename }' }]));
    expect(batch).toEqual([bodyOf(first), { data: { __typename: 'Query' } }]);
  });

  it('is told apart by its variables and operations, and mistakes stay mistakes', async () => {
    const query =
      'query A($name: String!) { __type(name: $name) { name } } query B { __type(name: "String") { kind } }';
    const ask = async (operationName: string, variables?: object) =>
      bodyOf(await post({ query, operationName, variables }));
    for (let time = 0; time < 2; time += 1) {
      expect(await ask('A', { name: 'Query' })).toEqual({ data: { __type: { name: 'Query' } } });
      expect(await ask('A', { name: 'Nobody' })).toEqual({ data: { __type: null } });
      expect(await ask('A')).toMatchObject({ errors: [{ extensions: { code: 'BAD_INPUT' } }] });
      expect(await ask('B')).toEqual({ data: { __type: { kind: 'SCALAR' } } });
    }
  });

  it('is remembered only where nothing else is asked for', async () => {
    const query = '{ __typename count }';
    const answers = [bodyOf(await post({ query })), bodyOf(await post({ query }))];
    expect(answers.map(({ data }) => data)).toEqual([
      { __typename: 'Query', count: '1' },
      { __typename: 'Query', count: '2' },
    ]);
  });

  it('collects the schema once in a document', async () => {
    const twice = await post({ query: '{ a: __schema { queryType { name } } b: __schema { queryType { name } } }' });
    expect(bodyOf(twice).errors).toMatchObject([{ extensions: { code: 'TOO_COMPLEX', reason: 'QUERY_TOO_COSTLY' } }]);
  });

  it('is put together a few times a minute for one address; what is ready is answered however often', async () => {
    const unknown = (n: number) => post({ query: `{ __schema { queryType { name } } } # ${n}` });
    let answered = 0;
    let last = await unknown(0);
    for (let n = 1; last.status === 200 && n <= 100; n += 1, answered += 1) last = await unknown(n);
    expect(answered).toBeGreaterThan(INTROSPECTIONS_PER_MINUTE.__schema / 2);
    expect(answered).toBeLessThanOrEqual(INTROSPECTIONS_PER_MINUTE.__schema);
    expect([last.status, bodyOf(last).errors[0].extensions.code]).toEqual([429, 'RATE_LIMITED']);
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
    for (let time = 0; time < 100; time += 1) expect((await unknown(1)).status).toBe(200);
    expect(bodyOf(await post({ query: '{ count }' }))).toEqual({ data: { count: '3' } });
  });
});
