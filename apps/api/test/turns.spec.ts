import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type ClientsFixture, lecture, RECORD, makeClientsFixture } from './api-clients.fixture.js';
import type { GraphqlAnswer } from './support/test-api.js';

let s: ClientsFixture;
let owner: pg.Client;
beforeAll(async () => {
  s = await makeClientsFixture();
  owner = new pg.Client({ connectionString: s.ownerUrl });
  await owner.connect();
});
afterEach(() => owner.query('rollback'));
afterAll(async () => {
  await owner.end();
  await s.close();
});

/** Statements of the application that the lock of the spec holds up: as many as run at once. */
const heldUp = async () =>
  (
    await s.db.sql<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and usename = 'fanzha_app'
         and wait_event_type = 'Lock'`,
    )
  )[0]?.n ?? 0;

/** The most that were held up at any time until `settled`. */
async function mostHeldUp(milliseconds: number): Promise<number> {
  let most = 0;
  for (const end = Date.now() + milliseconds; Date.now() < end; await sleep(10)) most = Math.max(most, await heldUp());
  return most;
}

/** No statement of the application goes on over the ledger of activities until the lock is given back. */
const lock = (mode: string) => owner.query(`begin; lock table activity in ${mode} mode`);

const LIST = '{ activities { totalCount edges { node { id } } } }';
const FREE = '{ tallies { totalCount } }';
const codes = (answers: readonly GraphqlAnswer[]) => answers.map(({ errors }) => errors[0]?.extensions.code ?? 'data');
const send = (token: string, query: string, times: number, variables?: Record<string, unknown>) =>
  Array.from({ length: times }, () => s.gql(query, variables, { token }));

describe('one unit that does its worst', () => {
  it('reads over three connections at most, with all its users and API clients, while others read', async () => {
    const client = await s.client(s.tokens.schoolAdmin, ['ledger:read']);
    await lock('access exclusive');
    const many = `{ ${Array.from(
      { length: 20 },
      (_, index) => `a${index}: activities(first: 1) { totalCount
      edges { node { id } } }`,
    ).join(' ')} }`;
    const batch = Array.from({ length: 10 }, () => ({ query: LIST }));
    const flood = [
      ...send(s.tokens.schoolAdmin, many, 10),
      ...send(s.tokens.schoolEditor, LIST, 20),
      ...send(client.token, LIST, 10),
    ];
    const batches = Array.from({ length: 5 }, () =>
      s.app.inject({
        method: 'POST',
        url: '/graphql',
        payload: batch,
        headers: { authorization: `Bearer ${s.tokens.schoolAdmin}` },
      }),
    );
    expect(await mostHeldUp(700)).toBe(3);
    // Their turn has nothing to do with the other's.
    expect(await s.as(s.tokens.bankAdmin, FREE)).toEqual({ tallies: { totalCount: 0 } });
    await owner.query('rollback');
    expect(codes(await Promise.all(flood))).toEqual(flood.map(() => 'data'));
    for (const { statusCode } of await Promise.all(batches)) expect(statusCode).toBe(200);
  }, 20_000);

  it('has one list of an operation read after the other', async () => {
    await lock('access exclusive');
    const asked = send(
      s.tokens.schoolEditor,
      `{ ${Array.from({ length: 30 }, (_, index) => `a${index}: activities { totalCount }`).join(' ')} }`,
      1,
    );
    expect(await mostHeldUp(300)).toBe(1);
    await owner.query('rollback');
    expect(codes(await Promise.all(asked))).toEqual(['data']);
  });

  it('writes over three connections at most, while others write', async () => {
    await lock('share');
    const flood = send(s.tokens.schoolAdmin, RECORD, 20, { input: lecture });
    expect(await mostHeldUp(700)).toBe(3);
    expect((await s.client(s.tokens.bankAdmin, ['ledger:read'])).id).toBeTruthy();
    await owner.query('rollback');
    expect(codes(await Promise.all(flood))).toEqual(flood.map(() => 'data'));
    expect(await s.as(s.tokens.schoolAdmin, '{ activities { totalCount } }')).toEqual({
      activities: { totalCount: 20 },
    });
  }, 20_000);

  it('is told to come again where too many of its operations wait, and nobody else is', async () => {
    await lock('access exclusive');
    const flood = send(s.tokens.schoolAdmin, '{ activities { totalCount } }', 150);
    const first = await Promise.race(flood); // nothing but errors is answered now
    expect([first.status, first.headers['retry-after']]).toEqual([429, '5']);
    expect(first.errors[0]?.extensions).toEqual({
      code: 'RATE_LIMITED',
      reason: 'TOO_MANY_AT_ONCE',
      retryAfterSeconds: 5,
    });
    expect(await s.as(s.tokens.bankAdmin, FREE)).toEqual({ tallies: { totalCount: 0 } });
    await owner.query('rollback');
    const outcomes = codes(await Promise.all(flood));
    // Four of the user run and 120 stand in line.
    expect(outcomes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(150 - 124);
    expect(outcomes.filter((code) => code === 'data')).toHaveLength(124);
  }, 20_000);
});

describe('a search for words', () => {
  const search = (text: string) => `activities(filter: { text: ${JSON.stringify(text)} }) { totalCount }`;

  it('has a connection of its own, ends after three seconds with advice, and all behind it with it', async () => {
    await lock('access exclusive');
    const searching = send(
      s.tokens.schoolAdmin,
      `{ ${Array.from({ length: 8 }, (_, index) => `a${index}: ${search('甲')}`).join(' ')} }`,
      1,
    );
    const others = send(s.tokens.schoolEditor, `{ ${search('乙')} }`, 3);
    expect(await mostHeldUp(500)).toBe(1);
    const began = Date.now();
    const [answer] = await Promise.all(searching);
    expect(answer?.errors).toHaveLength(1); // the field cannot be null, so that the first one says it
    expect(answer?.errors[0]).toMatchObject({
      message: '要搜索的记录太多，请加上时间、单位或区域再搜索',
      extensions: { code: 'TOO_COMPLEX', reason: 'SEARCH_TOO_WIDE' },
    });
    expect(Date.now() - began).toBeLessThan(6_000);
    await owner.query('rollback');
    await Promise.all(others);
  }, 20_000);

  it('takes signs of patterns for what they are', async () => {
    for (const title of ['打折100%是诈骗', '刷单_返利', '普通讲座'])
      await s.as(s.tokens.bankAdmin, RECORD, { input: { ...lecture, title } });
    const count = async (text: string) =>
      ((await s.as(s.tokens.bankAdmin, `{ ${search(text)} }`)) as { activities: { totalCount: number } }).activities
        .totalCount;
    expect([
      await count('%'),
      await count('%%%'),
      await count('_'),
      await count('\\'),
      await count('诈'),
      await count('讲座'),
    ]).toEqual([1, 0, 1, 0, 1, 1]);
  });
});
