import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { isObjectType } from 'graphql';
import { type ClientsFixture, lecture, makeClientsFixture, RECORD } from './api-clients.fixture.js';
import { insertTenant, insertUser } from './support/factories.js';

/**
 * Fields that the executor calls without what Nest puts around (`callDirectly`): who may not have a figure has it by no
 * way that leads to them.
 */
let fixture: ClientsFixture;
let records: string;
let writes: string;
let figures: string;
let policeId: string;
beforeAll(async () => {
  fixture = await makeClientsFixture();
  const station = await insertTenant(fixture.db, 'POLICE', '340210100');
  policeId = station.id;
  const { token } = await insertUser(fixture, station, ['UNIT_ADMIN']);
  const input = { caseNumber: 'A3402100000000001', fraudTypeCode: 'F0101', filedOn: '2026-10-06', loss: '52000.00' };
  const record = 'mutation ($input: FraudCaseInput!) { recordFraudCase(input: $input) { id } }';
  const made = await fixture.as(token, record, { input: { ...input, reportedOn: '2026-10-05' } });
  expect(made).toHaveProperty('recordFraudCase');
  expect(await fixture.as(fixture.tokens.schoolAdmin, RECORD, { input: lecture })).toHaveProperty('recordActivity');
  records = (await fixture.client(fixture.tokens.official, ['ledger:read'])).token;
  writes = (await fixture.client(fixture.tokens.schoolAdmin, ['ledger:write'])).token;
  figures = (await fixture.client(fixture.tokens.official, ['rollup:read'])).token;
}, 60_000);
afterAll(() => fixture.close());

const FORBIDDEN = { code: 'FORBIDDEN' };
const TOO_SMALL = { code: 'FORBIDDEN', reason: 'CELLS_TOO_SMALL' };
const OCTOBER = 'rollup(period: "2026-10")';
const LOSS = 'figures(indicators: [LOSS]) { value }';

describe('a client without figures', () => {
  it.each([
    ['a region', `{ region(code: "340210") { ${OCTOBER} { ${LOSS} } } }`],
    ['another name', `{ a: region(code: "340210") { b: ${OCTOBER} { c: ${LOSS} } } }`],
    ['the regions below', `{ region(code: "340210") { children { ${OCTOBER} { previous { ${LOSS} } } } } }`],
    ['the region above', `{ region(code: "340210100") { parent { ${OCTOBER} { ${LOSS} } } } }`],
    ['the way to a region', `{ region(code: "340210100") { path { ${OCTOBER} { reachedDay } } } }`],
    ['a region of a record', `{ activities { edges { node { region { ${OCTOBER} { ${LOSS} } } } } } }`],
    [
      'a fragment',
      `{ ...Q } fragment Q on Query { region(code: "340210") { ...R } }
      fragment R on Region { ${OCTOBER} { ... on Rollup { sameLastYear { ${LOSS} } } } }`,
    ],
    ['a variable', `query ($no: Boolean = false) { region(code: "340210") { ${OCTOBER} @skip(if: $no) { ${LOSS} } } }`],
  ])('is told none by %s', async (_, query) => {
    expect(await fixture.as(records, query)).toMatchObject(FORBIDDEN);
  });

  it('writes nothing where its answer would have to be refused', async () => {
    const way = `mutation ($input: ActivityInput!) { recordActivity(input: $input) { id region { ...R } } }
      fragment R on Region { a: ${OCTOBER} { b: ${LOSS} } }`;
    expect(await fixture.as(writes, way, { input: lecture })).toMatchObject(FORBIDDEN);
    expect(await fixture.db.sql('select from activity')).toHaveLength(1);
  });
});

