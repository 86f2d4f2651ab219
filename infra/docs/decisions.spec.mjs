import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const DOCS = path.resolve(import.meta.dirname, '../../docs');
const decisions = readdirSync(path.join(DOCS, 'decisions'))
  .filter((name) => name.endsWith('.md'))
  .sort();

test('decisions are numbered without a gap, in their names and their titles', () => {
  expect(decisions.map((name) => Number(name.slice(0, 4)))).toEqual(decisions.map((_, index) => index + 1));
  for (const [index, name] of decisions.entries()) {
    expect(readFileSync(path.join(DOCS, 'decisions', name), 'utf8').split('\n')[0]).toMatch(
      new RegExp(`^# ${index + 1}\\. `),
    );
  }
});

test('the map of the documents lists every decision and every runbook', () => {
  const map = readFileSync(path.join(DOCS, 'README.md'), 'utf8');
  const runbooks = readdirSync(path.join(DOCS, 'runbooks')).map((name) => `runbooks/${name}`);
  const missing = [...decisions.map((name) => `decisions/${name}`), ...runbooks].filter(
    (file) => !map.includes(`(${file})`),
  );
  expect(missing).toEqual([]);
});

test('links between documents lead somewhere', () => {
  const pages = readdirSync(DOCS, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
  const known = new Set(pages);
  const broken = pages.flatMap((page) => {
    const links = [...readFileSync(path.join(DOCS, page), 'utf8').matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+\.md)/g)];
    return links
      .map(([, link]) => path.normalize(path.join(path.dirname(page), decodeURI(link))))
      .filter((target) => !target.startsWith('..') && !known.has(target))
      .map((target) => `${page} → ${target}`);
  });
  expect(broken).toEqual([]);
});
