/**
 * `npm test`: everything that must hold before a change lands, in one command.
 *
 *   npm test                             all of it
 *   npm test -- --only unit,component    some kinds of tests: static, unit, integration, component, proof, browser
 *
 * A step says what it is doing and how long it took, and shows its output only when it fails; later steps run all the
 * same, so that one run tells everything. The last line is `N passed, N failed, N skipped`.
 */
import { spawn } from 'node:child_process';
import { existsSync, globSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { RESULT_FILE } from '../jest/count-reporter.mjs';
import { DemoProgram } from '../program/demo-program.mjs';
import { findChromium } from './chromium.mjs';

process.chdir(path.resolve(import.meta.dirname, '../..'));
// As npm does: the tools of this repository come first, its Node among them.
process.env.PATH = [path.resolve('node_modules/.bin'), process.env.PATH].join(path.delimiter);

const KINDS = ['static', 'unit', 'integration', 'component', 'proof', 'browser'];
const { values } = parseArgs({ options: { only: { type: 'string', default: KINDS.join(',') } } });
const kinds = values.only.split(',');
const unknown = kinds.filter((kind) => !KINDS.includes(kind));
if (unknown.length > 0) throw new Error(`--only takes ${KINDS.join(', ')}; not ${unknown.join(', ')}`);

/**
 * Kinds in their order. Making the demo city and attacking it keep one core busy, and components take the other; what a
 * step prints stays together all the same, and no test of theirs is judged by its time.
 */
const TOGETHER = [['static'], ['unit'], ['integration'], ['proof', 'component'], ['browser']];

/** Where Playwright leaves what became of the stories. */
const STORIES = '.data/e2e-results.json';
const total = { passed: 0, failed: 0, skipped: 0 };
const NONE = Object.freeze({ ...total });

const run = {
  async static() {
    await check('lock file is complete', 'node', 'infra/scripts/complete-lock.mjs', '--check');
    if (existsSync('apps/api/schema.graphql'))
      await check('schema.graphql is fresh', 'nx', 'run', '@fanzha/api:print-schema', '--check');
    await check('typecheck, lint and imports', 'nx', 'run-many', '-t', 'typecheck', 'lint', 'imports');
    await Promise.all([
      check('format', 'prettier', '--check', '--log-level', 'warn', '.'),
      check('first-load JavaScript', 'nx', 'run', '@fanzha/admin:size'),
      check('no line over 120 characters', 'node', 'infra/scripts/line-length.mjs'),
      check('documents name files that are there', 'node', 'infra/scripts/named-files.mjs'),
      check('every export has an importer', 'node', 'infra/scripts/unused-exports.mjs'),
    ]);
  },
  unit: () => jest('unit tests', '*', '!tag:layer:api', '!tag:scope:web'),
  integration: async () => {
    await jest('integration tests', 'tag:layer:api');
    if (!process.env.CITUS_URL) console.log('CITUS_URL is not set: no spec ran on a cluster (docs/runbooks/citus.md)');
    // Other people's summaries are not in this repository; where they lie beside it, all that they
    // tell must fit into the ledgers.
    if (existsSync('../shared/data/summaries/visible.jsonl'))
      await check('work summaries fit into the ledgers', 'npm', 'run', '--silent', 'fit');
  },
  component: () => jest('component tests', 'tag:scope:web'),
  /** The built program as it runs: short forms, in which no time is judged. A program that dies leaves a core idle. */
  proof: async () => {
    await check('build', 'nx', 'run-many', '-t', 'build', '--projects=@fanzha/api');
    await demoCity();
    await Promise.all([
      step('attack, short form', ['node', 'infra/attack/run.mjs', '--short'], countsIn),
      step('faults, short form', ['node', 'infra/faults/run.mjs', '--short'], countsIn).then(() =>
        step('bench, small form', ['node', 'infra/bench/run.mjs', '--small'], countsIn),
      ),
    ]);
  },
  browser,
};
for (const together of TOGETHER)
  await Promise.all(together.filter((kind) => kinds.includes(kind)).map((kind) => run[kind]()));

if (process.env.FANZHA_DEMO_COPY) rmSync(process.env.FANZHA_DEMO_COPY, { recursive: true, force: true });

console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** A step that has no tests to count: silent in the sum when it holds, one failure when it does not. */
async function check(title, ...command) {
  await step(title, command, () => ({}));
}

/**
 * Each project leaves its counts in a file, which Nx restores with a cached result: what did
 * not have to run counts as well.
 */
async function jest(title, ...projects) {
  for (const file of resultFiles()) rmSync(file);
  await step(title, ['nx', 'run-many', '-t', 'test', `--projects=${projects.join(',')}`], () => {
    const results = resultFiles().map((file) => ({
      project: path.dirname(file),
      ...JSON.parse(readFileSync(file, 'utf8')),
    }));
    for (const { project, passed, failed, skipped, slowest } of results) {
      console.log(`    ${project} ${passed}/${passed + failed + skipped}`);
      tellSlow(slowest);
    }
    return results.reduce(sum, NONE);
  });
}

/** Makes the demo city once, for all programs that these tests start. */
async function demoCity() {
  if (process.env.FANZHA_DEMO_COPY) return;
  const directory = path.join(os.tmpdir(), `fanzha-demo-${process.pid}`);
  await DemoProgram.leaveCopy(directory);
  process.env.FANZHA_DEMO_COPY = directory;
}

async function browser() {
  const chromium = findChromium();
  if (chromium) {
    await check('build', 'nx', 'run-many', '-t', 'build');
    process.env.CHROMIUM = chromium;
    await demoCity();
    rmSync(STORIES, { force: true });
    await step('browser tests', ['playwright', 'test', '-c', 'apps/admin-e2e'], storiesIn);
  } else if (process.env.CI) {
    add('browser tests: no Chromium, and in CI that is a failure', { ...NONE, failed: 1 });
  } else {
    const stories = globSync('apps/admin-e2e/src/**/*.spec.ts').length;
    add(
      'browser tests skipped: no Chromium (apt-get install chromium-headless-shell fonts-wqy-zenhei, or set CHROMIUM)',
      {
        ...NONE,
        skipped: stories,
      },
    );
  }
}

/**
 * Runs a command; `count` reads its result. A command that fails without a failed test to show for it is one failure.
 */
async function step(title, command, count) {
  console.log(`▶ ${title}`);
  const started = performance.now();
  const { code, output } = await execute(command);
  const counts = { ...NONE, ...count(output) };
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  if (counts.failed > 0) console.log(output.replace(/^/gm, '  │ '));
  add(`${title} (${((performance.now() - started) / 1000).toFixed(1)} s)`, counts);
}

function execute([program, ...args]) {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks = [];
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  child.stderr.on('data', (chunk) => chunks.push(chunk));
  return new Promise((resolve) =>
    child.on('close', (code) => resolve({ code, output: Buffer.concat(chunks).toString() })),
  );
}

function add(title, counts) {
  const nothingRan = counts.passed === 0 && counts.skipped > 0;
  console.log(`${counts.failed > 0 ? '✗' : nothingRan ? '○' : '✓'} ${title}`);
  Object.assign(total, sum(total, counts));
}

function countsIn(output) {
  const [, passed, failed, skipped] = output.match(/(\d+) passed, (\d+) failed, (\d+) skipped\s*$/) ?? [0, 0, 1, 0];
  return { passed: Number(passed), failed: Number(failed), skipped: Number(skipped) };
}

/** A story that passed at its second try would be counted as failed; none is tried twice. */
function storiesIn() {
  if (!existsSync(STORIES)) return { failed: 1 };
  const { stats, suites } = JSON.parse(readFileSync(STORIES, 'utf8'));
  const { expected, unexpected, flaky, skipped } = stats;
  tellSlow(suites.map((suite) => ({ file: suite.file, seconds: secondsOf(suite) })));
  return { passed: expected, failed: unexpected + flaky, skipped };
}

function secondsOf({ specs = [], suites = [] }) {
  const results = specs.flatMap(({ tests }) => tests).flatMap((test) => test.results);
  const own = results.reduce((seconds, { duration }) => seconds + duration / 1000, 0);
  return suites.reduce((seconds, suite) => seconds + secondsOf(suite), own);
}

/** Files that take longest, so that whoever has to shorten the run knows where to begin. Nothing is judged by it. */
function tellSlow(files) {
  const slow = files.filter(({ seconds }) => seconds > 10).sort((a, b) => b.seconds - a.seconds);
  for (const { file, seconds } of slow.slice(0, 12)) console.log(`      ${seconds.toFixed(0)} s ${file}`);
}

function resultFiles() {
  return globSync(`{apps/*,libs/*,infra}/${RESULT_FILE}`).sort();
}

function sum(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}
