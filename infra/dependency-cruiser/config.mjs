/**
 * What only the whole graph shows: circles, dead files, and imports that a project's package.json does not account for.
 * Directions between projects are linted file by file (infra/eslint/layers.mjs), where an editor shows them at once.
 */
const SPEC = '\\.spec\\.ts$';
const TEST = `${SPEC}|/test/`;
const DECLARATION = '\\.d\\.ts$';
const SHIPPED = '^(libs/[^/]+|apps/(api|admin))/(src|migrations)/';
const ENTRIES = [
  '^libs/[^/]+/src/index\\.ts$',
  '^apps/api/src/(main|worker|cli|print-schema)\\.ts$',
  '^apps/admin/src/main\\.ts$',
  // Programs of threads, which are named by their addresses.
  '^libs/[^/]+/src/.+-worker\\.ts$',
].join('|');
/** What the migration of the next ledger imports: until there is one, only the example of a ledger does. */
const FOR_NEW_LEDGERS = '^apps/api/migrations/(ledger-policies|further-ledgers)\\.ts$';
/** Projects whose folders are rooms in one order. */
const ROOMS = '^(libs/(platform|rollup|ledger|campaign|report|org)|apps/admin)/src/';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'Two files that need each other are one thing, or miss a third. Types count: they are the design.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-circle-of-rooms',
      comment: 'Two rooms that need each other cannot be read one after the other: move the file that turns back.',
      severity: 'error',
      scope: 'folder',
      from: { path: ROOMS },
      to: { path: ROOMS, circular: true },
    },
    {
      name: 'features-apart',
      comment: 'A feature is one noun. What two of them need belongs in a room that all share: move it there.',
      severity: 'error',
      from: { path: '^apps/admin/src/features/([^/]+)/' },
      to: { path: '^apps/admin/src/features/', pathNot: '^apps/admin/src/features/$1/' },
    },
    {
      name: 'rooms-never-look-up',
      comment: 'A room that all features share knows none of them, and not the program that puts them together.',
      severity: 'error',
      from: { path: '^apps/admin/src/[^/]+/', pathNot: ['^apps/admin/src/features/', SPEC] },
      to: { path: '^apps/admin/src/(features/|[^/]+$)' },
    },
    {
      name: 'no-dead-file',
      comment: 'Nothing that is shipped leads here: import it (a migration: list it in index.ts) or delete it.',
      severity: 'error',
      from: { path: ENTRIES },
      to: { path: SHIPPED, pathNot: [TEST, DECLARATION, ENTRIES, FOR_NEW_LEDGERS], reachable: false },
    },
    {
      name: 'demo-apart',
      comment: 'The demo city is loaded by the starts that make it: `await import`, and nothing else leads there.',
      severity: 'error',
      from: { path: '^(apps/api|libs)/', pathNot: [TEST, '^libs/demo/'] },
      to: { path: '^libs/demo/', dependencyTypesNot: ['dynamic-import'] },
    },
    {
      name: 'no-orphan',
      comment: 'Nothing leads to this test support or script, and it leads nowhere.',
      severity: 'error',
      from: { orphan: true, pathNot: [SHIPPED, SPEC, '/global-(setup|teardown)\\.mjs$'] },
      to: {},
    },
    {
      name: 'resolvable',
      comment: 'There is no such file or package.',
      severity: 'error',
      from: {},
      // Guides are resolved by Vite (`guides/…`, docs/zh).
      to: { couldNotResolve: true, pathNot: '^guides/' },
    },
    {
      name: 'declared',
      comment: "Add the package to this project's package.json: it is here only because somebody else asked for it.",
      severity: 'error',
      // Tooling runs in the checkout alone, with what the projects that it drives bring along.
      from: { path: '^(apps|libs)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'shipped',
      comment: 'A devDependency is not there in production.',
      severity: 'error',
      from: { path: SHIPPED, pathNot: [TEST, DECLARATION] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true, // imports of types count, though the compiler erases them
    combinedDependencies: true, // the root's devDependencies are everybody's
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage)/' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    // `types` comes first in our packages and leads to src/index.ts, so the graph is one of sources.
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
    skipAnalysisNotInRules: true,
  },
};
