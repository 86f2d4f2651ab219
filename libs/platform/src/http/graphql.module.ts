import { type ArgumentsHost, Catch, type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, BaseExceptionFilter } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { CommittedMutations } from './committed.js';
import { PlainFields } from './plain-fields.js';
import { MercuriusDriver, type MercuriusDriverConfig } from '@nestjs/mercurius';
import type { GraphQLSchema } from 'graphql';

/**
 * Compiled operations kept, up to twice as many, and as many invalid documents; the web client uses a few dozen at a
 * time.
 */
const KEPT_OPERATIONS = 60;

/**
 * Nest logs whatever a resolver throws; `graphqlEndpoint` logs what is worth a line, once, so that errors pass by here.
 */
@Catch()
class ErrorsPass extends BaseExceptionFilter {
  override catch(exception: unknown, host: ArgumentsHost): void {
    if (host.getType<'graphql' | 'http'>() === 'graphql') throw exception;
    super.catch(exception, host);
  }
}

@Module({})
class GraphqlTransportModule {}

/** The two root types have no class to be described at. */
export function describeRoots(schema: GraphQLSchema): GraphQLSchema {
  const [query, mutation] = [schema.getQueryType(), schema.getMutationType()];
  const subscription = schema.getSubscriptionType();
  if (subscription) subscription.description = 'what is told when it happens, over `text/event-stream`';
  if (query) query.description = 'what can be read; each field says who may ask';
  if (mutation) mutation.description = 'what can be changed; each change is one transaction with an entry in the log';
  return schema;
}

/**
 * GraphQL, code-first, executed by Mercurius and compiled at the second use of a document. It has no route
 * of its own: see `graphqlEndpoint`, which also turns the raw errors that `errorFormatter` lets through
 * into the form of the contract.
 * @param schemaFile where the SDL is written at boot; nowhere without it.
 */
export function graphqlModule({ schemaFile }: { readonly schemaFile?: string } = {}): DynamicModule {
  const executor = GraphQLModule.forRoot<MercuriusDriverConfig>({
    driver: MercuriusDriver,
    autoSchemaFile: schemaFile ?? true,
    sortSchema: true,
    transformSchema: describeRoots,
    transformAutoSchemaFile: true,
    routes: false,
    graphiql: false,
    subscription: false,
    jit: 1,
    cache: KEPT_OPERATIONS,
    errorFormatter: (execution) => ({ statusCode: 200, response: execution }),
  });
  return {
    module: GraphqlTransportModule,
    imports: [executor],
    providers: [{ provide: APP_FILTER, useClass: ErrorsPass }, CommittedMutations, PlainFields],
  };
}
