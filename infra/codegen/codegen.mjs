/**
 * Types and typed documents of the admin's GraphQL operations: apps/api/schema.graphql + every .graphql file of the SPA
 * → apps/admin/src/graphql/generated.ts. Uses the generator's core; its command line brings a loader for every schema
 * source there is, and ours are local files.
 */
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as documents from '@graphql-codegen/typed-document-node';
import * as operations from '@graphql-codegen/typescript-operations';
import { Source, buildSchema, parse, printError, printSchema, validate, concatAST } from 'graphql';

process.chdir(path.resolve(import.meta.dirname, '../..'));

const TARGET = 'apps/admin/src/graphql/generated.ts';
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
  filename: TARGET,
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

mkdirSync(path.dirname(TARGET), { recursive: true });
writeFileSync(TARGET, `${code}\n`);
console.log(`${TARGET}: ${sources.length} files of operations`);