describe('a client for figures alone', () => {
  it.each([
    ['a town', `{ region(code: "340210100") { ${OCTOBER} { ${LOSS} } } }`],
    ['a town twice', `{ region(code: "340210") { ${OCTOBER} { a: ${LOSS} } children { ${OCTOBER} { b: ${LOSS} } } } }`],
    ['the month before a part', `{ region(code: "340210100") { rollup(period: "2026-11") { previous { ${LOSS} } } } }`],
    ['a part of a month', `{ region(code: "340210") { rollup(period: "2026-10-06/2026-10-06") { ${LOSS} } } }`],
    [
      'the year before of it',
      `{ region(code: "340210") { rollup(period: "2027-10-06/2027-10-06") {
      sameLastYear { ${LOSS} } } } }`,
    ],
    [
      'a year before a year before',
      `{ region(code: "340210100") { rollup(period: "2027-11") {
      sameLastYear { previous { x: ${LOSS} } } } } }`,
    ],
    [
      'a line of the county',
      `{ region(code: "340210") { rollup(period: "2026-10", sector: PUBLIC_SECURITY) {
      ${LOSS} } } }`,
    ],
    [
      'a fragment of a town',
      `{ region(code: "340210100") { ...R } } fragment R on Region { ${OCTOBER} { ...F } }
      fragment F on Rollup { figures(indicators: [SESSIONS, LOSS_PER_CASE]) { value } }`,
    ],
  ])('is not told of %s', async (_, query) => {
    expect(await fixture.as(figures, query)).toMatchObject(TOO_SMALL);
    expect(await fixture.as(fixture.tokens.official, query)).not.toHaveProperty('code');
  });

  it('is told no other county, and of its own what is large enough', async () => {
    for (const code of ['340223', '340223100', '3402'])
      expect(
        await fixture.as(figures, `{ region(code: "${code}") { ${OCTOBER} { figures { value } } } }`),
      ).toMatchObject({ code: expect.stringMatching(/^(?:FORBIDDEN|NOT_FOUND)$/) });
    expect(await fixture.as(figures, `{ region(code: "340210") { ${OCTOBER} { ${LOSS} } } }`)).toEqual({
      region: { rollup: { figures: [{ value: 52_000 }] } },
    });
    expect(
      await fixture.as(figures, `{ tenant(id: "${policeId}") { region { ${OCTOBER} { ${LOSS} } } } }`),
    ).toMatchObject({ code: expect.stringMatching(/^(?:FORBIDDEN|NOT_FOUND)$/) });
  });
});

it('nobody who is not signed in has figures, whether by a query or below signIn', async () => {
  expect(await fixture.as(null, `{ region(code: "340210") { ${OCTOBER} { ${LOSS} } } }`)).toMatchObject({
    code: 'UNAUTHENTICATED',
  });
  const below = `mutation { signIn(username: "school-admin", password: "wrong password") {
    viewer { tenant { region { ${OCTOBER} { ${LOSS} } } } } } }`;
  expect(await fixture.as(null, below)).not.toHaveProperty('signIn');
});

it('refuses values that no argument has, in the words of GraphQL and never as an error of its own', async () => {
  for (const fields of [
    'figures(indicators: [NO_SUCH]) { value }',
    'figures(indicators: [null]) { value }',
    'figures(indicators: [LOSS, LOSS]) { value }',
    'previous(toDate: null) { period }',
    'sameLastYear(toDate: "yes") { period }',
  ])
    expect(
      await fixture.as(fixture.tokens.official, `{ region(code: "340210") { ${OCTOBER} { ${fields} } } }`),
    ).toMatchObject({ code: expect.not.stringMatching('INTERNAL') });
  for (const args of ['period: "2026-10", campaignId: "*"', 'period: "2026-13"', 'period: "2026-10", sector: NONE'])
    expect(
      await fixture.as(fixture.tokens.official, `{ region(code: "340210") { rollup(${args}) { ${LOSS} } } }`),
    ).toMatchObject({ code: expect.not.stringMatching('INTERNAL') });
});

it('what is declared of such fields for permission and cost stays', () => {
  const { schema } = fixture.app.get(GraphQLSchemaHost, { strict: false });
  const region = schema.getType('Region');
  const rollup = isObjectType(region) ? region.getFields()['rollup'] : undefined;
  expect(rollup?.extensions).toMatchObject({ permission: 'rollup:read' });
});

it('the executor reads a property of its object by itself, and asks where the property has another name', () => {
  const { schema } = fixture.app.get(GraphQLSchemaHost, { strict: false });
  const asked = (name: string) => {
    const type = schema.getType(name);
    const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
    return fields.filter(({ resolve }) => resolve).map((field) => field.name);
  };
  for (const name of ['ActivityRollup', 'FraudCaseRollup', 'LeadershipGroupRollup', 'Figure', 'BreakdownItem'])
    expect(asked(name)).toEqual([]);
  expect(asked('HouseholdRollup')).toEqual(['overlap']);
  expect(asked('Rollup').sort()).toEqual(
    ['breakdown', 'figure', 'figures', 'previous', 'provenance', 'reachedDay', 'sameLastYear', 'series'].sort(),
  );
  expect(asked('Campaign')).toEqual(expect.arrayContaining(['state', 'regionCodes']));
});
