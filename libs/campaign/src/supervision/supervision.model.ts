import type {
  LocalDate,
  SupervisionKind,
  SupervisionOccasion as OccasionKind,
  SupervisionState,
  SupervisionStep,
} from '@fanzha/domain';
import {
  connectionOf,
  DateTimeScalar,
  LocalDateScalar,
  SafeIntScalar,
  SupervisionKindEnum,
  SupervisionOccasionEnum,
  SupervisionStateEnum,
  SupervisionStepEnum,
} from '@fanzha/platform';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'whether an authority supervises units by letters (督办): off until it switches it on' })
export class SupervisionSetting {
  @Field(() => Boolean, { description: 'whether it is on; of what is no authority always false' }) enabled!: boolean;
  @Field(() => DateTimeScalar, { nullable: true, description: 'when it was switched last; null: never' })
  changedAt!: Date | null;
  @Field(() => Boolean, { description: 'whether the viewer may switch it' }) mayChange!: boolean;
}

@ObjectType({ description: 'what a letter names as its occasion, as far as the viewer may see it' })
export class SupervisionOccasion {
  @Field(() => SupervisionOccasionEnum, { description: 'what it is' }) kind!: OccasionKind;
  @Field(() => ID, { nullable: true, description: 'its id; null where the viewer may not see it' })
  id!: string | null;
  @Field(() => ID, { nullable: true, description: 'the task of a campaign' }) taskId!: string | null;
  @Field(() => String, { nullable: true, description: 'what it is called; null where the viewer may not see it' })
  label!: string | null;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'when it was due; of an alert and of a case, when it was received or reported',
  })
  day!: LocalDate | null;
}

@ObjectType({ description: 'a step in the course of a letter' })
export class SupervisionEvent {
  @Field(() => ID, { description: 'names it for good; opaque' }) id!: string;
  @Field(() => SupervisionStepEnum, { description: 'what was done' }) step!: SupervisionStep;
  @Field(() => String, { nullable: true, description: 'the answer, or the reason of a return or withdrawal' })
  words!: string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'the day by which an answer is due from then on' })
  dueOn!: LocalDate | null;
  @Field(() => DateTimeScalar, { description: 'when' }) doneAt!: Date;
}

/** The fields that are shown as they are kept; the resolver adds the others. */
@ObjectType({ description: 'a letter of an authority to one unit (督办函), with its answer and its course' })
export class SupervisionLetter {
  @Field(() => ID, { description: 'names it for good; opaque' }) id!: string;
  @Field(() => SupervisionKindEnum, { description: 'which kind of letter' }) kind!: SupervisionKind;
  @Field(() => Int, { description: 'the year of its number' }) year!: number;
  @Field(() => Int, { description: 'its place among the letters of the authority in the year' }) number!: number;
  @Field(() => String, { nullable: true, description: 'its document number; null for none' })
  documentNumber!: string | null;
  @Field(() => String, { description: 'its heading' }) title!: string;
  @Field(() => String, { description: 'the letter in full' }) words!: string;
  @Field(() => LocalDateScalar, { description: 'the day by which an answer is due' }) dueOn!: LocalDate;
  @Field(() => SupervisionStateEnum, { description: 'how far it is' }) state!: SupervisionState;
  @Field(() => Int, { description: 'grows with each change' }) version!: number;
  @Field(() => Int, { description: 'how often an answer was returned' }) round!: number;
  @Field(() => DateTimeScalar, { description: 'when it was issued' }) issuedAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'when the unit received it; null: not yet' })
  receivedAt!: Date | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'the day of the last answer; null: none yet' })
  answeredOn!: LocalDate | null;
}

export const SupervisionLetterConnection = connectionOf('SupervisionLetter', () => SupervisionLetter);

@ObjectType({ description: 'what there is to do about letters, for one unit or authority' })
export class SupervisionTodo {
  @Field(() => SafeIntScalar, { description: 'letters that the own unit is to receive' }) toReceive!: number;
  @Field(() => SafeIntScalar, { description: 'letters that it is to answer, those returned included' })
  toAnswer!: number;
  @Field(() => SafeIntScalar, { description: 'of both, those whose day is over' }) overdue!: number;
  @Field(() => LocalDateScalar, { nullable: true, description: 'the first day by which it owes an answer' })
  nextDueOn!: LocalDate | null;
  @Field(() => SafeIntScalar, { description: 'answers that the own authority is to look at' }) toReview!: number;
  @Field(() => SafeIntScalar, { description: 'letters of the own authority that wait for an answer' })
  awaited!: number;
  @Field(() => SafeIntScalar, { description: 'of these, those whose day is over' }) awaitedOverdue!: number;
  @Field(() => Boolean, { description: 'whether supervision is on, or there are letters to see' }) shown!: boolean;
  @Field(() => Boolean, { description: 'whether the viewer may write letters now' }) mayWrite!: boolean;
}
