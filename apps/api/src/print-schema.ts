import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { MODULE_METADATA } from '@nestjs/common/constants.js';
import { NestFactory } from '@nestjs/core';
import { describeRoots } from '@fanzha/platform';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { FEATURES } from './app.module.js';
import { fail } from './fail.js';
import { PROJECT_ROOT } from './project-root.js';
import { ReferenceResolver } from './reference.resolver.js';

type Class = new (...args: never[]) => unknown;

/** Resolvers among the providers of a module and of the modules it imports, found by what their decorators left. */
function resolversOf(module: object, seen: Set<object>): Class[] {
  if (seen.has(module)) return [];
  seen.add(module);
  const target = 'module' in module ? (module.module as object) : module;
  const listed = (key: string): object[] => [
    ...((Reflect.getMetadata(key, target) as object[] | undefined) ?? []),
    ...((module as Record<string, object[] | undefined>)[key] ?? []),
  ];
  const providers = listed(MODULE_METADATA.PROVIDERS);
  const own = providers.filter((provider): provider is Class => Reflect.hasMetadata('graphql:resolver_type', provider));
  return [...own, ...listed(MODULE_METADATA.IMPORTS).flatMap((imported) => resolversOf(imported, seen))];
}

function resolverClasses(): Class[] {
  const seen = new Set<object>();
  return FEATURES.flatMap((feature) => resolversOf(feature, seen));
}

/**
 * Writes apps/api/schema.graphql from the code, without a database. With --check it only compares, and fails when the
 * committed file is stale.
 */
async function print(): Promise<void> {
  const file = path.join(PROJECT_ROOT, 'apps/api/schema.graphql');
  const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: ['error'] });
  const schema = await app.get(GraphQLSchemaFactory).create([...resolverClasses(), ReferenceResolver]);
  await app.close();
  const text = `${printSchema(lexicographicSortSchema(describeRoots(schema)))}\n`;
  if (!process.argv.includes('--check')) return writeFileSync(file, text);
  if (readFileSync(file, 'utf8') !== text)
    throw new Error('apps/api/schema.graphql is stale: run `npm run schema` and commit it');
}

print().catch(fail);
