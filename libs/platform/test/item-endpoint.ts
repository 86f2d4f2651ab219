import { DomainError } from '@fanzha/domain';
import { type CanActivate, ForbiddenException, Injectable, Module, UseGuards } from '@nestjs/common';
import {
  Args,
  Context,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  registerEnumType,
  ResolveField,
  Resolver,
  Subscription,
} from '@nestjs/graphql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Costs } from '../src/http/field-cost.js';
import { graphqlModule } from '../src/http/graphql.module.js';
import { createHttpApplication } from '../src/http/http-application.js';
import { type RequestContext } from '../src/http/request-context.js';
import { LocalDateScalar, MoneyScalar, PeriodScalar, SafeIntScalar } from '../src/http/scalars.js';
import { eventStream } from '../src/live/event-stream.js';

enum Colour {
  RED = 'RED',
  BLUE = 'BLUE',
}
registerEnumType(Colour, { name: 'Colour' });

@ObjectType()
class Item {
  @Field(() => ID) id!: string;
  @Field(() => [Item]) items!: Item[];
  @Field(() => String, { nullable: true }) broken?: string;
  @Field(() => [String]) words!: string[];
}

@InputType()
class ItemInput {
  @Field(() => LocalDateScalar) startOn!: string;
  @Field(() => Colour, { nullable: true }) colour?: Colour;
  @Field(() => [SafeIntScalar], { nullable: true }) counts?: number[];
  @Field(() => MoneyScalar, { nullable: true }) loss?: number;
}

@Injectable()
class Never implements CanActivate {
  canActivate(): boolean {
    return false;
  }
}

@Injectable()
class Failing {
  refuse(): never {
    throw DomainError.conflict({ version: 4 }, 'VERSION_CHANGED');
  }
}

let entrance = Promise.resolve();
/** Subscriptions are not let in before it has resolved. */
export const letIn = (after: Promise<void>): void => void (entrance = after);

const secret = new Error('relation "user_account" does not exist');

@Resolver(() => Item)
class ItemResolver {
  constructor(private readonly failing: Failing) {}

  @Query(() => Item) item(@Args('id', { type: () => ID }) id: string): Item {
    return { id, items: [], words: [] };
  }
  @Query(() => String) echo(
    @Args('text', { type: () => String }) text: string,
    @Context() context: RequestContext,
  ): string {
    return `${context.locale}:${text}`;
  }
  @Subscription(() => String) async arrived(): Promise<AsyncIterableIterator<string>> {
    await entrance;
    return eventStream<string>(async () => () => undefined);
  }
  @Query(() => String) refused(): string {
    return this.failing.refuse();
  }
  @Query(() => String) unexpected(): string {
    throw secret;
  }
  @Query(() => String) database(@Args('state', { type: () => String }) state: string): string {
    throw Object.assign(new Error('insert into user_account (secret)'), { driverError: { code: state } });
  }
  @Query(() => String) nest(): string {
    throw new ForbiddenException();
  }
  @UseGuards(Never) @Query(() => String) guarded(): string {
    return 'never';
  }
  @Query(() => PeriodScalar) period(@Args('period', { type: () => PeriodScalar }) period: { text: string }) {
    return period;
  }
  @Query(() => [Item]) page(@Args('first', { type: () => Int, defaultValue: 20 }) first: number): Item[] {
    return Array.from({ length: Math.min(first, 2) }, (_, index) => ({ id: String(index), items: [], words: [] }));
  }
  @Mutation(() => String) add(@Args('input', { type: () => ItemInput }) input: ItemInput): string {
    return `${input.startOn} ${input.loss ?? ''}`;
  }
  @Mutation(() => Boolean) signIn(): boolean {
    return true;
  }
  @Query(() => String) long(): string {
    return '长'.repeat(400_000);
  }
  @Costs(1, { items: 500 }) @ResolveField(() => [String]) labels(): string[] {
    return ['1-101'];
  }
  @Costs(100) @ResolveField(() => Int) dear(): number {
    return 1;
  }
  @ResolveField(() => String, { nullable: true }) broken(): string {
    throw DomainError.notFound();
  }
}

@Module({ imports: [graphqlModule()], providers: [ItemResolver, Failing, Never] })
class TestModule {}

export interface Body {
  data?: unknown;
  errors?: {
    message: string;
    path?: unknown;
    extensions: Record<string, unknown> & { code: string; fields?: { path: string; code: string; message: string }[] };
  }[];
}

const MEDIA = 'application/graphql-response+json';
/** A server of items, whose fields fail in every way there is. */
export interface ItemEndpoint {
  readonly app: NestFastifyApplication;
  readonly url: string;
  post(body: unknown, headers?: Record<string, string>): Promise<{ status: number; headers: Headers; body: Body }>;
  /** The same operation as it is executed first, while it is compiled, and compiled. */
  thrice(body: { query: string; variables?: object }): Promise<Body[]>;
}

export async function startItemEndpoint(): Promise<ItemEndpoint> {
  const app = await createHttpApplication(TestModule, { logger: false, perMinute: { signIn: 3 } });
  await app.listen(0, '127.0.0.1');
  const url = `${await app.getUrl()}/graphql`;
  const post = async (body: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: MEDIA, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
  };
  const thrice = async (body: { query: string; variables?: object }) => {
    const bodies: Body[] = [];
    for (let time = 0; time < 3; time++) bodies.push((await post(body)).body);
    return bodies;
  };
  return { app, url, post, thrice };
}
