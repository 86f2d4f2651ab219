/**
 * Its schema would join those of other specs in Nest's lists: a realm of its own.
 *
 * @jest-environment node
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { Args, Field, InputType, Mutation, Query, registerEnumType, Resolver } from '@nestjs/graphql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import fc from 'fast-check';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Costs, SEARCH_COST } from './field-cost.js';
import { graphqlModule } from './graphql.module.js';
import { createHttpApplication } from './http-application.js';

enum Kind {
  A = 'A',
  B = 'B',
  C = 'C',
}
registerEnumType(Kind, { name: 'KindOfText' });

@InputType()
class TextInput {
  @Field(() => String) title!: string;
  @Field(() => [String], { nullable: true }) partners?: string[];
  @Field(() => [Kind], { nullable: true }) kinds?: Kind[];
}

@InputType()
class TextFilter {
  @Costs(SEARCH_COST) @Field(() => String, { nullable: true }) text?: string | null;
  @Field(() => String, { nullable: true }) place?: string | null;
}

const stored: string[] = [];

@Resolver()
class Texts {
  @Query(() => String) echo(@Args('text', { type: () => String }) text: string): string {
    return text;
  }
  @Query(() => String) long(): string {
    return '长'.repeat(20_000);
  }
  @Query(() => String) list(
    @Args('filter', { type: () => TextFilter, nullable: true }) filter: TextFilter | null,
  ): string {
    return filter?.text ?? '';
  }
  @Mutation(() => String) record(@Args('input', { type: () => TextInput }) input: TextInput): string {
    stored.push(input.title, ...(input.partners ?? []));
    return input.title;
  }
  @Mutation(() => String) secret(): string {
    return 'token'.repeat(4_000);
  }
}

@Module({ imports: [graphqlModule()], providers: [Texts] })
class TestModule {}

let app: NestFastifyApplication;
let url: URL;
beforeAll(async () => {
  app = await createHttpApplication(TestModule, { logger: false });
  await app.listen(0, '127.0.0.1');
  url = new URL(`${await app.getUrl()}/graphql`);
});
afterAll(() => app.close());

interface Sent {
  readonly method?: string;
  readonly search?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
}

/** By hand: `fetch` mends what is sent and unpacks what comes. */
function send({ method = 'POST', search = '', headers = {}, body }: Sent) {
  return new Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
    const sent = httpRequest(
      {
        agent: false,
        host: url.hostname,
        port: url.port,
        path: `/graphql${search}`,
        method,
        headers: { 'content-type': 'application/json', ...headers },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

const RECORD = 'mutation ($input: TextInput!) { record(input: $input) }';

async function outcome(sent: Sent) {
  const { status, body } = await send(sent);
  const { data, errors } = JSON.parse(body.toString()) as {
    data?: Record<string, unknown>;
    errors?: { message: string; extensions: Record<string, unknown> }[];
  };
  return { status, data, ...(errors && { error: errors[0]?.extensions, message: errors[0]?.message }) };
}

describe('bytes of a body', () => {
  const withTitle = (title: Buffer) =>
    Buffer.concat([Buffer.from(`{"query":"${RECORD}","variables":{"input":{"title":"`), title, Buffer.from('"}}}')]);

  it.each([
    ['GBK', Buffer.from([0xb7, 0xb4, 0xd5, 0xa9])],
    ['a character cut in half', Buffer.from('反诈').subarray(0, 5)],
    ['an overlong slash', Buffer.from([0xc0, 0xaf])],
    ['a surrogate', Buffer.from([0xed, 0xa0, 0x80])],
    ['UTF-16', Buffer.from('反诈', 'utf16le')],
  ])('that are no UTF-8 are 400: %s', async (_, title) => {
    expect(await outcome({ body: withTitle(title) })).toMatchObject({
      status: 400,
      error: { code: 'BAD_INPUT' },
      message: expect.stringContaining('UTF-8'),
    });
  });

  it('arrive as they were, or not at all, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 12 }), async (bytes) => {
        const title = Buffer.from(bytes);
        const { status, data } = await outcome({ body: withTitle(title) });
        if (status === 200 && data)
          expect(Buffer.from(JSON.stringify(data['record']).slice(1, -1))).toEqual(
            Buffer.from(JSON.stringify(JSON.parse(`"${title.toString()}"`)).slice(1, -1)),
          );
        else expect([200, 400]).toContain(status);
      }),
      { numRuns: 150 },
    );
    expect(stored.join('')).not.toContain('\uFFFD');
  });

  it.each(['gbk', 'GB18030', '"gb2312"', 'utf-16', 'iso-8859-1', 'big5'])('in charset %s are 415', async (charset) => {
    const body = Buffer.from(JSON.stringify({ query: '{ __typename }' }));
    expect(await outcome({ headers: { 'content-type': `application/json; charset=${charset}` }, body })).toMatchObject({
      status: 415,
      error: { code: 'BAD_INPUT' },
    });
  });

  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'application/json;charset="UTF-8"',
    'Application/JSON; charset=utf8',
  ])('are read as %s', async (type) => {
    const body = JSON.stringify({ query: RECORD, variables: { input: { title: '反诈 👨‍👩‍👧 𠮷' } } });
    expect(await outcome({ headers: { 'content-type': type }, body })).toMatchObject({
      status: 200,
      data: { record: '反诈 👨‍👩‍👧 𠮷' },
    });
  });

  it('may begin with a byte order mark, and are not unpacked', async () => {
    expect(await outcome({ body: '\uFEFF{"query":"{ __typename }"}' })).toMatchObject({
      status: 200,
      data: { __typename: 'Query' },
    });
    expect(
      await outcome({ headers: { 'content-encoding': 'gzip' }, body: '{"query":"{ __typename }"}' }),
    ).toMatchObject({ status: 415 });
  });
});

