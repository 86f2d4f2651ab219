import type {
  LocalDate,
  Period,
  Sector,
  SummaryMarkKind,
  SummarySection,
  SummaryState,
  SummarySubject,
} from '@fanzha/domain';
import {
  LocalDateScalar,
  PeriodScalar,
  SectorEnum,
  SummaryMarkKindEnum,
  SummarySectionEnum,
  SummaryStateEnum,
  SummarySubjectEnum,
} from '@fanzha/platform';
import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';

@InputType({ description: 'whose work of which period is summarised' })
export class SummaryInput {
  @Field(() => PeriodScalar, {
    description: 'a week, month, quarter, year or range that has begun; a half year is a range of its days',
  })
  period!: Period;

  @Field(() => ID, { nullable: true, description: 'a region that the viewer oversees; null: the own unit' })
  regionCode?: string | null;

  @Field(() => SectorEnum, {
    nullable: true,
    description: 'with regionCode: one line (条线) in it; null: all that the viewer oversees there',
  })
  sector?: Sector | null;

  @Field(() => String, {
    nullable: true,
    description: 'a key of the client: sent again with the same content it answers the first summary',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'what a person writes in a part of a summary' })
class SummarySectionInput {
  @Field(() => SummarySectionEnum, { description: 'the part; each at most once' }) section!: SummarySection;
  @Field(() => String, {
    description: 'the text, a paragraph a line; `{{SESSIONS}}` puts in the figure of that key as the snapshot has it',
  })
  text!: string;
}

@InputType({ description: 'marked words that stay as they are, by the decision of a person' })
class KeptMarkInput {
  @Field(() => SummarySectionEnum, { description: 'the part that the words stand in' }) section!: SummarySection;
  @Field(() => SummaryMarkKindEnum, { description: 'why they are marked' }) kind!: SummaryMarkKind;
  @Field(() => String, { description: 'the marked words themselves' }) words!: string;
}

@InputType({ description: 'everything that a person writes in a summary: what is left out is taken away' })
export class SummaryTextInput {
  @Field(() => [SummarySectionInput], { description: 'the parts that have a text' }) sections!: SummarySectionInput[];
  @Field(() => [KeptMarkInput], { nullable: true, description: 'marks that are kept; null: none' })
  keptMarks?: KeptMarkInput[] | null;
}

@InputType({ description: 'what an edition is issued as' })
export class SummaryIssueInput {
  @Field(() => String, { nullable: true, description: 'the document number (发文字号), such as 镇反诈〔2026〕5号' })
  documentNumber?: string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'the date of the document; null: today' })
  signedOn?: LocalDate | null;
}

@InputType({ description: 'which summaries; what is left out narrows nothing' })
class SummaryFilter {
  @Field(() => PeriodScalar, { nullable: true, description: 'those whose days all lie within this period' })
  period?: Period | null;
  @Field(() => SummaryStateEnum, { nullable: true, description: 'issued ones, or those that never were' })
  state?: SummaryState | null;
  @Field(() => SummarySubjectEnum, { nullable: true, description: 'of units, or of regions and lines' })
  about?: SummarySubject | null;
  @Field(() => ID, { nullable: true, description: 'of this region and what lies in it' }) regionCode?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'true: those of the own unit alone' }) own?: boolean | null;
}

@ArgsType()
export class SummaryListArgs {
  @Field(() => SummaryFilter, { nullable: true, description: 'which summaries' }) filter?: SummaryFilter | null;
  @Field(() => Int, { nullable: true, defaultValue: 20, description: 'rows of a page, 1 to 100' }) first?:
    number | null;
  @Field(() => String, { nullable: true, description: '`endCursor` of the page before; null: from the beginning' })
  after?: string | null;
}
