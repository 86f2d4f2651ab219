import { DateTimeScalar, SafeIntScalar } from '@fanzha/platform';
import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { RESTATEMENT_STATES, type RestatementState } from './restatement.repository.js';

const RestatementStateEnum = Object.fromEntries(RESTATEMENT_STATES.map((state) => [state, state]));
registerEnumType(RestatementStateEnum, { name: 'RestatementState' });

/** A request to re-attribute the facts of a tenant. */
@ObjectType()
export class Restatement {
  @Field(() => ID) id!: string;
  @Field(() => RestatementStateEnum) state!: RestatementState;
  @Field(() => SafeIntScalar, { description: 'Facts that were looked at; 0 until it is done.' }) facts!: number;
  @Field(() => SafeIntScalar, { description: 'Facts that now count for another region or sector.' }) restated!: number;
  @Field(() => DateTimeScalar, { nullable: true }) finishedAt!: Date | null;
}
