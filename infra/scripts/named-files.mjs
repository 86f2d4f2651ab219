/**
 * Asks whether every file that a document names in backticks is there, for a file is renamed sooner than the documents
 * about it. Prints those that are not; exit status 1. The log of changes names what was, and so does a decision that
 * another one has replaced. `NAME` stands for any name.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const NAMED = /`([\w./-]*\w\.(?:ts|vue|mjs|sql|graphql))`/g;

process.chdir(path.resolve(import.meta.dirname, '../..'));
const files = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0').filter(Boolean);
const isThere = (name) => name.includes('NAME') || files.some((file) => `/${file}`.endsWith(`/${name}`));

const documents = files.filter((file) => file.endsWith('.md') && file !== 'CHANGELOG.md');
const missing = documents.flatMap((document) => {
  const text = readFileSync(document, 'utf8');
  if (/^Status: replaced/m.test(text)) return [];
  return [...text.matchAll(NAMED)].filter(([, name]) => !isThere(name)).map(([, name]) => `${document}: ${name}`);
});
for (const line of missing) console.log(line);
console.log(`${documents.length} documents, ${missing.length} files named that are not there`);
process.exitCode = missing.length > 0 ? 1 : 0;
