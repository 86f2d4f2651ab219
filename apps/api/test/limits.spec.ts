import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { QUERY_LIMITS } from '@fanzha/platform';
import { type DocumentNode, type FieldNode, getIntrospectionQuery, Kind, parse, print, visit } from 'graphql';
import { startTestApi, type TestApi } from './support/test-api.js';

interface Answer {
  data?: unknown;
  errors?: { message: string; extensions: { code: string; reason?: string; cost?: number; max?: number } }[];
}

/** A document as the web client sends it: whatever has an id is kept by its type, and so every type is asked for. */
const sent = (document: DocumentNode): DocumentNode =>
  visit(document, {
    SelectionSet: (node, _key, parent) =>
      parent && 'kind' in parent && parent.kind === Kind.OPERATION_DEFINITION
        ? undefined
        : { ...node, selections: [...node.selections, TYPE_NAME] },
  });
const TYPE_NAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** Flags of an operation, all of them set: what they include is in what it costs. */
function flagsOf(document: string): Record<string, true> {
  const [operation] = parse(document).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return {};
  const flags = (operation.variableDefinitions ?? []).filter(({ type }) => /^Boolean!?$/.test(print(type)));
  return Object.fromEntries(flags.map(({ variable }) => [variable.name.value, true]));
}

/** Every operation of the web client with the fragments of all its documents. */
function clientOperations(): [name: string, document: string][] {
  const root = path.resolve(import.meta.dirname, '../../admin/src');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.graphql'));
  const definitions = files.flatMap((file) => sent(parse(readFileSync(path.join(root, file), 'utf8'))).definitions);
  const fragments = new Map(
    definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, print(definition)]] : [],
    ),
  );
  const withFragments = (text: string, seen = new Set<string>()): string => {
    const spread = [...text.matchAll(/\.\.\.\s*(\w+)/g)]
      .map(([, name]) => name ?? '')
      .filter((name) => fragments.has(name) && !seen.has(name));
    return spread.reduce(
      (whole, name) => (seen.has(name) ? whole : withFragments(`${whole}\n${fragments.get(name)}`, seen.add(name))),
      text,
    );
  };
  return definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? [[definition.name?.value ?? '', withFragments(print(definition))] as [string, string]]
      : [],
  );
}

