/**
 * Types and typed documents of the admin's GraphQL operations: apps/api/schema.graphql + every .graphql file of the SPA
 * → apps/admin/src/graphql/generated.ts. Uses the generator's core; its command line brings a loader for every schema
 * source there is, and ours are local files.
 */
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
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
      Money: 'string',
      Period: 'string',
      SafeInt: 'number',
    },
    useTypeImports: true,
  },
});

const definitions = parsed.flatMap(({ document }) => document.definitions);
const fragments = new Map(
  definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).map((each) => [each.name.value, each]),
);
const texts = definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).map(documentOf);

mkdirSync(path.dirname(TARGET), { recursive: true });
writeFileSync(
  TARGET,
  `import type { TypedDocumentNode } from '@graphql-typed-document-node/core';\n${code}\n${texts.join('\n')}\n`,
);
console.log(`${TARGET}: ${sources.length} files of operations`);

/**
 * A document as text under the type of a parsed one. The client takes both, and parses a text when it is first asked:
 * parsed ones of all pages were 550 kB in the first load.
 */
function documentOf(operation) {
  const name = operation.name.value;
  const type = `${name}${operation.operation[0].toUpperCase()}${operation.operation.slice(1)}`;
  const text = [operation, ...fragmentsBelow(operation)].map((each) => stripIgnoredCharacters(print(each))).join(' ');
  return `export const ${name}Document = ${JSON.stringify(text)} as unknown as TypedDocumentNode<${type}, ${type}Variables>;`;
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