describe('parameters of a URL', () => {
  const query = encodeURIComponent('query ($t: String!) { echo(text: $t) }');
  const variables = (text: string) => `?query=${query}&variables=%7B%22t%22%3A%22${text}%22%7D`;

  it('are percent-encoded UTF-8', async () => {
    expect(
      await outcome({ method: 'GET', search: variables(encodeURIComponent('反+诈').replace('%2B', '+')) }),
    ).toMatchObject({ data: { echo: '反 诈' } });
    for (const text of ['%b7%b4', '%E5%8F', '%zz', '%']) {
      expect(await outcome({ method: 'GET', search: variables(text) })).toMatchObject({
        status: 400,
        error: { code: 'BAD_INPUT' },
        message: expect.stringContaining('UTF-8'),
      });
    }
    expect((await send({ method: 'GET', search: variables('\xe5\x8f\x8d') })).status).toBe(400);
  });
});

describe('texts that have lost a character', () => {
  const broken = (path: string, character: string) => ({
    error: {
      code: 'BAD_INPUT',
      fields: [{ path, code: 'BROKEN_CHARACTERS', message: expect.stringContaining(character) }],
    },
  });
  const record = (input: string) =>
    outcome({ body: `{"query":${JSON.stringify(RECORD)},"variables":{"input":${input}}}` });

  it('are refused with their field: lone surrogates, and U+FFFD itself', async () => {
    expect(await record('{"title":"a\\ud800b"}')).toMatchObject(broken('title', 'U+D800'));
    expect(await record('{"title":"a\\udc00\\ud83d"}')).toMatchObject(broken('title', 'U+DC00'));
    expect(await record('{"title":"好","partners":["甲","\uFFFD"]}')).toMatchObject(broken('partners.1', 'U+FFFD'));
    expect(await record('{"title":"\\ufffd\\ufffd"}')).toMatchObject(broken('title', 'U+FFFD'));
    expect(await record('{"title":"\\ud83d\\ude00"}')).toMatchObject({ data: { record: '😀' } });
  });

  it('also where they are written out, and in whatever variable', async () => {
    const post = (query: string, variables?: object) => outcome({ body: JSON.stringify({ query, variables }) });
    expect(await post('mutation { record(input: { title: "甲", partners: ["\uFFFD"] }) }')).toMatchObject(
      broken('partners.0', 'U+FFFD'),
    );
    expect(await post('mutation { record(input: { title: "\\uFFFD" }) }')).toMatchObject(broken('title', 'U+FFFD'));
    expect(await post('query ($t: String! = "\uFFFD") { echo(text: $t) }')).toMatchObject(broken('t', 'U+FFFD'));
    expect(await post('query ($t: String!) { echo(text: $t) }', { t: '\uFFFD' })).toMatchObject(broken('t', 'U+FFFD'));
    expect(await outcome({ body: '{"query":"{ echo(text: \\"\\\\ud800\\") }"}' })).toMatchObject({
      error: { code: 'BAD_INPUT' },
    });
    expect(stored.join('')).not.toContain('\uFFFD');
  });
});

