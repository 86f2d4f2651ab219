import type { LocalDate, SupervisionKind, SupervisionOccasion, SupervisionState } from '@fanzha/domain';
import { LocalDateScalar, SupervisionKindEnum, SupervisionOccasionEnum, SupervisionStateEnum } from '@fanzha/platform';
import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';

@InputType({ description: 'what a letter names as its occasion: something that the authority may see' })
export class SupervisionOccasionInput {
  @Field(() => SupervisionOccasionEnum, { description: 'what it is' }) kind!: SupervisionOccasion;
  @Field(() => ID, { description: 'its id; of a task, that of its campaign' }) id!: string;
  @Field(() => ID, { nullable: true, description: 'the task of the campaign; required with CAMPAIGN_TASK' })
  taskId?: string | null;
}

@InputType({ description: 'letters of the same words, one to each unit' })
export class SupervisionLetterInput {
  @Field(() => SupervisionKindEnum, { description: 'which kind of letter' }) kind!: SupervisionKind;
  @Field(() => String, { nullable: true, description: 'its document number, such as 镇反诈〔2026〕5号' })
  documentNumber?: string | null;
  @Field(() => String, { description: 'its heading' }) title!: string;
  @Field(() => String, { description: 'the letter in full' }) words!: string;
  @Field(() => SupervisionOccasionInput, { nullable: true, description: 'its occasion; null for none' })
  occasion?: SupervisionOccasionInput | null;
  @Field(() => LocalDateScalar, { description: 'the day by which an answer is due, from today to a year from today' })
  dueOn!: LocalDate;
  @Field(() => [ID], { description: 'the units that are written to, 1 to 200, all of them overseen' })
  unitIds!: string[];
  @Field(() => String, {
    nullable: true,
    description: 'names this sending: sent again with the same key, the letters of the first time are answered',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'what the list of letters can be narrowed by' })
class SupervisionFilter {
  @Field(() => [SupervisionStateEnum], { nullable: true, description: 'how far they are' })
  states?: SupervisionState[] | null;
  @Field(() => SupervisionKindEnum, { nullable: true, description: 'of this kind' }) kind?: SupervisionKind | null;
  @Field(() => Boolean, { nullable: true, description: 'true: the answer is owed and its day is over' })
  overdue?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'true: addressed to the own unit; false: to others' })
  received?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'true: written by the own authority; false: by others' })
  sent?: boolean | null;
}

@ArgsType()
export class SupervisionListArgs {
  @Field(() => SupervisionFilter, { nullable: true, description: 'what to narrow the list by' })
  filter?: SupervisionFilter | null;
  @Field(() => Int, { nullable: true, defaultValue: 20, description: 'rows of a page, 1 to 100' }) first?:
    number | null;
  @Field(() => String, { nullable: true, description: '`endCursor` of the page before; null: from the beginning' })
  after?: string | null;
}

@ArgsType()
export class SeenLetterArgs {
  @Field(() => ID, { description: 'the id of the letter' }) id!: string;
  @Field(() => Int, { description: 'the version that was seen' }) version!: number;
}

@ArgsType()
export class AnswerLetterArgs extends SeenLetterArgs {
  @Field(() => String, { description: 'what was found and what was done' }) words!: string;
}

@ArgsType()
export class WithdrawLetterArgs extends SeenLetterArgs {
  @Field(() => String, { description: 'why, for the unit to read' }) reason!: string;
}

@ArgsType()
export class ReturnLetterArgs extends WithdrawLetterArgs {
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'another day by which an answer is due; null: the day stays',
  })
  dueOn?: LocalDate | null;
}
