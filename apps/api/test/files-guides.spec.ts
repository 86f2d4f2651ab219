import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { guideSession, guideToken, makeGuideFixture } from './api-guide.fixture.js';
import { blocksOf, filledIn, stepsOf } from './support/guide-blocks.js';
import { outputsOf } from './support/guide-shell.js';
import type { TestApi } from './support/test-api.js';

/** What the guides to files show for `curl` is what is answered. */
let api: TestApi;
let folder: string;
let url: string;
beforeAll(async () => {
  api = await makeGuideFixture();
  url = `${await api.listen()}/graphql`;
  folder = await mkdtemp(path.join(tmpdir(), 'guide-'));
}, 60_000);
afterAll(async () => {
  await api?.close();
  if (folder) await rm(folder, { recursive: true });
});

it.each([
  ['exports.md', 3, 'county', ['ledger:read', 'rollup:read']],
  ['attachments.md', 2, 'school', ['ledger:read', 'ledger:write']],
  // For people, who have no scopes.
  ['imports.md', 2, 'school', null],
])('docs/api/%s shows what its commands answer', async (file, commands, username, scopes) => {
  const page = await readFile(path.resolve(import.meta.dirname, '../../../docs/api', file), 'utf8');
  const steps = stepsOf(blocksOf(page).filter(({ language }) => ['sh', 'text', 'json'].includes(language)));
  expect(steps).toHaveLength(commands);
  const token = await (scopes ? guideToken(api, username, scopes) : guideSession(api, username));
  const outputs = await outputsOf(steps, folder, { URL: url, TOKEN: token });
  for (const [at, { shown }] of steps.entries()) {
    const output = outputs[at] ?? '';
    expect(output).toBe(filledIn((shown?.text ?? '').trim(), output));
  }
});
