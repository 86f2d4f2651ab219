import type { LocalDate, Precaution } from '@fanzha/domain';
import { connectionOf, LocalDateScalar, PrecautionEnum } from '@fanzha/platform';
import { Field, ObjectType } from '@nestjs/graphql';
import { FactModel } from '../facts/fact.model.js';

@ObjectType({ description: 'a measure of a bank to keep accounts from fraud (管控措施), in place from a day on' })
export class BankPrecaution extends FactModel {
  @Field(() => PrecautionEnum, { description: 'which measure it is' }) precaution!: Precaution;
  @Field(() => LocalDateScalar, { description: 'the first day on which it is in place' }) inPlaceSince!: LocalDate;
  @Field(() => LocalDateScalar, { nullable: true, description: 'the first day without it' })
  liftedOn!: LocalDate | null;
  @Field(() => String, { nullable: true, description: 'a remark in words; null where there is none' }) note!:
    string | null;
}

export const BankPrecautionConnection = connectionOf('BankPrecaution', () => BankPrecaution);
