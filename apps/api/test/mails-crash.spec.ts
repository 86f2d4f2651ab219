import type { DomainEvent } from '@fanzha/platform';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeMailsFixture } from './mails.fixture.js';
import { actorOf } from './support/actors.js';

const WORKER = path.resolve(import.meta.dirname, '../dist/src/worker.js');
const READERS = 40;
const EVENTS = 12;

let f: Awaited<ReturnType<typeof makeMailsFixture>>;
const children = new Set<ChildProcess>();
beforeAll(async () => {
  f = await makeMailsFixture();
  for (let count = 0; count < READERS; count++) {
    const reader = await actorOf(f.api, f.sibling, ['UNIT_EDITOR']);
    await f.confirmed(reader, `reader${count}@example.cn`);
  }
  f.server.answers.waitMs = 60;
}, 120_000);
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await f.end();
});

/** The worker as it is shipped. */
function worker(): ChildProcess {
  const child = spawn(process.execPath, [WORKER], {
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: f.api.ownerUrl,
      FANZHA_SECRET: 'only for specs: a secret of sufficient length',
      FANZHA_DEMO: 'off',
      ...f.server.env,
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
const unsent = () => counted("mail_delivery where state = 'WAITING'");
async function until(done: () => Promise<boolean>, told: string): Promise<void> {
  for (const began = Date.now(); !(await done()); await sleep(20))
    if (Date.now() - began > 60_000)
      throw new Error(`${told}: ${f.server.mails.length} have arrived, ${await unsent()} wait`);
}
const happen = async (round: number, changes: Partial<DomainEvent> = {}) => {
  for (let at = 0; at < EVENTS; at++)
    await f.happen(
      {
        subjectId: `${round}-${at}`,
        recipients: [{ tenantId: f.sibling.id, permission: 'ledger:record' }],
        ...changes,
      },
      false,
    );
};
/** As if the worker that died had held its mails for two minutes. */
const released = () =>
  f.api.db.sql("update mail_delivery set next_at = now() where state = 'WAITING' and next_at > now()");

it('mails every reader everything, whatever worker dies, and nothing twice but as the same mail', async () => {
  await happen(1);
  const first = worker();
  await until(async () => f.server.mails.length >= 8, 'the first worker');
  await kill(first);
  expect(await unsent()).toBeGreaterThan(0);

  // Two at once, of which one dies as well; meanwhile more happens.
  const [second, third] = [worker(), worker()];
  const before = f.server.mails.length;
  await released();
  await until(async () => f.server.mails.length > before + 3, 'two workers');
  await kill(second);
  await happen(2);
  await f.later();
  const done = async () => {
    await released();
    await f.later();
    const news = await counted('notification where mail_at is not null');
    if (news > 0) await f.api.db.sql('update notification set mail_at = now() where mail_at is not null');
    const left = (await counted('outbox_event where dispatched_at is null')) + news + (await unsent());
    await sleep(300);
    return left === 0;
  };
  await until(done, 'the end');
  await kill(third);

  const ids = new Map(f.server.mails.map((mail) => [mail.id, mail]));
  const sent = await counted("mail_delivery where state = 'SENT' and purpose = 'NEWS'");
  expect([...ids.values()].filter(({ subject }) => !subject.includes('请确认邮箱'))).toHaveLength(sent);
  // Everything that has happened is in one mail of each reader.
  expect(await counted('notification n join mail_delivery d on d.id = n.mail_id')).toBe(2 * EVENTS * READERS);
  const told = new Map<string, number>();
  for (const { to, text } of ids.values()) told.set(to, (told.get(to) ?? 0) + (text.match(/被退回/g)?.length ?? 0));
  expect([...told.values()].filter((count) => count !== 2 * EVENTS)).toEqual([]);
  expect(told.size).toBe(READERS);
}, 180_000);

it('mails what is urgent in two mails, however often it happens and whatever worker dies', async () => {
  for (const table of ['mail_delivery', 'notification']) await f.api.db.sql(`delete from ${table}`);
  f.server.taken();
  await f.later();
  const urgent: Partial<DomainEvent> = {
    kind: 'alert.assigned',
    subjectKind: 'ALERT',
    facts: { unit: f.authority.name, day: '2026-12-01 10:00' },
  };
  const ROUNDS = 4;
  const first = worker();
  await happen(1, urgent);
  await until(async () => f.server.mails.length >= 5, 'the first worker');
  await kill(first);
  const [second, third] = [worker(), worker()];
  for (let round = 2; round < ROUNDS; round++) await happen(round, urgent);
  const before = f.server.mails.length;
  await until(async () => (await released(), f.server.mails.length > before), 'two workers');
  await kill(second);
  await happen(ROUNDS, urgent);
  const settled = async () => {
    await released();
    await sleep(300);
    const judged = await counted('notification where mail_at <= now()');
    return (await counted('outbox_event where dispatched_at is null')) + judged + (await unsent()) === 0;
  };
  await until(settled, 'the first mails');
  const idsOf = () => {
    const ids = new Map(f.server.mails.map((mail) => [mail.id, mail]));
    return { mails: [...ids.values()], readers: Map.groupBy(ids.values(), ({ to }) => to) };
  };
  expect([...idsOf().readers.values()].filter((mails) => mails.length !== 1)).toEqual([]);

  // Five minutes later.
  await f.later();
  await f.api.db.sql('update notification set mail_at = now() where mail_at is not null');
  await until(settled, 'the second mails');
  await kill(third);
  const { mails, readers } = idsOf();
  expect([...readers.values()].filter((each) => each.length > 2)).toEqual([]);
  expect(mails).toHaveLength(await counted("mail_delivery where state = 'SENT'"));
  const told = [...readers.values()].map((each) =>
    each.reduce((sum, { text }) => sum + (text.match(/交办一条预警/g)?.length ?? 0), 0),
  );
  expect(told).toEqual(Array.from({ length: READERS }, () => ROUNDS * EVENTS));
}, 180_000);
