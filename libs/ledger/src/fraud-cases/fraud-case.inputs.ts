import type { Bank, FraudCaseStage, LocalDate, Occupation, PaymentMethod, Qualifier, Sector } from '@fanzha/domain';
import {
  BankEnum,
  FraudCaseStageEnum,
  LocalDateScalar,
  MoneyScalar,
  OccupationEnum,
  PaymentMethodEnum,
  QualifierEnum,
  SectorEnum,
} from '@fanzha/platform';
import { Field, ID, InputType } from '@nestjs/graphql';
import { RecordFilter } from '../facts/fact.model.js';
import { SOME_INPUT, UPPER_END_INPUT } from '../measures/range-fields.js';

@InputType({ description: 'a case as a police unit states it' })
export class FraudCaseInput {
  @Field(() => String, {
    nullable: true,
    description: 'sent again, the same input returns the first record; another one is a CONFLICT',
  })
  idempotencyKey?: string | null;

  @Field(() => String, { description: 'once among the unit’s cases; known to the own unit only' }) caseNumber!: string;
  @Field(() => LocalDateScalar, { description: 'the day of the report (受理); not in the future' })
  reportedOn!: LocalDate;
  @Field(() => LocalDateScalar, { nullable: true, description: 'the day of filing (立案), not before the report' })
  filedOn?: LocalDate | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'a solved case has been filed' })
  solvedOn?: LocalDate | null;
  @Field(() => ID, { description: 'an F code of the taxonomy' }) fraudTypeCode!: string;
  @Field(() => ID, {
    nullable: true,
    description: 'a P code of the taxonomy: the tag of pension fraud beside the type',
  })
  pensionTagCode?: string | null;

  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'what the victim lost, in yuan; none beside UNCOUNTED and WITHHELD',
  })
  loss?: number | null;
  @Field(() => QualifierEnum, { defaultValue: 'EXACT', description: 'how the loss is meant' })
  lossQualifier!: Qualifier;
  @Field(() => MoneyScalar, UPPER_END_INPUT) lossUpTo?: number | null;
  @Field(() => Boolean, SOME_INPUT) lossAtLeast?: boolean | null;
  @Field(() => ID, { nullable: true, description: 'community or place of the victim inside the unit’s region' })
  regionCode?: string | null;

  @Field(() => String, { nullable: true, description: 'such as <18, 18-29 or 60+; 60岁以上 is understood' })
  victimAgeBand?: string | null;

  @Field(() => String, { nullable: true, description: 'MALE or FEMALE' }) victimSex?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'the kind of occupation, as a code, a name or words of one’s own; no name and no number of a person',
  })
  victimOccupation?: string | null;
  @Field(() => SectorEnum, { nullable: true, description: 'the sector (条线) that the victim works or learns in' })
  victimSector?: Sector | null;
  @Field(() => ID, {
    nullable: true,
    description: 'the unit of the city that the victim learns or works in, see victimUnits; null where unknown or none',
  })
  victimUnitId?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'the same unit by its whole name, for tables and programs that know no ids; not beside victimUnitId',
  })
  victimUnitName?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'whether publicity had reached the victim before; null where unknown',
  })
  victimHadPublicity?: boolean | null;
  @Field(() => String, {
    nullable: true,
    description: 'how the money was paid, as a code, a name or words of one’s own',
  })
  paymentMethod?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'the bank that the money left, as a code, a name, a branch or words of one’s own',
  })
  bankName?: string | null;
  @Field(() => [ID], { nullable: true, description: 'campaigns that it belongs to, at most 5, each once; none: []' })
  campaignIds?: string[] | null;
}

@InputType({ description: 'what the list of cases can be narrowed by' })
export class FraudCaseFilter extends RecordFilter {
  @Field(() => ID, { nullable: true, description: 'this type with the types below it; a P code finds the tag' })
  fraudTypeCode?: string | null;

  @Field(() => FraudCaseStageEnum, { nullable: true, description: 'how far the case has come by now' })
  stage?: FraudCaseStage | null;
  @Field(() => String, { nullable: true, description: 'only cases whose victim is of this sex: MALE or FEMALE' })
  victimSex?: string | null;
  @Field(() => OccupationEnum, { nullable: true, description: 'only cases whose victim has such an occupation' })
  victimOccupation?: Occupation | null;
  @Field(() => SectorEnum, { nullable: true, description: 'only cases whose victim works, or learns, in this sector' })
  victimSector?: Sector | null;
  @Field(() => ID, { nullable: true, description: 'only cases whose victim belongs to this unit' })
  victimUnitId?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'only cases whose victim publicity had reached before (true), or had not (false)',
  })
  victimHadPublicity?: boolean | null;
  @Field(() => PaymentMethodEnum, { nullable: true, description: 'only cases in which the money was paid so' })
  paymentMethod?: PaymentMethod | null;
  @Field(() => BankEnum, { nullable: true, description: 'only cases in which the money left this bank' })
  bank?: Bank | null;
}
