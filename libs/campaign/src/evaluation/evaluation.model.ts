import type {
  AppealState,
  EvaluationState,
  IndicatorCode,
  LocalDate,
  ScoreDoubt,
  ScoreRule,
  ScoreState,
  Sector,
  TenantType,
} from '@fanzha/domain';
import {
  AppealStateEnum,
  connectionOf,
  Costs,
  DateTimeScalar,
  DecimalScalar,
  EvaluationStateEnum,
  IndicatorCodeEnum,
  LocalDateScalar,
  PeriodScalar,
  SafeIntScalar,
  ScoreDoubtEnum,
  ScoreRuleEnum,
  ScoreStateEnum,
  SectorEnum,
  TenantTypeEnum,
} from '@fanzha/platform';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'a step of an item: from a value on, so many points' })
class ScoreStepModel {
  @Field(() => DecimalScalar, { description: 'from this value on, in the unit of the indicator; percent of a ratio' })
  at!: number;
  @Field(() => DecimalScalar, { description: 'points' }) points!: number;
}

@ObjectType('EvaluationItem', { description: 'an item that units are scored by' })
class EvaluationItemModel {
  @Field(() => ID, { description: 'the same in every edition' }) id!: string;
  @Field(() => String, { description: 'what it is called' }) name!: string;
  @Field(() => DecimalScalar, { description: 'its points at most' }) weight!: number;
  @Field(() => IndicatorCodeEnum, { description: 'what is counted' }) indicator!: IndicatorCode;
  @Field(() => ScoreRuleEnum, { description: 'how its figure becomes points, rounded to hundredths, half up' })
  rule!: ScoreRule;
  @Field(() => DecimalScalar, { nullable: true, description: 'LINEAR: the value of no points' }) from!: number | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'LINEAR: the value of all points' }) to!: number | null;
  @Field(() => [ScoreStepModel], { description: 'STEP: by their values; below the first there are no points' })
  steps!: readonly ScoreStepModel[];
  @Field(() => DecimalScalar, { nullable: true, description: 'DEDUCTION: points lost with each unit' })
  perUnit!: number | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'DEDUCTION: points lost at most; null: all of them' })
  lostAtMost!: number | null;
}

@ObjectType({ description: 'an edition of a scheme as it was published' })
export class EvaluationEdition {
  @Field(() => Int, { description: '1 is the first' }) number!: number;
  @Field(() => DateTimeScalar, { description: 'when it was published' }) publishedAt!: Date;
  @Field(() => String, { nullable: true, description: 'why it was changed; null of the first' }) reason!: string | null;
  @Field(() => String, { description: 'what it was called' }) title!: string;
  @Field(() => PeriodScalar, { description: 'its period' }) period!: string;
  @Field(() => Boolean, { description: 'whether the weight of exempt items was spread' }) spreadsExempt!: boolean;
  @Field(() => [EvaluationItemModel], { description: 'its items' }) items!: readonly EvaluationItemModel[];
}

@ObjectType({ description: 'one item of a score, with what it was computed of' })
export class EvaluationItemScore {
  @Field(() => ID, { description: 'the item' }) itemId!: string;
  @Field(() => ScoreStateEnum, { description: 'how it stands' }) state!: ScoreState;
  @Field(() => [ScoreDoubtEnum], { description: 'why the unit is exempt, or why the points are not certain' })
  doubts!: readonly ScoreDoubt[];
  @Field(() => DecimalScalar, { description: 'the lowest points that are possible' }) low!: number;
  @Field(() => DecimalScalar, { description: 'the highest; the same as `low` where they are certain' }) high!: number;
  @Field(() => String, {
    nullable: true,
    description: 'the figure as decimal text in the unit of the indicator; null where nobody counted',
  })
  value!: string | null;
  @Field(() => String, { nullable: true, description: 'of a ratio: what is divided' }) numerator!: string | null;
  @Field(() => String, { nullable: true, description: 'of a ratio: what it is divided by' }) denominator!:
    string | null;
  @Field(() => Boolean, { description: 'some part was N or more' }) atLeast!: boolean;
  @Field(() => Boolean, { description: 'some part was about N, which counts as N' }) approx!: boolean;
  @Field(() => SafeIntScalar, { description: 'records without a number' }) uncounted!: number;
  @Field(() => SafeIntScalar, { description: 'records that keep the number to themselves' }) withheld!: number;
  @Field(() => Boolean, { description: 'some part spans an end of the period' }) spanning!: boolean;
  @Field(() => DateTimeScalar, { description: 'the moment that the figure is of' }) asOf!: Date;
}

