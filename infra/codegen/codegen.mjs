/**
 * Types and typed documents of the admin's GraphQL operations: apps/api/schema.graphql + every .graphql file of the SPA
 * → apps/admin/src/graphql: types/generated.ts, operations/STEM/generated.ts for the documents of each file, and
 * generated.ts, which exports them all. A bundler keeps a module whole: in one file a page would load the
 * operations of every other one. Uses the generator's core; its command line brings a loader for every schema
 * source there is, and ours are local files.
 */
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as operations from '@graphql-codegen/typescript-operations';
import {
  Source,
  buildSchema,
  concatAST,
  Kind,
  parse,
  print,
  printError,
  printSchema,
  stripIgnoredCharacters,
  validate,
  visit,
} from 'graphql';

process.chdir(path.resolve(import.meta.dirname, '../..'));

const TARGET = 'apps/admin/src/graphql';
const read = (file) => readFileSync(file, 'utf8');

const schema = buildSchema(read('apps/api/schema.graphql'));
const sources = globSync('apps/admin/src/**/*.graphql').sort(); // sorted: the same input gives the same output
const parsed = sources.map((location) => ({ location, document: parse(new Source(read(location), location)) }));

const errors = validate(schema, concatAST(parsed.map(({ document }) => document)));
if (errors.length > 0) {
  console.error(errors.map(printError).join('\n\n'));
  process.exit(1);
}

const code = await codegen({
  filename: `${TARGET}/generated.ts`,
  schema: parse(printSchema(schema)),
  schemaAst: schema,
  documents: parsed,
  pluginMap: { operations },
  plugins: [{ operations: {} }],
  config: {
    enumType: 'string-literal',
    strictScalars: true, // a scalar that is not listed here is an error, not an `any`
    scalars: {
      ID: 'string',
      Date: 'string',
      DateTime: 'string',
      Json: 'Readonly<Record<string, unknown>>',
      LongText: 'string',
      Money: 'string',
      Decimal: 'string',
      Period: 'string',
      SafeInt: 'number',
    },
    useTypeImports: true,
  },
});

const fragments = new Map(
  parsed
    .flatMap(({ document }) => document.definitions)
    .filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION)
    .map((each) => [each.name.value, each]),
);

function write(folder, text) {
  mkdirSync(path.join(TARGET, folder), { recursive: true });
  writeFileSync(path.join(TARGET, folder, 'generated.ts'), `${text}\n`);
}

rmSync(path.join(TARGET, 'operations'), { recursive: true, force: true });
write('types', code);
const stems = parsed.flatMap(({ location, document }) => {
  const defined = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (defined.length === 0) return [];
  const stem = path.basename(location, '.graphql');
  const types = defined.map(typeOf).flatMap((type) => [type, `${type}Variables`]);
  write(
    `operations/${stem}`,
    [
      "import type { TypedDocumentNode } from '@graphql-typed-document-node/core';",
      `import type { ${types.join(', ')} } from '../../types/generated.js';`,
      ...defined.map(documentOf),
    ].join('\n'),
  );
  return [stem];
});
if (new Set(stems).size < stems.length) throw new Error(`Two files of operations have one name: ${stems.join(', ')}`);
const exported = stems.map((stem) => `export * from './operations/${stem}/generated.js';`);
write('', ["export type * from './types/generated.js';", ...exported].join('\n'));
console.log(`${TARGET}: ${sources.length} files of operations`);

/**
 * A document as text under the type of a parsed one. The client takes both, and parses a text when it is first asked:
 * parsed ones of all pages were 550 kB in the first load.
 */
function documentOf(operation) {
  const type = typeOf(operation);
  const text = [operation, ...fragmentsBelow(operation)].map((each) => stripIgnoredCharacters(print(each))).join(' ');
  const typed = `TypedDocumentNode<${type}, ${type}Variables>`;
  return `export const ${operation.name.value}Document = ${JSON.stringify(text)} as unknown as ${typed};`;
}

/** The type of the answer: ActivityListQuery. */
function typeOf({ name, operation }) {
  return `${name.value}${operation[0].toUpperCase()}${operation.slice(1)}`;
}

/** Every fragment that is spread in a definition or in another of them, once. */
function fragmentsBelow(definition, found = new Set()) {
  visit(definition, {
    FragmentSpread: ({ name }) => {
      const fragment = fragments.get(name.value);
      if (found.has(fragment)) return;
      found.add(fragment);
      fragmentsBelow(fragment, found);
    },
  });
  return found;
}
