import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { parse } from './queries/parse.js';
import { committedFiles, queriesIn, queryFiles, writeQueryFiles } from './queries/query-files.js';
import { type SentStatement, StatementRecorder } from './queries/recorder.js';
import { sendersIn } from './queries/senders.js';
import { runScenario } from './queries/run-scenario.js';
import { beginScenario, type Scenario } from './queries/scenario.js';
import { shippedSources } from './support/sql-of-sources.js';

/**
 * Every statement of the program stands in `libs/…/queries`, so that a review sees what a change makes of it. They are
 * those that the real application sends in a fixed scenario; `npm run queries` writes them.
 */
const WRITING = process.env['FANZHA_QUERIES'] === 'write';

let scenario: Scenario;
let sent: readonly SentStatement[];
let files: ReadonlyMap<string, string>;
beforeAll(async () => {
  const recorder = new StatementRecorder();
  scenario = await beginScenario((step) => recorder.during(step));
  recorder.begin();
  try {
    await runScenario(scenario);
  } finally {
    sent = recorder.end();
  }
  files = queryFiles(sent);
  if (WRITING) writeQueryFiles(files);
}, 120_000);
afterAll(async () => {
  await scenario?.fixture.end();
  await scenario?.mailbox.stop();
});

describe('the statements of the program', () => {
  it('are those that are committed', () => {
    const committed = committedFiles();
    const stale = [...new Set([...files.keys(), ...committed.keys()])].filter(
      (file) => files.get(file) !== committed.get(file),
    );
    if (stale.length > 0)
      throw new Error(`Run \`npm run queries\` and commit what it writes. Not as sent: ${stale.join(', ')}`);
  });

  /** What the scenario does not show to send SQL, each with its reason. */
  const NOT_SEEN = [
    // When the process starts.
    'libs/org/src/regions/region-notifications.repository.ts RegionNotifications.listen',
    // Sent by SourceReads one after the other, which hides who has asked.
    'libs/rollup/src/provenance/provenance.repository.ts contributorsOf',
    'libs/rollup/src/provenance/provenance.repository.ts qualifiedSums',
    'libs/rollup/src/provenance/provenance.repository.ts recordsOf',
    'libs/rollup/src/provenance/provenance.repository.ts tenantsWithout',
  ];

  it('are all of them: the scenario comes to everything that sends SQL', () => {
    const seen = new Set(sent.map(({ file, by }) => `${file} ${by}`));
    const sending = shippedSources()
      .filter((file) => /^libs\/(?!platform|demo)/.test(file))
      .flatMap(sendersIn);
    expect(sending.length).toBeGreaterThan(150);
    expect(sending.filter((sender) => !seen.has(sender)).toSorted()).toEqual(NOT_SEEN);
  });

  it('hold nothing of a day or a run: what differs travels as values', () => {
    const ids = Object.values(scenario.ids);
    const dated = queriesIn(committedFiles()).filter(
      ({ text }) =>
        ids.some((id) => text.includes(id)) || /[1-9a-f][0-9a-f]{7}-[0-9a-f]{4}-|'20\d\d-|'3402/i.test(text),
    );
    expect(dated).toEqual([]);
  });

  it('can be prepared, each as it is committed', async () => {
    const queries = queriesIn(committedFiles());
    expect(queries.length).toBeGreaterThan(350);
    expect(queries.filter(({ title, text }) => title === '' || text === '')).toEqual([]);
    const client = new pg.Client({ connectionString: scenario.fixture.ownerUrl });
    await client.connect();
    try {
      await client.query('begin');
      for (const { text } of queries) if (text.startsWith('create temporary table')) await client.query(text);
      const failing: string[] = [];
      for (const { file, line, title, text } of queries) {
        await client.query('savepoint before');
        const error = await parse(client, text);
        if (error !== null) failing.push(`${file}:${line} ${title}: ${error}`);
        await client.query('rollback to savepoint before');
      }
      expect(failing).toEqual([]);
    } finally {
      await client.end();
    }
  });
});
