import type {
  AppealState,
  EvaluationState,
  IndicatorCode,
  Period,
  ScoreRule,
  Sector,
  TenantType,
} from '@fanzha/domain';
import {
  AppealStateEnum,
  DecimalScalar,
  EvaluationStateEnum,
  IndicatorCodeEnum,
  PeriodScalar,
  ScoreRuleEnum,
  SectorEnum,
  TenantTypeEnum,
} from '@fanzha/platform';
import { ArgsType, Field, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';

@InputType({ description: 'a step of an item: from a value on, so many points' })
class ScoreStepInput {
  @Field(() => DecimalScalar, { description: 'from this value on, in the unit of the indicator; percent of a ratio' })
  at!: number;
  @Field(() => DecimalScalar, { description: 'points, at most the weight of the item' }) points!: number;
}

@InputType({ description: 'an item that units are scored by' })
export class EvaluationItemInput {
  @Field(() => ID, { nullable: true, description: 'of an item that is there already; null: a new one' })
  id?: string | null;
  @Field(() => String, { description: 'what it is called' }) name!: string;
  @Field(() => DecimalScalar, { description: 'its points at most' }) weight!: number;
  @Field(() => IndicatorCodeEnum, { description: 'what is counted; one that may carry points' })
  indicator!: IndicatorCode;
  @Field(() => ScoreRuleEnum, { description: 'how its figure becomes points' }) rule!: ScoreRule;
  @Field(() => DecimalScalar, { nullable: true, description: 'LINEAR: the value of no points' }) from?: number | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'LINEAR: the value of all points; less than `from` where less is better',
  })
  to?: number | null;
  @Field(() => [ScoreStepInput], { defaultValue: [], description: 'STEP: by their values, the least first' })
  steps!: ScoreStepInput[];
  @Field(() => DecimalScalar, { nullable: true, description: 'DEDUCTION: points lost with each unit' })
  perUnit?: number | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'DEDUCTION: points lost at most; null: all of them' })
  lostAtMost?: number | null;
}

@InputType({ description: 'a scoring scheme as it is to be published' })
export class EvaluationSchemeInput {
  @Field(() => String, { description: 'what it is called' }) title!: string;
  @Field(() => PeriodScalar, { description: 'a year, a quarter or a month' }) period!: Period;
  @Field(() => [ID], { description: 'whose units it is for: regions that one oversees, each with all below it' })
  regionCodes!: string[];
  @Field(() => [SectorEnum], { defaultValue: [], description: 'lines of these units; none: all that one oversees' })
  sectors!: Sector[];
  @Field(() => [TenantTypeEnum], { defaultValue: [], description: 'types of these units; none: all but authorities' })
  tenantTypes!: TenantType[];
  @Field(() => [ID], { defaultValue: [], description: 'units that are left out' }) exceptions!: string[];
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'whether the weight of items that a unit is exempt from is spread over the others',
  })
  spreadsExempt!: boolean;
  @Field(() => [EvaluationItemInput], { description: 'what units are scored by, 1 to 20' })
  items!: EvaluationItemInput[];
}

@ArgsType()
class PageArgs {
  @Field(() => Int, { nullable: true, defaultValue: 20, description: 'rows of a page, 1 to 100' })
  first?: number | null;
  @Field(() => String, { nullable: true, description: '`endCursor` of the page before; null: from the beginning' })
  after?: string | null;
}

@ArgsType()
export class EvaluationListArgs extends PageArgs {
  @Field(() => EvaluationStateEnum, { nullable: true, description: 'only schemes in this state; null: all' })
  state?: EvaluationState | null;
}

/** How units are ordered. By score only where the authority has switched ranking on. */
type ScoreOrder = 'NAME' | 'SCORE';
const ScoreOrderEnum: Record<ScoreOrder, ScoreOrder> = { NAME: 'NAME', SCORE: 'SCORE' };
registerEnumType(ScoreOrderEnum, {
  name: 'EvaluationScoreOrder',
  description: 'how the units of a scheme are ordered',
  valuesMap: {
    NAME: { description: 'by name' },
    SCORE: {
      description:
        'by the share of the points that can be reached; only of a closed scheme whose authority has switched ' +
        'ranking on',
    },
  },
});

@InputType({ description: 'which units of a scheme; what is left out narrows nothing' })
export class EvaluationScoreFilter {
  @Field(() => ID, { nullable: true, description: 'of this region and what lies in it' }) regionCode?: string | null;
  @Field(() => SectorEnum, { nullable: true, description: 'of this line' }) sector?: Sector | null;
  @Field(() => TenantTypeEnum, { nullable: true, description: 'of this type' }) tenantType?: TenantType | null;
  @Field(() => String, { nullable: true, description: 'with this in their name' }) text?: string | null;
}

@ArgsType()
export class EvaluationScoresArgs extends PageArgs {
  @Field(() => ID, { description: 'the id of the scheme' }) id!: string;
  @Field(() => EvaluationScoreFilter, { nullable: true, description: 'which units' })
  filter?: EvaluationScoreFilter | null;
  @Field(() => ScoreOrderEnum, { defaultValue: 'NAME', description: 'in which order' }) order!: ScoreOrder;
}

@ArgsType()
export class EvaluationAppealsArgs extends PageArgs {
  @Field(() => ID, { description: 'the id of the scheme' }) id!: string;
  @Field(() => AppealStateEnum, { nullable: true, description: 'only appeals in this state; null: all' })
  state?: AppealState | null;
}

/** What an authority decides about an appeal. Figures are never typed: they come from the ledgers. */
export type AppealOutcome = Exclude<AppealState, 'OPEN'>;
export const AppealOutcomeEnum: Record<AppealOutcome, AppealOutcome> = {
  RECOMPUTED: 'RECOMPUTED',
  EXEMPTED: 'EXEMPTED',
  REFUSED: 'REFUSED',
};
registerEnumType(AppealOutcomeEnum, {
  name: 'AppealOutcome',
  description: 'what is decided about an appeal',
  valuesMap: {
    RECOMPUTED: { description: 'accepted: the item is computed again by the ledgers of this moment' },
    EXEMPTED: { description: 'accepted: the unit is exempt from the item' },
    REFUSED: { description: 'not accepted: the score stays as it is' },
  },
});
