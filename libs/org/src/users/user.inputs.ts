import type { Role } from '@fanzha/domain';
import { RoleEnum } from '@fanzha/platform';
import { Field, ID, InputType } from '@nestjs/graphql';

@InputType()
export class UserInput {
  @Field(() => ID) tenantId!: string;
  @Field(() => String, { description: 'Letters, digits, and . _ @ - ; the case makes no difference.' })
  username!: string;
  @Field(() => String) displayName!: string;
  @Field(() => [RoleEnum]) roles!: Role[];
}
