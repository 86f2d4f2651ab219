// npm run bench:imports [-- --rows 100000 --bad 37] [-- --small]
//
// Imports a table of activities into the demo city: uploads it, checks it, writes it, kills the worker with -9 in the
// middle, starts another one and waits until it is done. Prints rows per second of each step, and the resident memory
// of the API and of the worker at their highest; then compares the records with the rows, exports them in each form
// and recounts every figure.
// The last line is `N passed, N failed, 0 skipped`, of what has to be exact. With --small some 2,000 rows.
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { signedIn } from '../attack/caller.mjs';
import { DemoProgram } from '../program/demo-program.mjs';
import { Verdicts } from '../program/verdicts.mjs';
import { measureExports } from './exports.mjs';
import { forgetHighest, highest, processorSeconds } from './memory.mjs';

const { values } = parseArgs({
  options: { rows: { type: 'string' }, bad: { type: 'string' }, small: { type: 'boolean', default: false } },
});
const rows = Number(values.rows ?? (values.small ? 2_000 : 100_000));
const bad = Number(values.bad ?? 37);
/** Another worker takes an import over within half a minute. */
const PATIENCE_MS = 900_000;
const LOOK_MS = 250;

const IMPORT = `id version state stopReason batchNumber progress { done total resumedAt resumedFromRow }
  counts { total added invalid duplicates written }`;
const GET = `query($id: ID!) { import(id: $id) { ${IMPORT} } }`;
const ERRORS = 'query($id: ID!) { import(id: $id) { errors { letter cell message count } } }';
const CHECK = `mutation($id: ID!, $version: Int!) { checkImport(id: $id, version: $version) { ${IMPORT} } }`;
const START = `mutation($input: StartImportInput!) { startImport(input: $input) { ${IMPORT} } }`;

const program = new DemoProgram({ FANZHA_WORKER: 'off' });
const verdicts = new Verdicts();

/** A table of activities of some four hundred days, as a unit keeps them; `bad` rows of it have something wrong. */
function table() {
  const types = ['讲座授课', '主题班会', '集中宣传', '线上推送'];
  const wrong = new Set(Array.from({ length: bad }, (_, at) => Math.floor(((at + 0.5) * rows) / bad)));
  const lines = ['活动日期,活动类型,活动名称,地点,宣传对象,场次,参加人数,发放资料,情况说明'];
  for (let at = 0; at < rows; at += 1) {
    const day = new Date(Date.now() - (1 + (at % 400)) * 86_400_000).toISOString().slice(0, 10);
    const cells = [
      wrong.has(at) && at % 2 === 0 ? '2025-02-30' : day,
      wrong.has(at) && at % 2 === 1 ? '没有这种活动' : types[at % types.length],
      `反诈宣传活动第${at + 1}场`,
      '报告厅',
      '学生',
      '1',
      at % 5 === 0 ? `约${40 + (at % 90)}` : String(40 + (at % 90)),
      at % 7 === 0 ? `${100 + (at % 100)}余份` : String(100 + (at % 100)),
      '介绍常见的诈骗手法和防范办法',
    ];
    lines.push(cells.join(','));
  }
  return Buffer.from(lines.join('\n'));
}

async function until(school, id, holds) {
  for (const began = performance.now(); performance.now() - began < PATIENCE_MS; await sleep(LOOK_MS)) {
    const { import: kept } = await school.data(GET, { id });
    if (holds(kept)) return kept;
  }
  throw new Error(`Not done after ${PATIENCE_MS} ms\n${program.lastWords()}`);
}

const told = (title, count, ms, seconds) =>
  console.log(
    `${title}: ${(ms / 1000).toFixed(1)} s, ${Math.round((count / ms) * 1000)} rows/s` +
      (seconds === undefined ? '' : `; processor of the process ${seconds.toFixed(1)} s`),
  );

