import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { makeNotificationsFixture } from './notifications.fixture.js';
import { blocksOf } from './support/guide-blocks.js';

/** The example of docs/api/live.md, run as it stands there. */
const PAGE = path.resolve(import.meta.dirname, '../../../docs/api/live.md');
const PATIENCE = 20_000;

let f: Awaited<ReturnType<typeof makeNotificationsFixture>>;
let base: string;
beforeAll(async () => {
  f = await makeNotificationsFixture();
  base = await f.api.listen();
}, 60_000);
afterAll(() => f.api.close());

it('docs/api/live.md shows what the stream tells', async () => {
  const page = await readFile(PAGE, 'utf8');
  const command = blocksOf(page).find(({ language }) => language === 'sh')?.text ?? '';
  const shown = page
    .split('\n')
    .filter((line) => line.startsWith('    '))
    .map((line) => line.trim());
  expect(shown.filter((line) => line.startsWith('data: '))).toHaveLength(1);

  const env = { ...process.env, URL: `${base}/graphql`, TOKEN: f.clerk.token };
  const running = spawn('bash', ['-c', command], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    let told = '';
    running.stdout.on('data', (part: Buffer) => (told += part.toString()));
    const tells = async (words: string) => {
      for (const until = Date.now() + PATIENCE; !told.includes(words) && Date.now() < until;)
        await new Promise((resolve) => setTimeout(resolve, 50));
      return told;
    };
    expect(await tells(':\n\n')).toBe(':\n\n');
    await f.happen();
    await tells('"notification"');
    const lines = (await tells('}}}')).split('\n').filter((line) => line !== '');
    expect(lines).toHaveLength(shown.length);
    lines.forEach((line, at) => expect(line).toMatch(asPattern(shown[at] ?? '')));
  } finally {
    running.kill();
  }
}, 60_000);

/** A line of the guide, in which … stands for anything. */
const asPattern = (line: string): RegExp =>
  new RegExp(`^${line.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&').replaceAll('…', '[^"]+')}$`, 'u');
