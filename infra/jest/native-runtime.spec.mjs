import { beforeAll, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fixtureTree, repository } from './fixture-tree.mjs';

/** A project whose specs go wrong in every way that has to be told. */
const FILES = {
  'package.json': '{ "type": "module" }',
  'jest.config.mjs': `import { unit } from ${JSON.stringify(path.join(repository, 'infra/jest/presets.mjs'))};
    export default { ...unit(), maxWorkers: 1, testSequencer: '<rootDir>/by-name.cjs' };`,
  'by-name.cjs': `module.exports = class {
    sort(tests) { return [...tests].sort((a, b) => (a.path < b.path ? -1 : 1)); }
    cacheResults() {} allFailedTests(tests) { return tests; } shard(tests) { return tests; } };`,
  'src/counter.ts': 'export const seen: string[] = [];',
  'src/a.fixture.ts': 'export const own: string[] = [];',
  'src/a.spec.ts': `import { expect, jest, test } from '@jest/globals';
import { own } from './a.fixture.js';
import { seen } from './counter.js';

interface Erased { readonly lines: number }

test('leaves things behind', () => {
  own.push('a');
  seen.push('a');
  process.env['LEFT_BEHIND'] = 'a';
  Object.assign(globalThis, { leftBehind: 'a' });
  jest.spyOn(process, 'uptime').mockReturnValue(-1);
  expect(process.uptime()).toBe(-1);
});
test('goes wrong on line 16', () => {
  expect({ lines: 1 } satisfies Erased).toEqual({ lines: 2 });
});
test('hangs', () => new Promise(() => undefined), 300);
test.skip('is skipped', () => undefined);`,
  'src/b.spec.ts': `import { expect, test } from '@jest/globals';
import { own } from './a.fixture.js';
import { seen } from './counter.js';

test('has its own fixtures and the modules of the program', () => {
  expect([own, seen, process.env['LEFT_BEHIND'], process.uptime() > 0]).toEqual([[], ['a'], undefined, true]);
});`,
  'src/c.spec.ts': `/** @jest-environment node */
import { expect, test } from '@jest/globals';
import { seen } from './counter.js';

test('has a realm of its own', () => expect([seen, 'leftBehind' in globalThis]).toEqual([[], false]));`,
  'src/d.spec.ts': "import './is-not-there.js';",
};

let root;
let run;
beforeAll(() => {
  root = fixtureTree(FILES);
  const jest = path.join(repository, 'node_modules/jest/bin/jest.js');
  run = spawnSync(process.execPath, ['--experimental-vm-modules', '--no-warnings', jest, '--verbose'], {
    cwd: root,
    env: { ...process.env, FORCE_COLOR: '0' },
    encoding: 'utf8',
  });
}, 60_000);

test('what fails, hangs or does not load is counted, and nothing else', () => {
  const { slowest, ...counts } = JSON.parse(readFileSync(path.join(root, '.test-result.json'), 'utf8'));
  expect(counts).toEqual({ passed: 3, failed: 3, skipped: 1 });
  expect(slowest.map(({ file }) => file)).toContain('src/a.spec.ts');
  expect(run.status).toBe(1);
  expect(run.stderr).toMatch(/✕ hangs/);
  expect(run.stderr).toMatch(/Exceeded timeout of 300 ms/);
  expect(run.stderr).toMatch(/is-not-there/);
});

test('a stack trace shows the line that somebody wrote', () => {
  expect(run.stderr).toMatch(/at .*src\/a\.spec\.ts:16:\d+/);
});

test('a spec has fixtures, environment variables and spies of its own, and shares the modules of the program', () => {
  expect(run.stderr).toMatch(/✓ has its own fixtures and the modules of the program/);
});

test('with @jest-environment it has a realm of its own', () => {
  expect(run.stderr).toMatch(/✓ has a realm of its own/);
});