describe('limits of a request', () => {
  let api: TestApi;
  let url: string;

  beforeAll(async () => {
    api = await startTestApi();
    url = `${await api.listen()}/graphql`;
  });
  afterAll(() => api.close());

  async function post(
    body: unknown,
    accept = 'application/graphql-response+json',
  ): Promise<{ status: number; body: Answer }> {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Answer };
  }

  it.each(clientOperations())('%s of the web client is within them', async (_, query) => {
    const { body } = await post({ query, variables: flagsOf(query) });
    expect(body.errors?.map((error) => error.extensions.code)).not.toContain('TOO_COMPLEX');
    // The documents fit the schema: what is missing is a sign-in or a variable, never a field.
    expect(body.errors?.map((error) => error.message).join('\n') ?? '').not.toMatch(
      /Cannot query field|Unknown (argument|type|fragment)/,
    );
  });

  it.each(clientOperations().filter(([, query]) => /\$first: Int\b/.test(query)))(
    '%s is, page by page, as large as the web client asks for them',
    async (name, query) => {
      // Lists of records are exported eighty at a time; lists behind a figure and scores are read fifty at a time.
      const isByFifty = name.startsWith('FigureSource') || name === 'EvaluationScores';
      const first = isByFifty ? 50 : name.endsWith('List') ? 80 : 100;
      const only = {
        ofRegion: true,
        ofDirect: false,
        ofTenant: false,
        withTenants: true,
        withMissing: true,
        withSilent: true,
        withRecords: true,
        withOverlap: true,
      };
      const { body } = await post({
        query,
        variables: { first, summed: false, ...(name.startsWith('FigureSource') && only) },
      });
      expect(body.errors?.map((error) => error.extensions.code)).not.toContain('TOO_COMPLEX');
    },
  );

  it('introspection is within them', async () => {
    const { body } = await post({ query: getIntrospectionQuery() });
    expect(body.data).toHaveProperty('__schema');
  });

  const UP = 'region(code: "3402") { ';

  it('depth', async () => {
    const query = `{ ${UP}${'parent { '.repeat(12)} code ${'} '.repeat(12)} } }`;
    const { status, body } = await post({ query });
    expect(status).toBe(400);
    expect(body.errors?.[0]?.extensions).toMatchObject({
      code: 'TOO_COMPLEX',
      reason: 'QUERY_TOO_DEEP',
      max: QUERY_LIMITS.depth,
    });
  });

  it('cost, which the message names with its limit', async () => {
    const query = `{ ${UP}${'children { '.repeat(5)} code ${'} '.repeat(5)} } }`;
    const { body } = await post({ query });
    expect(body.errors?.[0]).toMatchObject({
      message: expect.stringContaining('20,000'),
      extensions: { code: 'TOO_COMPLEX', reason: 'QUERY_TOO_COSTLY', cost: expect.any(Number), max: QUERY_LIMITS.cost },
    });
  });

  it('cost, by what a figure is broken down by: cells have its parts, or facts of a period are read', async () => {
    const parts = (by: string) =>
      Array.from({ length: 14 }, (_, at) => `p${at}: breakdown(indicator: SESSIONS, by: ${by}) { key }`).join(' ');
    const codeOf = async (query: string, variables = {}) =>
      (await post({ query, variables })).body.errors?.[0]?.extensions.code;
    const asked = (by: string) => `region(code: "3402") { rollup(period: "2026") { ${parts(by)} } }`;
    expect(await codeOf(`{ ${asked('SECTOR')} }`)).not.toBe('TOO_COMPLEX');
    expect(await codeOf(`{ ${asked('AUDIENCE')} }`)).toBe('TOO_COMPLEX');
    const query = `query ($by: BreakdownDimension!) { ${asked('$by')} }`;
    expect(await codeOf(query, { by: 'SECTOR' })).not.toBe('TOO_COMPLEX');
    expect(await codeOf(query, { by: 'TENANT_TYPE' })).toBe('TOO_COMPLEX');
  });

  it('cost, by the value of a variable', async () => {
    const query = `query ($first: Int) {
        region(code: "3402") { tenants(first: $first) { edges { node { id name region { code path { code } } } } } } }`;
    expect((await post({ query, variables: { first: 20 } })).body.errors?.[0]?.extensions.code).not.toBe('TOO_COMPLEX');
    expect((await post({ query, variables: { first: 10_000 } })).body.errors?.[0]?.extensions.code).toBe('TOO_COMPLEX');
  });

  describe('cost of what is dear by itself', () => {
    const costOf = async (times: number, field: string, operation = 'query') => {
      const fields = Array.from({ length: times }, (_, place) => `a${place}: ${field}`).join(' ');
      return (await post({ query: `${operation} { ${fields} }` })).body.errors?.[0]?.extensions;
    };

    it.each([
      ['{ sumsTooWide }', 1_201],
      ['(first: 1) { sumsTooWide }', 1_201],
      ['(first: 100) { sumsTooWide }', 1_201],
      ['(first: 1) { sums { value } }', 1_211],
      ['(first: 100) { sums { value } sumsTooWide }', 1_211],
      ['(first: 100) { ... on InterceptionConnection { sums { value } } sums { atLeast } }', 1_221],
    ])('sums of a whole list: interceptions%s', async (asked, each) => {
      expect(await costOf(17, `interceptions${asked}`)).toMatchObject({
        reason: 'QUERY_TOO_COSTLY',
        cost: 17 * each,
      });
      expect((await costOf(16, `interceptions${asked}`))?.code).toBe('UNAUTHENTICATED');
    });

    it('what is due, with as many records as may be shown', async () => {
      expect(await costOf(28, 'dues(each: 20) { records { recordId } }')).toMatchObject({
        reason: 'QUERY_TOO_COSTLY',
        cost: 28 * (400 + 15 * (1 + 20)),
      });
    });

    it('voiding, with as many answers as there may be records', async () => {
      const voided = 'voidRecords(kind: ACTIVITY, records: [], reason: "x") { id record { id } }';
      expect(await costOf(4, voided, 'mutation')).toMatchObject({
        reason: 'QUERY_TOO_COSTLY',
        cost: 4 * (5_000 + 100 * 3),
      });
    });
  });

  it('cost, through fragments that multiply', async () => {
    const fragments = Array.from(
      { length: 20 },
      (_, level) => `fragment F${level} on Region { ${level === 19 ? 'code' : `...F${level + 1} ...F${level + 1}`} }`,
    );
    const { body } = await post({ query: `{ ${UP}...F0 } } ${fragments.join(' ')}` });
    expect(body.errors?.[0]?.extensions.code).toBe('TOO_COMPLEX');
  });

  const costOf = async (query: string) =>
    (await post({ query })).body.errors?.find(({ extensions }) => extensions.code === 'TOO_COMPLEX')?.extensions.cost;
  const again = (times: number, field: string) =>
    Array.from({ length: times }, (_, index) => `a${index}: ${field}`).join(' ');

  it('cost of lists, by what they may hold', async () => {
    expect(
      await costOf(`{ householdVisits(first: 100) { edges { node { ${again(58, 'doors')} } } } }`),
    ).toBeGreaterThan(58 * 100 * 250);
    expect(await costOf('{ householdVisits(first: 100) { edges { node { vacant } } } }')).toBeGreaterThan(100 * 250);
    expect(
      await costOf(`{ leadershipGroups(first: 100) { edges { node { ${again(6, 'members { name }')} } } } }`),
    ).toBeGreaterThan(6 * 100 * 40);
    expect(
      await costOf(`{ inspections(first: 100) { edges { node { ${again(12, 'hazards { description }')} } } } }`),
    ).toBeGreaterThan(12 * 100 * 20);
    expect(
      await costOf(`{ householdRoster(communityCode: "340210100001") { ${again(12, 'doors { label visited }')} } }`),
    ).toBeGreaterThan(12 * 2 * 1_000);
    expect(await costOf('{ householdVisits(first: 20) { edges { node { doors notMet vacant } } } }')).toBeUndefined();
    expect(await costOf('{ householdVisit(id: "1") { doors notMet vacant } }')).toBeUndefined();
  });

  it('cost of overlaps, and of figures opened: five in one operation', async () => {
    const overlaps = again(21, 'rollup(period: "2026") { households { overlap } }');
    expect(await costOf(`{ region(code: "340210") { children { ${overlaps} } } }`)).toBeGreaterThan(20_000);
    const opened = (times: number) =>
      `{
        region(code: "340210") { ${again(
          times,
          `rollup(period: "2026") {
          provenance(indicator: SESSIONS) { records } }`,
        )} } }`;
    expect(await costOf(opened(6))).toBeGreaterThan(20_000);
    expect(await costOf(opened(5))).toBeUndefined();
  });

  it('names given to fields', async () => {
    const query = `{
      ${Array.from({ length: QUERY_LIMITS.aliases + 1 }, (_, index) => `a${index}: __typename`).join(' ')} }`;
    expect((await post({ query })).body.errors?.[0]?.extensions.code).toBe('TOO_COMPLEX');
  });

  it('operations of a batch', async () => {
    const batch = (size: number) => Array.from({ length: size }, () => ({ query: '{ __typename }' }));
    expect((await post(batch(QUERY_LIMITS.batch))).body).toEqual(
      Array.from({ length: QUERY_LIMITS.batch }, () => ({ data: { __typename: 'Query' } })),
    );
    expect((await post(batch(QUERY_LIMITS.batch + 1))).body.errors?.[0]?.extensions).toMatchObject({
      code: 'TOO_COMPLEX',
      reason: 'BATCH_TOO_LARGE',
    });
  });

  it('size of a body', async () => {
    const { status, body } = await post({
      query: '{ __typename }',
      variables: { padding: 'x'.repeat(QUERY_LIMITS.bodyBytes) },
    });
    expect([status, body.errors?.[0]?.extensions.code]).toEqual([413, 'BAD_INPUT']);
  });
});
