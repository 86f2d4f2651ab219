import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { INDICATORS } from '@fanzha/domain';
import { MOST_PREPARED, READ_POOL } from '@fanzha/platform';
import type { Pool } from 'pg';
import { type ClientsFixture, makeClientsFixture } from './api-clients.fixture.js';

let s: ClientsFixture;
beforeAll(async () => {
  s = await makeClientsFixture();
});
afterAll(() => s.close());

/** How many statements each connection of the hot reads has prepared. */
async function preparedPerConnection(): Promise<number[]> {
  const pool = s.app.get<Pool>(READ_POOL);
  const clients = await Promise.all(Array.from({ length: pool.totalCount }, () => pool.connect()));
  try {
    return await Promise.all(
      clients.map(
        async (client) =>
          (await client.query<{ n: number }>('select count(*)::int as n from pg_prepared_statements')).rows[0]?.n ?? 0,
      ),
    );
  } finally {
    for (const client of clients) client.release();
  }
}

const LIST =
  'query List($filter: ActivityFilter) { activities(filter: $filter, first: 1) { totalCount edges { node { id } } } }';
/** Each of the 512 sets of these conditions is a statement of its own, and another one for the count. */
const CONDITIONS = Object.entries({
  tenantId: randomUUID(),
  regionCode: '340210',
  directly: true,
  period: '2026',
  type: 'LECTURE',
  sector: 'EDUCATION',
  campaignId: randomUUID(),
  indicator: 'SESSIONS',
  includeVoided: true,
});

describe('prepared statements', () => {
  it('stay few on every connection, however many filters are combined, and all of them are answered', async () => {
    for (let bits = 0; bits < 1 << CONDITIONS.length; bits += 16) {
      const asked = Array.from({ length: 16 }, (_, place) => {
        const filter = Object.fromEntries(CONDITIONS.filter((_condition, bit) => (bits + place) & (1 << bit)));
        return s.as(s.tokens.schoolAdmin, LIST, { filter });
      });
      for (const answer of await Promise.all(asked))
        expect(answer).toEqual({ activities: { totalCount: 0, edges: [] } });
    }
    const prepared = await preparedPerConnection();
    expect(prepared.length).toBeGreaterThan(0);
    // Those of the transaction that is under way come on top; they are given back before the next one.
    for (const count of prepared) expect(count).toBeLessThanOrEqual(MOST_PREPARED + 3);
    expect(Math.max(...prepared)).toBeGreaterThan(MOST_PREPARED / 2);
  }, 60_000);

  it('and so do those of figures, whose texts differ by what is asked', async () => {
    const sums = INDICATORS.filter(({ aggregation }) => aggregation === 'sum').map(({ code }) => code);
    const figures = (codes: readonly string[]) =>
      `{ region(code: "340210") { rollup(period: "2026") { figures(indicators: [${codes.join()}]) { value } } } }`;
    for (let n = 0; n < 150; n += 1) {
      const codes = [sums[n % sums.length], sums[(n * 7 + 1 + Math.floor(n / sums.length)) % sums.length]] as string[];
      if (codes[0] === codes[1]) continue;
      expect(await s.as(s.tokens.official, figures(codes))).toHaveProperty('region');
    }
    for (const count of await preparedPerConnection()) expect(count).toBeLessThanOrEqual(MOST_PREPARED + 3);
  }, 60_000);
});

describe('lists of indicators', () => {
  const QUERY = `query ($i: [IndicatorCode!]) {
      region(code: "340210") { rollup(period: "2026") { figures(indicators: $i) { indicator } } } }`;
  const ask = (i: readonly string[]) => s.as(s.tokens.official, QUERY, { i });

  it('name each once, and no more than there are', async () => {
    expect(await ask(Array.from({ length: 45_000 }, () => 'SESSIONS'))).toMatchObject({
      code: 'BAD_INPUT',
      fields: [{ path: 'i', code: 'TOO_MANY_ITEMS' }],
    });
    expect(await ask(['SESSIONS', 'LEAFLETS', 'SESSIONS'])).toMatchObject({
      code: 'BAD_INPUT',
      fields: [{ path: 'indicators.2', code: 'DUPLICATE' }],
    });
    expect(await ask(['SESSIONS', 'LEAFLETS'])).toEqual({
      region: { rollup: { figures: [{ indicator: 'SESSIONS' }, { indicator: 'LEAFLETS' }] } },
    });
  });
});
