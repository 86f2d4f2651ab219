import { DateTimeScalar, JsonScalar } from '@fanzha/platform';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'how a person wants to find a list again: filter, order, columns; nobody else sees it' })
export class SavedView {
  @Field(() => ID, { description: 'names it for good; opaque' }) id!: string;
  @Field(() => String, { description: 'the list that it is of, by the name of its query: `activities`' }) list!: string;
  @Field(() => String, { description: 'what its owner calls it' }) name!: string;
  @Field(() => JsonScalar, { description: 'what the client has kept in it' }) content!: Readonly<
    Record<string, unknown>
  >;
  @Field(() => Int, { description: 'its place among the views of its list, from 0' }) position!: number;
  @Field(() => DateTimeScalar, { description: 'when it was first saved' }) createdAt!: Date;
}
