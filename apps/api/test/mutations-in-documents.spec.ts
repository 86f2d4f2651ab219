import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ClientsFixture, lecture, makeClientsFixture } from './api-clients.fixture.js';

let fixture: ClientsFixture;
let writer: string;
beforeAll(async () => {
  fixture = await makeClientsFixture();
  writer = (await fixture.client(fixture.tokens.schoolAdmin, ['ledger:write'])).token;
});
afterAll(() => fixture.close());

const stored = async (title: string) => fixture.db.sql('select id, version from activity where title = $1', [title]);
const document = (parts: string) => `mutation ($good: ActivityInput!, $bad: ActivityInput!) { ${parts} }`;
const inputs = (title: string) => ({ good: { ...lecture, title }, bad: { ...lecture, title: '' } });
const TWO = document('a: recordActivity(input: $good) { id version } b: recordActivity(input: $bad) { id }');

/** Twice more than once: from the second time on, the executor runs a compiled form of the document. */
const TIMES = [1, 2, 3];

describe('a document with several mutations', () => {
  it.each(TIMES)('tells what was committed where a later one fails (%i)', async (time) => {
    const title = `先成功的一条${time}`;
    const { data, errors } = await fixture.gql(TWO, inputs(title), { token: fixture.tokens.schoolAdmin });
    const [row] = await stored(title);
    expect(data).toBeNull();
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({
      path: ['b'],
      extensions: { code: 'BAD_INPUT', committed: [{ field: 'a', id: row?.['id'], version: 1 }] },
    });
  });

  it('tells of nothing where nothing was', async () => {
    const { errors } = await fixture.gql(
      document('b: recordActivity(input: $bad) { id } c: recordActivity(input: $good) { id }'),
      inputs('不会有的一条'),
      {
        token: fixture.tokens.schoolAdmin,
      },
    );
    const committed = errors[0]?.extensions['committed'];
    expect(committed === undefined || (await stored('不会有的一条')).length === (committed as unknown[]).length).toBe(
      true,
    );
  });
});

describe('a program that may only write', () => {
  const HISTORY = 'id version history { version }';

  it.each(TIMES)('is refused what it may not select before anything is stored (%i)', async (time) => {
    const title = `不该存下的${time}`;
    for (const query of [
      `mutation ($input: ActivityInput!) { recordActivity(input: $input) { ${HISTORY} } }`,
      `mutation ($input: ActivityInput!) { recordActivity(input: $input) { ...Whole } }
        fragment Whole on Activity { ${HISTORY} }`,
      `mutation ($input: ActivityInput!) {
        recordActivity(input: $input) { id region { rollup(period: "2026") { asOf } } } }`,
      'mutation ($input: ActivityInput!) { recordActivity(input: $input) { id region { tenants { totalCount } } } }',
    ]) {
      expect(await fixture.as(writer, query, { input: { ...lecture, title } })).toMatchObject({ code: 'FORBIDDEN' });
    }
    expect(await stored(title)).toEqual([]);
  });

  it('is not refused for what is skipped, or belongs to another operation of the document', async () => {
    const query = `mutation Write($input: ActivityInput!, $more: Boolean = false) {
      recordActivity(input: $input) { id history @include(if: $more) { version } } }
      mutation Other($id: ID!) { voidActivity(id: $id, version: 1, reason: "x") { ...Whole } }
        fragment Whole on Activity { ${HISTORY} }`;
    const answer = await fixture.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { authorization: `Bearer ${writer}` },
      payload: { query, operationName: 'Write', variables: { input: { ...lecture, title: '可以存下的' } } },
    });
    expect(answer.json()).toMatchObject({ data: { recordActivity: { id: expect.any(String) } } });
  });

  it('learns of a conflict that somebody was faster, and not who', async () => {
    const RECORD = 'mutation ($input: ActivityInput!) { recordActivity(input: $input) { id } }';
    const AMEND =
      'mutation ($id: ID!, $input: ActivityInput!) { amendActivity(id: $id, version: 1, input: $input) { version } }';
    const { recordActivity } = (await fixture.as(writer, RECORD, { input: lecture })) as {
      recordActivity: { id: string };
    };
    const change = { id: recordActivity.id, input: { ...lecture, title: '改过' } };
    await fixture.as(fixture.tokens.schoolAdmin, AMEND, change);
    expect(await fixture.as(writer, AMEND, change)).toMatchObject({
      code: 'CONFLICT',
      current: { version: 2, changedBy: null },
    });
    expect(await fixture.as(fixture.tokens.schoolEditor, AMEND, change)).toMatchObject({
      code: 'CONFLICT',
      current: { changedBy: expect.any(String) },
    });
  });
});

