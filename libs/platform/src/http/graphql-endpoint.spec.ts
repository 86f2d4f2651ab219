import { Refusal } from '@fanzha/domain';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type CanActivate, ForbiddenException, Injectable, Logger, Module, UseGuards } from '@nestjs/common';
import {
  Args,
  Context,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  registerEnumType,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { serverAudits } from 'graphql-http';
import { Costs } from './field-cost.js';
import { graphqlModule } from './graphql.module.js';
import { createHttpApplication } from './http-application.js';
import { type RequestContext } from './request-context.js';
import { LocalDateScalar, MoneyScalar, PeriodScalar, SafeIntScalar } from './scalars.js';

enum Colour {
  RED = 'RED',
  BLUE = 'BLUE',
}
registerEnumType(Colour, { name: 'Colour' });

@ObjectType()
class Item {
  @Field(() => ID) id!: string;
  @Field(() => [Item]) items!: Item[];
  @Field(() => String, { nullable: true }) broken?: string;
  @Field(() => [String]) words!: string[];
}

@InputType()
class ItemInput {
  @Field(() => LocalDateScalar) startOn!: string;
  @Field(() => Colour, { nullable: true }) colour?: Colour;
  @Field(() => [SafeIntScalar], { nullable: true }) counts?: number[];
  @Field(() => MoneyScalar, { nullable: true }) loss?: number;
}

@Injectable()
class Never implements CanActivate {
  canActivate(): boolean {
    return false;
  }
}

@Injectable()
class Failing {
  refuse(): never {
    throw Refusal.conflict({ version: 4 }, 'VERSION_CHANGED');
  }
}

const secret = new Error('relation "user_account" does not exist');

@Resolver(() => Item)
class ItemResolver {
  constructor(private readonly failing: Failing) {}

  @Query(() => Item) item(@Args('id', { type: () => ID }) id: string): Item {
    return { id, items: [], words: [] };
  }
  @Query(() => String) echo(
    @Args('text', { type: () => String }) text: string,
    @Context() context: RequestContext,
  ): string {
    return `${context.locale}:${text}`;
  }
  @Query(() => String) refused(): string {
    return this.failing.refuse();
  }
  @Query(() => String) unexpected(): string {
    throw secret;
  }
  @Query(() => String) database(@Args('state', { type: () => String }) state: string): string {
    throw Object.assign(new Error('insert into user_account (secret)'), { driverError: { code: state } });
  }
  @Query(() => String) nest(): string {
    throw new ForbiddenException();
  }
  @UseGuards(Never) @Query(() => String) guarded(): string {
    return 'never';
  }
  @Query(() => PeriodScalar) period(@Args('period', { type: () => PeriodScalar }) period: { text: string }) {
    return period;
  }
  @Query(() => [Item]) page(@Args('first', { type: () => Int, defaultValue: 20 }) first: number): Item[] {
    return Array.from({ length: Math.min(first, 2) }, (_, index) => ({ id: String(index), items: [], words: [] }));
  }
  @Mutation(() => String) add(@Args('input', { type: () => ItemInput }) input: ItemInput): string {
    return `${input.startOn} ${input.loss ?? ''}`;
  }
  @Mutation(() => Boolean) signIn(): boolean {
    return true;
  }
  @Query(() => String) long(): string {
    return '长'.repeat(400_000);
  }
  @Costs(1, { items: 500 }) @ResolveField(() => [String]) labels(): string[] {
    return ['1-101'];
  }
  @Costs(100) @ResolveField(() => Int) dear(): number {
    return 1;
  }
  @ResolveField(() => String, { nullable: true }) broken(): string {
    throw Refusal.notFound();
  }
}

@Module({ imports: [graphqlModule()], providers: [ItemResolver, Failing, Never] })
class TestModule {}

interface Body {
  data?: unknown;
  errors?: {
    message: string;
    path?: unknown;
    extensions: Record<string, unknown> & { code: string; fields?: { path: string; code: string; message: string }[] };
  }[];
}

const MEDIA = 'application/graphql-response+json';
let app: NestFastifyApplication;
let url: string;

beforeAll(async () => {
  app = await createHttpApplication(TestModule, { logger: false, perMinute: { signIn: 3 } });
  await app.listen(0, '127.0.0.1');
  url = `${await app.getUrl()}/graphql`;
});
afterAll(() => app.close());
afterEach(() => void jest.restoreAllMocks());

async function post(body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: MEDIA, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
}

/** The same operation as it is executed first, while it is compiled, and compiled. */
async function thrice(body: { query: string; variables?: object }): Promise<Body[]> {
  const bodies: Body[] = [];
  for (let time = 0; time < 3; time++) bodies.push((await post(body)).body);
  return bodies;
}

describe('GraphQL over HTTP', () => {
  it.each(serverAudits({ url: () => url }).map((audit) => [audit.id, audit] as const))('%s', async (_, audit) => {
    const { status, ...found } = await audit.fn();
    expect({ status, reason: 'reason' in found ? found.reason : undefined, name: audit.name }).toEqual({
      status: 'ok',
      reason: undefined,
      name: audit.name,
    });
  });

  it('refuses what is no GraphQL request with a status and in our form', async () => {
    const refused = async (init: RequestInit, path = '') => {
      const response = await fetch(url + path, init);
      const body = (await response.json()) as Body;
      return [response.status, body.errors?.[0]?.extensions.code];
    };
    const json = { 'content-type': 'application/json' };
    expect(await refused({ method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' })).toEqual([
      415,
      'BAD_INPUT',
    ]);
    expect(
      await refused({ method: 'POST', headers: json, body: JSON.stringify({ query: 'x'.repeat(1 << 20) }) }),
    ).toEqual([413, 'BAD_INPUT']);
    expect(await refused({ method: 'POST', headers: { ...json, accept: 'text/html' }, body: '{}' })).toEqual([
      406,
      'BAD_INPUT',
    ]);
    expect(await refused({ method: 'POST', headers: json, body: '{"query":"{__typename}","__proto__":{}}' })).toEqual([
      400,
      'BAD_INPUT',
    ]);
    expect(await refused({ method: 'PUT', headers: json, body: '{}' })).toEqual([405, 'BAD_INPUT']);
    expect(await refused({}, `?query=${encodeURIComponent('mutation { signIn }')}`)).toEqual([405, 'BAD_INPUT']);
    expect(await refused({}, `?query=${encodeURIComponent('{ __typename }')}&variables=%7B`)).toEqual([
      400,
      'BAD_INPUT',
    ]);
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(
      await refused({ method: 'POST', headers: json, body: `{"query":"{__typename}","variables":{"a":${deep}}}` }),
    ).toEqual([400, 'BAD_INPUT']);
  });

  it('runs each operation of a document as itself, also compiled', async () => {
    const query = 'query A { a: echo(text: "a") } query B { b: echo(text: "b") }';
    for (let time = 0; time < 3; time++) {
      expect((await post({ query, operationName: 'A' })).body).toEqual({ data: { a: 'zh-CN:a' } });
      expect((await post({ query, operationName: 'B' })).body).toEqual({ data: { b: 'zh-CN:b' } });
    }
    expect(await post({ query })).toMatchObject({
      status: 400,
      body: { errors: [{ extensions: { code: 'BAD_INPUT' } }] },
    });
    expect(await post({ query, operationName: 'C' })).toMatchObject({
      status: 400,
      body: { errors: [{ message: '查询文档里没有名为 C 的操作' }] },
    });
  });

  it('answers a batch in its order, each operation with its own errors', async () => {
    const { body } = await post(
      [{ query: '{ echo(text: "1") }' }, { query: '{ nothing }' }, { query: 5 }, { query: '{ refused }' }],
      { 'accept-language': 'en' },
    );
    expect(body).toMatchObject([
      { data: { echo: 'en:1' } },
      { errors: [{ extensions: { code: 'BAD_INPUT' } }] },
      { errors: [{ message: 'Parameter query must be a string' }] },
      { errors: [{ extensions: { code: 'CONFLICT' } }], data: null },
    ]);
  });
});

describe('errors', () => {
  it('a refusal keeps its code, reason and details, in the language asked for', async () => {
    for (const { data, errors } of await thrice({ query: '{ refused }' })) {
      expect(data).toBeNull();
      expect(errors).toMatchObject([
        { path: ['refused'], extensions: { code: 'CONFLICT', reason: 'VERSION_CHANGED', version: 4 } },
      ]);
    }
    const english = await post({ query: '{ refused }' }, { 'accept-language': 'en-GB,en;q=0.9' });
    expect(english.body.errors?.[0]?.message).toMatch(/^[A-Z]/);
  });

  it('a nullable field that fails leaves the rest of the answer', async () => {
    for (const body of await thrice({ query: '{ item(id: "1") { id broken } }' })) {
      expect(body).toMatchObject({
        data: { item: { id: '1', broken: null } },
        errors: [{ path: ['item', 'broken'], extensions: { code: 'NOT_FOUND' } }],
      });
    }
  });

  it('guards and Nest exceptions are refusals too', async () => {
    for (const query of ['{ guarded }', '{ nest }']) {
      for (const body of await thrice({ query })) expect(body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });

  it('what nobody expected is INTERNAL with the id of the request, logged once, and says nothing', async () => {
    const log = jest.spyOn(Logger.prototype, 'error').mockReturnValue(undefined);
    for (const body of await thrice({ query: '{ unexpected again: unexpected }' })) {
      expect(body.errors?.[0]?.extensions).toMatchObject({
        code: 'INTERNAL',
        requestId: expect.stringMatching(/^[0-9a-f]{8}-\w+$/),
      });
      expect(JSON.stringify(body)).not.toContain('user_account');
    }
    expect(log).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['40001', 'CONFLICT'],
    ['57014', 'TOO_COMPLEX'],
    ['22P02', 'NOT_FOUND'],
    ['ECONNREFUSED', 'UNAVAILABLE'],
    ['57P01', 'UNAVAILABLE'],
    ['42P01', 'INTERNAL'],
  ])('PostgreSQL says %s: %s, and no SQL leaves', async (state, code) => {
    jest.spyOn(Logger.prototype, 'error').mockReturnValue(undefined);
    const { body } = await post({ query: 'query ($state: String!) { database(state: $state) }', variables: { state } });
    expect(body.errors?.[0]?.extensions.code).toBe(code);
    expect(JSON.stringify(body)).not.toContain('insert');
  });

  it('a database that is away is 503, and says when to come again', async () => {
    const query = 'query ($state: String!) { database(state: $state) }';
    const away = { query, variables: { state: '57P03' } };
    const { status, headers, body } = await post(away);
    expect([status, headers.get('retry-after'), body.data]).toEqual([503, '3', null]);
    expect(body.errors?.[0]?.extensions).toEqual({
      code: 'UNAVAILABLE',
      reason: 'DATABASE_UNAVAILABLE',
      retryAfterSeconds: 3,
    });
    expect((await post([away, away])).status).toBe(503);
    expect((await post([away, { query: '{ __typename }' }])).status).toBe(200);
  });

  const WRONG = { startOn: '2026-02-30', colour: 'GREEN', counts: [1, 1.5], loss: '1.234', extra: 1 };
  const FIELDS = [
    { path: 'colour', code: 'UNKNOWN_CODE' },
    { path: 'counts.1', code: 'NOT_WHOLE' },
    { path: 'loss', code: 'TOO_MANY_DECIMALS' },
    { path: 'startOn', code: 'NOT_A_DATE' },
    { path: 'extra', code: 'UNKNOWN_FIELD' },
  ];

  it('variables that do not fit name every field, compiled or not', async () => {
    const query = 'mutation ($input: ItemInput!) { add(input: $input) }';
    for (const body of await thrice({ query, variables: { input: WRONG } })) {
      expect(body.data).toBeUndefined();
      expect(body.errors).toMatchObject([{ extensions: { code: 'BAD_INPUT', fields: FIELDS } }]);
      expect(body.errors?.[0]?.extensions.fields?.[3]?.message).toContain('开始日期');
    }
    for (const body of await thrice({ query, variables: { input: {} } })) {
      expect(body.errors?.[0]?.extensions.fields).toMatchObject([{ path: 'startOn', code: 'REQUIRED' }]);
    }
    for (const body of await thrice({ query }))
      expect(body.errors?.[0]?.extensions.fields).toMatchObject([{ path: 'input', code: 'REQUIRED' }]);
    for (const body of await thrice({ query, variables: { input: { startOn: '2026-11-05', loss: '12.5' } } }))
      expect(body).toEqual({ data: { add: '2026-11-05 1250' } });
  });

  it('so do arguments written out', async () => {
    const query =
      'mutation { add(input: { startOn: "2026-02-30", colour: GREEN, counts: [1, 1.5], loss: "1.234", extra: 1 }) }';
    for (const body of await thrice({ query }))
      expect(body.errors).toMatchObject([{ extensions: { code: 'BAD_INPUT', fields: FIELDS } }]);
    const missing = await post({ query: 'mutation { add }' });
    expect(missing.body.errors?.[0]?.extensions.code).toBe('BAD_INPUT');
    for (const body of await thrice({ query: '{ period(period: "2026-W54") }' })) {
      expect(body.errors?.[0]?.extensions.fields).toMatchObject([{ path: 'period', code: 'NOT_A_PERIOD' }]);
    }
  });
});

describe('limits', () => {
  const reason = async (body: unknown) => (await post(body)).body.errors?.[0]?.extensions;
  const nested = (levels: number) => 'items { '.repeat(levels) + 'id' + ' }'.repeat(levels);

  it('stops what is too deep, too costly, too long or has too many names', async () => {
    expect(await reason({ query: `{ item(id: 1) { ${nested(11)} } }` })).toMatchObject({
      code: 'TOO_COMPLEX',
      reason: 'QUERY_TOO_DEEP',
      depth: 13,
      max: 12,
    });
    expect(await reason({ query: `{ item(id: 1) { ${nested(5)} } }` })).toMatchObject({
      code: 'TOO_COMPLEX',
      reason: 'QUERY_TOO_COSTLY',
      max: 20_000,
    });
    expect(
      await reason({ query: `{ ${Array.from({ length: 61 }, (_, i) => `a${i}: __typename`).join(' ')} }` }),
    ).toEqual({ code: 'TOO_COMPLEX', reason: 'TOO_MANY_ALIASES', aliases: 61, max: 60 });
    expect(await reason({ query: `{ ${'__typename '.repeat(2_001)} }` })).toEqual({
      code: 'TOO_COMPLEX',
      reason: 'TOO_MANY_TOKENS',
      tokens: 2_003,
      max: 2_000,
    });
    expect(await reason({ query: `{ __typename } #${' '.repeat(32_768)}` })).toEqual({
      code: 'TOO_COMPLEX',
      reason: 'DOCUMENT_TOO_LONG',
      characters: 32_784,
      max: 32_768,
    });
    expect(await reason({ query: `{ ${'__typename '.repeat(100)}` })).toMatchObject({ code: 'BAD_INPUT' });
    expect(await reason(Array.from({ length: 11 }, () => ({ query: '{ __typename }' })))).toMatchObject({
      code: 'TOO_COMPLEX',
      reason: 'BATCH_TOO_LARGE',
    });
  });

  it('answers a large document like any other, however often it is sent', async () => {
    const query = (field: string) => `query Large($text: String!) {
      ${Array.from({ length: 60 }, (_, i) => `a${i}: page(first: 1) { id words __typename }`).join(' ')}
      ${'__typename '.repeat(60)} echo(text: $text) ${field} }`;
    for (const body of await thrice({ query: query(''), variables: { text: 'x' } })) {
      expect(body.data).toMatchObject({
        __typename: 'Query',
        echo: 'zh-CN:x',
        a59: [{ id: '0', words: [], __typename: 'Item' }],
      });
    }
    for (const body of await thrice({ query: query('nothing'), variables: { text: 'x' } })) {
      expect(body.errors).toMatchObject([{ locations: [{ line: 3 }], extensions: { code: 'BAD_INPUT' } }]);
    }
    for (const body of await thrice({ query: query('') }))
      expect(body.errors?.[0]?.extensions.fields).toMatchObject([{ path: 'text', code: 'REQUIRED' }]);
    for (const body of await thrice({ query: query('refused'), variables: { text: 'x' } }))
      expect(body.errors?.[0]?.extensions.code).toBe('CONFLICT');
  });

  it('counts pages by the value of their variable, every time', async () => {
    const query = 'query ($first: Int!) { page(first: $first) { id items { id } } }';
    for (let time = 0; time < 3; time++) {
      expect((await post({ query, variables: { first: 10 } })).status).toBe(200);
      expect(await reason({ query, variables: { first: 100_000 } })).toMatchObject({
        code: 'TOO_COMPLEX',
        cost: 1_200_001,
      });
    }
  });

  it('counts lists without fields by what they hold, and fields without fields by what they cost', async () => {
    const cost = async (fields: string) => (await reason({ query: `{ page(first: 1000) { ${fields} } }` }))?.['cost'];
    expect(await cost('a: words b: words')).toBe(1 + 1_000 * 22);
    expect(await cost('labels')).toBe(1 + 1_000 * 501);
    expect(await cost('dear')).toBe(1 + 1_000 * 100);
    for (const fields of ['words', 'id dear labels'])
      expect((await post({ query: `{ page(first: 10) { ${fields} } }` })).status).toBe(200);
  });

  it('does not count what is left out, by its value or by that of a variable', async () => {
    const query = `query ($with: Boolean! = true, $without: Boolean! = false) {
      page(first: 30) { id labels @include(if: $with) ...Labels @skip(if: $without)
        ... on Item @include(if: false) { c: labels } } } fragment Labels on Item { b: labels }`;
    const cost = async (variables: object) => (await reason({ query, variables }))?.['cost'];
    expect(await cost({})).toBe(1 + 30 * 1_003);
    expect(await cost({ with: false })).toBeUndefined();
    expect(await cost({ without: true })).toBeUndefined();
    expect(await cost({ with: 'false' })).toBe(1 + 30 * 1_003);
    const literal = '{ page(first: 1000) { id labels @skip(if: true) } }';
    expect((await post({ query: literal })).status).toBe(200);
  });

  it('does not serialise an answer that is too large, nor a batch of answers', async () => {
    const long = (times: number) => ({
      query: `{ ${Array.from({ length: times }, (_, i) => `l${i}: long`).join(' ')} }`,
    });
    const { body } = await post(long(10));
    expect(body).toEqual({
      errors: [
        expect.objectContaining({ extensions: { code: 'TOO_COMPLEX', reason: 'ANSWER_TOO_LARGE', max: 4_000_000 } }),
      ],
    });
    expect((await post(long(9))).body.data).toMatchObject({ l0: '长'.repeat(400_000), l8: '长'.repeat(400_000) });
    const { body: batch } = await post([long(4), long(4), long(4)]);
    expect((batch as Body[]).map(({ data, errors }) => (data ? 'data' : errors?.[0]?.extensions['reason']))).toEqual([
      'data',
      'data',
      'ANSWER_TOO_LARGE',
    ]);
  });

  it('counts sign-ins per address, under every name', async () => {
    const { status, headers, body } = await post({
      query: 'mutation { a: signIn b: signIn c: signIn ...More } fragment More on Mutation { d: signIn }',
    });
    expect([status, body.errors?.[0]?.extensions.code]).toEqual([429, 'RATE_LIMITED']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(50);
    expect((await post({ query: '{ echo(text: "x") }' })).status).toBe(200);
  });
});
