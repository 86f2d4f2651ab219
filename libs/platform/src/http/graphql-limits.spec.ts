/**
 * Its schema would join those of other specs in Nest's lists: a realm of its own.
 *
 * @jest-environment node
 */
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type ItemEndpoint, type Body, startItemEndpoint } from '../../test/item-endpoint.js';

let endpoint: ItemEndpoint;
beforeAll(async () => {
  endpoint = await startItemEndpoint();
});
afterAll(() => endpoint.app.close());
afterEach(() => void jest.restoreAllMocks());
const post: ItemEndpoint['post'] = (body, headers) => endpoint.post(body, headers);
const thrice: ItemEndpoint['thrice'] = (body) => endpoint.thrice(body);

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
    const repeats = { code: 'TOO_COMPLEX', reason: 'TOO_MANY_REPEATS', pairs: 5_050, max: 5_000 };
    for (const query of [
      `{ ${'__typename '.repeat(101)} }`,
      `{ ${'... { __typename } '.repeat(101)} }`,
      `{ ${'item(id: 1) { id } '.repeat(101)} }`,
      `{ item(id: 1) { ${'a: id '.repeat(51)} ${'... on Item { a: id } '.repeat(9)} ${'id '.repeat(90)} } }`,
      `{ ${'...f '.repeat(101)} } fragment f on Query { __typename }`,
    ])
      expect(await reason({ query })).toMatchObject({ ...repeats, pairs: expect.any(Number) });
    expect(await reason({ query: `{ ${'__typename '.repeat(101)} }` })).toEqual(repeats);
    expect(await reason({ query: `{ ${'__typename '.repeat(100)} }` })).toBeUndefined();
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
