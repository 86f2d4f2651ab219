import { DateTimeScalar } from '@fanzha/platform';
import { Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'a reminder of an alert that was overdue (催办)' })
export class AlertReminder {
  @Field(() => DateTimeScalar, { description: 'when the unit was reminded' }) remindedAt!: Date;
  @Field(() => String, { description: 'the authority that has reminded, as it was called then' }) issuerName!: string;
  @Field(() => ID, { description: 'the unit that was reminded; another one where the alert was passed on since' })
  unitId!: string;
}
