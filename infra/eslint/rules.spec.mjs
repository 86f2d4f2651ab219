/** Every house rule is seen to bite: one file per violation, linted as a project of the repository is. */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fixtureTree, repository } from '../jest/fixture-tree.mjs';

const FORGOTTEN = 'export async function save(): Promise<void> {}\nexport function leave(): void { save(); }';
const CIRCULAR = "import { forwardRef } from '@nestjs/common';\nexport const later = forwardRef;";
const inverse = (decorator) =>
  `declare const ${decorator}: () => PropertyDecorator;\nexport class Town { @${decorator}() visits = 0; }`;
const dependencies = (count) => Array.from({ length: count }, (_, n) => `public p${n}: number`).join(', ');
const vue = (script, template = '<b />') =>
  `<script setup lang="ts">\n${script}\n</script>\n<template>${template}</template>\n`;

/** [what it shows, file, its text, the rule that must object; none = the allowed counterpart] */
const cases = [
  ['a project to the right', 'libs/ledger/src/a.ts', "export { x } from '@fanzha/campaign';", 'house/import-direction'],
  ['the demo from a ledger', 'libs/ledger/src/c.ts', "export { x } from '@fanzha/demo';", 'house/import-direction'],
  ['a project to the left', 'libs/ledger/src/b.ts', "export { x } from '@fanzha/rollup';"],
  [
    'the API from the web',
    'apps/admin/src/a.ts',
    "import { x } from '@fanzha/platform';\nexport const y = x;",
    'house/import-direction',
  ],
  ['the web from the API', 'apps/api/src/a.ts', "export { x } from '@fanzha/ui';", 'house/import-direction'],
  [
    'the admin from its browser tests',
    'apps/admin-e2e/src/a.ts',
    "export { x } from '@fanzha/admin';",
    'house/import-direction',
  ],
  ['a lazy import', 'libs/ui/src/a.ts', "export const load = () => import('@fanzha/org');", 'house/import-direction'],
  ['an imported type', 'libs/ui/src/b.ts', "export type X = import('@fanzha/org').X;", 'house/import-direction'],
  [
    'an import by a screen',
    'apps/admin/src/the-screen.vue',
    vue("import { x } from '@fanzha/ledger';", '{{ x }}'),
    'house/import-direction',
  ],
  [
    'an import past the front door',
    'libs/org/src/a.ts',
    "export { x } from '@fanzha/domain/src/period';",
    'house/import-direction',
  ],
  [
    'a path out of the project',
    'libs/org/src/b/c.ts',
    "export { x } from '../../../domain/src/index.js';",
    'house/import-direction',
  ],
  ['a path within the project', 'libs/org/src/b/d.ts', "export { x } from '../a.js';"],
  [
    'a package in the domain',
    'libs/domain/src/a.ts',
    "import graphql from 'graphql';\nexport const x = graphql;",
    'house/nothing-external',
  ],
  [
    'Node in the domain',
    'libs/domain/src/b.ts',
    "import os from 'node:os';\nexport const x = os;",
    'house/nothing-external',
  ],
  [
    'a test tool in a spec of the domain',
    'libs/domain/src/b.spec.ts',
    "import { test } from '@jest/globals';\ntest('x', () => 0);",
  ],

  ['the environment', 'libs/org/src/c.ts', "export const port = process.env['PORT'];", 'no-restricted-properties'],
  [
    'the environment, unpacked',
    'libs/platform/src/d.ts',
    'export const { env } = process;',
    'no-restricted-properties',
  ],
  ['the environment, imported', 'libs/org/src/e.ts', "export { env } from 'node:process';", 'no-restricted-syntax'],
  ['the environment in platform/config', 'libs/platform/src/config/config.ts', 'export const port = process.env;'],

  [
    'SQL outside a repository',
    'libs/org/src/user.service.ts',
    "export const f = (db: { query(s: string): number }) => db.query('');",
    'no-restricted-syntax',
  ],
  [
    'SQL in a repository',
    'libs/org/src/user.repository.ts',
    "export const f = (db: { query(s: string): number }) => db.query('');",
  ],
  [
    'a query builder',
    'apps/api/src/b.ts',
    'export const f = (db: { createQueryBuilder(): 1 }) => db.createQueryBuilder();',
    'no-restricted-syntax',
  ],
  ['a query of the web', 'apps/admin/src/b.ts', 'export const f = (client: { query(): 1 }) => client.query();'],
  ['synchronize', 'libs/platform/src/database/a.ts', 'export const x = { synchronize: true };', 'no-restricted-syntax'],
  ['synchronize, switched off', 'libs/platform/src/database/b.ts', 'export const x = { synchronize: false };'],
  ['forwardRef', 'libs/org/src/f.ts', CIRCULAR, 'no-restricted-syntax'],
  ['an inverse relation', 'libs/org/src/g.ts', inverse('OneToMany'), 'no-restricted-syntax'],
  ['a relation to the parent', 'libs/org/src/h.ts', inverse('ManyToOne')],
  [
    'a migration that imports the present',
    'apps/api/migrations/1-a.ts',
    "export { x } from '@fanzha/domain';",
    'no-restricted-imports',
  ],

  ['export *', 'libs/org/src/index.ts', "export * from './a.js';", 'no-restricted-syntax'],
  ['a default export', 'libs/org/src/i.ts', 'export default 1;', 'no-restricted-syntax'],
  [
    'seven dependencies',
    'libs/org/src/j.ts',
    `export class A { constructor(${dependencies(7)}) {} }`,
    'no-restricted-syntax',
  ],
  ['six dependencies', 'libs/org/src/k.ts', `export class A { constructor(${dependencies(6)}) {} }`],
  ['401 lines', 'libs/org/src/l.ts', 'export const x = 1;\n'.padEnd(420, '\n'), 'max-lines'],
  ['400 lines', 'libs/org/src/m.ts', 'export const x = 1;\n'.padEnd(419, '\n')],
  ['a drawer', 'libs/org/src/utils.ts', 'export const x = 1;', 'house/no-drawer'],
  ['a drawer by another name', 'libs/org/src/date-helpers.ts', 'export const x = 1;', 'house/no-drawer'],
  ['a directory of drawers', 'apps/admin/src/common/a.ts', 'export const x = 1;', 'house/no-drawer'],
  ['a noun', 'libs/org/src/commonwealth.ts', 'export const x = 1;'],
  ['a component in capitals', 'libs/ui/src/BarChart.vue', vue('', '<b />'), 'house/hyphened-name'],
  ['a composable in capitals', 'apps/admin/src/useAnswer.ts', 'export const x = 1;', 'house/hyphened-name'],
  ['a file whose name has hyphens', 'apps/admin/src/bar-chart.spec.ts', 'export const x = 1;'],

  [
    'a rule switched off',
    'libs/org/src/n.ts',
    'export const x = 1 as any; // eslint-disable-line',
    'house/reason-to-disable',
  ],
  [
    '... in a template',
    'libs/ui/src/raw-text.vue',
    vue('', '<!-- eslint-disable-next-line vue/no-v-html -->\n<b v-html="1" />'),
    'house/reason-to-disable',
  ],
  [
    '... with a reason',
    'libs/org/src/o.ts',
    'export const x = 1 as any; // eslint-disable-line -- the library has no types',
  ],
  ['... for nothing', 'libs/org/src/p.ts', 'export const x = 1; // eslint-disable-line -- once needed', null],
  ['a forgotten await', 'libs/org/src/q.ts', FORGOTTEN, '@typescript-eslint/no-floating-promises'],
  [
    'a lonely test',
    'libs/org/src/q.spec.ts',
    "import { test } from '@jest/globals';\ntest.only('x', () => 0);",
    'no-restricted-syntax',
  ],
  [
    'a screen that asks',
    'apps/admin/src/asking-screen.vue',
    vue("import { useQuery } from '@urql/vue';", '{{ useQuery }}'),
    'no-restricted-imports',
  ],
  ['a composable that asks', 'apps/admin/src/use-answer.ts', "export { useQuery } from '@urql/vue';"],
];

