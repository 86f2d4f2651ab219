import { ArgsType, Field, ID, Int } from '@nestjs/graphql';

/** Which page of a list behind a figure. */
@ArgsType()
export class SourcePageArgs {
  @Field(() => Int, { defaultValue: 20, description: 'rows of a page, 1 to 100' })
  first!: number;

  @Field(() => String, { nullable: true, description: '`endCursor` of the page before; null: from the beginning' })
  after?: string | null;
}

/** Which page of the records behind a figure. */
@ArgsType()
export class SourcesArgs extends SourcePageArgs {
  @Field(() => ID, { nullable: true, description: 'only records of this unit' })
  tenantId?: string | null;
}
