import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { lecture, RECORD } from './api-clients.fixture.js';
import { freshDatabase, type TestDatabase } from './support/database.js';
import { Program, unitAdministrator } from './support/program.js';

const TITLE = '张三家的反诈讲座';

let db: TestDatabase;
let program: Program;
beforeAll(async () => {
  db = await freshDatabase();
  program = await Program.start({ DATABASE_URL: db.ownerUrl, FANZHA_WORKER: 'off' });
}, 90_000);
afterAll(async () => {
  await program?.stop();
  await db?.drop();
});

it('a request that failed is one line: which it was, for which unit and why, and nothing that was typed', async () => {
  const token = await unitAdministrator(db.ownerUrl, '340210100');
  const { tid, name } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
    tid: string;
    name: string;
  };
  // PostgreSQL tells the whole row beside the error, and TypeORM the statement with its parameters.
  await db.sql(`alter table activity add constraint no_lectures check (title !~ '讲座') not valid`);
  const said = program.output.length;
  const input = { ...lecture, title: TITLE, idempotencyKey: randomUUID() };
  const { status, error } = await program.ask(token, RECORD, { input });
  expect([status, error?.code]).toEqual([200, 'INTERNAL']);

  const lines = program.output.slice(said).join('').trim().split('\n');
  expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
    {
      level: 'error',
      time: expect.any(String),
      pid: expect.any(Number),
      context: 'Errors',
      msg: 'a request failed',
      requestId: error?.['requestId'],
      tenantId: tid,
      err: expect.objectContaining({ code: '23514', constraint: 'no_lectures', table: 'activity' }),
    },
  ]);
  for (const secret of [TITLE, '讲座', name, input.idempotencyKey, 'insert into', token.split('.')[1] ?? ''])
    expect(lines.join('')).not.toContain(secret);
});
