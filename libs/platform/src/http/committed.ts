import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { GraphQLFieldResolver } from 'graphql';
import type { RequestContext } from './request-context.js';

/**
 * Notes which mutations of a document were carried out. Where a later one fails, or a field of the answer, GraphQL
 * answers `data: null` for all of them, and the client could not know what to send again.
 */
@Injectable()
export class CommittedMutations implements OnApplicationBootstrap {
  constructor(private readonly modules: ModuleRef) {}

  onApplicationBootstrap(): void {
    const { schema } = this.modules.get(GraphQLSchemaHost, { strict: false });
    for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
      if (field.resolve) field.resolve = noting(field.resolve);
    }
  }
}

function noting(resolve: GraphQLFieldResolver<unknown, RequestContext>): GraphQLFieldResolver<unknown, RequestContext> {
  return async (source, args, context, info) => {
    const result: unknown = await resolve(source, args, context, info);
    const { id, version } = (result ?? {}) as { id?: unknown; version?: unknown };
    context.committed.push({
      field: String(info.path.key),
      ...(typeof id === 'string' && { id }),
      ...(typeof version === 'number' && { version }),
    });
    return result;
  };
}
