import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Database, Outbox } from '@fanzha/platform';
import { ARRIVED, makeNotificationsFixture } from './notifications.fixture.js';
import { type Actor, actorOf } from './support/actors.js';
import { Program } from './support/program.js';
import { Stream } from './support/stream.js';

/** `npm run bench:live` says 2000; no memory and no time is judged in the short form. */
const IDLE = Number(process.env['FANZHA_TEST_STREAMS'] ?? 60);
const READERS = 100;
const EVENTS = 20;
/** An address may hold 200 streams. */
const OF_ADDRESS = 150;
const WORKER = path.resolve(import.meta.dirname, '../dist/src/worker.js');

let f: Awaited<ReturnType<typeof makeNotificationsFixture>>;
const programs: Program[] = [];
const workers: ChildProcess[] = [];
const streams: Stream[] = [];

beforeAll(async () => {
  f = await makeNotificationsFixture();
  const env = { DATABASE_URL: f.api.ownerUrl, FANZHA_WORKER: 'off' };
  for (let count = 0; count < 2; count++) programs.push(await Program.start(env));
  for (let count = 0; count < 2; count++) {
    const secret = { FANZHA_SECRET: 'only for specs: a secret of sufficient length', FANZHA_DEMO: 'off' };
    const child = spawn(process.execPath, [WORKER], {
      env: { PATH: process.env['PATH'], DATABASE_URL: f.api.ownerUrl, ...secret },
      stdio: 'ignore',
    });
    workers.push(child);
  }
}, 120_000);
afterAll(async () => {
  for (const stream of streams) stream.close();
  for (const child of workers) child.kill('SIGKILL');
  for (const program of programs) await program.stop();
  await f.api.close();
});

const residentMegabytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

async function open({ token }: Actor, program: Program | undefined, number: number): Promise<Stream> {
  const localAddress = `127.0.0.${2 + Math.floor(number / OF_ADDRESS)}`;
  const stream = await Stream.open(program?.url ?? '', { query: ARRIVED, token, localAddress });
  if (!stream.isStream) throw new Error(JSON.stringify(await stream.wait(1)));
  streams.push(stream);
  return stream;
}

it('two API processes and two workers tell every reader of every event once', async () => {
  const [one, two] = programs;
  const before = residentMegabytes(one?.pid ?? 0);
  for (let number = 0; number < IDLE; number++) await open(await actorOf(f.api, f.sibling, ['VIEWER']), one, number);
  const after = residentMegabytes(one?.pid ?? 0);

  const readers: Stream[] = [];
  for (let number = 0; number < READERS; number++) {
    const reader = await actorOf(f.api, f.school, ['UNIT_EDITOR']);
    readers.push(await open(reader, number % 2 === 0 ? one : two, IDLE + number));
  }
  const happen = (count: number) =>
    f.api.app.get(Database).transaction(f.scopeOf(f.official), (tx) =>
      f.api.app.get(Outbox).record(
        tx,
        Array.from({ length: count }, (_, at) => f.event({ subjectId: String(at) })),
      ),
    );
  await happen(1);
  await Promise.all(readers.map((reader) => reader.wait(1, 60_000)));
  const began = performance.now();
  await happen(1);
  await Promise.all(readers.map((reader) => reader.wait(2)));
  const milliseconds = performance.now() - began;

  await happen(EVENTS);
  await Promise.all(readers.map((reader) => reader.wait(EVENTS + 2, 60_000)));
  const ids = readers.map(
    ({ events }) => new Set(events.map((event) => event.data.notificationArrived.notification.id)),
  );
  expect(ids.map(({ size }) => size)).toEqual(readers.map(() => EVENTS + 2));
  expect(readers.map(({ events }) => events.length)).toEqual(readers.map(() => EVENTS + 2));
  expect(streams.slice(0, IDLE).flatMap(({ events }) => events)).toEqual([]);
  if (process.env['FANZHA_TEST_STREAMS'])
    process.stdout.write(
      `${IDLE} idle streams: ${before.toFixed(0)} MB before, ${after.toFixed(0)} MB with them; ` +
        `an event reaches ${READERS} readers in ${milliseconds.toFixed(0)} ms\n`,
    );
}, 600_000);
