import { Field, ID, InputType } from '@nestjs/graphql';

@InputType({ description: 'one region that a split makes' })
export class RegionPartInput {
  @Field(() => ID, { description: 'A new code below the same parent, or that of the region itself: then it goes on.' })
  code!: string;
  @Field(() => String, { description: 'its official name' }) name!: string;
  @Field(() => [ID], { description: 'The communities of a town that come with this part.' }) communityCodes!: string[];
  @Field(() => [ID], { description: 'The tenants of the region itself that come with this part.' })
  tenantIds!: string[];
}
