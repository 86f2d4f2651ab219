import { argumentsFor, valueOf } from './arguments.mjs';
import { hostileValues, NEVER_STORED, withBareNumbers } from './hostile.mjs';
import { named } from './schema.mjs';
import { addUser } from './other-city.mjs';
import { idsOf } from './strangers.mjs';
import { CREATED } from './victims.mjs';

/** Without arguments, or the end of the session that attacks. */
const LEFT_OUT = new Set(['signOut', 'signOutEverywhere', 'refreshSession']);
const BY_OPERATORS = new RegExp(
  [
    '^(approve|decline|withdraw)Request$',
    'Tenants?$|^tenantsNamed$|User$|^users$|Oversight$|Regions?$',
    '^createCommunity$|^resetPassword$|^restatement$|^approvalRequests$',
  ].join('|'),
);
const HOUSEHOLDS = /[Hh]ousehold/;
/** Fields below roots that take arguments of their own: what opens them. */
const NESTED = [
  [
    'region(code: "340210") { x: rollup',
    'period: Period!, sector: Sector, campaignId: ID',
    '{ activities { count } fraudCases { filed } households { covered } }',
  ],
  [
    'region(code: "340210") { x: directRollup',
    'period: Period!, sector: Sector, campaignId: ID',
    '{ activities { count } }',
  ],
  ['region(code: "340210") { x: children', 'on: Date', '{ code }'],
  [
    'region(code: "340210") { x: tenants',
    'after: String, contributing: Boolean, first: Int, period: Period, sector: Sector, text: String, type: TenantType',
    '{ totalCount edges { node { id } } }',
  ],
  [
    'region(code: "340210") { rollup(period: "2026") { x: breakdown',
    'by: BreakdownDimension!, indicator: IndicatorCode!',
    '{ key value }',
  ],
  ['region(code: "340210") { rollup(period: "2026") { x: figures', 'indicators: [IndicatorCode!]', '{ value }'],
  [
    'region(code: "340210") { rollup(period: "2026") { x: series',
    'indicator: IndicatorCode!, months: Int!',
    '{ value }',
  ],
  [
    'region(code: "340210") { rollup(period: "2026") { x: provenance',
    'by: BreakdownDimension, indicator: IndicatorCode!, member: String',
    '{ records }',
  ],
  ['region(code: "340210") { rollup(period: "2026") { x: previous', 'toDate: Boolean!', '{ activities { count } }'],
];
/** Longest a request may take that a machine with other work does not excuse. */
const TOO_LONG_MS = 20_000;
const MANY = 45_000;

/**
 * Puts hostile values into every argument and input field of the schema, as somebody who may call the operation.
 * @param every takes one of so many values only, in turn: the short form
 * @returns {Promise<{ crashed: object[], stored: object[], deaf: object[], calls: number }>} deaf: where an
 * ordinary request failed afterwards
 */
