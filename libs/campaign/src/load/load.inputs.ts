import type { Period, SubmissionRhythm, TenantType } from '@fanzha/domain';
import { PeriodScalar, SubmissionRhythmEnum, TenantTypeEnum } from '@fanzha/platform';
import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';

@ArgsType()
export class UnitLoadArgs {
  @Field(() => PeriodScalar, { description: 'a month, such as 2026-11' }) month!: Period;
  @Field(() => ID, { nullable: true, description: 'of units in this region' }) regionCode?: string | null;
  @Field(() => Int, { nullable: true, defaultValue: 50, description: 'rows of a page, 1 to 100' }) first?:
    number | null;
  @Field(() => String, { nullable: true, description: '`endCursor` of the page before; null: from the beginning' })
  after?: string | null;
}

@InputType({ description: 'what of a form decides whether it asks for what is known or asked already' })
export class FormWarningsInput {
  @Field(() => ID, { nullable: true, description: 'the form that is changed; null: a new one' }) id?: string | null;
  @Field(() => [String], { description: 'headings of the texts it asks for, at most 20' }) titles!: string[];
  @Field(() => SubmissionRhythmEnum, { description: 'how often it is due' }) rhythm!: SubmissionRhythm;
  @Field(() => [TenantTypeEnum], { description: 'types of its units' }) types!: TenantType[];
}
