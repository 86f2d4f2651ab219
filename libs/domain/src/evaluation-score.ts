import { addAmounts, type Amount } from './amount.js';
import { HUNDREDTHS, isScoredOf, type ScoreDoubt, type ScoredRule, type ScoreState } from './evaluation.js';
import type { ToldSum } from './fraud-free.js';
import { indicator, type IndicatorCode } from './indicator.js';
import type { TenantType } from './vocabulary.js';

/** What is certain of a sum: at least `low`; at most `high`, null where nobody knows. */
interface Bounds {
  readonly low: bigint;
  readonly high: bigint | null;
}

/** An exact fraction; `over` is above zero. */
interface Fraction {
  readonly of: bigint;
  readonly over: bigint;
}

/** What is certain of a value, in hundredths of its unit, as exact fractions. */
interface ValueBounds {
  readonly low: Fraction;
  readonly high: Fraction | null;
}

/** An item of a score, points in hundredths. `low` and `high` are the same where they are certain. */
export interface ScoredItem {
  readonly state: ScoreState;
  readonly doubts: readonly ScoreDoubt[];
  readonly low: number;
  readonly high: number;
}

/** A score, points in hundredths. */
export interface ScoreTotal {
  readonly state: ScoreState;
  readonly low: number;
  readonly high: number;
  /** The points that can be reached: without the items that the unit is exempt from, unless they are spread. */
  readonly outOf: number;
}

type Sums = ReadonlyMap<IndicatorCode, ToldSum>;

const NONE: ToldSum = { amount: 0, atLeast: 0, approx: 0, uncounted: 0, withheld: 0 };
const EXEMPT = { state: 'EXEMPT', low: 0, high: 0 } as const;

/**
 * The points of one item by what the ledger knows. "About N" counts as N, as it does for tasks of a campaign; what is
 * at least so many, not counted, withheld or spans an end of the period leaves the lowest and the highest points.
 */
export function scoreItem(rule: ScoredRule, type: TenantType, sums: Sums): ScoredItem {
  const { ratio } = indicator(rule.indicator);
  if (!isScoredOf(rule.indicator, type)) return { ...EXEMPT, doubts: ['NOT_KEPT'] };
  const parts = ratio ? [ratio.numerator, ratio.denominator] : [rule.indicator];
  const told = parts.map((code) => sums.get(code) ?? NONE);
  const [own, below] = told.map(boundsOf) as [Bounds, Bounds | undefined];
  if (below?.high === 0n) return { ...EXEMPT, doubts: ['NO_DENOMINATOR'] };
  // Perhaps there is nothing to divide by, perhaps there is: then any points are possible.
  const isOpen = below?.low === 0n;
  const [low, high] = isOpen ? [0, rule.weight] : pointsBetween(rule, valueOf(rule.indicator, own, below));
  if (low === high) return { state: 'SCORED', doubts: [], low, high };
  return { state: 'UNDETERMINED', doubts: doubtsOf(told), low, high };
}

/**
 * The score of all items. Each item is rounded to hundredths, half up, and they are added as they are shown. Where the
 * weight of exempt items is spread, the sum is multiplied by all weights and divided by those that count, and rounded
 * once more.
 */
export function totalScore(
  items: readonly { readonly weight: number; readonly score: Pick<ScoredItem, 'state' | 'low' | 'high'> }[],
  spreadsExempt: boolean,
): ScoreTotal {
  const counted = items.filter(({ score }) => score.state !== 'EXEMPT');
  const sum = (values: readonly number[]) => values.reduce((one, other) => one + other, 0);
  const all = sum(items.map(({ weight }) => weight));
  const weights = sum(counted.map(({ weight }) => weight));
  if (counted.length === 0) return { ...EXEMPT, outOf: 0 };
  const spread = (points: number) =>
    spreadsExempt ? rounded({ of: BigInt(points) * BigInt(all), over: BigInt(weights) }) : points;
  const low = spread(sum(counted.map(({ score }) => score.low)));
  const high = spread(sum(counted.map(({ score }) => score.high)));
  return { state: low === high ? 'SCORED' : 'UNDETERMINED', low, high, outOf: spreadsExempt ? all : weights };
}

