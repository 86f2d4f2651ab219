/**
 * The lint configuration of every project: `export default project(import.meta.dirname)` in its eslint.config.mjs.
 * A rule is an error or it is off. What each house rule is for stands in CONTRIBUTING.md.
 */
import path from 'node:path';
import js from '@eslint/js';
import vue from 'eslint-plugin-vue';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';
import { house } from './house-rules.mjs';
import { isServer, mayImport } from './layers.mjs';

const SOURCES = ['**/*.ts', '**/*.vue'];
const TESTS = ['**/*.spec.ts', 'test/**'];

/**
 * SQL is written in repositories; in the engine, which is SQL through and through; and where the
 * schema itself is the subject.
 */
const SQL_HOMES = ['src/**/*.repository.ts', 'src/facts/fact-table.ts', 'migrations/**', ...TESTS];
const MORE_SQL_HOMES = { platform: ['src/database/**'], rollup: ['src/**'] };

/** Projects whose files are named in one style. Those of the server are named after what they hold, `name.kind.ts`. */
const WEB = ['admin', 'ui'];

const forbid = (...patterns) => ['error', ...patterns.map(([selector, message]) => ({ selector, message }))];

const NOWHERE = [
  ['ExportAllDeclaration', 'Name what leaves a module: `export *` is no front door.'],
  ['ExportDefaultDeclaration', 'Use a named export: one thing has one name everywhere.'],
  ['ImportSpecifier[imported.name="forwardRef"]', 'Break the circle: let one side depend on an event or an interface.'],
  [
    'Decorator[expression.callee.name="OneToMany"]',
    'Entities point from child to parent: two-way imports crash under ESM.',
  ],
  ['Property[key.name="synchronize"]:not([value.value=false])', 'The schema changes by migration only.'],
  [
    ':matches(ImportDeclaration, ExportNamedDeclaration)[source.value=/^(node:)?process$/]',
    '`process` is a global; configuration enters by platform/src/config.',
  ],
  [
    'MethodDefinition[kind="constructor"] > FunctionExpression[params.length>6]',
    'More than six dependencies: two classes in one.',
  ],
  ['MemberExpression[object.name=/^(describe|it|test)$/][property.name="only"]', 'All tests run.'],
];
const OUTSIDE_SQL_HOMES = [
  ['CallExpression[callee.property.name="query"]', 'SQL lives in a *.repository.ts, behind the scope.'],
  [
    'CallExpression[callee.property.name="createQueryBuilder"]',
    'Queries are built in a *.repository.ts, behind the scope.',
  ],
];

export function project(root) {
  const name = path.basename(root);
  return defineConfig(
    { ignores: ['**/dist/**', '**/coverage/**', '**/generated.ts'] },
    everyFile(root),
    typescript(root),
    name in mayImport ? layerRules(name, root) : [],
  );
}

function everyFile(root) {
  return {
    extends: [js.configs.recommended],
    plugins: { house },
    linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' },
    // A script may use whatever the Node that runs it has; TypeScript knows its globals better (no-undef is off there).
    languageOptions: {
      globals: Object.fromEntries(Object.getOwnPropertyNames(globalThis).map((key) => [key, 'readonly'])),
    },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'house/no-drawer': ['error', { root }],
      'house/reason-to-disable': 'error',
      'max-lines': ['error', 400],
      // The formatter begins such lines on purpose, and ends every statement with a semicolon.
      'no-unexpected-multiline': 'off',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme'] }],
      'object-shorthand': 'error',
    },
  };
}

function typescript(root) {
  return [
    {
      files: SOURCES,
      extends: [ts.configs.strict, vue.configs['flat/essential']],
      languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.vue'], tsconfigRootDir: root } },
      rules: {
        'no-undef': 'off',
        '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
        '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
        'no-restricted-syntax': forbid(...NOWHERE),
      },
    },
    {
      // Rules that ask the type checker cost about a second per project, and find what a reader
      // does not: the forgotten await.
      files: ['**/*.ts'],
      languageOptions: { parserOptions: { projectService: true } },
      rules: {
        '@typescript-eslint/await-thenable': 'error',
        '@typescript-eslint/no-floating-promises': 'error',
        // Frameworks await what a method of an options object returns, whatever its type says.
        '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { properties: false } }],
        '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
        '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      },
    },
    {
      files: ['**/*.vue'],
      rules: {
        'no-restricted-imports': [
          'error',
          { patterns: [{ group: ['@urql/*'], message: 'A screen shows; its composable asks.' }] },
        ],
        'vue/block-lang': ['error', { script: { lang: 'ts' } }],
        'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
        'vue/component-api-style': 'error',
        'vue/define-emits-declaration': 'error',
        'vue/define-props-declaration': 'error',
        'vue/no-unused-emit-declarations': 'error',
        'vue/no-unused-refs': 'error',
        'vue/no-v-html': 'error',
        'vue/require-explicit-emits': 'error',
      },
    },
    // In a test, a value that is not there fails the test, which is what `!` says.
    { files: TESTS, rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
  ];
}

function layerRules(name, root) {
  const sources = { files: SOURCES, rules: { 'house/import-direction': ['error', { project: name, root }] } };
  const sql = {
    files: SOURCES,
    ignores: [...SQL_HOMES, ...(MORE_SQL_HOMES[name] ?? [])],
    rules: { 'no-restricted-syntax': forbid(...NOWHERE, ...OUTSIDE_SQL_HOMES) },
  };
  const environment = {
    files: SOURCES,
    ignores: name === 'platform' ? ['src/config/**', ...TESTS] : TESTS,
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Configuration enters by platform/src/config.' },
      ],
    },
  };
  const migrations = {
    files: ['migrations/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^@fanzha/|^\\.\\./', message: 'A migration is history; the code it would import is not.' },
          ],
        },
      ],
    },
  };
  const names = { files: SOURCES, rules: { 'house/hyphened-name': 'error' } };
  const domain = { files: SOURCES, ignores: TESTS, rules: { 'house/nothing-external': 'error' } };

  return [
    sources,
    isServer(name) ? sql : [],
    environment,
    migrations,
    name === 'domain' ? domain : [],
    WEB.includes(name) ? names : [],
  ];
}
