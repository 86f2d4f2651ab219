import type { INestApplication } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { getNamedType, type GraphQLObjectType, isLeafType } from 'graphql';

export type Told = Record<string, unknown>;

/** Asks for a file as a program does. */
export const takingFrom =
  (app: NestFastifyApplication) =>
  async (token: string | null, file: string, headers: Record<string, string> = {}) => {
    const response = await app.inject({
      url: `/export/${file}`,
      headers: { ...(token && { authorization: `Bearer ${token}` }), ...headers },
    });
    return {
      status: response.statusCode,
      text: response.payload,
      bytes: response.rawPayload,
      headers: response.headers,
    };
  };

/** Records of a file of JSON lines. */
export const recordsIn = (text: string): Told[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Told);

/** Rows of a file by RFC 4180, the names first; apostrophes that only keep programs away are taken off. */
export function rowsIn(text: string): { readonly names: string[]; readonly rows: Record<string, string>[] } {
  const cells = [...text.replace(/^\uFEFF/, '').matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n)/g)];
  const lines: string[][] = [[]];
  for (const [, cell = '', end] of cells) {
    const plain = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
    lines.at(-1)?.push(plain.startsWith("'") ? plain.slice(1) : plain);
    if (end !== ',') lines.push([]);
  }
  const [names = [], ...rows] = lines.filter((line) => line.length > 0);
  return { names, rows: rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? '']))) };
}

/** What the queries show of the type of a list, and how it reads in the columns of an export. */
export function queryOf(app: INestApplication, list: string) {
  const { schema } = app.get(GraphQLSchemaHost, { strict: false });
  const connection = schema.getQueryType()?.getFields()[list]?.type;
  const edge = getNamedType((getNamedType(connection) as GraphQLObjectType).getFields()['edges']?.type);
  const type = getNamedType((edge as GraphQLObjectType).getFields()['node']?.type) as GraphQLObjectType;
  return {
    text: (filterType: string, withTenant: boolean) => `query($filter: ${filterType}) {
      ${list}(filter: $filter, first: 20) { edges { node {
        ${selectionOf(type, withTenant)} } } } }`,
    told: (node: Told) => toldAs(type, node),
  };
}

const COUNT = '{ value qualifier upTo atLeast }';
const SELECTED: Readonly<Record<string, string>> = {
  MeasureCount: COUNT,
  FraudType: '{ code }',
  Tenant: '{ id name }',
  Region: '{ code name }',
  AmountToCheck: '{ indicator }',
  FraudCase: '{ id }',
  Participation: '{ confirmation }',
  AlertAssignee: '{ name }',
  VictimUnit: '{ name }',
  AlertAnswer: `{ result answeredAt lossAvoided lossAvoidedQualifier lossAvoidedUpTo lossAvoidedAtLeast laterCaseOn
    steps { way at } }`,
};
/** What of an answer stands in the row of its alert. */
const OF_ANSWER = [
  ...['result', 'answeredAt', 'laterCaseOn'],
  ...['', 'Qualifier', 'UpTo', 'AtLeast'].map((part) => `lossAvoided${part}`),
];
const LINES = ['Measure', 'TallyMeasure', 'Hazard', 'InterceptionVenueCount', 'LeadershipMember', 'Partner'];

function selectionOf(type: GraphQLObjectType, withTenant: boolean): string {
  return Object.values(type.getFields())
    .map(({ name, type: of, args }) => {
      const named = getNamedType(of);
      if (isLeafType(named)) return args.length === 0 ? name : '';
      if (LINES.includes(named.name)) return `${name} { ${selectionOf(named as GraphQLObjectType, false)} }`;
      if (named.name === 'Tenant' && !withTenant) return '';
      return SELECTED[named.name] ? `${name} ${SELECTED[named.name]}` : '';
    })
    .join(' ');
}

function toldAs(type: GraphQLObjectType, node: Told): Told {
  const told: Told = {};
  for (const { name, type: of } of Object.values(type.getFields())) {
    const value = node[name];
    const named = getNamedType(of).name;
    if (value === undefined) continue;
    if (named === 'MeasureCount') Object.assign(told, flat(name, value as Told | null));
    else if (named === 'Tenant')
      Object.assign(told, { tenantId: (value as Told)?.['id'], tenant: (value as Told)?.['name'] });
    else if (named === 'Region' && !Array.isArray(value))
      Object.assign(told, { regionCode: (value as Told)['code'], region: (value as Told)['name'] });
    else if (named === 'AlertAnswer') {
      const answer = value as Told | null;
      for (const part of OF_ANSWER) told[part] = answer?.[part] ?? null;
      told['steps'] = answer?.['steps'] ?? [];
    } else if (named === 'FraudCase') told['caseId'] = (value as Told | null)?.['id'] ?? null;
    else if (LINES.includes(named))
      told[name] = (value as Told[]).map((each) => toldAs(getNamedType(of) as GraphQLObjectType, each));
    else if (Array.isArray(value)) told[name] = value.map(inner);
    else told[name] = inner(value);
  }
  const { doors, notMet, vacant, participations, formerMembers, regionCodes } = told;
  for (const [name, labels] of Object.entries({ doors, notMet, vacant }))
    if (labels) told[name] = (labels as []).length;
  if (regionCodes) told['regions'] = regionCodes;
  if (formerMembers) told['members'] = [...(told['members'] as Told[]), ...(formerMembers as Told[])];
  if (participations)
    told['joinedBy'] = (told['joinedBy'] as Told[]).map((unit, at) => ({
      ...unit,
      confirmation: (participations as unknown[])[at],
    }));
  for (const name of Object.keys(told).filter((each) => each.endsWith('Qualifier')))
    if (told[name] === 'EXACT' && told[name.slice(0, -'Qualifier'.length)] === null) told[name] = null;
  return told;
}

const inner = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? Object.values(value as Told)[0] : value;

const flat = (name: string, count: Told | null): Told => ({
  [name]: count?.['value'] ?? null,
  [`${name}Qualifier`]: count?.['qualifier'] ?? null,
  [`${name}UpTo`]: count?.['upTo'] ?? null,
  [`${name}AtLeast`]: count?.['atLeast'] ?? null,
});
