import type { CampaignState, IndicatorCode, LocalDate, Sector, TaskState, TenantType, Theme } from '@fanzha/domain';
import { RecordKindEnum } from '@fanzha/ledger';
import { Region, Tenant } from '@fanzha/org';
import {
  CampaignStateEnum,
  connectionOf,
  Costs,
  DateTimeScalar,
  IndicatorCodeEnum,
  LocalDateScalar,
  SafeIntScalar,
  SectorEnum,
  TaskStateEnum,
  TenantTypeEnum,
  ThemeEnum,
} from '@fanzha/platform';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('CampaignTask', { description: 'what the units of a campaign have to do' })
class CampaignTaskModel {
  @Field(() => ID, { description: 'the same in every edition and in what forwards the campaign' }) id!: string;
  @Field(() => String, { description: 'what is to be done, in a few words' }) title!: string;
  @Field(() => IndicatorCodeEnum, { description: 'what is counted' }) indicator!: IndicatorCode;
  @Field(() => Float, { description: 'at least so much, in the unit of the indicator; percent of a ratio' })
  target!: number;
  @Field(() => LocalDateScalar, { description: 'the deadline' }) dueOn!: LocalDate;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'the day of action on which alone it counts; null: within the days of the campaign',
  })
  eventOn!: LocalDate | null;
  @Field(() => [SectorEnum], { description: 'only for units of these lines; none: for all' })
  sectors!: readonly Sector[];
  @Field(() => [TenantTypeEnum], { description: 'only for units of these types; none: for all but authorities' })
  tenantTypes!: readonly TenantType[];
  @Field(() => Boolean, { description: 'whether it came with the campaign that is forwarded, and stays as it is' })
  locked!: boolean;
}

@ObjectType({ description: 'how many units stand in which state' })
class TaskStateCount {
  @Field(() => TaskStateEnum, { description: 'the state' }) state!: TaskState;
  @Field(() => SafeIntScalar, { description: 'units' }) count!: number;
}

@ObjectType({ description: 'how the units of a campaign stand with one of its tasks' })
class CampaignTaskTotals {
  @Field(() => ID, { description: 'the task' }) taskId!: string;
  @Field(() => [TaskStateCount], { description: 'units by state, the worst first; together they are all units' })
  states!: TaskStateCount[];
}

@ObjectType({ description: 'how the units of a matrix stand, on every page and in whatever state' })
export class CampaignMatrixTotals {
  @Field(() => [TaskStateCount], { description: 'units by the state of their worst task; together they are all units' })
  units!: TaskStateCount[];
  @Field(() => [CampaignTaskTotals], { description: 'by task' }) tasks!: CampaignTaskTotals[];
}

@ObjectType({ description: 'how a unit stands with a task, by its records alone' })
export class CampaignCell {
  @Field(() => ID, { description: 'the task' }) taskId!: string;
  @Field(() => TaskStateEnum, { description: 'how the unit stands' }) state!: TaskState;
  @Field(() => Float, {
    nullable: true,
    description:
      'the figure that the target is held against; null where the task is not for the unit, or nobody counted',
  })
  value!: number | null;
  @Field(() => Boolean, { description: 'some part was N or more: the value is a lower bound' }) atLeast!: boolean;
  @Field(() => Boolean, { description: 'some part was about N' }) approx!: boolean;
  @Field(() => SafeIntScalar, { description: 'records without a number, which add nothing' }) uncounted!: number;
  @Field(() => SafeIntScalar, { description: 'records that keep the number to themselves' }) withheld!: number;
  @Field(() => Boolean, {
    description: 'some part began before the days: a ratio with such a part cannot meet its target',
  })
  spanning!: boolean;
}

@ObjectType({ description: 'a unit of a campaign, and how it stands' })
export class CampaignUnitModel {
  @Field(() => ID, { description: 'the unit' }) tenantId!: string;
  @Field(() => DateTimeScalar, { nullable: true, description: 'when it received the tasks as they are; null: not yet' })
  receivedAt!: Date | null;
  @Field(() => TaskStateEnum, { description: 'that of its worst task' }) state!: TaskState;
  @Field(() => [CampaignCell], { description: 'by task, in the order of the tasks' }) cells!: CampaignCell[];
}

@ObjectType({ description: 'records of a unit that fit a task and belong to no campaign yet (待归入)' })
export class CampaignCellCandidates {
  @Field(() => ID, { description: 'the task' }) taskId!: string;
  @Field(() => SafeIntScalar, { description: 'how many records' }) count!: number;
}

