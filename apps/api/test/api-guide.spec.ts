import { ERROR_CODES, FIELD_CODES, ERROR_REASONS } from '@fanzha/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PASSWORD, makeGuideFixture } from './api-guide.fixture.js';
import { errorTables, withErrorTables } from './support/error-catalogue.js';
import { blocksOf, filledIn, type Step, stepsOf } from './support/guide-blocks.js';
import { outputsOf } from './support/guide-shell.js';
import type { TestApi } from './support/test-api.js';

const DOCS = path.resolve(import.meta.dirname, '../../../docs/api');
const read = (name: string) => readFile(path.join(DOCS, name), 'utf8');

describe('docs/api/guide.md', () => {
  let api: TestApi;
  let folder: string;
  let steps: Step[];
  let outputs: string[];

  beforeAll(async () => {
    const blocks = blocksOf(await read('guide.md'));
    steps = stepsOf(blocks);
    folder = await mkdtemp(path.join(tmpdir(), 'guide-'));
    for (const { language, text } of blocks) {
      const name = language === 'js' ? /^\/\/ ([\w-]+\.mjs)\n/.exec(text)?.[1] : undefined;
      if (name) await writeFile(path.join(folder, name), text);
    }
    api = await makeGuideFixture();
    outputs = await outputsOf(steps, folder, { URL: `${await api.listen()}/graphql`, PASSWORD });
  }, 60_000);

  afterAll(async () => {
    await api?.close();
    if (folder) await rm(folder, { recursive: true });
  });

  it('shows commands and their outputs', () => {
    expect(steps.length).toBeGreaterThan(12);
    expect(steps.filter(({ shown }) => shown).length).toBeGreaterThan(12);
  });

  it('shows what every command answers', () => {
    expect(outputs).toHaveLength(steps.length);
    steps.forEach(({ command, shown }, index) => {
      const output = outputs[index] ?? '';
      const where = `line ${command.line}`;
      if (shown === null) expect({ where, output }).toEqual({ where, output: '' });
      else if (shown.language === 'text')
        expect({ where, output }).toEqual({ where, output: filledIn(shown.text.trim(), output) });
      else {
        const actual: unknown = JSON.parse(output);
        expect({ where, actual }).toEqual({ where, actual: filledIn(JSON.parse(shown.text), actual) });
      }
    });
  });
});

describe('docs/api/errors.md', () => {
  /** With FANZHA_WRITE_DOCS=1 the page is written anew instead. */
  it('lists every code and reason in the words people are told', async () => {
    const page = await read('errors.md');
    if (process.env['FANZHA_WRITE_DOCS']) await writeFile(path.join(DOCS, 'errors.md'), withErrorTables(page));
    else expect(page).toBe(withErrorTables(page));
    const { codes, reasons, fields } = errorTables();
    for (const code of ERROR_CODES) expect(codes).toContain(`| \`${code}\` |`);
    for (const reason of ERROR_REASONS) expect(reasons).toContain(`| \`${reason}\` |`);
    for (const code of FIELD_CODES) expect(fields).toContain(`| \`${code}\` |`);
  });

  it('says of every code what comes with it', async () => {
    const byHand = (await read('errors.md')).split('<!-- end of codes -->')[1]?.split('## Reasons')[0] ?? '';
    for (const code of ERROR_CODES) expect(byHand).toContain(`| \`${code}\` |`);
  });
});
