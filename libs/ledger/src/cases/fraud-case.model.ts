import type { LocalDate, Qualifier } from '@fanzha/domain';
import { connectionOf, LocalDateScalar, MoneyScalar, QualifierEnum } from '@fanzha/platform';
import { Field, ObjectType } from '@nestjs/graphql';
import { FactModel } from '../facts/fact.model.js';

/** What stands in the place of a case number for everybody but the own tenant. */
export const HIDDEN_NUMBER = '***';

/** The fields of a case that are shown as they are; `FraudCaseResolver` adds the others. */
@ObjectType()
export class FraudCase extends FactModel {
  @Field(() => LocalDateScalar) reportedOn!: LocalDate;
  @Field(() => LocalDateScalar, { nullable: true }) filedOn!: LocalDate | null;
  @Field(() => LocalDateScalar, { nullable: true }) solvedOn!: LocalDate | null;
  @Field(() => MoneyScalar, { nullable: true }) loss!: number | null;
  @Field(() => QualifierEnum) lossQualifier!: Qualifier;
  @Field(() => String, { nullable: true }) victimAgeBand!: string | null;
  @Field(() => String, { nullable: true }) victimSex!: string | null;
  @Field(() => String, { nullable: true }) victimOccupation!: string | null;
  @Field(() => Boolean, { nullable: true }) victimHadPublicity!: boolean | null;
  @Field(() => String, { nullable: true }) paymentMethod!: string | null;
  @Field(() => String, { nullable: true }) bankName!: string | null;
}

export const FraudCaseConnection = connectionOf('FraudCase', () => FraudCase);
