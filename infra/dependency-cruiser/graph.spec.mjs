/** Every rule of the graph is seen to bite, on a small repository that breaks each of them once. */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fixtureTree, repository } from '../jest/fixture-tree.mjs';

const tree = {
  'package.json': JSON.stringify({ devDependencies: { jest: '*' } }),
  'tsconfig.base.json': readFileSync(path.join(repository, 'tsconfig.base.json'), 'utf8'),
  'libs/org/package.json': JSON.stringify({ dependencies: { graphql: '*' } }),
  'libs/org/src/index.ts': `
    export { tenant } from './tenant.js';
    export { shipped } from './shipped.js';
    export { broken } from './broken.js';
    export { Screen } from './Screen.vue';`,
  // A circle of which one half is a type.
  'libs/org/src/tenant.ts':
    "import { region } from './region.js';\nexport const tenant = region;\nexport type Tenant = string;",
  'libs/org/src/region.ts': "import type { Tenant } from './tenant.js';\nexport const region: Tenant = '34';",
  'libs/org/src/forgotten.ts': "import { region } from './region.js';\nexport const unused = region;",
  'libs/org/src/shipped.ts':
    "import { schema } from 'graphql';\nimport jest from 'jest';\n" +
    "import pg from 'pg';\nexport const shipped = [schema, jest, pg];",
  'libs/org/src/broken.ts': "import { gone } from './gone.js';\nexport const broken = gone;",
  'libs/org/src/Screen.vue': '<script setup lang="ts">\nimport { lost } from "./lost.js";\n</script>',
  'libs/org/src/region.spec.ts': "import jest from 'jest';\nimport { region } from './region.js';\njest(region);",
  'apps/api/src/main.ts': "import '../migrations/index.js';\nimport './first-start.js';\nimport './announce.js';",
  'apps/api/src/first-start.ts': "export const seed = async () => import('../../../libs/demo/src/index.js');",
  'apps/api/src/announce.ts':
    "import type { Demo } from '../../../libs/demo/src/index.js';\nexport const demo: Demo = 1;",
  'libs/demo/src/index.ts': 'export type Demo = 1;',
  // Two rooms that need each other, though no two files do.
  'libs/rollup/src/index.ts':
    "export { cell } from './compaction/cell.js';\nexport { recount } from './reconcile/recount.js';",
  'libs/rollup/src/compaction/cell.ts': "import { found } from '../reconcile/found.js';\nexport const cell = found;",
  'libs/rollup/src/compaction/day.ts': 'export const day = 1;',
  'libs/rollup/src/reconcile/found.ts': 'export const found = 1;',
  'libs/rollup/src/reconcile/recount.ts': "import { day } from '../compaction/day.js';\nexport const recount = day;",
  // A feature that reaches into another one, and a shared room that reaches up.
  'apps/admin/src/main.ts':
    "import './features/visits/door.js';\nimport './features/activities/title.js';\nimport './records/row.js';\n" +
    "import './records/form/field.js';\nimport './records/text/amount.js';",
  'apps/admin/src/features/visits/door.ts':
    "import { title } from '../activities/title.js';\nimport { cell } from '../../records/cell.js';\n" +
    'export const door = [title, cell];',
  'apps/admin/src/features/activities/title.ts': "import { name } from './name.js';\nexport const title = name;",
  'apps/admin/src/features/activities/name.ts': "export const name = '宣讲';",
  'apps/admin/src/records/row.ts': "import { name } from '../features/activities/name.js';\nexport const row = name;",
  'apps/admin/src/records/cell.ts': 'export const cell = 1;',
  'apps/admin/src/records/form/field.ts': "import { digits } from '../text/digits.js';\nexport const field = digits;",
  'apps/admin/src/records/form/line.ts': 'export const line = 1;',
  'apps/admin/src/records/text/digits.ts': 'export const digits = 1;',
  'apps/admin/src/records/text/amount.ts': "import { line } from '../form/line.js';\nexport const amount = line;",
  'apps/api/migrations/index.ts': "import './1-listed.js';",
  'apps/api/migrations/1-listed.ts': 'export const listed = 1;',
  'apps/api/migrations/2-forgotten.ts': 'export const forgotten = 2;',
  'apps/api/test/support/alone.ts': 'export const alone = 1;',
};

describe('the import graph', () => {
  let root;
  let violations;

  beforeAll(() => {
    root = fixtureTree(tree);
    violations = cruise(root);
  }, 60_000);
  afterAll(() => rmSync(root, { recursive: true }));

  const of = (rule) =>
    violations.filter((violation) => violation.rule === rule).map(({ from, to }) => `${from} → ${to}`);

  test('has no circle, types included', () => {
    expect(of('no-circle')).toEqual(['libs/org/src/region.ts → libs/org/src/tenant.ts']);
  });

  test('has no circle of rooms, in a library or in the web client', () => {
    const [form, text] = ['apps/admin/src/records/form', 'apps/admin/src/records/text'];
    const [compaction, reconcile] = ['libs/rollup/src/compaction', 'libs/rollup/src/reconcile'];
    expect(of('no-circle-of-rooms').sort()).toEqual([
      `${form} → ${text}`,
      `${text} → ${form}`,
      `${compaction} → ${reconcile}`,
      `${reconcile} → ${compaction}`,
    ]);
  });

  test('leads from no feature to another one', () => {
    expect(of('features-apart')).toEqual([
      'apps/admin/src/features/visits/door.ts → apps/admin/src/features/activities/title.ts',
    ]);
  });

  test('leads from no shared room to a feature', () => {
    expect(of('rooms-never-look-up')).toEqual([
      'apps/admin/src/records/row.ts → apps/admin/src/features/activities/name.ts',
    ]);
  });

  test('has no file that nothing shipped leads to, and no migration that is not listed', () => {
    const dead = ['apps/api/migrations/2-forgotten.ts', 'libs/org/src/forgotten.ts'];
    expect(of('no-dead-file')).toEqual(dead.map((file) => `${file} → ${file}`));
  });

  test('leads to the demo city by a dynamic import alone', () => {
    expect(of('demo-apart')).toEqual(['apps/api/src/announce.ts → libs/demo/src/index.ts']);
  });

  test('has no test support that stands alone', () => {
    expect(of('no-orphan')).toEqual(['apps/api/test/support/alone.ts → apps/api/test/support/alone.ts']);
  });

  test('leads to files that exist, from a component too', () => {
    expect(of('resolvable')).toEqual(['libs/org/src/Screen.vue → ./lost.js', 'libs/org/src/broken.ts → ./gone.js']);
  });

  test('uses no package that the project does not declare', () => {
    expect(of('declared')).toEqual(['libs/org/src/shipped.ts → node_modules/pg']);
  });

  test('ships no devDependency, which tests may use', () => {
    expect(of('shipped')).toEqual(['libs/org/src/shipped.ts → node_modules/jest']);
  });
});

function cruise(root) {
  const program = path.join(repository, 'node_modules/.bin/depcruise');
  const config = path.join(repository, 'infra/dependency-cruiser/config.mjs');
  const { stdout } = spawnSync(
    process.execPath,
    [program, '--config', config, '--output-type', 'json', 'apps', 'libs'],
    { cwd: root, encoding: 'utf8' },
  );
  return JSON.parse(stdout)
    .summary.violations.map(({ rule, from, to }) => ({
      rule: rule.name,
      from,
      to: to.replace(/.*(node_modules\/[^/]+).*/, '$1'),
    }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}
