import type { LocalDate, Precaution } from '@fanzha/domain';
import { connectionOf, LocalDateScalar, PrecautionEnum } from '@fanzha/platform';
import { Field, ObjectType } from '@nestjs/graphql';
import { FactModel } from '../facts/fact.model.js';

@ObjectType()
export class BankPrecaution extends FactModel {
  @Field(() => PrecautionEnum) precaution!: Precaution;
  @Field(() => LocalDateScalar) inPlaceSince!: LocalDate;
  @Field(() => LocalDateScalar, { nullable: true, description: 'the first day without it' })
  liftedOn!: LocalDate | null;
  @Field(() => String, { nullable: true }) note!: string | null;
}

export const BankPrecautionConnection = connectionOf('BankPrecaution', () => BankPrecaution);
