import type { LocalDate, Period, Sector, SummaryMarkKind, SummarySection, SummarySubject } from '@fanzha/domain';
import {
  connectionOf,
  Costs,
  DateTimeScalar,
  LocalDateScalar,
  PeriodScalar,
  SectorEnum,
  SummaryMarkKindEnum,
  SummarySectionEnum,
  SummarySubjectEnum,
} from '@fanzha/platform';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { SummaryDocument, SummaryFigure, SummaryFigureChange, SummaryPeriod } from './document.model.js';

@ObjectType({ description: 'the figures of a summary as they were at one moment: one snapshot of the database' })
export class SummarySnapshot {
  @Field(() => String, { description: 'SHA-256 of the canonical JSON of the figures: equal figures have equal hashes' })
  hash!: string;
  @Field(() => DateTimeScalar, { description: 'the moment that the figures are of' }) asOf!: Date;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'the day that a running period had reached; null where it was over',
  })
  reachedDay!: LocalDate | null;
  @Field(() => SummaryPeriod, { nullable: true, description: 'the period before; null where there is none to compare' })
  previous!: SummaryPeriod | null;
  @Field(() => SummaryPeriod, { nullable: true, description: 'the same period a year before' })
  lastYear!: SummaryPeriod | null;
  @Field(() => [SummaryFigure], { description: 'all figures, by key' }) figures!: SummaryFigure[];
}

@ObjectType({ description: 'what a person has written in a part of a summary' })
export class SummarySectionText {
  @Field(() => SummarySectionEnum, { description: 'the part' }) section!: SummarySection;
  @Field(() => String, { description: 'the text as it was typed' }) text!: string;
}

@ObjectType({ description: 'marked words that a person has decided to keep' })
class KeptMark {
  @Field(() => SummarySectionEnum, { description: 'the part that the words stand in' }) section!: SummarySection;
  @Field(() => SummaryMarkKindEnum, { description: 'why they are marked' }) kind!: SummaryMarkKind;
  @Field(() => String, { description: 'the words themselves' }) words!: string;
}

@ObjectType({ isAbstract: true })
abstract class Stand {
  @Field(() => [SummarySectionText], { description: 'what a person has written' }) sections!: SummarySectionText[];
  @Field(() => [KeptMark], { description: 'marks that were kept' }) keptMarks!: readonly KeptMark[];
  @Field(() => SummarySnapshot, { description: 'the figures' }) snapshot!: SummarySnapshot;
  @Field(() => SummaryDocument, { description: 'the whole document' }) document!: SummaryDocument;
  @Field(() => [SummaryFigureChange], { description: 'figures that differ from the edition before' })
  changes!: readonly SummaryFigureChange[];
}

@ObjectType({ description: 'where the files of a document are; each is fetched with the same token as this answer' })
export class SummaryFiles {
  @Costs(0)
  @Field(() => String, { description: 'the Word file (GB/T 9704—2012)' })
  word!: string;
  @Costs(0)
  @Field(() => String, { description: 'Markdown' })
  markdown!: string;
  @Costs(0)
  @Field(() => String, { description: 'a page to be printed' })
  print!: string;
}

@ObjectType({ description: 'what is worked on; its unit alone sees it' })
export class SummaryDraft extends Stand {
  @Field(() => Int, { description: 'grows with each change; changes name the version that was seen' })
  version!: number;
  @Field(() => Boolean, { description: 'whether it differs from the last edition, so that it can be issued' })
  changed!: boolean;
  @Field(() => DateTimeScalar, { description: 'when it was last changed' }) changedAt!: Date;
  @Field(() => SummaryFiles, { description: 'its files, marked as a draft' }) files!: SummaryFiles;
}

@ObjectType({ description: 'a summary as it was issued; it stays as it was' })
export class SummaryEdition extends Stand {
  @Field(() => Int, { description: 'its number, from 1' }) number!: number;
  @Field(() => String, { nullable: true, description: 'its document number (发文字号)' })
  documentNumber!: string | null;
  @Field(() => LocalDateScalar, { description: 'the date of the document' }) signedOn!: LocalDate;
  @Field(() => String, { description: 'the unit that signed, by its name of that day' }) signedBy!: string;
  @Field(() => DateTimeScalar, { description: 'when it was issued' }) issuedAt!: Date;
  @Field(() => SummaryFiles, { description: 'its files' }) files!: SummaryFiles;
}

@ObjectType({ description: 'a work summary (工作总结) of a unit, a region or a line over a period' })
export class Summary {
  @Field(() => ID, { description: 'names it for good; opaque' }) id!: string;
  @Field(() => SummarySubjectEnum, { description: 'what it is about' }) about!: SummarySubject;
  @Field(() => SectorEnum, {
    nullable: true,
    description: 'the one line that it is about, or that its unit belonged to; null: all lines together',
  })
  sector!: Sector | null;
  @Field(() => PeriodScalar, { description: 'the period that it is of' }) period!: Period | string;
  @Field(() => DateTimeScalar, { description: 'when it was begun' }) createdAt!: Date;
}

export const SummaryConnection = connectionOf('Summary', () => Summary);

@ObjectType({ description: 'a text of a part that two stands of a summary have differently' })
export class SummaryTextChange {
  @Field(() => SummarySectionEnum, { description: 'the part' }) section!: SummarySection;
  @Field(() => String, { nullable: true, description: 'as it was; null where there was none' }) before!: string | null;
  @Field(() => String, { nullable: true, description: 'as it is; null where there is none' }) after!: string | null;
}

@ObjectType({ description: 'what differs between an edition and a later stand of the same summary' })
export class SummaryComparison {
  @Field(() => [SummaryFigureChange], { description: 'every figure that differs' })
  figures!: readonly SummaryFigureChange[];
  @Field(() => [SummaryTextChange], { description: 'every written text that differs' }) texts!: SummaryTextChange[];
}
