import { Assignment } from '@fanzha/org';
import { DateTimeScalar, SafeIntScalar } from '@fanzha/platform';
import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type FormerAssignment, RESTATEMENT_STATES, type RestatementState } from './restatement.repository.js';

const RestatementStateEnum = Object.fromEntries(RESTATEMENT_STATES.map((state) => [state, state]));
registerEnumType(RestatementStateEnum, {
  name: 'RestatementState',
  description: 'how far a restatement is',
  valuesMap: {
    WAITING: { description: 'its job has not begun' },
    RUNNING: { description: 'its job is at work' },
    DONE: { description: 'every record counts where the unit belongs now' },
    FAILED: { description: 'its job gave up; the log says why' },
  },
});

/** A request to show the past of a tenant as organised now. */
@ObjectType({ description: 'the past of a unit being shown as it is organised now' })
export class Restatement {
  @Field(() => ID, { description: 'names it for good; opaque' }) id!: string;
  @Field(() => RestatementStateEnum, { description: 'how far it is' }) state!: RestatementState;
  @Field(() => SafeIntScalar, { description: 'Facts that were looked at; 0 until it is done.' }) facts!: number;
  @Field(() => SafeIntScalar, { description: 'Facts that now count for another region or sector.' }) restated!: number;
  @Field(() => [Assignment], {
    description: 'Where the tenant belonged until then, oldest first; empty until it is done.',
  })
  assignmentsBefore!: readonly FormerAssignment[];

  @Field(() => DateTimeScalar, { nullable: true, description: 'when it ended; null while it has not' })
  finishedAt!: Date | null;
}