const MatrixBase = connectionOf('CampaignUnit', () => CampaignUnitModel);
@ObjectType({ description: 'units × tasks of a campaign, a page of units' })
export class CampaignMatrixConnection extends MatrixBase {}

@ObjectType({ description: 'units of a region and line that a campaign is for' })
export class CampaignReception {
  @Field(() => ID, { description: 'the region' }) regionCode!: string;
  @Field(() => Region, { nullable: true, description: 'the region of regionCode' }) region!: Region | null;
  @Field(() => SectorEnum, { description: 'the line' }) sector!: Sector;
  @Field(() => SafeIntScalar, { description: 'units that it is for' }) addressed!: number;
  @Field(() => SafeIntScalar, { description: 'of them, those that have received it' }) received!: number;
}

@ObjectType({ description: 'what differs between two editions of a campaign' })
export class CampaignEditionChange {
  @Field(() => String, { description: 'the field, as the input names it; tasks.<id> of a task' }) field!: string;
  @Field(() => String, { nullable: true, description: 'what it was, as text; null: nothing' }) before!: string | null;
  @Field(() => String, { nullable: true, description: 'what it is, as text; null: nothing' }) after!: string | null;
}

@ObjectType({ description: 'an edition of a campaign as it was issued' })
export class CampaignEdition {
  @Field(() => Int, { description: 'counted from 1' }) number!: number;
  @Field(() => DateTimeScalar, { description: 'when it was issued' }) issuedAt!: Date;
  @Field(() => String, { nullable: true, description: 'why it was changed; null of the first' }) reason!: string | null;
  @Field(() => Boolean, { description: 'whether units receive it anew, because tasks changed' }) tasksChanged!: boolean;
  @Field(() => String, { description: 'its title then' }) title!: string;
  @Field(() => LocalDateScalar, { description: 'its first day then' }) startsOn!: LocalDate;
  @Field(() => LocalDateScalar, { description: 'its last day then' }) endsOn!: LocalDate;
  @Field(() => [CampaignTaskModel], { description: 'its tasks then' }) tasks!: readonly CampaignTaskModel[];
  @Field(() => [CampaignEditionChange], { description: 'what differs from the edition before; none of the first' })
  changes!: CampaignEditionChange[];
}

@ObjectType({ description: 'what a record states for a task' })
class CandidateAmount {
  @Field(() => IndicatorCodeEnum, { description: 'what is counted' }) indicator!: IndicatorCode;
  @Field(() => SafeIntScalar, { description: 'how much' }) amount!: number;
  @Field(() => Boolean, { description: 'or more' }) atLeast!: boolean;
  @Field(() => Boolean, { description: 'about' }) approx!: boolean;
  @Field(() => SafeIntScalar, { description: 'lines without a number' }) uncounted!: number;
}

@ObjectType({ description: 'a record of the own unit that fits a campaign and belongs to none (待归入)' })
export class CampaignCandidate {
  @Field(() => RecordKindEnum, { description: 'its ledger' }) kind!: string;
  @Field(() => ID, { description: 'its id' }) id!: string;
  @Field(() => LocalDateScalar, { description: 'its day' }) day!: LocalDate;
  @Field(() => Int, { description: 'how many other campaigns it belongs to; it may belong to 5' })
  otherCampaigns!: number;
  @Costs(1, { items: 4 })
  @Field(() => [CandidateAmount], { description: 'what it states for the tasks' })
  amounts!: CandidateAmount[];
}

@ObjectType({ description: 'the figure of a task in a region, as it was frozen' })
class CampaignClosingFigure {
  @Field(() => ID, { description: 'the task' }) taskId!: string;
  @Field(() => Float, { nullable: true, description: 'the figure; null where nothing was counted' }) value!:
    number | null;
  @Field(() => Boolean, { description: 'some part was N or more' }) atLeast!: boolean;
  @Field(() => Boolean, { description: 'some part was about N' }) approx!: boolean;
  @Field(() => SafeIntScalar, { description: 'records without a number' }) uncounted!: number;
  @Field(() => SafeIntScalar, { description: 'records that keep the number to themselves' }) withheld!: number;
  @Field(() => Boolean, { description: 'some part began before the days' }) spanning!: boolean;
}

@ObjectType({ description: 'a region of a campaign, as it was when the campaign was closed' })
class CampaignClosingRegion {
  @Field(() => ID, { description: 'the region' }) regionCode!: string;
  @Field(() => String, { description: 'its name then' }) name!: string;
  @Field(() => SafeIntScalar, { description: 'units that the campaign was for' }) units!: number;
  @Field(() => SafeIntScalar, { description: 'of them, those that had received it' }) received!: number;
  @Field(() => [CampaignClosingFigure], { description: 'by task' }) figures!: readonly CampaignClosingFigure[];
}