describe('errors of an input', () => {
  const errorsOf = async (query: string, variables: object) => {
    const { errors } = await fixture.gql(query, variables as Record<string, unknown>, {
      token: fixture.tokens.schoolAdmin,
    });
    return (errors[0]?.extensions['fields'] as { path: string; code: string }[]).map(
      ({ path, code }) => `${path} ${code}`,
    );
  };

  it.each(['input', 'i', 'whatever'])(
    'are told by the same paths, whichever check notices them, with a variable called %s',
    async (name) => {
      const query = `mutation ($${name}: ActivityInput!) { recordActivity(input: $${name}) { id } }`;
      expect(await errorsOf(query, { [name]: { ...lecture, startOn: 'x' } })).toEqual(['startOn NOT_A_DATE']);
      expect(await errorsOf(query, { [name]: { ...lecture, title: '' } })).toEqual(['title REQUIRED']);
      expect(await errorsOf(query, { [name]: { ...lecture, colour: 'red' } })).toEqual(['colour UNKNOWN_FIELD']);
    },
  );

  it('are told by their place in an input that is written out', async () => {
    const query = `mutation ($day: Date!, $n: Float!) { recordActivity(input: {
      type: LECTURE, title: "讲座", startOn: $day,
        measures: [{ indicator: SESSIONS, value: 1 }, { indicator: LEAFLETS, value: $n }] }) { id } }`;
    expect(await errorsOf(query, { day: '2026-02-30', n: 'many' })).toEqual([
      'startOn NOT_A_DATE',
      'measures.1.value NOT_A_NUMBER',
    ]);
  });

  it('name the argument, not the variable', async () => {
    expect(await errorsOf('query ($n: Int) { activities(first: $n) { totalCount } }', { n: '5' })).toEqual([
      'first NOT_A_NUMBER',
    ]);
    expect(
      await errorsOf('query ($f: ActivityFilter) { activities(filter: $f) { totalCount } }', { f: { period: 'soon' } }),
    ).toEqual(['filter.period NOT_A_PERIOD']);
  });
});

describe('currentClient', () => {
  const CURRENT = '{ currentClient { name scopes expiresOn requestsPerMinute tenant { id } } }';

  it('tells a program what it is, with any scope', async () => {
    for (const scopes of [['rollup:read'], ['ledger:write']]) {
      const { token } = await fixture.client(fixture.tokens.schoolAdmin, scopes);
      expect(await fixture.as(token, CURRENT)).toMatchObject({
        currentClient: { scopes, requestsPerMinute: 600, tenant: { id: fixture.school.id } },
      });
    }
  });

  it('is null for a person, and closed to nobody', async () => {
    expect(await fixture.as(fixture.tokens.schoolAdmin, CURRENT)).toEqual({ currentClient: null });
    expect(await fixture.as(null, CURRENT)).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

it('a record behind two figures has two identities and one record', async () => {
  const SOURCES = `query ($of: IndicatorCode!) {
    region(code: "340210") {
      rollup(period: "2026") {
        provenance(indicator: $of) { sources(first: 1) { edges { node { id recordId } } } } } } }`;
  const nodeOf = async (of: string) => {
    const outcome = (await fixture.as(fixture.tokens.official, SOURCES, { of })) as {
      region: { rollup: { provenance: { sources: { edges: { node: { id: string; recordId: string } }[] } } } };
    };
    return outcome.region.rollup.provenance.sources.edges.map(({ node }) => node);
  };
  await fixture.as(
    fixture.tokens.bankAdmin,
    'mutation ($input: ActivityInput!) { recordActivity(input: $input) { id } }',
    {
      input: {
        ...lecture,
        measures: [
          { indicator: 'POSTERS', value: 9 },
          { indicator: 'BANNERS', value: 9 },
        ],
      },
    },
  );
  const [[posters], [banners]] = await Promise.all([nodeOf('POSTERS'), nodeOf('BANNERS')]);
  expect(posters?.recordId).toBe(banners?.recordId);
  expect(posters?.id).not.toBe(banners?.id);
});
