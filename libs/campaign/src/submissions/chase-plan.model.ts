import type { ChasePlanDays } from '@fanzha/domain';
import { DateTimeScalar } from '@fanzha/platform';
import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';

const ENABLED = 'whether the plan is on; units can be reminded by hand in either case';
const SOON = 'days before the due day on which the unit is told, 1 to 15; null: it is not';
const DUE = 'whether the unit and the authority are told on the due day';
const UNIT = 'days after the due day on which the unit is told that it is overdue, 1 to 60; null: it is not';
const AUTHORITY =
  'days after the due day on which the authority is told how many are missing, 1 to 60; null: it is not';
const TOWN = 'days after the due day on which officials of the town are told, not before the unit; null: they are not';
const LINE = 'days after the due day on which officials of the line are told, not before the town; null: they are not';

@ObjectType({ description: 'the plan of reminders of a form (提醒计划): who is told on which day what is missing' })
export class ChasePlan implements ChasePlanDays {
  @Field(() => Int, { description: 'grows with each change; 0: the usual plan, which nobody has changed' })
  version!: number;
  @Field(() => Boolean, { description: ENABLED }) enabled!: boolean;
  @Field(() => Int, { nullable: true, description: SOON }) soonDays!: number | null;
  @Field(() => Boolean, { description: DUE }) onDueDay!: boolean;
  @Field(() => Int, { nullable: true, description: UNIT }) unitDays!: number | null;
  @Field(() => Int, { nullable: true, description: AUTHORITY }) authorityDays!: number | null;
  @Field(() => Int, { nullable: true, description: TOWN }) townDays!: number | null;
  @Field(() => Int, { nullable: true, description: LINE }) lineDays!: number | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'when it was changed last; null: never' })
  changedAt!: Date | null;
}

@InputType({ description: 'a whole plan of reminders, as an authority sets it' })
export class ChasePlanInput {
  @Field(() => Boolean, { description: ENABLED }) enabled!: boolean;
  @Field(() => Int, { nullable: true, description: SOON }) soonDays?: number | null;
  @Field(() => Boolean, { description: DUE }) onDueDay!: boolean;
  @Field(() => Int, { nullable: true, description: UNIT }) unitDays?: number | null;
  @Field(() => Int, { nullable: true, description: AUTHORITY }) authorityDays?: number | null;
  @Field(() => Int, { nullable: true, description: TOWN }) townDays?: number | null;
  @Field(() => Int, { nullable: true, description: LINE }) lineDays?: number | null;
}