describe('lists of codes', () => {
  it('have no more items than there are codes', async () => {
    const kinds = Array.from({ length: 45_000 }, () => 'A');
    const error = {
      code: 'BAD_INPUT',
      fields: [{ path: 'kinds', code: 'TOO_MANY_ITEMS', message: expect.stringContaining('3') }],
    };
    expect(
      await outcome({ body: JSON.stringify({ query: RECORD, variables: { input: { title: '甲', kinds } } }) }),
    ).toMatchObject({ error });
    expect(
      await outcome({
        body: JSON.stringify({ query: 'mutation { record(input: { title: "甲", kinds: [A, B, C, A] }) }' }),
      }),
    ).toMatchObject({ error });
    expect(
      await outcome({
        body: JSON.stringify({ query: RECORD, variables: { input: { title: '甲', kinds: ['A', 'B', 'C'] } } }),
      }),
    ).toMatchObject({ data: { record: '甲' } });
  });
});

describe('a search for words', () => {
  const names = (count: number, filter: string) =>
    Array.from({ length: count }, (_, index) => `a${index}: list(filter: ${filter})`).join(' ');
  const cost = async (query: string, variables: object = {}) =>
    (await outcome({ body: JSON.stringify({ query, variables }) })).error?.['cost'];

  it('is dear, wherever its text comes from, and only where there is one', async () => {
    const dear = 9 * (SEARCH_COST + 1);
    expect(await cost(`{ ${names(9, '{ text: "反诈" }')} }`)).toBe(dear);
    expect(await cost(`query ($t: String) { ${names(9, '{ text: $t }')} }`, { t: '反诈' })).toBe(dear);
    expect(await cost(`query ($f: TextFilter) { ${names(9, '$f')} }`, { f: { text: '反诈' } })).toBe(dear);
    expect(await cost(`query ($f: TextFilter = { text: "反诈" }) { ${names(9, '$f')} }`)).toBe(dear);
    expect(
      await cost(`query ($f: TextFilter) { ${names(60, '$f')} }`, { f: { place: '桥', text: null } }),
    ).toBeUndefined();
    expect(await cost(`{ ${names(8, '{ text: "反诈" }')} }`)).toBeUndefined();
  });
});

describe('other ways to ask', () => {
  it('subscriptions are 400: the schema has none', async () => {
    const body = JSON.stringify({ query: 'subscription { x }' });
    expect(await outcome({ body, headers: { accept: 'application/graphql-response+json' } })).toMatchObject({
      status: 400,
      error: { code: 'BAD_INPUT' },
      message: expect.stringContaining('subscription'),
    });
    expect(await outcome({ body })).toMatchObject({ error: { code: 'BAD_INPUT' } });
  });

  it.each(['OPTIONS', 'PUT', 'PATCH', 'DELETE', 'TRACE'])('%s is 405 in the form of all errors', async (method) => {
    expect(await outcome({ method })).toMatchObject({ status: 405, error: { code: 'BAD_INPUT' } });
    expect((await send({ method })).headers['allow']).toBe('GET, POST');
  });
});

describe('answers', () => {
  const ask = (query: string, encoding?: string) =>
    send({ body: JSON.stringify({ query }), headers: encoding === undefined ? {} : { 'accept-encoding': encoding } });

  it('are compressed as the client accepts it, from four kilobytes on', async () => {
    const plain = await ask('{ long }');
    expect(plain.headers['content-encoding']).toBeUndefined();
    for (const [accepted, encoding, unpack] of [
      ['gzip, deflate, br', 'br', brotliDecompressSync],
      ['gzip', 'gzip', gunzipSync],
    ] as const) {
      const packed = await ask('{ long }', accepted);
      expect([packed.headers['content-encoding'], packed.headers['vary']]).toEqual([
        encoding,
        'accept, accept-encoding, accept-language',
      ]);
      expect(unpack(packed.body)).toEqual(plain.body);
      expect(packed.body.length).toBeLessThan(plain.body.length / 10);
    }
    expect((await ask('{ long }', 'identity')).headers['content-encoding']).toBeUndefined();
    expect((await ask('{ echo(text: "x") }', 'gzip, br')).headers['content-encoding']).toBeUndefined();
  });

  it('of mutations are not, which may hold a token beside what somebody else chose', async () => {
    expect((await ask('mutation { secret }', 'gzip, br')).headers['content-encoding']).toBeUndefined();
    const batch = JSON.stringify([{ query: '{ long }' }, { query: 'mutation { secret }' }]);
    expect(
      (await send({ body: batch, headers: { 'accept-encoding': 'gzip' } })).headers['content-encoding'],
    ).toBeUndefined();
    const queries = JSON.stringify([{ query: '{ long }' }, { query: '{ long }' }]);
    expect((await send({ body: queries, headers: { 'accept-encoding': 'gzip' } })).headers['content-encoding']).toBe(
      'gzip',
    );
  });
});
