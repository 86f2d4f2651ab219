import type { CaseStage, LocalDate, Qualifier } from '@fanzha/domain';
import { CaseStageEnum, LocalDateScalar, MoneyScalar, QualifierEnum } from '@fanzha/platform';
import { Field, ID, InputType } from '@nestjs/graphql';
import { RecordFilter } from '../facts/fact.model.js';

@InputType()
export class CaseInput {
  @Field(() => String, {
    nullable: true,
    description: 'sent again, the same input returns the first record; another one is a CONFLICT',
  })
  idempotencyKey?: string | null;

  @Field(() => String, { description: 'once among the unit’s cases; known to the own unit only' }) caseNumber!: string;
  @Field(() => LocalDateScalar) reportedOn!: LocalDate;
  @Field(() => LocalDateScalar, { nullable: true }) filedOn?: LocalDate | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'a solved case has been filed' })
  solvedOn?: LocalDate | null;
  @Field(() => ID, { description: 'an F code of the taxonomy' }) fraudTypeCode!: string;
  @Field(() => ID, {
    nullable: true,
    description: 'a P code of the taxonomy: the tag of pension fraud beside the type',
  })
  pensionTagCode?: string | null;

  @Field(() => MoneyScalar, { nullable: true }) loss?: number | null;
  @Field(() => QualifierEnum, { defaultValue: 'EXACT' }) lossQualifier!: Qualifier;
  @Field(() => ID, { nullable: true, description: 'community or place of the victim inside the unit’s region' })
  regionCode?: string | null;

  @Field(() => String, { nullable: true, description: 'such as <18, 18-29 or 60+; 60岁以上 is understood' })
  victimAgeBand?: string | null;

  @Field(() => String, { nullable: true, description: 'MALE or FEMALE' }) victimSex?: string | null;
  @Field(() => String, { nullable: true }) victimOccupation?: string | null;
  @Field(() => Boolean, { nullable: true }) victimHadPublicity?: boolean | null;
  @Field(() => String, { nullable: true }) paymentMethod?: string | null;
  @Field(() => String, { nullable: true }) bankName?: string | null;
  @Field(() => ID, { nullable: true }) campaignId?: string | null;
}

@InputType()
export class FraudCaseFilter extends RecordFilter {
  @Field(() => ID, { nullable: true, description: 'this type with the types below it; a P code finds the tag' })
  fraudTypeCode?: string | null;

  @Field(() => CaseStageEnum, { nullable: true, description: 'how far the case has come by now' })
  stage?: CaseStage | null;
}
