// node infra/attack/flood-run.mjs [SECONDS [NAME]]: floods alone.
import { setTimeout as sleep } from 'node:timers/promises';
import { DemoProgram } from '../program/demo-program.mjs';
import { fillWithTexts, FLOODS, peopleOf, settledMegabytes, under, warmedUp } from './floods.mjs';

/** All floods together, in seconds: the full form. */
const ALL_SECONDS = 600;
const LIST_WITHIN_MS = 500;
const GROWTH = 1.3;
const QUIET_SECONDS = 5;
/** What a flood may be answered: a page, or that it has to wait or ask for less. */
const EXPECTED = /^(answered|RATE_LIMITED|TOO_COMPLEX|BAD_INPUT|CONFLICT|NOT_FOUND|UNAVAILABLE)\b/;

/**
 * Floods the API as one client after the other, while somebody of another unit opens a simple list. The full form has a
 * program of its own, whose memory nothing else has used.
 * @param short one wave of each flood against `fixture.program`, and no judgement of times: on a machine
 * with other work they say nothing
 * @param only floods whose names contain it
 */
export async function tryFloods({
  short = false,
  seconds = ALL_SECONDS / Object.keys(FLOODS).length,
  only = '',
  program: shared,
}) {
  const program = short ? shared : new DemoProgram();
  try {
    if (!short) await program.start();
    return await flood(program, { short, seconds, only });
  } finally {
    if (!short) await program.stop();
  }
}

async function flood(program, { short, seconds, only }) {
  const [slow, wrong] = [[], []];
  // In the short form a wave is small: what counts is that everything is answered.
  const people = { ...(await peopleOf(program, program.password)), short };
  await fillWithTexts(people.hospital, short ? 20 : 200);
  const quiet = await under(async () => (await sleep(100), []), people, people.bank, short ? 1 : QUIET_SECONDS);
  // A system that is used has done this work before anybody floods it.
  if (!short) await warmedUp(people);
  const before = short ? program.residentMegabytes : await settledMegabytes(program);
  console.log(`  nothing else: the list takes ${quiet.median.toFixed(0)} ms; API ${before.toFixed(0)} MB`);
  for (const [name, wave] of Object.entries(FLOODS).filter(([each]) => each.includes(only))) {
    const { median, longest, codes } = await under(wave, people, people.bank, short ? 0.1 : seconds);
    console.log(
      `  ${name}: the list takes ${median.toFixed(0)} ms, at most ${longest.toFixed(0)}; ` +
        `API ${program.residentMegabytes.toFixed(0)} MB; ${JSON.stringify(codes)}`,
    );
    if (median > LIST_WITHIN_MS) slow.push({ name, median });
    wrong.push(
      ...Object.entries(codes)
        .filter(([code]) => !EXPECTED.test(code))
        .map(([code, count]) => ({ name, code, count })),
    );
  }
  const answered = ['floods are answered, told to wait or told to ask for less, and nothing else', wrong];
  if (short) return [answered];
  const after = await settledMegabytes(program);
  return [
    answered,
    [`somebody else’s list takes less than ${LIST_WITHIN_MS} ms (median) under every flood`, slow],
    [
      `API memory ${before.toFixed(0)} → ${after.toFixed(0)} MB (${(after / before).toFixed(2)} ×): ` +
        `at most ${GROWTH} × what it was`,
      after > before * GROWTH ? [{ before, after }] : [],
    ],
  ];
}

if (import.meta.main) {
  for (const [title, holes] of await tryFloods({ seconds: Number(process.argv[2] ?? 5), only: process.argv[3] ?? '' }))
    console.log(title, JSON.stringify(holes));
}
