import type {
  Bank,
  FraudCaseStage,
  LocalDate,
  Occupation,
  PaymentMethod,
  Qualifier,
  Sector,
  TenantType,
} from '@fanzha/domain';
import {
  BankEnum,
  connectionOf,
  LocalDateScalar,
  MoneyScalar,
  OccupationEnum,
  PaymentMethodEnum,
  QualifierEnum,
  SectorEnum,
  TenantTypeEnum,
} from '@fanzha/platform';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { FactModel } from '../facts/fact.model.js';
import { SOME, UPPER_END } from '../measures/range-fields.js';

/** What stands in the place of a case number for everybody but the own tenant. */
export const HIDDEN_NUMBER = '***';

@ObjectType({ description: 'the unit that a victim learns or works in; nothing of the person' })
export class VictimUnit {
  @Field(() => ID, { description: 'names it for good; opaque' }) id!: string;
  @Field(() => String, { description: 'its official name on the day of the report' }) name!: string;
  @Field(() => TenantTypeEnum, { description: 'what kind of unit it is' }) type!: TenantType;
}

/** The fields of a case that are shown as they are; `FraudCaseResolver` adds the others. */
@ObjectType({ description: 'a fraud case (案件) that a police unit records, from the report to the solution' })
export class FraudCase extends FactModel {
  @Field(() => LocalDateScalar, { description: 'the day of the report (受理), on which the case counts as reported' })
  reportedOn!: LocalDate;
  @Field(() => LocalDateScalar, { nullable: true, description: 'the day of filing (立案); null while it is not filed' })
  filedOn!: LocalDate | null;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'the day of the solution (破案); null while it is not solved',
  })
  solvedOn!: LocalDate | null;
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'what the victim lost, in yuan; null where it was not counted or is withheld',
  })
  loss!: number | null;
  @Field(() => QualifierEnum, { description: 'how the loss is meant' }) lossQualifier!: Qualifier;
  @Field(() => MoneyScalar, UPPER_END) lossUpTo!: number | null;
  @Field(() => Boolean, SOME) lossAtLeast!: boolean | null;
  @Field(() => String, { nullable: true, description: 'the age band of the victim; null where unknown' })
  victimAgeBand!: string | null;
  @Field(() => String, { nullable: true, description: 'the sex of the victim; null where unknown' }) victimSex!:
    string | null;
  @Field(() => OccupationEnum, {
    nullable: true,
    description: 'the group that the occupation is of; OTHER where the words are of none; null where unknown',
  })
  victimOccupationCode!: Occupation | null;
  @Field(() => SectorEnum, {
    nullable: true,
    description: 'the sector (条线) that the victim works or learns in; null where unknown or none',
  })
  victimSector!: Sector | null;
  @Field(() => VictimUnit, {
    nullable: true,
    description: 'the unit that the victim learns or works in; null where it is not stated',
  })
  victimUnit!: VictimUnit | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'whether publicity had reached the victim before; null where unknown',
  })
  victimHadPublicity!: boolean | null;
  @Field(() => PaymentMethodEnum, {
    nullable: true,
    description: 'what the way of payment is; OTHER where the words are of none; null where unknown',
  })
  paymentMethodCode!: PaymentMethod | null;
  @Field(() => BankEnum, {
    nullable: true,
    description: 'which bank it is, or of which kind; OTHER where the words are of none; null where unknown',
  })
  bankCode!: Bank | null;
}

export const FraudCaseConnection = connectionOf('FraudCase', () => FraudCase);

/** How far a case has come by now. */
export function stageOf({ filedOn, solvedOn }: Pick<FraudCase, 'filedOn' | 'solvedOn'>): FraudCaseStage {
  if (solvedOn !== null) return 'SOLVED';
  return filedOn === null ? 'REPORTED' : 'FILED';
}
