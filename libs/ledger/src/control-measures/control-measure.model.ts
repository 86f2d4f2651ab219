import type { LocalDate, ControlMeasureType } from '@fanzha/domain';
import { connectionOf, LocalDateScalar, ControlMeasureTypeEnum } from '@fanzha/platform';
import { Field, ObjectType } from '@nestjs/graphql';
import { FactModel } from '../facts/fact.model.js';

@ObjectType({ description: 'a measure of a bank to keep accounts from fraud (管控措施), in place from a day on' })
export class ControlMeasure extends FactModel {
  @Field(() => ControlMeasureTypeEnum, { description: 'which measure it is' }) type!: ControlMeasureType;
  @Field(() => LocalDateScalar, { description: 'the first day on which it is in place' }) inPlaceSince!: LocalDate;
  @Field(() => LocalDateScalar, { nullable: true, description: 'the first day without it' })
  liftedOn!: LocalDate | null;
  @Field(() => String, { nullable: true, description: 'a remark in words; null where there is none' }) note!:
    string | null;
}

export const ControlMeasureConnection = connectionOf('ControlMeasure', () => ControlMeasure);