@ObjectType({ description: 'the figures of a campaign as they were when it was closed' })
export class CampaignClosingModel {
  @Field(() => DateTimeScalar, { description: 'when they were taken' }) asOf!: Date;
  @Field(() => String, { description: 'SHA-256 of the figures: whether they are those that were frozen' })
  hash!: string;
  @Field(() => Int, { description: 'the edition that was in force' }) edition!: number;
  @Field(() => [CampaignTaskModel], { description: 'the tasks then' }) tasks!: readonly CampaignTaskModel[];
  @Field(() => [CampaignClosingRegion], { description: 'by region' }) regions!: readonly CampaignClosingRegion[];
  @Field(() => [CampaignTaskTotals], { description: 'how the units stood, by task' }) totals!: CampaignTaskTotals[];
}

@ObjectType({ description: 'what an authority has units do within some days (专项行动)' })
export class Campaign {
  @Field(() => ID, { description: 'names it for good; opaque' }) id!: string;
  @Field(() => Int, { description: 'counts its changes; to be given with each' }) version!: number;
  @Field(() => CampaignStateEnum, { name: 'state', description: 'how far it is' }) status!: CampaignState;
  @Field(() => String, { description: 'what it is called' }) title!: string;
  @Field(() => String, { nullable: true, description: 'its document number (文号)' }) documentNumber!: string | null;
  @Field(() => String, { nullable: true, description: 'who issues it; null: its authority' }) issuingBody!:
    string | null;
  @Field(() => String, { nullable: true, description: 'who issued the document that it passes on' })
  basisIssuer!: string | null;
  @Field(() => String, { nullable: true, description: 'the number of that document' }) basisNumber!: string | null;
  @Field(() => ThemeEnum, { nullable: true, description: 'what it is about' }) theme!: Theme | null;
  @Field(() => String, { nullable: true, description: 'what is asked beside the tasks' }) requirements!: string | null;
  @Field(() => LocalDateScalar, { description: 'its first day' }) startsOn!: LocalDate;
  @Field(() => LocalDateScalar, { description: 'its last day' }) endsOn!: LocalDate;
  @Field(() => LocalDateScalar, { nullable: true, description: 'the day by which units are to receive it' })
  receiveBy!: LocalDate | null;
  @Field(() => [ID], { name: 'regionCodes', description: 'whose units it is for; none: of the whole city' })
  regions!: readonly string[];
  @Field(() => [SectorEnum], { description: 'of which lines; none: of all' }) sectors!: readonly Sector[];
  @Field(() => [TenantTypeEnum], { description: 'of which types; none: of all but authorities' })
  tenantTypes!: readonly TenantType[];
  @Field(() => [CampaignTaskModel], { description: 'what is to be done' }) tasks!: readonly CampaignTaskModel[];
  @Field(() => Int, { description: 'the number of its last edition; 0 of a draft' }) edition!: number;
  @Field(() => ID, { nullable: true, description: 'the campaign that it forwards; null: none' }) parentId!:
    string | null;
  @Field(() => String, { nullable: true, description: 'why it was withdrawn' }) reason!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'when its last edition was issued' })
  issuedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'when it was closed' }) closedAt!: Date | null;
}

export const CampaignConnection = connectionOf('Campaign', () => Campaign);

@ObjectType({ description: 'a campaign that a record may name' })
export class CampaignChoiceModel {
  @Field(() => Campaign, { description: 'the campaign' }) campaign!: Campaign;
  @Field(() => Boolean, { description: 'whether it fits the theme and asks for what the ledger counts' })
  suggested!: boolean;
}

@ObjectType({ description: 'what a campaign would be, by the ledgers of today' })
export class CampaignPreview {
  @Field(() => SafeIntScalar, { description: 'units that it would be for' }) addressed!: number;
  @Field(() => SafeIntScalar, { description: 'cells of units and tasks that concern each other' }) cells!: number;
  @Field(() => SafeIntScalar, { description: 'fields that units would have to fill in beside their ledgers: none' })
  newFields!: number;
  @Field(() => [CampaignReception], { description: 'units by region and line' }) reception!: CampaignReception[];
  @Field(() => [CampaignTaskTotals], { description: 'how they would stand, by task, in the order of the tasks' })
  tasks!: CampaignTaskTotals[];
  @Field(() => [Tenant], {
    description: 'units without a roster, of which a coverage that is asked for cannot be told; at most 50',
  })
  withoutRoster!: Tenant[];
}
