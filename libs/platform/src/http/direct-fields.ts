import type { ModuleRef } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type GraphQLResolveInfo, isObjectType } from 'graphql';
import type { RequestContext } from './request-context.js';

/** A field resolver as the executor calls it, and the arguments it passes on. */
interface DirectField<Parent, Args> {
  readonly args: readonly (keyof Args & string)[];
  readonly resolve: (parent: Parent, args: Args, context: RequestContext, info: GraphQLResolveInfo) => unknown;
}

/**
 * Has the executor call field resolvers of `type` directly. Nest puts a context of its own around every call, for
 * guards, pipes and interceptors that fields do not have; a county page calls some sixty, and that wrapping was two
 * fifths of its cost beside the SQL. Access is decided where the operation starts (AccessGuard), before any field.
 * Called once at boot, after the schema was built and before anything is compiled.
 * @throws Error for a type or field that the schema does not have, and for a field whose arguments are others: a
 *   resolver that gains one must not lose it here.
 */
export function callDirectly<Parent>(
  modules: ModuleRef,
  type: string,
  fields: Readonly<Record<string, DirectField<Parent, never>>>,
): void {
  const host = modules.get(GraphQLSchemaHost, { strict: false });
  const found = host.schema.getType(type);
  if (!isObjectType(found)) throw new Error(`The schema has no object type ${type}`);
  for (const [name, { args, resolve }] of Object.entries(fields)) {
    const field = found.getFields()[name];
    if (!field) throw new Error(`${type} has no field ${name}`);
    const declared = field.args
      .map((argument) => argument.name)
      .sort()
      .join();
    if (declared !== [...args].sort().join())
      throw new Error(`${type}.${name} is declared with (${declared}) and called directly with (${args.join()})`);
    field.resolve = resolve as never;
  }
}