@ObjectType({ description: 'the score of a unit, computed from the ledgers; nobody types it' })
export class EvaluationScore {
  @Field(() => ID, { description: 'the unit' }) tenantId!: string;
  @Field(() => String, { description: 'its name' }) unitName!: string;
  @Field(() => ID, { description: 'its region' }) regionCode!: string;
  @Field(() => SectorEnum, { description: 'its line' }) sector!: Sector;
  @Field(() => TenantTypeEnum, { description: 'its type' }) type!: TenantType;
  @Field(() => ScoreStateEnum, { description: 'EXEMPT: from every item' }) state!: ScoreState;
  @Field(() => DecimalScalar, { description: 'the lowest score that is possible' }) low!: number;
  @Field(() => DecimalScalar, { description: 'the highest; the same as `low` where it is certain' }) high!: number;
  @Field(() => DecimalScalar, {
    description: 'points that can be reached: without the items that the unit is exempt from, unless they are spread',
  })
  outOf!: number;
  @Field(() => [EvaluationItemScore], { description: 'by item, in the order of the items' })
  items!: EvaluationItemScore[];
  @Field(() => Int, {
    description: '0 while it is live; 1 as it was closed, and one more with each appeal that was accepted',
  })
  number!: number;
  @Field(() => String, { nullable: true, description: 'SHA-256 of what was frozen; null while it is live' })
  hash!: string | null;
  @Field(() => Int, {
    nullable: true,
    description: 'among the certain scores, by share of the points; null unless ranking is on, for units if shown',
  })
  rank!: number | null;
}

const ScoresBase = connectionOf('EvaluationScore', () => EvaluationScore);
@ObjectType({ description: 'units with their scores, a page of them' })
export class EvaluationScoreConnection extends ScoresBase {}

@ObjectType({ description: 'an appeal (申诉) of a unit against an item of its score' })
export class EvaluationAppeal {
  @Field(() => ID, { description: 'names it for good; opaque' }) id!: string;
  @Field(() => ID, { description: 'the scheme' }) schemeId!: string;
  @Field(() => ID, { description: 'the unit that appeals' }) tenantId!: string;
  @Field(() => String, { description: 'its name' }) unitName!: string;
  @Field(() => ID, { description: 'the item' }) itemId!: string;
  @Field(() => AppealStateEnum, { description: 'how far it is' }) state!: AppealState;
  @Field(() => String, { description: 'what the unit says' }) reason!: string;
  @Field(() => DateTimeScalar, { description: 'when it was made' }) madeAt!: Date;
  @Field(() => String, { nullable: true, description: 'what the authority says; null while it is open' })
  decision!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'when it was decided' }) decidedAt!: Date | null;
}

export const EvaluationAppealConnection = connectionOf('EvaluationAppeal', () => EvaluationAppeal);

@ObjectType({
  description:
    'A scoring scheme (考核方案) of an authority. Scores are computed from the ledgers, and nobody is ranked unless the ' +
    'authority switches that on.',
})
export class EvaluationScheme {
  @Field(() => ID, { description: 'names it for good; opaque' }) id!: string;
  @Field(() => Int, { description: 'counts changes; to be sent with the next' }) version!: number;
  @Field(() => EvaluationStateEnum, { name: 'state', description: 'how far it is' }) status!: EvaluationState;
  @Field(() => String, { description: 'the authority that made it' }) issuerName!: string;
  @Field(() => String, { description: 'what it is called' }) title!: string;
  @Field(() => PeriodScalar, { description: 'a year, a quarter or a month' }) period!: string;
  @Field(() => [ID], { name: 'regionCodes', description: 'whose units it is for' }) regions!: readonly string[];
  @Field(() => [SectorEnum], { description: 'lines of these units; none: all' }) sectors!: readonly Sector[];
  @Field(() => [TenantTypeEnum], { description: 'types of these units; none: all but authorities' })
  tenantTypes!: readonly TenantType[];
  @Field(() => Boolean, { description: 'whether the weight of items that a unit is exempt from is spread' })
  spreadsExempt!: boolean;
  @Costs(0)
  @Field(() => [EvaluationItemModel], { description: 'what units are scored by' })
  items!: readonly EvaluationItemModel[];
  @Field(() => Int, { description: 'the last edition; 0 of a draft' }) edition!: number;
  @Field(() => Boolean, { description: 'whether its authority ranks units; off until somebody switches it on' })
  ranking!: boolean;
  @Field(() => Boolean, { name: 'rankingShownToUnits', description: 'whether each unit sees its own rank' })
  rankingShown!: boolean;
  @Field(() => LocalDateScalar, { nullable: true, description: 'the last day of appeals; null before it is closed' })
  appealUntil!: LocalDate | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'when its last edition was published' })
  publishedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'when its scores were frozen' }) closedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'when it was locked' }) lockedAt!: Date | null;
  tenantId!: string;
  excepted!: readonly string[];
  closingHash!: string | null;
}

export const EvaluationSchemeConnection = connectionOf('EvaluationScheme', () => EvaluationScheme);
