import { JsonScalar } from '@fanzha/platform';
import { Field, ID, InputType, Int } from '@nestjs/graphql';

@InputType({ description: 'a view of a list, to be found again' })
export class SavedViewInput {
  @Field(() => ID, { nullable: true, description: 'the view that is replaced; null: a new one' }) id?: string | null;
  @Field(() => String, { description: 'the list, by the name of its query: `activities`; cannot be changed later' })
  list!: string;
  @Field(() => String, { description: 'what it is called; once in its list' }) name!: string;
  @Field(() => JsonScalar, { description: 'an object of at most 4096 bytes as JSON and of 20 levels; kept as it is' })
  content!: unknown;
  @Field(() => Int, {
    nullable: true,
    description: 'its place among the views of the list, from 0 to 9999; null: behind all others, or where it was',
  })
  position?: number | null;
}
