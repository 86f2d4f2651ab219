/**
 * Its schema would join those of other specs in Nest's lists: a realm of its own.
 *
 * @jest-environment node
 */
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { serverAudits } from 'graphql-http';
import { type ItemEndpoint, type Body, startItemEndpoint } from '../../test/item-endpoint.js';

let endpoint: ItemEndpoint;
beforeAll(async () => {
  endpoint = await startItemEndpoint();
});
afterAll(() => endpoint.app.close());
afterEach(() => void jest.restoreAllMocks());
const post: ItemEndpoint['post'] = (body, headers) => endpoint.post(body, headers);
const thrice: ItemEndpoint['thrice'] = (body) => endpoint.thrice(body);

describe('GraphQL over HTTP', () => {
  it.each(serverAudits({ url: () => endpoint.url }).map((audit) => [audit.id, audit] as const))(
    '%s',
    async (_, audit) => {
      const { status, ...found } = await audit.fn();
      expect({ status, reason: 'reason' in found ? found.reason : undefined, name: audit.name }).toEqual({
        status: 'ok',
        reason: undefined,
        name: audit.name,
      });
    },
  );

  it('refuses what is no GraphQL request with a status and in our form', async () => {
    const refused = async (init: RequestInit, path = '') => {
      const response = await fetch(endpoint.url + path, init);
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
  it('an error keeps its code, reason and details, in the language asked for', async () => {
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

  it('guards and Nest exceptions are domain errors too', async () => {
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
