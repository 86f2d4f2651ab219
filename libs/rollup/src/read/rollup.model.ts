import type { Amount, IndicatorCode, Period } from '@fanzha/domain';
import { Costs, DateTimeScalar, IndicatorCodeEnum, MoneyScalar, PeriodScalar, SafeIntScalar } from '@fanzha/platform';
import { Field, Float, ObjectType } from '@nestjs/graphql';
import type { RollupQuestion } from './node.js';

@ObjectType({
  description:
    'The four figures of publicity work that every overview starts with; null where nothing was counted (see Figure).',
})
class ActivityRollup {
  @Field(() => SafeIntScalar, { description: 'activities that were held' }) count!: Amount;
  @Field(() => SafeIntScalar, {
    nullable: true,
    description: 'sessions held; null where records state them and none counted them',
  })
  sessions!: Amount | null;
  @Field(() => SafeIntScalar, {
    nullable: true,
    description: 'people who took part; null where records state them and none counted them',
  })
  participants!: Amount | null;
  @Field(() => SafeIntScalar, {
    nullable: true,
    description: 'leaflets handed out; null where records state them and none counted them',
  })
  leaflets!: Amount | null;
}

@ObjectType({ description: 'Leadership groups in place on the last day of the period.' })
class LeadershipGroupRollup {
  @Field(() => SafeIntScalar, { description: "groups in place on the period's last day" }) groups!: Amount;
  @Field(() => SafeIntScalar, { description: "members of the groups in place on the period's last day" })
  members!: Amount;
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
  @Field(() => SafeIntScalar, {
    nullable: true,
    description: 'people spoken to at the door; null where records state them and none counted them',
  })
  peopleVisited!: Amount | null;
}

@ObjectType({
  description:
    'Cases and what was done against them. The three stages of the flow of money are never added. ' +
    'Null where nothing was counted (see Figure).',
})
class FraudCaseRollup {
  @Field(() => SafeIntScalar, {
    nullable: true,
    description: 'cases reported in the period; null where records state them and none counted them',
  })
  reported!: Amount | null;
  @Field(() => SafeIntScalar, {
    nullable: true,
    description: 'cases filed in the period; null where records state them and none counted them',
  })
  filed!: Amount | null;
  @Field(() => SafeIntScalar, {
    nullable: true,
    description: 'cases solved in the period; null where records state them and none counted them',
  })
  solved!: Amount | null;
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'loss of the cases filed in the period, in yuan; null where none was counted',
  })
  loss!: Amount | null;
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'loss of the cases reported in the period, filed or not, in yuan; never added to `loss`',
  })
  lossReported!: Amount | null;
  @Field(() => SafeIntScalar, {
    nullable: true,
    description: 'transfers that were prevented (成功劝阻拦截); null where records state them and none counted them',
  })
  interceptions!: Amount | null;
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'loss that interceptions prevented, in yuan; null where none was counted',
  })
  lossAvoided!: Amount | null;
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'money stopped on its way, in yuan; null where none was counted',
  })
  stopPayment!: Amount | null;
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'money frozen, in yuan; null where records state it and none counted it',
  })
  frozen!: Amount | null;
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'money given back to victims, in yuan; null where none was counted',
  })
  returned!: Amount | null;
}

/**
 * Figures of a node in a period: a question, and its answer in the parts that a document selects (see `RollupFields`).
 * A part that could not be answered is its error.
 */
@ObjectType({ description: 'Figures of a node in a period. Always current: a committed record is included.' })
export class Rollup {
  @Field(() => PeriodScalar, { description: 'the period that the figures are of' }) readonly period: Period;
  @Field(() => DateTimeScalar, { description: 'the moment that the figures are of: that of the answer' })
  readonly asOf: Date = new Date();
  @Field(() => SafeIntScalar, {
    description: 'Open tenants under the node at some time in the period, authorities excluded.',
  })
  tenantsDue!: number | Error;
  @Field(() => SafeIntScalar, {
    description: 'Those of them with an active fact dated in the period; not for clients without ledger:read.',
  })
  tenantsContributing!: number | Error;
  @Field(() => ActivityRollup, { description: 'the figures of activities' }) activities!: ActivityRollup | Error;
  @Field(() => LeadershipGroupRollup, { description: 'the figures of leadership groups' })
  leadershipGroups!: LeadershipGroupRollup | Error;
  @Field(() => HouseholdRollup, { description: 'the figures of household visits and rosters' })
  households!: HouseholdRollup | Error;
  @Field(() => FraudCaseRollup, { description: 'the figures of cases, interceptions and funds' }) fraudCases!:
    FraudCaseRollup | Error;

  private others: Map<string, Rollup> | null = null;

  constructor(readonly question: RollupQuestion) {
    this.period = question.period;
  }

