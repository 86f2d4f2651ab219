import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ACCESS_RULE, type AccessRule, Public, Requires } from '@fanzha/platform';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import { Mutation, Query, Resolver, Subscription } from '@nestjs/graphql';
import { startTestApi, type TestApi } from './support/test-api.js';

/** What anybody may call without signing in. Think of anonymous callers before you add to it. */
const OPEN_TO_EVERYBODY = [
  'Mutation SignInResolver.acceptInvitation',
  'Mutation SignInResolver.refreshSession',
  'Mutation SignInResolver.signIn',
  // Links that are signed for one file, and end in two minutes.
  'Route AttachmentsController.content',
  'Route AttachmentsController.preview',
  'Route OpenApiController.document',
];

const OPERATION_TYPES = ['Query', 'Mutation', 'Subscription'];
/** Where @nestjs/graphql notes that a method is an operation. */
const OPERATION_TYPE = 'graphql:resolver_type';

interface Handler {
  readonly name: string;
  readonly rule: AccessRule | undefined;
}

/** Every method of a class through which a request comes in: operations of a resolver, all routes of a controller. */
function handlersOf(type: abstract new (...args: never[]) => unknown): Handler[] {
  const reflector = new Reflector();
  const prototype = type.prototype as Record<string, () => unknown>;
  return new MetadataScanner().getAllMethodNames(prototype).flatMap((method) => {
    const handler = prototype[method] as () => unknown;
    const operation: unknown = Reflect.getMetadata(OPERATION_TYPE, handler);
    const kind = OPERATION_TYPES.includes(String(operation))
      ? String(operation)
      : Reflect.hasMetadata(PATH_METADATA, handler)
        ? 'Route'
        : null;
    if (kind === null) return [];
    return [
      {
        name: `${kind} ${type.name}.${method}`,
        rule: reflector.getAllAndOverride<AccessRule | undefined>(ACCESS_RULE, [handler, type]),
      },
    ];
  });
}

const withoutRule = (handlers: readonly Handler[]) =>
  handlers.filter(({ rule }) => rule === undefined).map(({ name }) => name);

@Resolver()
class ThrowAway {
  @Query(() => String) forgotten(): string {
    return '';
  }
  @Mutation(() => String) alsoForgotten(): string {
    return '';
  }
  @Subscription(() => String) forgottenToo(): string {
    return '';
  }
  @Query(() => String) @Public() open(): string {
    return '';
  }
  @Query(() => String) @Requires() closed(): string {
    return '';
  }
}

describe('every operation', () => {
  let api: TestApi;
  let handlers: Handler[];

  beforeAll(async () => {
    api = await startTestApi();
    const discovery = new DiscoveryService(api.app.get(ModulesContainer));
    const types = new Set(
      [...discovery.getProviders(), ...discovery.getControllers()].flatMap(({ metatype }) =>
        typeof metatype === 'function' && metatype.prototype ? [metatype] : [],
      ),
    );
    handlers = [...types].flatMap((type) => handlersOf(type as never));
  });
  afterAll(() => api.close());

  it('is found by this spec', async () => {
    const { data } = await api.gql(`{ __schema {
      queryType { fields { name } } mutationType { fields { name } } subscriptionType { fields { name } } } }`);
    const { queryType, mutationType, subscriptionType } = data.__schema;
    const inSchema = queryType.fields.length + mutationType.fields.length + subscriptionType.fields.length;
    expect(handlers.filter(({ name }) => !name.startsWith('Route'))).toHaveLength(inSchema);
  });

  it('says who may call it: @Requires or @Public', () => {
    expect(withoutRule(handlers)).toEqual([]);
  });

  it('is closed to anonymous callers unless listed here', () => {
    expect(
      handlers
        .filter(({ rule }) => rule?.open)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(OPEN_TO_EVERYBODY);
  });

  it('would be missed: one without a rule makes this spec fail', () => {
    expect(withoutRule(handlersOf(ThrowAway))).toEqual([
      'Query ThrowAway.forgotten',
      'Mutation ThrowAway.alsoForgotten',
      'Subscription ThrowAway.forgottenToo',
    ]);
  });
});
