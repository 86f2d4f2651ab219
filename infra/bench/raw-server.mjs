// The least a server can do for the county page: Fastify, one pooled connection, the very statements that the API sends,
// and the same JSON written out by hand. No GraphQL, no token, no checks.
import fastify from 'fastify';
import { parsePeriod, previousPeriod, sameLastYear } from '../../libs/domain/dist/index.js';
import { readPool } from '../../libs/platform/dist/index.js';
import { questionKey, readQuery, writtenPresence, writtenRead } from '../../libs/rollup/dist/index.js';
import { CITY } from './city.mjs';
import { PAGE } from './page.mjs';

const pool = readPool(process.env.DATABASE_URL);

const towns = (await pool.query('select code, name from region where parent_code = $1 order by code', [PAGE.county])).rows;
const { rows: [county] } = await pool.query('select code, name from region where code = $1', [PAGE.county]);
const period = parsePeriod(PAGE.period);
const question = (code, asked = period) => ({ node: { kind: 'REGION', code }, period: asked, sector: null, campaignId: null });
const nodes = [PAGE.county, ...towns.map((town) => town.code)];
const asked = [...nodes.map((code) => question(code)), question(PAGE.county, previousPeriod(period)), question(PAGE.county, sameLastYear(period))];
const lines = asked.map((each, i) => writtenRead(i, questionKey(each), each, null));
const people = nodes.map((code, i) => writtenPresence(asked.length + i, questionKey(question(code)), question(code)));
const { statement, values } = readQuery(CITY, lines, people, ['ACTIVITIES', 'SESSIONS', 'PARTICIPANTS', 'LEAFLETS']);
const scope = { name: 'open_scope', text: 'select open_scope($1,$2,$3,$4,$5,$6,$7,$8)', values: [CITY, null, null, PAGE.county, null, 'member', null, null] };

async function read() {
  const client = await pool.connect();
  try {
    const sent = [client.query('begin read only'), client.query(scope), client.query({ ...statement, values }), client.query('commit')];
    return (await Promise.all(sent))[2].rows;
  } finally {
    client.release();
  }
}

const app = fastify();
app.post('/graphql', async (_request, reply) => {
  const sums = new Map();
  const marks = new Map();
  const presence = new Map();
  for (const row of await read()) {
    if (row.part === 'S') sums.set(row.i, row);
    else if (row.part === 'P') presence.set(row.i, row);
    else marks.set(`${row.i} ${row.indicator}`, row);
  }
  const activities = (i) => {
    const row = sums.get(i);
    return { count: row?.activities ?? 0, sessions: row?.sessions ?? 0, participants: row?.participants ?? 0, leaflets: row?.leaflets ?? 0 };
  };
  const tenants = (i) => ({ tenantsDue: presence.get(asked.length + i)?.n1 ?? 0, tenantsContributing: presence.get(asked.length + i)?.n2 ?? 0 });
  const figure = (indicator) => {
    const mark = marks.get(`0 ${indicator}`);
    return { indicator, value: sums.get(0)?.[indicator.toLowerCase()] ?? 0, atLeast: (mark?.n1 ?? 0) > 0, uncounted: mark?.n3 ?? 0 };
  };
  const data = {
    region: {
      ...county,
      rollup: {
        period: period.text,
        ...tenants(0),
        activities: activities(0),
        figures: ['SESSIONS', 'PARTICIPANTS', 'LEAFLETS'].map(figure),
        previous: { activities: activities(nodes.length) },
        sameLastYear: { activities: activities(nodes.length + 1) },
      },
      children: towns.map((town, at) => ({ ...town, rollup: { ...tenants(at + 1), activities: activities(at + 1) } })),
    },
  };
  return reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify({ data }));
});
app.get('/healthz', async () => ({ status: 'ok' }));
process.on('SIGTERM', () => process.exit(0));
await app.listen({ port: Number(process.env.FANZHA_PORT), host: '127.0.0.1' });
