import type {
  BreakdownDimension,
  IndicatorCode,
  LocalDate,
  Period,
  Sector,
  SummarySection,
  SummaryTokenPart,
} from '@fanzha/domain';
import {
  BreakdownDimensionEnum,
  Costs,
  IndicatorCodeEnum,
  LocalDateScalar,
  PeriodScalar,
  SafeIntScalar,
  SectorEnum,
  SummarySectionEnum,
  SummaryTokenPartEnum,
} from '@fanzha/platform';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';

/** What is kept of a figure costs nothing to be told. */
const KEPT = 0;

@ObjectType({
  description:
    'A figure within a text: what it says and where its records are. `region(code) { rollup(period, sector) { ' +
    'provenance(indicator, by, member) } }`, or the same of `tenant(id)`, opens them.',
})
export class SummaryToken {
  @Costs(KEPT)
  @Field(() => String, { description: 'names the figure in its snapshot' })
  key!: string;
  @Costs(KEPT)
  @Field(() => SummaryTokenPartEnum, { description: 'what of the figure the text says' })
  part!: SummaryTokenPart;
  @Costs(KEPT)
  @Field(() => IndicatorCodeEnum, {
    nullable: true,
    description: 'the indicator; null for units that are due or have reported, which `Region.tenants` lists',
  })
  indicator!: IndicatorCode | null;
  @Costs(KEPT)
  @Field(() => BreakdownDimensionEnum, { nullable: true, description: 'what it is split by; null for the whole' })
  by!: BreakdownDimension | null;
  @Costs(KEPT)
  @Field(() => String, { nullable: true, description: 'the member of the split' })
  member!: string | null;
  @Costs(KEPT)
  @Field(() => ID, { nullable: true, description: 'the unit whose figure it is; null of a region' })
  tenantId!: string | null;
  @Costs(KEPT)
  @Field(() => ID, { nullable: true, description: 'the region whose figure it is; null of a unit' })
  regionCode!: string | null;
  @Costs(KEPT)
  @Field(() => SectorEnum, { nullable: true, description: 'the one line in the region; null: all' })
  sector!: Sector | null;
  @Costs(KEPT)
  @Field(() => PeriodScalar, { description: 'the period of the figure' })
  period!: Period;
  @Costs(KEPT)
  @Field(() => String, {
    nullable: true,
    description: 'the value as decimal text with every digit, as the snapshot has it; null where nothing was counted',
  })
  value!: string | null;
}

@ObjectType({ description: 'a piece of a text; with a token it states a figure and nothing else' })
export class SummaryInline {
  @Costs(KEPT)
  @Field(() => String, { description: 'the words' })
  text!: string;
  @Costs(KEPT)
  @Field(() => SummaryToken, { nullable: true, description: 'the figure that the words state; null for other words' })
  token!: SummaryToken | null;
}

@ObjectType({ description: 'a heading or a paragraph of a summary' })
class SummaryBlock {
  @Costs(KEPT)
  @Field(() => Int, { nullable: true, description: 'the level of a heading, 1 (一、) or 2 （一）; null: a paragraph' })
  level!: number | null;
  @Costs(KEPT)
  @Field(() => SummarySectionEnum, { description: 'the part that it belongs to' })
  section!: SummarySection;
  @Costs(KEPT)
  @Field(() => Boolean, { description: 'typed by a person, not made from records' })
  written!: boolean;
  @Costs(KEPT)
  @Field(() => [SummaryInline], { description: 'its words in their order' })
  inlines!: SummaryInline[];
}

@ObjectType({ description: 'a row of the table of an annex' })
class SummaryAnnexRow {
  @Costs(KEPT)
  @Field(() => [SummaryInline], { description: 'a cell for each column' })
  cells!: SummaryInline[];
}

@ObjectType({ description: 'a table on a page of its own behind the text' })
class SummaryAnnex {
  @Costs(KEPT)
  @Field(() => String, { description: 'the heading of the table' })
  title!: string;
  @Costs(KEPT)
  @Field(() => [String], { description: 'the headings of its columns' })
  columns!: readonly string[];
  @Costs(KEPT)
  @Field(() => [SummaryAnnexRow], { description: 'its rows' })
  rows!: SummaryAnnexRow[];
  @Costs(KEPT)
  @Field(() => [String], { description: 'notes below the table' })
  notes!: readonly string[];
}

@ObjectType({ description: 'a bar of a chart: a member of a figure' })
class SummaryBar {
  @Costs(KEPT)
  @Field(() => String, { description: 'what the member is called' })
  label!: string;
  @Costs(KEPT)
  @Field(() => Float, { nullable: true, description: 'how long it is; null where nothing was counted' })
  value!: number | null;
  @Costs(KEPT)
  @Field(() => SummaryInline, { description: 'what it says' })
  inline!: SummaryInline;
}

