import type { LocalDate } from '@fanzha/domain';
import { LocalDateScalar } from '@fanzha/platform';
import { ArgsType, Field, InputType } from '@nestjs/graphql';
import { PageArgs } from '../tenants/tenant.inputs.js';

@InputType({
  description:
    'scopes: rollup:read ledger:read ledger:write. The client sees no more than the tenant or oversight it belongs to.',
})
export class ApiClientInput {
  @Field(() => String, { description: 'what people call the program; needs a visible letter or digit' }) name!: string;
  @Field(() => [String], { description: 'what it may do: `rollup:read`, `ledger:read`, `ledger:write`' })
  scopes!: string[];
  @Field(() => LocalDateScalar, { description: 'The last day it works: after today, at most two years ahead.' })
  expiresOn!: LocalDate;
}

/** The API clients of a tenant. */
@ArgsType()
export class ApiClientsArgs extends PageArgs {
  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'also clients whose token was taken back' })
  includeRevoked?: boolean | null;
}
