import type { ClientScope, LocalDate } from '@fanzha/domain';
import { connectionOf, DateTimeScalar, LocalDateScalar } from '@fanzha/platform';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

/** A program that acts for a tenant by a token of its own. */
@ObjectType({ description: 'a program that acts for a unit or an authority by a token of its own' })
export class ApiClient {
  @Field(() => ID, { description: 'names it for good; opaque' }) id!: string;
  @Field(() => String, { description: 'what people call the program' }) name!: string;
  @Field(() => [String], { description: 'rollup:read, ledger:read, ledger:write' }) scopes!: readonly ClientScope[];
  @Field(() => LocalDateScalar, { description: 'The last day it works, in China.' }) expiresOn!: LocalDate;
  @Field(() => DateTimeScalar, { description: 'when it was made' }) createdAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'when its token was taken back; null while it works' })
  revokedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'To the minute.' }) lastUsedAt!: Date | null;
  @Field(() => Int, { description: 'Operations it may send in a minute; beyond that RATE_LIMITED.' })
  requestsPerMinute!: number;
}

/** What a program may know of itself; `CurrentClientResolver` adds the tenant. */
@ObjectType({ description: 'The program whose token was sent.' })
export class CurrentClient {
  @Field(() => ID, { description: 'names it for good; opaque' }) id!: string;
  @Field(() => String, { description: 'what people call the program' }) name!: string;
  @Field(() => [String], { description: 'rollup:read, ledger:read, ledger:write' }) scopes!: readonly ClientScope[];
  @Field(() => LocalDateScalar, { description: 'The last day its token works, in China.' }) expiresOn!: LocalDate;
  @Field(() => Int, { description: 'Operations it may send in a minute; beyond that RATE_LIMITED.' })
  requestsPerMinute!: number;
}

@ObjectType({ description: 'a new client with its token, which is shown this once' })
export class ApiClientSecret {
  @Field(() => ApiClient, { description: 'the client that was made' }) client!: ApiClient;
  @Field(() => String, { description: 'Shown once, for `Authorization: Bearer …`.' }) token!: string;
}

export const ApiClientConnection = connectionOf('ApiClient', () => ApiClient);
