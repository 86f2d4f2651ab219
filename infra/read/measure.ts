/** How well work summaries are read: docs/runbooks/read.md. */
import { existsSync } from 'node:fs';
import { goldTexts } from './gold.ts';
import { quietWhenClosed } from './output.ts';
import { MEASURED, type Measured, noScores, type Score, type Scores, scoresOf } from './scores.ts';

const USAGE = `Usage: npm run read:measure -- FILE.jsonl [FILE.jsonl …]
  Reads every text of the files, in their order, and prints precision and recall against what was found by hand.
  A folder of marked texts (*.txt) is read as well. With --brief the texts are not told one by one.
`;
const WRONG_USE = 2;
const NAMES: Readonly<Record<Measured, string>> = {
  results: 'results with value and qualifier',
  indicators: 'their indicator',
  activities: 'activity type',
  statuses: 'status',
  cases: 'cases',
  duplicates: 'duplicates',
  classes: 'classes of all numbers',
};

const share = (part: number, whole: number): string => (whole === 0 ? '    –' : (part / whole).toFixed(3));
const line = (name: string, { right, wanted, found }: Score): string => {
  const f1 = wanted + found === 0 ? '    –' : ((2 * right) / (wanted + found)).toFixed(3);
  const shares = `P ${share(right, found)}  R ${share(right, wanted)}  F1 ${f1}`;
  return `${name.padEnd(34)} ${shares}   ${right} of ${wanted}, ${found} found`;
};

function added(one: Scores, other: Scores): Scores {
  const sum = noScores();
  for (const measured of MEASURED)
    for (const part of ['right', 'wanted', 'found'] as const)
      sum[measured][part] = one[measured][part] + other[measured][part];
  sum.falseProposals = one.falseProposals + other.falseProposals;
  sum.milliseconds = one.milliseconds + other.milliseconds;
  return sum;
}

function run(words: readonly string[]): number {
  const isBrief = words.includes('--brief');
  const files = words.filter((word) => word !== '--brief');
  if (files.length === 0 || files.some((file) => file.startsWith('-') || !existsSync(file))) {
    process.stderr.write(USAGE);
    return WRONG_USE;
  }
  // Duplicates are looked for within one file.
  const all = files.flatMap((file) => [...scoresOf(goldTexts(file))]);
  for (const { id, scores } of isBrief ? [] : all) {
    process.stdout.write(`${id}  (${scores.milliseconds.toFixed(1)} ms)\n`);
    for (const measured of MEASURED)
      if (scores[measured].wanted + scores[measured].found > 0)
        process.stdout.write(`  ${line(NAMES[measured], scores[measured])}\n`);
    if (scores.falseProposals > 0) process.stdout.write(`  false proposals: ${scores.falseProposals}\n`);
  }
  const total = all.map(({ scores }) => scores).reduce(added, noScores());
  process.stdout.write(`all ${all.length} texts\n`);
  for (const measured of MEASURED) process.stdout.write(`  ${line(NAMES[measured], total[measured])}\n`);
  process.stdout.write(`  false proposals from texts that are no reports: ${total.falseProposals}\n`);
  process.stdout.write(`  ${(total.milliseconds / Math.max(all.length, 1)).toFixed(1)} ms a text\n`);
  return 0;
}

quietWhenClosed(process.stdout);
process.exitCode = run(process.argv.slice(2));
