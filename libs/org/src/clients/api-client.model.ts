import type { ClientScope, LocalDate } from '@fanzha/domain';
import { connectionOf, DateTimeScalar, LocalDateScalar } from '@fanzha/platform';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

/** A program that acts for a tenant by a token of its own. */
@ObjectType()
export class ApiClient {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => [String], { description: 'rollup:read, ledger:read, ledger:write' }) scopes!: readonly ClientScope[];
  @Field(() => LocalDateScalar, { description: 'The last day it works, in China.' }) expiresOn!: LocalDate;
  @Field(() => DateTimeScalar) createdAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true }) revokedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'To the minute.' }) lastUsedAt!: Date | null;
  @Field(() => Int, { description: 'Operations it may send in a minute; beyond that RATE_LIMITED.' })
  requestsPerMinute!: number;
}

/** What a program may know of itself; `CurrentClientResolver` adds the tenant. */
@ObjectType({ description: 'The program whose token was sent.' })
export class CurrentClient {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => [String], { description: 'rollup:read, ledger:read, ledger:write' }) scopes!: readonly ClientScope[];
  @Field(() => LocalDateScalar, { description: 'The last day its token works, in China.' }) expiresOn!: LocalDate;
  @Field(() => Int, { description: 'Operations it may send in a minute; beyond that RATE_LIMITED.' })
  requestsPerMinute!: number;
}

@ObjectType()
export class ApiClientSecret {
  @Field(() => ApiClient) client!: ApiClient;
  @Field(() => String, { description: 'Shown once, for `Authorization: Bearer …`.' }) token!: string;
}

export const ApiClientConnection = connectionOf('ApiClient', () => ApiClient);
