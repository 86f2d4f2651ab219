import type { Amount, IndicatorCode, Period } from '@fanzha/domain';
import { DateTimeScalar, IndicatorCodeEnum, MoneyScalar, PeriodScalar, SafeIntScalar } from '@fanzha/platform';
import { Field, Float, ObjectType } from '@nestjs/graphql';
import type { RollupQuestion } from './node.js';

@ObjectType({
  description:
    'The four figures of publicity work that every overview starts with; null where nothing was counted (see Figure).',
})
export class ActivityRollup {
  @Field(() => SafeIntScalar) count!: Amount;
  @Field(() => SafeIntScalar, { nullable: true }) sessions!: Amount | null;
  @Field(() => SafeIntScalar, { nullable: true }) participants!: Amount | null;
  @Field(() => SafeIntScalar, { nullable: true }) leaflets!: Amount | null;
}

@ObjectType({ description: 'Leadership groups in place on the last day of the period.' })
export class LeadershipGroupRollup {
  @Field(() => SafeIntScalar) groups!: Amount;
  @Field(() => SafeIntScalar) members!: Amount;
  @Field(() => SafeIntScalar, { description: 'Tenants with at least one group in place.' }) tenantsWithGroup!: Amount;
}

@ObjectType({ description: 'Visits at the door, and the different households they reached.' })
export class HouseholdRollup {
  readonly question!: RollupQuestion;
  @Field(() => SafeIntScalar, { description: 'Visits: a household visited twice counts 2.' }) visits!: Amount;
  @Field(() => SafeIntScalar, { description: 'Different registered households visited in the period.' })
  covered!: Amount;
  @Field(() => SafeIntScalar, { description: 'Of the registered households, those visited in the period.' })
  registeredCovered!: Amount;
  @Field(() => SafeIntScalar, {
    description: 'Households on the roster on the last day of the period, vacant doors left out.',
  })
  registered!: Amount;
  @Field(() => SafeIntScalar, {
    nullable: true,
    description: 'Households reported as a number where no roster exists: apart from all the others.',
  })
  reported!: Amount | null;
  @Field(() => Float, {
    nullable: true,
    description: 'registeredCovered / registered in %, never above 100; null without a roster.',
  })
  coverage!: number | null;
  @Field(() => SafeIntScalar, { description: 'People spoken to at the door.' }) peopleVisited!: Amount;
}

@ObjectType({
  description:
    'Cases and what was done against them. The three stages of the flow of money are never added. Null where nothing was counted (see Figure).',
})
export class CaseRollup {
  @Field(() => SafeIntScalar, { nullable: true }) reported!: Amount | null;
  @Field(() => SafeIntScalar, { nullable: true }) filed!: Amount | null;
  @Field(() => SafeIntScalar, { nullable: true }) solved!: Amount | null;
  @Field(() => MoneyScalar, { nullable: true }) loss!: Amount | null;
  @Field(() => SafeIntScalar, { nullable: true }) interceptions!: Amount | null;
  @Field(() => MoneyScalar, { nullable: true }) lossAvoided!: Amount | null;
  @Field(() => MoneyScalar, { nullable: true }) stopPayment!: Amount | null;
  @Field(() => MoneyScalar, { nullable: true }) frozen!: Amount | null;
  @Field(() => MoneyScalar, { nullable: true }) returned!: Amount | null;
}

/**
 * Figures of a node in a period: a question, and its answer in the parts that a document selects (see `RollupFields`). A part that
 * could not be answered is its error.
 */
@ObjectType({ description: 'Figures of a node in a period. Always current: a committed record is included.' })
export class Rollup {
  @Field(() => PeriodScalar) readonly period: Period;
  @Field(() => DateTimeScalar) readonly asOf: Date = new Date();
  @Field(() => SafeIntScalar, {
    description: 'Open tenants under the node at some time in the period, authorities excluded.',
  })
  tenantsDue!: number | Error;
  @Field(() => SafeIntScalar, { description: 'Those of them with an active fact dated in the period.' })
  tenantsContributing!: number | Error;
  @Field(() => ActivityRollup) activities!: ActivityRollup | Error;
  @Field(() => LeadershipGroupRollup) leadershipGroups!: LeadershipGroupRollup | Error;
  @Field(() => HouseholdRollup) households!: HouseholdRollup | Error;
  @Field(() => CaseRollup) cases!: CaseRollup | Error;

  private readonly others = new Map<string, Rollup>();

  constructor(readonly question: RollupQuestion) {
    this.period = question.period;
  }

  /** The same node, sector and campaign in another period: the same rollup each time. */
  in(period: Period): Rollup {
    const known = this.others.get(period.text);
    if (known) return known;
    const other = new Rollup({ ...this.question, period });
    this.others.set(period.text, other);
    return other;
  }
}

const VALUE = `In the indicator's unit, money in yuan. Null where a ratio has no denominator, and where nothing was counted although records state\nthe indicator: those in uncounted and withheld. 0 is the value of no records, or of records that counted 0.`;

@ObjectType({ description: 'An honest figure: the sum, and what it does not say exactly.' })
export class Figure {
  @Field(() => IndicatorCodeEnum) indicator!: IndicatorCode;
  @Field(() => Float, { nullable: true, description: VALUE })
  value!: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'Of a ratio: what is divided, in the unit of its own indicator. Null of any other figure.',
  })
  numerator!: number | null;
  @Field(() => Float, { nullable: true, description: 'Of a ratio: what it is divided by.' })
  denominator!: number | null;
  @Field(() => String, {
    nullable: true,
    description:
      'The value as decimal text with every digit, money with two decimals; JSON numbers are exact to 2^53 only. Null of a ratio.',
  })
  exactValue!: string | null;
  @Field(() => Boolean, { description: 'Some part was N or more.' }) atLeast!: boolean;
  @Field(() => Boolean, { description: 'Some part was about N.' }) approx!: boolean;
  @Field(() => SafeIntScalar, { description: 'Records of the period that state the indicator without a number.' })
  uncounted!: number;
  @Field(() => SafeIntScalar, { description: 'Records of the period that keep the number to themselves.' })
  withheld!: number;
  @Field(() => SafeIntScalar, {
    description:
      'Amounts in the value that are beyond what is usual for their unit and wait to be looked at. Of a ratio: in either part.',
  })
  toCheck!: number;
}

@ObjectType({ description: 'The part of a figure that belongs to one member of a dimension.' })
export class BreakdownItem {
  @Field(() => String) key!: string;
  @Field(() => String) label!: string;
  @Field(() => Float, { nullable: true, description: 'null where nothing was counted' }) value!: number | null;
  @Field(() => Boolean) atLeast!: boolean;
  @Field(() => SafeIntScalar) uncounted!: number;
  @Field(() => SafeIntScalar, { description: 'Amounts in the value that are beyond what is usual for their unit.' })
  toCheck!: number;
}

@ObjectType({ description: 'A month of a series, beside the same month a year before.' })
export class SeriesPoint {
  @Field(() => PeriodScalar) month!: Period;
  @Field(() => Float, {
    nullable: true,
    description: 'null where nothing was counted, and of a ratio without a denominator',
  })
  value!: number | null;
  @Field(() => Boolean) atLeast!: boolean;
  @Field(() => Float, { nullable: true }) lastYear!: number | null;
}
