import type { IndicatorCode, LocalDate, Sector, SubmissionRhythm, TenantType } from '@fanzha/domain';
import { IndicatorCodeEnum, LocalDateScalar, SectorEnum, SubmissionRhythmEnum, TenantTypeEnum } from '@fanzha/platform';
import { Field, ID, InputType, Int } from '@nestjs/graphql';

@InputType({ description: 'a text that a form asks for beside figures' })
class AskedTextInput {
  @Field(() => String, { description: 'its heading' }) title!: string;
  @Field(() => Boolean, { defaultValue: false, description: 'whether nothing is handed in without it' })
  required!: boolean;
}

@InputType({ description: 'a form (周报/月报/季报/年报) as an authority sets it' })
export class SubmissionFormInput {
  @Field(() => String, { description: 'its heading' }) title!: string;
  @Field(() => SubmissionRhythmEnum, { description: 'how often it is due; a form keeps its rhythm' })
  rhythm!: SubmissionRhythm;
  @Field(() => Int, {
    nullable: true,
    description: 'the last day of the month that counts, 1 to 28; null: whole calendar periods. None of weeks',
  })
  cutOffDay?: number | null;
  @Field(() => Int, { description: 'days after the last day of the period until it is due, 1 to 60' })
  dueDays!: number;
  @Field(() => Int, { description: 'days after the last day of the period until it locks: the due day or later' })
  lockDays!: number;
  @Field(() => [ID], { description: 'whose units it is for: regions you oversee, each with everything below it' })
  regionCodes!: string[];
  @Field(() => [SectorEnum], { defaultValue: [], description: 'lines of these units; none: all that you oversee' })
  sectors!: Sector[];
  @Field(() => [TenantTypeEnum], { description: 'types of these units' }) types!: TenantType[];
  @Field(() => [IndicatorCodeEnum], {
    description: 'its cells: figures that every type of unit records itself; the ledgers fill them in',
  })
  indicators!: IndicatorCode[];
  @Field(() => [AskedTextInput], { defaultValue: [], description: 'texts beside them' }) narratives!: AskedTextInput[];
  @Field(() => Int, {
    nullable: true,
    description:
      'minutes that it takes a unit, by your own estimate, 1 to 600; shown as such where nothing is measured',
  })
  minutes?: number | null;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description:
      'of a new form: the first day of the first period that is due, a year back at most; null: the period that runs ' +
      'today. Periods that are over are opened, too, and due dueDays after the day on which the form is set',
  })
  firstPeriodFrom?: LocalDate | null;
}
