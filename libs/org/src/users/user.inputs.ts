import type { Role } from '@fanzha/domain';
import { RoleEnum } from '@fanzha/platform';
import { Field, ID, InputType } from '@nestjs/graphql';

@InputType({ description: 'a new account' })
export class UserInput {
  @Field(() => ID, { description: 'the unit it belongs to' }) tenantId!: string;
  @Field(() => String, { description: 'Letters, digits, and . _ @ - ; the case makes no difference.' })
  username!: string;
  @Field(() => String, { description: 'what people call the account' }) displayName!: string;
  @Field(() => [RoleEnum], { description: 'what it may do; roles add up' }) roles!: Role[];
}
