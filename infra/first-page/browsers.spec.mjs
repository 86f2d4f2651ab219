import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOT = path.resolve(import.meta.dirname, '../..');
const read = (file) => readFileSync(path.join(ROOT, file), 'utf8');

/** `| Chrome, Edge | 109 |` of the README as chrome109, edge109. */
const promised = [...read('README.md').matchAll(/^\| ((?:Chrome|Firefox|Safari)[^|]*?) \| ([\d.]+) \|/gm)].flatMap(
  ([, names, version]) => names.split(', ').map((name) => `${name.toLowerCase()}${version}`),
);

/** What Chromium 109, the last one of Windows 7, does not know yet. */
const LATER = new RegExp(
  [
    String.raw`\.(toSorted|toReversed|toSpliced|isWellFormed|toWellFormed|isSubsetOf|isSupersetOf|isDisjointFrom)\(`,
    String.raw`\b(Object|Map)\.groupBy\(`,
    String.raw`\bPromise\.(withResolvers|try)\(`,
    String.raw`\bArray\.fromAsync\(`,
    String.raw`\bURL\.(canParse|parse)\(`,
    String.raw`\bAbortSignal\.any\(`,
    String.raw`\b(keys|values|entries)\(\)\.(map|filter|take|drop|toArray|some|every|find|reduce)\(`,
    String.raw`\.(showPopover|togglePopover|checkVisibility)\(`,
    String.raw`\/v[gimsuy]*[.,;)]`,
  ].join('|'),
);
/** Of style sheets; those that a browser may ignore without harm, such as text-wrap, are not among them. */
const LATER_STYLES = /\bcolor-mix\(|\blight-dark\(|@starting-style|@scope\b|\bsubgrid\b|\banchor\(|:popover-open/;

const sources = (pattern) =>
  ['apps/admin/src', 'libs/ui/src', 'libs/domain/src'].flatMap((folder) =>
    globSync(`${folder}/**/*.${pattern}`, { cwd: ROOT }).filter((file) => !/\.spec\.ts$|generated\.ts$/.test(file)),
  );
const lines = (files, later) =>
  files.flatMap((file) =>
    read(file)
      .split('\n')
      .filter((line) => later.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );

describe('the browsers that the README promises', () => {
  it('are those that the client is built for, and those that a page which does not open names', () => {
    const target = /target: \[([^\]]*)\]/.exec(read('apps/admin/vite.config.ts'))[1].match(/[a-z]+[\d.]+/g);
    expect(promised.length).toBeGreaterThan(3);
    expect(target.toSorted()).toEqual(promised.toSorted());
    const page = read('apps/admin/index.html').replace(/\s+/g, ' ');
    for (const browser of promised) {
      const [, name, version] = /^([a-z]+)([\d.]+)$/.exec(browser);
      expect(page).toMatch(new RegExp(`${name === 'edge' ? 'Edge' : name} ?${version}|${name}、Edge ${version}`, 'i'));
    }
  });

  it('know every method and every rule of style that is used', () => {
    expect(lines(sources('{ts,vue}'), LATER)).toEqual([]);
    expect(lines(sources('{css,vue}'), LATER_STYLES)).toEqual([]);
  });

  it('and what they do not know would be found', () => {
    for (const line of ['rows.toSorted(by)', 'Object.groupBy(rows, of)', 'map.values().map(of)', 'const a = /x/v;'])
      expect(line).toMatch(LATER);
    expect('color: color-mix(in srgb, red, blue)').toMatch(LATER_STYLES);
  });
});