try {
  await program.start();
  // The process that made the demo city has grown by that.
  await program.kill('api');
  program.startApi();
  await program.ready(60_000);
  program.startWorker();
  const school = await signedIn(program.url, 'school', program.password);
  const [{ count: before }] = await program.sql('select count(*)::int as count from activity');
  await sleep(5_000);
  for (const child of [program.api, program.worker]) forgetHighest(child);
  const usual = { api: highest(program.api), worker: highest(program.worker) };

  const form = new FormData();
  form.append('file', new File([table()], 'activities.csv'));
  let used = processorSeconds(program.api);
  let began = performance.now();
  const answer = await fetch(`${program.url}/imports/ACTIVITIES`, {
    method: 'POST',
    headers: { authorization: `Bearer ${school.token}` },
    body: form,
  });
  const uploaded = await answer.json();
  const upload = performance.now() - began;
  verdicts.check('the file is staged', uploaded.rowCount === rows, JSON.stringify(uploaded).slice(0, 300));
  told('upload, with reading and staging', rows, upload, processorSeconds(program.api) - used);

  used = processorSeconds(program.worker);
  began = performance.now();
  await school.data(CHECK, { id: uploaded.id, version: uploaded.version });
  const checked = await until(school, uploaded.id, ({ state }) => state === 'CHECKED' || state === 'STOPPED');
  const check = performance.now() - began;
  verdicts.check(
    'the dry run finds the bad rows and no others',
    checked.counts.invalid === bad,
    checked.counts.invalid === bad
      ? `${bad}`
      : JSON.stringify([checked.counts, (await school.data(ERRORS, { id: uploaded.id })).import.errors.slice(0, 3)]),
  );
  told('dry run', rows, check, processorSeconds(program.worker) - used);

  used = processorSeconds(program.worker);
  began = performance.now();
  const input = { id: uploaded.id, version: checked.version, mode: 'GOOD_ROWS' };
  await school.data(START, { input });
  const half = await until(
    school,
    uploaded.id,
    ({ progress, state }) => progress.done >= rows / 2 || state !== 'WRITING',
  );
  const toHalf = performance.now() - began;
  told('writing, to the kill', half.progress.done, toHalf, processorSeconds(program.worker) - used);
  const memory = { worker: highest(program.worker) };
  await program.kill('worker');
  const left = await until(school, uploaded.id, () => true);
  program.startWorker();
  const taken = await until(school, uploaded.id, ({ progress, state }) => state !== 'WRITING' || progress.resumedAt);
  began = performance.now();
  const done = await until(school, uploaded.id, ({ state }) => state !== 'WRITING');
  const rest = performance.now() - began;
  const afterwards = done.counts.written - (taken.counts.written || 0);
  told('writing, behind the kill', afterwards, rest);
  console.log(
    `killed at ${left.progress.done} of ${left.progress.total}; went on from row ${done.progress.resumedFromRow}`,
  );
  memory.worker = Math.max(memory.worker, highest(program.worker));
  memory.api = highest(program.api);

  const writing = (rows - bad) / ((half.progress.done / toHalf + afterwards / rest) / 2);
  told('all of it: upload, dry run and writing at the pace above', rows, upload + check + writing);
  console.log(
    `resident at its highest: API ${Math.round(memory.api)} MB (${Math.round(usual.api)} before), ` +
      `worker ${Math.round(memory.worker)} MB (${Math.round(usual.worker)} before)`,
  );

  const [{ count: after }] = await program.sql('select count(*)::int as count from activity');
  const [{ count: doubled }] = await program.sql(
    `select count(*)::int as count from (select 1 from activity where idempotency_key like 'import.%'
       group by idempotency_key having count(*) > 1) d`,
  );
  const [{ count: known }] = await program.sql(
    `select count(*)::int as count from import_row r join activity a on a.id = r.record_id
     where r.import_id = $1 and r.written`,
    [uploaded.id],
  );
  verdicts.check('the import is written', done.state === 'WRITTEN', `${done.state} ${done.stopReason ?? ''}`);
  verdicts.check('it was killed in the middle', left.progress.done < rows - bad, `${left.progress.done}`);
  verdicts.check('each good row is a record', after - before === rows - bad, `${after - before} of ${rows - bad}`);
  verdicts.check('each once', doubled === 0, `${doubled}`);
  verdicts.check('and is found by its import', known === rows - bad, `${known}`);
  await measureExports(program, verdicts, rows - bad);
  const reconciled = await program.cli('reconcile');
  verdicts.check(
    'a recount of every figure finds no difference',
    reconciled.status === 0,
    reconciled.output.trim().slice(-300),
  );
} finally {
  await program.stop();
}
verdicts.end();