export async function plantHostileValues({ program, schema, people, otherCity, victims, every = 1 }) {
  const found = { crashed: [], deaf: [], calls: 0 };
  const cursors = await cursorsOf(people);
  let turn = 0;
  const known = idsOf(victims);
  const foreign = await idsOfOtherCity(otherCity);
  const changing = await addUser(
    program,
    otherCity.operator,
    foreign('tenantId'),
    'hefei-changing',
    'VIEWER',
    'somebody who changes a password',
  );
  for (const { name, write, args, base, caller } of [...roots(), ...nested()]) {
    for (const { path, type, arg, listed } of args.flatMap((each) => places(schema, each, []))) {
      const values = hostileValues(schema, named(type), arg.name, cursors);
      const many = listed
        ? [
            Array(MANY).fill(
              valueOf(schema, arg, named(type), 'List', { ids: () => 'x', unknown: [], field: { name, type } }),
            ),
          ]
        : [];
      for (const value of [...values, ...many]) {
        if (turn++ % every !== 0) continue;
        const at = value === many[0] ? path.slice(0, path.lastIndexOf(0)) : path;
        const began = performance.now();
        const { error, status, text } = await caller.send(
          withBareNumbers(JSON.stringify({ query: write, variables: planted(base(), at, value) })),
        );
        found.calls++;
        const wrong =
          status >= 500 || error?.code === 'INTERNAL' || !/^[[{]/.test(text) || performance.now() - began > TOO_LONG_MS;
        if (wrong)
          found.crashed.push({
            name,
            at: at.join('.'),
            value: JSON.stringify(value).slice(0, 80),
            status,
            text: text.slice(0, 300),
          });
      }
    }
    const after = await caller.ask('{ viewer { id } }');
    if (!after.data?.viewer) found.deaf.push({ name, text: after.text.slice(0, 200) });
  }
  return { ...found, stored: await storedOf(program) };

  function roots() {
    return [
      ['query', schema.queries],
      ['mutation', schema.mutations],
    ].flatMap(([kind, fields]) =>
      fields
        .filter((field) => !LEFT_OUT.has(field.name) && field.args.length > 0)
        .map((field) => {
          const byOperator = BY_OPERATORS.test(field.name);
          const given = () => {
            const plain = argumentsFor(
              schema,
              field,
              byOperator ? (owner, name, of) => foreign(name) ?? known(owner, name, of) : known,
              [],
            );
            return plain.input ? { ...plain, input: contentOf(field, schema, victims) ?? plain.input } : plain;
          };
          return {
            name: field.name,
            write: schema.operation(kind, field, 0),
            args: field.args,
            base: given,
            caller: callerOf(field, byOperator, { ...people, changing, operatorOfOtherCity: otherCity.operator }),
          };
        }),
    );
  }

  function nested() {
    return NESTED.map(([opening, declared, selection]) => {
      const args = declared.split(', ').map((each) => argument(schema, each));
      const write = `query(${declared.replace(/(\w+):/g, '$$$1:')}) {
        ${opening}(${args.map(({ name }) => `${name}: $${name}`).join(', ')}) ${selection}
        ${'}'.repeat(opening.split('{').length)}`;
      const field = { name: opening, args, type: { name: 'Region' } };
      return {
        name: opening,
        write,
        args,
        base: () => argumentsFor(schema, field, () => undefined, []),
        caller: people.county,
      };
    });
  }
}

/** Who may call an operation. */
function callerOf(field, byOperator, people) {
  if (byOperator) return people.operatorOfOtherCity;
  if (field.name === 'changePassword') return people.changing;
  if (HOUSEHOLDS.test(field.name)) return people.community;
  if (
    /^((define|retire)SubmissionForm|formWarnings|chase|chaseText|remind)$/.test(field.name) ||
    /^(remindOfAlerts|alertChaseText|changeChasePlan)$/.test(field.name) ||
    /^(returnSubmissions?|approveSubmissions|grantException)$/.test(field.name)
  )
    return people.county;
  if (/Notice$/.test(field.name) && field.name !== 'acknowledgeNotice') return people.county;
  if (/ControlMeasure/.test(field.name)) return people.bank;
  if (/[cC]ampaign/.test(field.name) && !/^(receive|assign)/.test(field.name)) return people.county;
  return people.police;
}

/**
 * Faultless content of a record for the operation that records or amends it, so that only the
 * planted value can be refused.
 */
function contentOf(field, schema, { communityCode, door }) {
  const input = named(field.args.find(({ name }) => name === 'input').type).name;
  const known = Object.values(CREATED).find(([, , of]) => of === input);
  if (known) return known[3]();
  const [today] = new Date().toISOString().split('T');
  if (input === 'HouseholdVisitsInput') return { communityCode, visitedOn: today, doors: [door] };
  if (input === 'SummaryInput') return { period: `${Number(today.slice(0, 4)) - 1}` };
  if (input === 'SummaryTextInput') return { sections: [{ section: 'PROBLEMS', text: '资料不足。' }] };
  if (input === 'SummaryIssueInput') return {};
  if (input === 'CampaignInput') return campaignContent(today, communityCode);
  return input === 'NoticeInput'
    ? { title: '提醒', body: '不转账', publishedOn: today, regionCodes: [communityCode] }
    : null;
}

/** A campaign of today for one community, with one task. */
const campaignContent = (today, regionCode) => ({
  title: '专项行动',
  startsOn: today,
  endsOn: today,
  regionCodes: [regionCode],
  tasks: [{ title: '开展宣传', indicator: 'SESSIONS', target: 1, dueOn: today }],
});

/** Places of values in an argument: `path` to each with its type; lists show their first item. */
function places(schema, arg, above, type = arg.type, depth = 0, listed = false) {
  if (type.kind === 'NON_NULL') return places(schema, arg, above, type.ofType, depth, listed);
  const path = listed ? above : [...above, arg.name];
  if (type.kind === 'LIST') return places(schema, arg, [...path, 0], type.ofType, depth, true);
  const here = { path, type, arg, listed };
  const { inputFields } = schema.types.get(type.name);
  if (type.kind !== 'INPUT_OBJECT' || depth > 3) return [here];
  return [here, ...inputFields.flatMap((field) => places(schema, field, path, field.type, depth + 1))];
}

/** Variables with a value at a path, which is made where it is not there. */
function planted(variables, path, value) {
  let at = variables;
  path.forEach((step, place) => {
    if (place === path.length - 1) at[step] = value;
    else
      at = at[step] =
        at[step] && typeof at[step] === 'object' ? at[step] : typeof path[place + 1] === 'number' ? [] : {};
  });
  return variables;
}

/** An argument written as in the schema. */
function argument(schema, text) {
  const [name, written] = text.split(': ');
  const read = (rest) => {
    if (rest.endsWith('!')) return { kind: 'NON_NULL', name: null, ofType: read(rest.slice(0, -1)) };
    if (rest.startsWith('[')) return { kind: 'LIST', name: null, ofType: read(rest.slice(1, -1)) };
    return { kind: schema.types.get(rest).kind, name: rest, ofType: null };
  };
  return { name, type: read(written), defaultValue: null };
}

async function cursorsOf({ police }) {
  const asked = await police.data(
    `{ activities(first: 1) { edges { cursor } } fraudCases(first: 1) { edges { cursor } }
      tallies(first: 1) { edges { cursor } } }`,
  );
  return Object.values(asked).flatMap(({ edges }) => edges.map(({ cursor }) => cursor));
}

/** What an operator of the other city may do its worst to. */
async function idsOfOtherCity({ operator }) {
  const { tenants } = await operator.data('{ tenants(first: 50) { edges { node { id type region { code } } } } }');
  const unit = tenants.edges.map(({ node }) => node).find(({ type }) => type === 'POLICE');
  const { users } = await operator.data('query($id: ID!) { users(tenantId: $id) { id } }', { id: unit.id });
  return (name) => {
    if (/tenantIds?$/i.test(name) || name === 'id' || name === 'parentId') return unit.id;
    if (name === 'userId') return users[0].id;
    return /code/i.test(name) ? unit.region.code : undefined;
  };
}

/** Bounds of everything that is stored, far beyond what anybody means: money is in fen. */
const LEAST_DAY = '1949-10-01';
const MOST_DAY = '2200-01-01';
const MOST_NUMBER = 1_000_000_000_000;
const BEYOND = {
  date: (column) => `${column} < '${LEAST_DAY}' or ${column} > '${MOST_DAY}'`,
  number: (column) => `${column} < 0 or ${column} > ${MOST_NUMBER} or ${column} <> round(${column}::numeric)`,
};

const TYPES = {
  text: 'text',
  'text[]': 'text',
  jsonb: 'text',
  'character varying': 'text',
  date: 'date',
  bigint: 'number',
  integer: 'number',
  numeric: 'number',
  'double precision': 'number',
};

/** What should never have come into the database. */
async function storedOf(program) {
  const columns = await program.sql(
    `select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type from pg_attribute a
     join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
       and c.relname !~ '^(rollup_|schema_migration)'
       and format_type(a.atttypid, null) = any($1)`,
    [Object.keys(TYPES)],
  );
  const found = [];
  for (const { table, column, type } of columns) {
    const beyond = BEYOND[TYPES[type]];
    if (beyond) {
      const rows = await program.sql(`select ${column}::text as value from ${table} where ${beyond(column)} limit 3`);
      for (const { value } of rows) found.push({ table, column, what: 'beyond all bounds', value });
      continue;
    }
    const texts = type === 'text[]' ? `unnest(${column})` : `${column}::text`;
    const rows = await program.sql(
      `select distinct text from (select ${texts} as text from ${table}) t
       where text ~
         '[^\\u0020-\\u007e\\u4e00-\\u9fff\\uff0c\\u3002\\u3001\\uff08\\uff09]|\\d{4}.{0,3}\\d{4}.{0,3}\\d{4}'
         or length(text) > 20000 or length(btrim(text)) = 0 limit 20000`,
    );
    for (const { text } of rows) {
      const what = verdictOf(text);
      if (what) found.push({ table, column, what, text: JSON.stringify(text).slice(0, 120) });
    }
  }
  return found;
}

function verdictOf(text) {
  if (text.includes(NEVER_STORED.replaced)) return 'U+FFFD';
  if (text !== '' && NEVER_STORED.invisible.test(text)) return 'text that nobody can see';
  if (NEVER_STORED.hidden.test(text)) return 'characters that nobody can see';
  const digits = text
    .normalize('NFKC')
    .replace(/[\s\-－\u200b]/g, '')
    .toUpperCase();
  if (NEVER_STORED.numbers.some((number) => digits.includes(number))) return 'the number of a person';
  return text.length > 60_000 ? `${text.length} characters` : null;
}