@ObjectType({ description: 'a bar chart: all members of a figure that records state something of, the largest first' })
class SummaryChart {
  @Costs(KEPT)
  @Field(() => String, { description: 'the heading of the chart' })
  title!: string;
  @Costs(KEPT)
  @Field(() => String, { description: 'what is counted' })
  unit!: string;
  @Costs(KEPT)
  @Field(() => [SummaryBar], { description: 'its bars' })
  bars!: SummaryBar[];
}

@ObjectType({ description: 'a work summary as it is read: what all files of it are made of' })
export class SummaryDocument {
  @Costs(KEPT)
  @Field(() => [String], { description: 'the lines of its title' })
  title!: readonly string[];
  @Costs(KEPT)
  @Field(() => String, { nullable: true, description: 'its document number (发文字号); null without one' })
  documentNumber!: string | null;
  @Field(() => [SummaryBlock], { description: 'headings and paragraphs in their order' }) blocks!: SummaryBlock[];
  @Field(() => [SummaryAnnex], {
    description: 'the table of figures, and in a new edition that of the figures that changed',
  })
  annexes!: SummaryAnnex[];
  @Costs(KEPT)
  @Field(() => [SummaryChart], { description: 'charts of its figures; in the Word file they are pictures' })
  charts!: SummaryChart[];
  @Costs(KEPT)
  @Field(() => String, { description: 'the unit that signs' })
  signedBy!: string;
  @Costs(KEPT)
  @Field(() => String, { nullable: true, description: 'the date in words; null of a draft' })
  signedOn!: string | null;
  @Costs(KEPT)
  @Field(() => String, { description: 'where its figures come from, in words' })
  source!: string;
}

@ObjectType({ description: 'a figure of the snapshot of a summary' })
export class SummaryFigure {
  @Costs(KEPT)
  @Field(() => String, { description: 'names it in texts: `{{SESSIONS}}`' })
  key!: string;
  @Costs(KEPT)
  @Field(() => IndicatorCodeEnum, { nullable: true, description: 'the indicator; null for numbers of units' })
  indicator!: IndicatorCode | null;
  @Costs(KEPT)
  @Field(() => BreakdownDimensionEnum, { nullable: true, description: 'what it is split by; null for the whole' })
  by!: BreakdownDimension | null;
  @Costs(KEPT)
  @Field(() => String, { nullable: true, description: 'the member of the split' })
  member!: string | null;
  @Costs(KEPT)
  @Field(() => String, { description: 'its Chinese name' })
  name!: string;
  @Costs(KEPT)
  @Field(() => String, { description: 'its Chinese unit' })
  unit!: string;
  @Costs(KEPT)
  @Field(() => String, { nullable: true, description: 'decimal text; null where nothing was counted' })
  value!: string | null;
  @Costs(KEPT)
  @Field(() => String, { description: 'as a text says it, with what is beside the value: 3000余份（另有11次未统计）' })
  words!: string;
  @Costs(KEPT)
  @Field(() => Boolean, { description: 'some part was N or more' })
  atLeast!: boolean;
  @Costs(KEPT)
  @Field(() => Boolean, { description: 'some part was about N' })
  approx!: boolean;
  @Costs(KEPT)
  @Field(() => SafeIntScalar, { description: 'records without a number' })
  uncounted!: number;
  @Costs(KEPT)
  @Field(() => SafeIntScalar, { description: 'records that keep the number to themselves' })
  withheld!: number;
  @Costs(KEPT)
  @Field(() => SafeIntScalar, { description: 'amounts beyond what is usual for their unit' })
  toCheck!: number;
  @Costs(KEPT)
  @Field(() => SafeIntScalar, { description: 'statements that ended in the period and began before it' })
  spanning!: number;
  @Costs(KEPT)
  @Field(() => String, { nullable: true, description: 'the value of the period before' })
  previous!: string | null;
  @Costs(KEPT)
  @Field(() => String, { nullable: true, description: 'the value of the same period a year before' })
  lastYear!: string | null;
}

@ObjectType({ description: 'a figure that two stands of a summary state differently' })
export class SummaryFigureChange {
  @Costs(KEPT)
  @Field(() => String, { description: 'names the figure' })
  key!: string;
  @Costs(KEPT)
  @Field(() => String, { description: 'its Chinese name' })
  name!: string;
  @Costs(KEPT)
  @Field(() => String, { description: 'its Chinese unit' })
  unit!: string;
  @Costs(KEPT)
  @Field(() => String, { nullable: true, description: 'in words; null where no record stated it' })
  before!: string | null;
  @Costs(KEPT)
  @Field(() => String, { nullable: true, description: 'in words; null where no record states it any more' })
  after!: string | null;
}

@ObjectType({ description: 'days that figures of a summary are of' })
export class SummaryPeriod {
  @Costs(KEPT)
  @Field(() => LocalDateScalar, { description: 'the first day' })
  start!: LocalDate;
  @Costs(KEPT)
  @Field(() => LocalDateScalar, { description: 'the last day' })
  end!: LocalDate;
}
