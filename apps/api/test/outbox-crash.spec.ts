import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Database, Outbox } from '@fanzha/platform';
import { makeNotificationsFixture } from './notifications.fixture.js';
import { actorOf } from './support/actors.js';

const WORKER = path.resolve(import.meta.dirname, '../dist/src/worker.js');
const READERS = 20;
const EVENTS = 400;

let f: Awaited<ReturnType<typeof makeNotificationsFixture>>;
const children = new Set<ChildProcess>();
beforeAll(async () => {
  f = await makeNotificationsFixture();
  for (let count = 0; count < READERS; count++) await actorOf(f.api, f.sibling, ['UNIT_EDITOR']);
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await f.api.close();
});

/** The worker as it is shipped. */
function worker(): ChildProcess {
  const child = spawn(process.execPath, [WORKER], {
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: f.api.ownerUrl,
      FANZHA_SECRET: 'only for specs: a secret of sufficient length',
      FANZHA_DEMO: 'off',
    },
    stdio: 'ignore',
  });
  children.add(child);
  return child;
}
async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
  children.delete(child);
}
const counted = async (text: string) =>
  (await f.api.db.sql<{ n: number }>(`select count(*)::int as n from ${text}`))[0]?.n ?? 0;
const told = () => counted('notification');
const waiting = () => counted('outbox_event where dispatched_at is null');
async function until(done: () => Promise<boolean>): Promise<void> {
  for (const began = Date.now(); !(await done()); await sleep(10))
    if (Date.now() - began > 60_000) throw new Error(`${await told()} are told, ${await waiting()} events wait`);
}
const happen = (count: number) =>
  f.api.app.get(Database).transaction(f.scopeOf(f.official), (tx) =>
    f.api.app.get(Outbox).record(
      tx,
      Array.from({ length: count }, (_, at) =>
        f.event({ subjectId: String(at), recipients: [{ tenantId: f.sibling.id, permission: 'ledger:record' }] }),
      ),
    ),
  );

it('tells every reader of every event exactly once, whatever worker dies in the middle of it', async () => {
  await happen(EVENTS);
  const first = worker();
  await until(async () => (await told()) > 0);
  await kill(first);
  expect(await waiting()).toBeGreaterThan(0);

  // Two at once, of which one dies as well; meanwhile more happens.
  const [second, third] = [worker(), worker()];
  const before = await told();
  await until(async () => (await told()) > before);
  await kill(second);
  await happen(EVENTS);
  await until(async () => (await waiting()) === 0);
  await kill(third);

  // The readers, and the administrator who was there before.
  expect(await told()).toBe(2 * EVENTS * (READERS + 1));
  const uneven = await f.api.db.sql(
    `select event_id from notification group by event_id having count(distinct user_id) <> ${READERS + 1}`,
  );
  expect(uneven).toEqual([]);
}, 180_000);