const projects = [...new Set(cases.map(([, file]) => file.split('/').slice(0, 2).join('/')))];
const config = readFileSync(path.join(repository, 'libs/domain/eslint.config.mjs'), 'utf8').replace(
  '../..',
  repository,
);
const tsconfig = JSON.stringify({
  extends: path.join(repository, 'tsconfig.base.json'),
  compilerOptions: { types: [] },
  include: ['src', 'migrations'],
});

describe('lint', () => {
  let root;
  let found;

  beforeAll(() => {
    root = fixtureTree(
      Object.fromEntries([
        ...projects.flatMap((project) => [
          [`${project}/eslint.config.mjs`, config],
          [`${project}/tsconfig.json`, tsconfig],
        ]),
        ...cases.map(([, file, text]) => [file, text]),
      ]),
    );
    found = lint(root);
  }, 60_000);
  afterAll(() => rmSync(root, { recursive: true }));

  for (const [what, file, , rule] of cases) {
    test(rule === undefined ? `allows ${what}` : `reports ${what}`, () => {
      expect(found.get(file)).toEqual(rule === undefined ? [] : [rule]);
    });
  }
});

/** file → the rules that object to it */
function lint(root) {
  const eslint = path.join(repository, 'node_modules/eslint/bin/eslint.js');
  const run = () =>
    execFileSync(process.execPath, [eslint, '--format', 'json', 'apps', 'libs'], { cwd: root, encoding: 'utf8' });
  const results = JSON.parse(outputOfFailure(run));
  return new Map(
    results.map(({ filePath, messages }) => [
      path.relative(root, filePath),
      [...new Set(messages.map(({ ruleId }) => ruleId))],
    ]),
  );
}

function outputOfFailure(run) {
  try {
    return run();
  } catch (error) {
    return error.stdout;
  }
}
