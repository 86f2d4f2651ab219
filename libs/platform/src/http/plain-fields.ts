import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type GraphQLField, isObjectType } from 'graphql';

/** What Nest calls the resolver that it gives to every field without one: it takes the property of the same name. */
const OF_PROPERTY = 'rootFieldResolver';

/**
 * Has the executor take plain properties itself. Nest gives every field a resolver, also those that are a property of
 * their object; compiled operations call each of them with two functions made for the call, and a county page has some
 * four hundred. Without one they read the property, as the executor does by itself.
 *
 * So the property of a field is its value: no promise, and no getter that throws.
 */
@Injectable()
export class PlainFields implements OnApplicationBootstrap {
  constructor(private readonly modules: ModuleRef) {}

  onApplicationBootstrap(): void {
    const { schema } = this.modules.get(GraphQLSchemaHost, { strict: false });
    for (const type of Object.values(schema.getTypeMap()))
      if (isObjectType(type))
        for (const field of Object.values(type.getFields())) if (isPlain(field)) delete field.resolve;
  }
}

/** Whether the resolver takes the property of the field's own name, and has nothing to give where there is none. */
function isPlain({ name, resolve }: GraphQLField<unknown, unknown>): boolean {
  if (resolve?.name !== OF_PROPERTY) return false;
  const read: unknown[] = [];
  const witness = new Proxy({}, { get: (_object, property) => void read.push(property) });
  const value = (resolve as unknown as (source: object) => unknown)(witness);
  return value === undefined && read.length === 1 && read[0] === name;
}
