// The least a server can do for the county page: Fastify, one pooled connection, the very statements that the API
// sends, and the same JSON written out by hand. No GraphQL, no token, no checks.
import fastify from 'fastify';
import { lastYearToDate, parsePeriod, previousToDate, reachedDay, todayIn } from '../../libs/domain/dist/index.js';
import { inOneWrite, readPool } from '../../libs/platform/dist/index.js';
import { encodedPlan, EncodedQuestions, readQuery, rosterQuestion } from '../../libs/rollup/dist/index.js';
import { CITY } from './city.mjs';
import { MONEY, PAGE, ROLLUPS } from './page.mjs';

const pool = readPool(process.env.DATABASE_URL);

const towns = (await pool.query('select code, name from region where parent_code = $1 order by code', [PAGE.county]))
  .rows;
const {
  rows: [county],
} = await pool.query('select code, name from region where code = $1', [PAGE.county]);
const period = parsePeriod(PAGE.period);
const question = (code, asked = period) => ({
  node: { kind: 'REGION', code },
  period: asked,
  sector: null,
  campaignId: null,
});
const nodes = [PAGE.county, ...towns.map((town) => town.code)];
const asked = [
  ...nodes.map((code) => question(code)),
  question(PAGE.county, previousToDate(period, todayIn())),
  question(PAGE.county, lastYearToDate(period, todayIn())),
];
const n = asked.length;
const questionsOf = (kinds) => {
  const list = new EncodedQuestions();
  for (const [kind, first, of = (each) => each] of kinds)
    asked.map(of).forEach((each, i) => list.add(first + i, encodedPlan(kind, each), each.node));
  return list;
};
const figures = questionsOf([
  ['sum', 0],
  ['in place', n],
  ['roster', 2 * n, rosterQuestion],
]);
const households = questionsOf([['households', 3 * n]]);
const tenants = questionsOf([['tenants', 4 * n]]);
const indicators = new Set(
  Object.values(ROLLUPS)
    .flatMap((fields) => Object.values(fields))
    .filter((code) => code !== 'HOUSEHOLDS_COVERED'),
);
const questions = { figures, tenants, households, indicators };
const { statement, values, positions: columnOf } = readQuery(CITY, questions);
const kindOf = {
  LEADERSHIP_GROUPS: 1,
  LEADERSHIP_MEMBERS: 1,
  TENANTS_WITH_GROUP: 1,
  HOUSEHOLDS_REGISTERED: 2,
  HOUSEHOLDS_COVERED: 3,
};
const scope = {
  name: 'open_scope',
  text: 'call open_scope($1,$2,$3,$4,$5,$6,$7,$8)',
  values: [CITY, null, null, PAGE.county, null, 'member', null, null],
};

async function read() {
  const client = await pool.connect();
  try {
    const sent = inOneWrite(client, () => [
      client.query('begin read only'),
      client.query(scope),
      client.query({ ...statement, values }),
      client.query('commit'),
    ]);
    return JSON.parse((await Promise.all(sent))[2].rows[0].rows);
  } finally {
    client.release();
  }
}

const yuan = (fen) => {
  const digits = String(fen).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
const fields = Object.entries(ROLLUPS).map(([name, parts]) => [
  name,
  Object.entries(parts).map(([field, code]) => ({
    field,
    code,
    column: columnOf.get(code),
    kind: kindOf[code] ?? 0,
    money: MONEY.has(code),
  })),
]);

const app = fastify();
app.post('/graphql', async (_request, reply) => {
  const sums = new Map();
  const stated = new Map();
  for (const row of await read()) {
    const [i, part, , text] = row;
    if (part === 'Q') stated.set(`${i} ${text.split(',', 1)[0]}`, row);
    else sums.set(i, part === 'S' ? text.split(',') : row);
  }
  const four = (i) => {
    const rollup = {};
    for (const [name, parts] of fields) {
      const part = (rollup[name] = {});
      for (const { field, code, column, kind, money } of parts) {
        const row = sums.get(kind * n + i);
        const amount = Number((kind === 3 ? row?.[4] : row?.[column]) || 0);
        // What records state and none counted is no zero.
        const qualifiers = amount === 0 ? stated.get(`${kind * n + i} ${code}`) : undefined;
        const unknown = qualifiers !== undefined && qualifiers[6] + qualifiers[7] > 0;
        part[field] = unknown ? null : money ? yuan(amount) : amount;
      }
    }
    return rollup;
  };
  const tenants = (i) => ({
    tenantsDue: sums.get(4 * n + i)?.[4] ?? 0,
    tenantsContributing: sums.get(4 * n + i)?.[5] ?? 0,
  });
  const figure = (indicator) => {
    const row = stated.get(`0 ${indicator}`);
    return {
      indicator,
      value: Number(sums.get(0)?.[columnOf.get(indicator)] || 0),
      atLeast: (row?.[4] ?? 0) > 0,
      uncounted: row?.[6] ?? 0,
    };
  };
  const data = {
    region: {
      ...county,
      rollup: {
        period: period.text,
        ...tenants(0),
        ...four(0),
        figures: ['SESSIONS', 'PARTICIPANTS', 'LEAFLETS'].map(figure),
        reachedDay: reachedDay(period, todayIn()),
        previous: { tenantsContributing: tenants(nodes.length).tenantsContributing, ...four(nodes.length) },
        sameLastYear: { tenantsContributing: tenants(nodes.length + 1).tenantsContributing, ...four(nodes.length + 1) },
      },
      children: towns.map((town, at) => ({ ...town, rollup: { ...tenants(at + 1), ...four(at + 1) } })),
    },
  };
  return reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify({ data }));
});
app.get('/healthz', async () => ({ status: 'ok' }));
process.on('SIGTERM', () => process.exit(0));
await app.listen({ port: Number(process.env.FANZHA_PORT), host: '127.0.0.1' });
