import type { CampaignState, IndicatorCode, LocalDate, Sector, TaskState, TenantType, Theme } from '@fanzha/domain';
import {
  CampaignStateEnum,
  IndicatorCodeEnum,
  LocalDateScalar,
  SectorEnum,
  TaskStateEnum,
  TenantTypeEnum,
  ThemeEnum,
} from '@fanzha/platform';
import { RecordKindEnum } from '@fanzha/ledger';
import { ArgsType, Field, Float, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';

@InputType({ description: 'what the units of a campaign have to do' })
export class CampaignTaskInput {
  @Field(() => ID, {
    nullable: true,
    description: 'of a task that is there already; tasks of a forwarded campaign stay as they are. null: a new one',
  })
  id?: string | null;
  @Field(() => String, { description: 'what is to be done, in a few words' }) title!: string;
  @Field(() => IndicatorCodeEnum, { description: 'what is counted; one that may carry a target' })
  indicator!: IndicatorCode;
  @Field(() => Float, { description: 'at least so much, in the unit of the indicator; percent of a ratio' })
  target!: number;
  @Field(() => LocalDateScalar, { description: 'the deadline, within the days of the campaign' }) dueOn!: LocalDate;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'a day of action: what is done on it alone counts; null: within the days of the campaign',
  })
  eventOn?: LocalDate | null;
  @Field(() => [SectorEnum], { defaultValue: [], description: 'only for units of these lines; none: for all' })
  sectors!: Sector[];
  @Field(() => [TenantTypeEnum], { defaultValue: [], description: 'only for units of these types; none: for all' })
  tenantTypes!: TenantType[];
}

@InputType({ description: 'a campaign as it is to be issued' })
export class CampaignInput {
  @Field(() => String, { description: 'what it is called' }) title!: string;
  @Field(() => String, { nullable: true, description: 'the document number (发文字号), such as 湾反诈办〔2026〕18号' })
  documentNumber?: string | null;
  @Field(() => String, { nullable: true, description: 'who issues it; null: the own authority' })
  issuingBody?: string | null;
  @Field(() => String, { nullable: true, description: 'who issued the document that it passes on' })
  basisIssuer?: string | null;
  @Field(() => String, { nullable: true, description: 'the number of that document' }) basisNumber?: string | null;
  @Field(() => ThemeEnum, { nullable: true, description: 'what it is about; null: nothing in particular' })
  theme?: Theme | null;
  @Field(() => String, { nullable: true, description: 'what is asked beside the tasks' }) requirements?: string | null;
  @Field(() => LocalDateScalar, { description: 'its first day' }) startsOn!: LocalDate;
  @Field(() => LocalDateScalar, { description: 'its last day' }) endsOn!: LocalDate;
  @Field(() => LocalDateScalar, { nullable: true, description: 'the day by which units are to receive it' })
  receiveBy?: LocalDate | null;
  @Field(() => [ID], { description: 'whose units it is for: regions that one oversees, each with all below it' })
  regionCodes!: string[];
  @Field(() => [SectorEnum], { defaultValue: [], description: 'lines of these units; none: all that one oversees' })
  sectors!: Sector[];
  @Field(() => [TenantTypeEnum], {
    defaultValue: [],
    description: 'types of these units; none: all but authorities. AUTHORITY: authorities that are to forward it',
  })
  tenantTypes!: TenantType[];
  @Field(() => [ID], { defaultValue: [], description: 'units that are left out' }) exceptions!: string[];
  @Field(() => [CampaignTaskInput], { description: 'what is to be done, 1 to 20' }) tasks!: CampaignTaskInput[];
  @Field(() => String, {
    nullable: true,
    description: 'a key of the client: sent again with the same content it answers the first campaign',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'a record as it was seen' })
export class AssignedRecordInput {
  @Field(() => RecordKindEnum, { description: 'the ledger that it is in' }) kind!: string;
  @Field(() => ID, { description: 'its id' }) id!: string;
  @Field(() => Int, { description: 'the version that was seen' }) version!: number;
}

@InputType({ description: 'which campaigns; what is left out narrows nothing' })
class CampaignFilter {
  @Field(() => CampaignStateEnum, { nullable: true, description: 'in this state' }) state?: CampaignState | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'that run on this day' }) runsOn?: LocalDate | null;
  @Field(() => Boolean, { nullable: true, description: 'true: those that the own authority makes' })
  own?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'true: those that wait for the own unit to receive them' })
  toReceive?: boolean | null;
  @Field(() => [ID], {
    nullable: true,
    description: 'these, at most 5: the campaignIds of a record; those that one may not see are left out',
  })
  ids?: string[] | null;
}

@ArgsType()
export class CampaignListArgs {
  @Field(() => CampaignFilter, { nullable: true, description: 'which campaigns' }) filter?: CampaignFilter | null;
  @Field(() => Int, { nullable: true, defaultValue: 20, description: 'rows of a page, 1 to 100' }) first?:
    number | null;
  @Field(() => String, { nullable: true, description: '`endCursor` of the page before; null: from the beginning' })
  after?: string | null;
}

/** How the units of a matrix are ordered. There is no order by figures: nobody is ranked. */
export type MatrixOrder = 'REGION' | 'STATE';
const MatrixOrderEnum: Record<MatrixOrder, MatrixOrder> = { REGION: 'REGION', STATE: 'STATE' };
registerEnumType(MatrixOrderEnum, {
  name: 'CampaignMatrixOrder',
  description: 'how the units of a campaign are ordered; never by figures',
  valuesMap: {
    REGION: { description: 'by the official division' },
    STATE: { description: 'by the state of the worst task, within it by the official division' },
  },
});

@InputType({ description: 'which units of a campaign; what is left out narrows nothing' })
export class CampaignMatrixFilter {
  @Field(() => TaskStateEnum, { nullable: true, description: 'whose worst task is in this state' })
  state?: TaskState | null;
  @Field(() => ID, { nullable: true, description: 'of this region and what lies in it' }) regionCode?: string | null;
  @Field(() => SectorEnum, { nullable: true, description: 'of this line' }) sector?: Sector | null;
  @Field(() => TenantTypeEnum, { nullable: true, description: 'of this type' }) tenantType?: TenantType | null;
  @Field(() => Boolean, { nullable: true, description: 'that have received it, or have not' })
  received?: boolean | null;
  @Field(() => String, { nullable: true, description: 'with this in their name' }) text?: string | null;
}

@ArgsType()
export class CampaignMatrixArgs {
  @Field(() => ID, { description: 'the campaign' }) id!: string;
  @Field(() => CampaignMatrixFilter, { nullable: true, description: 'which units' })
  filter?: CampaignMatrixFilter | null;
  @Field(() => MatrixOrderEnum, { defaultValue: 'REGION', description: 'in which order' }) order!: MatrixOrder;
  @Field(() => Int, { nullable: true, defaultValue: 50, description: 'rows of a page, 1 to 100' }) first?:
    number | null;
  @Field(() => String, { nullable: true, description: '`endCursor` of the page before; null: from the beginning' })
  after?: string | null;
}
