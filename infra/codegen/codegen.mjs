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
import * as documents from '@graphql-codegen/typed-document-node';
import * as operations from '@graphql-codegen/typescript-operations';
import { Source, buildSchema, parse, printError, printSchema, validate, concatAST } from 'graphql';

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
  pluginMap: { operations, documents },
  plugins: [{ operations: {} }, { documents: {} }],
  config: {
    enumType: 'string-literal',
    strictScalars: true, // a scalar that is not listed here is an error, not an `any`
    scalars: {
      ID: 'string',
      Date: 'string',
      DateTime: 'string',
      Json: 'Readonly<Record<string, unknown>>',
      Money: 'string',
      Period: 'string',
      SafeInt: 'number',
    },
    useTypeImports: true,
    dedupeFragments: true,
  },
});

/** Each document is one line; everything else is types. */
const DOCUMENT = /^export const (\w+) = .* as unknown as DocumentNode<(\w+), ?(\w+)>;$/;
const lines = code.split('\n');
const documentLines = new Map(lines.flatMap((line) => (DOCUMENT.test(line) ? [[DOCUMENT.exec(line)[1], line]] : [])));

/** The constants of a file: operations are `NameDocument`, fragments `NameFragmentDoc`. */
const constantsOf = (document) =>
  document.definitions.map(({ kind, name }) =>
    kind === 'FragmentDefinition' ? `${name.value}FragmentDoc` : `${capitalised(name.value)}Document`,
  );
const capitalised = (name) => name[0].toUpperCase() + name.slice(1);

function write(folder, text) {
  mkdirSync(path.join(TARGET, folder), { recursive: true });
  writeFileSync(path.join(TARGET, folder, 'generated.ts'), `${text}\n`);
}

const IMPORT = "import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';";
rmSync(path.join(TARGET, 'operations'), { recursive: true, force: true });
write('types', lines.filter((line) => line !== IMPORT && !DOCUMENT.test(line)).join('\n'));
const stems = parsed.map(({ location, document }) => {
  const stem = path.basename(location, '.graphql');
  const constants = constantsOf(document).map((name) => {
    const line = documentLines.get(name);
    if (!line) throw new Error(`${location}: nothing was generated for ${name}`);
    documentLines.delete(name);
    return line;
  });
  const types = constants.flatMap((line) => DOCUMENT.exec(line).slice(2)).filter((type) => type !== 'unknown');
  const typeImport = `import type { ${[...new Set(types)].join(', ')} } from '../../types/generated.js';`;
  write(`operations/${stem}`, [IMPORT, typeImport, ...constants].join('\n'));
  return stem;
});
if (documentLines.size > 0 || new Set(stems).size < stems.length)
  throw new Error(`Two files of one name, or documents of no file: ${[...documentLines.keys()].join(', ')}`);
const exported = stems.map((stem) => `export * from './operations/${stem}/generated.js';`);
write('', ["export type * from './types/generated.js';", ...exported].join('\n'));
console.log(`${TARGET}: ${sources.length} files of operations`);