  /** The same node, sector and campaign in another period: the same rollup each time. */
  in(period: Period): Rollup {
    this.others ??= new Map();
    const known = this.others.get(period.text);
    if (known) return known;
    const other = new Rollup({ ...this.question, period });
    this.others.set(period.text, other);
    return other;
  }
}

/** It comes with the value and costs nothing besides. */
@ObjectType({
  description:
    'What lies on both sides of an end of a period (跨期): in no value of this period, and in that of a longer one ' +
    'that holds all of its days.',
})
export class FigureSpanning {
  @Costs(0)
  @Field(() => SafeIntScalar, { description: 'how many statements span that end of the period' })
  records!: number;
  @Costs(0)
  @Field(() => Float, {
    nullable: true,
    description: "their sum in the indicator's unit, money in yuan; null of a ratio, and where none was counted",
  })
  amount!: number | null;
  @Costs(0)
  @Field(() => Boolean, { description: 'Some part was N or more.' })
  atLeast!: boolean;
  @Costs(0)
  @Field(() => Boolean, { description: 'Some part was about N.' })
  approx!: boolean;
  @Costs(0)
  @Field(() => SafeIntScalar, { description: 'Those that state the indicator without a number.' })
  uncounted!: number;
  @Costs(0)
  @Field(() => SafeIntScalar, { description: 'Those that keep the number to themselves.' })
  withheld!: number;
}

const VALUE =
  "In the indicator's unit, money in yuan: what is stated of days that lie wholly within the period. " +
  'Null where a ratio has no denominator, and where nothing was counted although records state the indicator: ' +
  'those in uncounted and withheld. ' +
  '0 is the value of no records, or of records that counted 0.';

@ObjectType({ description: 'An honest figure: the sum, and what it does not say exactly.' })
export class Figure {
  @Field(() => IndicatorCodeEnum, { description: 'what the figure is of' }) indicator!: IndicatorCode;
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
      'The value as decimal text with every digit, money with two decimals; ' +
      'JSON numbers are exact to 2^53 only. Null of a ratio.',
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
      'Amounts in the value that are beyond what is usual for their unit and wait to be looked at. ' +
      'Of a ratio: in either part.',
  })
  toCheck!: number;
  @Costs(0)
  @Field(() => FigureSpanning, {
    nullable: true,
    description:
      'What ended in the period and began before it, beside the value; null where nothing did. ' +
      'Of a ratio: in either part, which leaves it uncertain.',
  })
  spanning!: FigureSpanning | null;
  @Costs(0)
  @Field(() => FigureSpanning, {
    nullable: true,
    description:
      'What began in the period or before and ended after it: it counts where it ends; null where nothing did. ' +
      'Where either of two figures has `spanning` or `goesOn`, there is no growth from one to the other.',
  })
  goesOn!: FigureSpanning | null;
}

@ObjectType({ description: 'The part of a figure that belongs to one member of a dimension.' })
export class BreakdownItem {
  @Field(() => String, { description: 'the member: a code, or an id for a campaign' }) key!: string;
  @Field(() => String, { description: 'the Chinese name of the member' }) label!: string;
  @Field(() => Float, { nullable: true, description: 'null where nothing was counted' }) value!: number | null;
  @Field(() => Boolean, { description: 'a part was stated as "at least": the true value is this or more' })
  atLeast!: boolean;
  @Field(() => SafeIntScalar, {
    description: 'records that state the indicator without a number; they are not in the value',
  })
  uncounted!: number;
  @Costs(0)
  @Field(() => SafeIntScalar, {
    description: 'records that keep the number to themselves; they are not in the value',
  })
  withheld!: number;
  @Field(() => SafeIntScalar, { description: 'Amounts in the value that are beyond what is usual for their unit.' })
  toCheck!: number;
  @Costs(0)
  @Field(() => FigureSpanning, { nullable: true, description: 'what ended in the period and began before it' })
  spanning!: FigureSpanning | null;
}

@ObjectType({ description: 'A month of a series, beside the same month a year before.' })
export class SeriesPoint {
  @Field(() => PeriodScalar, { description: 'the calendar month' }) month!: Period;
  @Field(() => Float, {
    nullable: true,
    description: 'null where nothing was counted, and of a ratio without a denominator',
  })
  value!: number | null;
  @Field(() => Boolean, { description: 'a part was stated as "at least": the true value is this or more' })
  atLeast!: boolean;
  @Costs(0)
  @Field(() => FigureSpanning, { nullable: true, description: 'what ended in the month and began before it' })
  spanning!: FigureSpanning | null;
  @Field(() => Float, {
    nullable: true,
    description: 'the value of the same month a year before; null where nothing was counted',
  })
  lastYear!: number | null;
}