/** The lowest and the highest points that a value within its bounds may have. */
export function pointsBetween(rule: ScoredRule, { low, high }: ValueBounds): [number, number] {
  if (rule.rule === 'STEP') {
    const within = rule.steps.filter(
      ({ at }) => compare(low, hundredths(at)) < 0 && (high === null || compare(hundredths(at), high) <= 0),
    );
    const points = [pointsAt(rule, low), ...within.map((step) => step.points)];
    return [Math.min(...points), Math.max(...points)];
  }
  // Both other rules go one way: their ends are those of the value.
  const [one, other] = [pointsAt(rule, low), high === null ? pointsAtEnd(rule) : pointsAt(rule, high)];
  return one < other ? [one, other] : [other, one];
}

/** The points of one value, rounded to hundredths, half up. */
export function pointsAt({ rule, weight, from, to, steps, perUnit, lostAtMost }: ScoredRule, value: Fraction): number {
  if (rule === 'STEP') return steps.findLast(({ at }) => compare(hundredths(at), value) <= 0)?.points ?? 0;
  if (rule === 'DEDUCTION') {
    const lost = { of: BigInt(perUnit ?? 0) * value.of, over: BigInt(HUNDREDTHS) * value.over };
    const most = hundredths(Math.min(lostAtMost ?? weight, weight));
    const taken = compare(lost, most) < 0 ? lost : most;
    return rounded({ of: BigInt(weight) * taken.over - taken.of, over: taken.over });
  }
  const [start, end] = [BigInt(from ?? 0), BigInt(to ?? 0)];
  // The way from the value of no points to this one, by the whole way; both signs turn with the direction.
  const sign = end < start ? -1n : 1n;
  const gone = { of: (value.of - start * value.over) * sign, over: (end - start) * sign * value.over };
  if (gone.of <= 0n) return 0;
  return gone.of >= gone.over ? weight : rounded({ of: gone.of * BigInt(weight), over: gone.over });
}

/** The points of a value that is as high as can be. */
const pointsAtEnd = ({ rule, weight, from, to, lostAtMost }: ScoredRule): number =>
  rule === 'DEDUCTION' ? weight - Math.min(lostAtMost ?? weight, weight) : (to ?? 0) > (from ?? 0) ? weight : 0;

/** What is certain of a value, in hundredths of its unit. */
function valueOf(code: IndicatorCode, own: Bounds, below: Bounds | undefined): ValueBounds {
  const factor = BigInt(HUNDREDTHS);
  const { ratio } = indicator(code);
  if (!ratio || !below)
    return { low: whole(own.low * factor), high: own.high === null ? null : whole(own.high * factor) };
  const scale = factor * (ratio.percent ? 100n : 1n);
  const most = ratio.kind === 'SHARE' ? whole(scale) : null;
  const low = below.high === null ? whole(0n) : { of: own.low * scale, over: below.high };
  const high = own.high === null ? null : { of: own.high * scale, over: below.low };
  const capped = (value: Fraction) => (most !== null && compare(value, most) > 0 ? most : value);
  return { low: capped(low), high: high === null ? most : capped(high) };
}

function boundsOf(sum: ToldSum): Bounds {
  const { amount, spanning, goesOn } = sum;
  const parts = [sum, spanning, goesOn].filter((part) => part !== undefined);
  const isOpen = parts.some(({ atLeast, uncounted, withheld }) => atLeast + uncounted + withheld > 0);
  const high = parts.reduce<Amount>((total, part) => addAmounts(total, part.amount), 0);
  return { low: BigInt(amount), high: isOpen ? null : BigInt(high) };
}

function doubtsOf(told: readonly ToldSum[]): ScoreDoubt[] {
  const beside = told.flatMap(({ spanning, goesOn }) => [spanning, goesOn].filter((part) => part !== undefined));
  const all = [...told, ...beside];
  const found: readonly (readonly [ScoreDoubt, boolean])[] = [
    ['SPANNING', beside.length > 0],
    ['UNCOUNTED', all.some(({ uncounted }) => uncounted > 0)],
    ['WITHHELD', all.some(({ withheld }) => withheld > 0)],
    ['AT_LEAST', all.some(({ atLeast }) => atLeast > 0)],
  ];
  return found.flatMap(([doubt, isThere]) => (isThere ? [doubt] : []));
}

const whole = (of: bigint): Fraction => ({ of, over: 1n });
const hundredths = (amount: number): Fraction => whole(BigInt(amount));

/** Below zero where the first is less, above where it is more. */
function compare(one: Fraction, other: Fraction): number {
  const difference = one.of * other.over - other.of * one.over;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Half up; nothing here is below zero. */
const rounded = ({ of, over }: Fraction): number => Number((2n * of + over) / (2n * over));
