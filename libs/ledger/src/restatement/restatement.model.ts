import { Assignment } from '@fanzha/org';
import { DateTimeScalar, SafeIntScalar } from '@fanzha/platform';
import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type FormerAssignment, RESTATEMENT_STATES, type RestatementState } from './restatement.repository.js';

const RestatementStateEnum = Object.fromEntries(RESTATEMENT_STATES.map((state) => [state, state]));
registerEnumType(RestatementStateEnum, { name: 'RestatementState' });

/** A request to show the past of a tenant as organised now. */
@ObjectType()
export class Restatement {
  @Field(() => ID) id!: string;
  @Field(() => RestatementStateEnum) state!: RestatementState;
  @Field(() => SafeIntScalar, { description: 'Facts that were looked at; 0 until it is done.' }) facts!: number;
  @Field(() => SafeIntScalar, { description: 'Facts that now count for another region or sector.' }) restated!: number;
  @Field(() => [Assignment], {
    description: 'Where the tenant belonged until then, oldest first; empty until it is done.',
  })
  assignmentsBefore!: readonly FormerAssignment[];

  @Field(() => DateTimeScalar, { nullable: true }) finishedAt!: Date | null;
}
