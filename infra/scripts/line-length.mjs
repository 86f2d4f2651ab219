/**
 * No line is longer than 120 characters, which the formatter does not see to in strings, SQL, comments and prose.
 * Characters are counted as Unicode has them, so that a Chinese one is one. Prints what is longer; exit status 1.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const LONGEST = 120;

/** Files that may have longer lines, each with its reason. */
const EXCEPT = [
  // Written by programs.
  /(^|\/)(package-lock\.json|schema\.graphql|core\.graphql|generated\.ts)$/,
  /^libs\/\w+\/queries\/\w[\w-]*\.sql$|^apps\/api\/in-force\.sql$/,
  // Released and frozen (apps/api/test/migrations.spec.ts).
  /^apps\/api\/migrations\/(1770000[0-7]\d+-.*|fact-table)\.ts$/,
  // JSON has no way to break a text.
  /(^|\/)(package|project|nx)\.json$/,
  // Texts as their writers left them: a paragraph is a line.
  /^libs\/report\/test\/texts\/.*\.txt$/,
  // No text.
  /\.(png|svg|ico|gz|woff2?)$/,
];

/** A row of a Markdown table is one line whatever its cells hold; an address has no place to break. */
const isOneLine = (file, line) =>
  (file.endsWith('.md') && /^\s*\|/.test(line)) || /\bhttps?:\/\/\S{80}|url\("data:/.test(line);

process.chdir(path.resolve(import.meta.dirname, '../..'));
const tracked = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
  maxBuffer: 2 ** 26,
});
const files = tracked.split('\0').filter((file) => file !== '' && !EXCEPT.some((pattern) => pattern.test(file)));

let found = 0;
for (const file of files) {
  for (const [index, line] of linesOf(file).entries()) {
    const length = [...line].length;
    if (length <= LONGEST || isOneLine(file, line)) continue;
    found += 1;
    console.log(`${file}:${index + 1}: ${length} characters`);
  }
}
console.log(`${files.length} files, ${found} lines longer than ${LONGEST} characters`);
process.exitCode = found > 0 ? 1 : 0;

/** The lines of a file, none of one that is deleted in the work tree and not yet in the index. */
function linesOf(file) {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}
