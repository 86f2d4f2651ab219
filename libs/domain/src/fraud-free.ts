import type { Amount } from './amount.js';
import type { Term } from './vocabulary.js';

/** The places that a scheme (无诈创建) judges: every region of one level, or every school of the region. */
export const FRAUD_FREE_LEVELS = [
  { code: 'COUNTY', zh: '无诈区县', en: 'Counties' },
  { code: 'TOWN', zh: '无诈乡镇（街道）', en: 'Towns and streets' },
  { code: 'COMMUNITY', zh: '无诈社区（村）', en: 'Communities and villages' },
  { code: 'SCHOOL', zh: '无诈校园', en: 'Schools' },
] as const satisfies readonly Term[];
/** Code of the level of the places that a scheme judges. */
export type FraudFreeLevel = (typeof FRAUD_FREE_LEVELS)[number]['code'];

/** Which cases a scheme counts, each with the loss that belongs to them. */
export const FRAUD_FREE_COUNTS = [
  { code: 'CASES_FILED', zh: '立案数', en: 'Cases filed', loss: 'LOSS' },
  { code: 'CASES_REPORTED', zh: '接报警情', en: 'Cases reported', loss: 'LOSS_REPORTED' },
] as const satisfies readonly (Term & { readonly loss: string })[];
/** Code of the cases that a scheme counts. */
export type FraudFreeCount = (typeof FRAUD_FREE_COUNTS)[number]['code'];

/** What the ledger says of a place. */
export const FRAUD_FREE_STATUSES = [
  { code: 'MET', zh: '达到', en: 'Met' },
  { code: 'NOT_MET', zh: '未达到', en: 'Not met' },
  { code: 'UNDETERMINED', zh: '不能确定', en: 'Undetermined' },
] as const satisfies readonly Term[];
/** Code of what the ledger says of a place. */
export type FraudFreeStatus = (typeof FRAUD_FREE_STATUSES)[number]['code'];

/** Why a status cannot be determined. */
export const FRAUD_FREE_DOUBTS = [
  {
    code: 'NOT_THERE_BEFORE',
    zh: '上年同期还没有这个地方',
    en: 'The place was not there throughout the same period a year before',
  },
  { code: 'PLACE_UNKNOWN', zh: '有案件没有写到这一级的地点', en: 'Cases are placed no closer than above this level' },
  {
    code: 'UNIT_UNKNOWN',
    zh: '有可能是师生的案件没有写到学校',
    en: 'Cases that may be of pupils or staff name no school',
  },
  { code: 'SPANNING', zh: '有跨期的数', en: 'Figures span an end of the period' },
  { code: 'UNCOUNTED', zh: '有没有计数的', en: 'Some are not counted' },
  { code: 'WITHHELD', zh: '有不便公开的', en: 'Some are withheld' },
  { code: 'INEXACT', zh: '有约数或“以上”', en: 'Some are about, or at least' },
] as const satisfies readonly Term[];
/** Code of why a status cannot be determined. */
export type FraudFreeDoubt = (typeof FRAUD_FREE_DOUBTS)[number]['code'];

/** What a place must keep to. At least one of the three is there. */
export interface FraudFreeRule {
  /** Cases in the period at most; null: no such bound. */
  readonly casesAtMost: number | null;
  /** Per cent by which cases must be fewer than in the same period of the year before; null: no such bound. */
  readonly dropAtLeast: number | null;
  /** Loss of these cases at most, in fen; null: no such bound. */
  readonly lossAtMost: Amount | null;
}

/** What spans an end of a period (跨期), as far as it matters here. */
interface Spanning {
  readonly amount: Amount;
  readonly atLeast: number;
  readonly approx: number;
  readonly uncounted: number;
  readonly withheld: number;
}

/** A sum as the engine tells it, with what lies on both sides of either end of its period. */
export interface ToldSum extends Spanning {
  readonly spanning?: Spanning;
  readonly goesOn?: Spanning;
}

/** A figure of a place: what is told of it, and what is told of the regions above it and of no place within them. */
export interface PlaceSums {
  readonly own: ToldSum;
  readonly above: readonly ToldSum[];
}

/** The figures that a rule is held against. */
export interface PlaceFigures {
  readonly cases: PlaceSums;
  readonly loss: PlaceSums;
  /**
   * Cases of the same period a year before, where the rule asks for them. `NOT_THERE`: the place did not exist
   * throughout that period, so that nobody knows what it would have had.
   */
  readonly before: PlaceSums | 'NOT_THERE' | null;
}

/** What a rule says of a place, and what stands in the way of saying it. */
export interface FraudFreeJudgement {
  readonly status: FraudFreeStatus;
  readonly doubts: readonly FraudFreeDoubt[];
}

/** The true sum lies between both; null: nobody knows how high. */
interface Bounds {
  readonly low: bigint;
  readonly high: bigint | null;
}

/**
 * Judges a place by what the ledger knows. What is counted and certain decides against it; what is uncertain only keeps
 * it from being met: a case that lies somewhere in the county may be one of this town.
 * @throws RangeError for a rule without any bound.
 */
export function judgeFraudFree(rule: FraudFreeRule, { cases, loss, before }: PlaceFigures): FraudFreeJudgement {
  const { casesAtMost, dropAtLeast, lossAtMost } = rule;
  const now = boundsOf(cases);
  const judged: { status: FraudFreeStatus; of: readonly (PlaceSums | 'NOT_THERE')[] }[] = [];
  if (casesAtMost !== null) judged.push({ status: within(now, point(casesAtMost)), of: [cases] });
  if (lossAtMost !== null) judged.push({ status: within(boundsOf(loss), point(lossAtMost)), of: [loss] });
  if (dropAtLeast !== null && before !== null) {
    const most = times(before === 'NOT_THERE' ? UNKNOWN : boundsOf(before), 100n - BigInt(dropAtLeast));
    judged.push({ status: within(times(now, 100n), most), of: [cases, before] });
  }
  if (judged.length === 0) throw new RangeError('A rule without a bound');
  const statuses = judged.map(({ status }) => status);
  if (statuses.includes('NOT_MET')) return { status: 'NOT_MET', doubts: [] };
  const open = judged.filter(({ status }) => status === 'UNDETERMINED');
  if (open.length === 0) return { status: 'MET', doubts: [] };
  const found = new Set(open.flatMap(({ of }) => of.flatMap(doubtsOf)));
  return {
    status: 'UNDETERMINED',
    doubts: FRAUD_FREE_DOUBTS.map(({ code }) => code).filter((code) => found.has(code)),
  };
}

/** Whether a sum is at most another: surely, surely not, or nobody can say. */
function within(sum: Bounds, most: Bounds): FraudFreeStatus {
  if (sum.high !== null && sum.high <= most.low) return 'MET';
  return most.high !== null && sum.low > most.high ? 'NOT_MET' : 'UNDETERMINED';
}

function boundsOf({ own, above }: PlaceSums): Bounds {
  const { approx, amount } = own;
  // About five is some, and nobody knows how many.
  const low = approx > 0 ? (BigInt(amount) > 0n ? 1n : 0n) : BigInt(amount);
  const elsewhere = [own.spanning, own.goesOn, ...above.flatMap((each) => [each, each.spanning, each.goesOn])];
  const parts = [own, ...elsewhere.filter((part) => part !== undefined)];
  if (parts.some((part) => isOpen(part))) return { low, high: null };
  return { low, high: parts.reduce((sum, part) => sum + BigInt(part.amount), 0n) };
}

const isOpen = ({ atLeast, approx, uncounted, withheld }: Spanning): boolean =>
  atLeast + approx + uncounted + withheld > 0;

function doubtsOf(sums: PlaceSums | 'NOT_THERE'): FraudFreeDoubt[] {
  return sums === 'NOT_THERE' ? ['NOT_THERE_BEFORE'] : doubtsOfSums(sums);
}

function doubtsOfSums({ own, above }: PlaceSums): FraudFreeDoubt[] {
  const parts = [own, ...above];
  const sums = parts.flatMap((part) => [part, part.spanning, part.goesOn].filter((sum) => sum !== undefined));
  const doubts: readonly (readonly [FraudFreeDoubt, boolean])[] = [
    ['PLACE_UNKNOWN', above.some((part) => isThere(part) || isThere(part.spanning) || isThere(part.goesOn))],
    ['SPANNING', parts.some(({ spanning, goesOn }) => isThere(spanning) || isThere(goesOn))],
    ['UNCOUNTED', sums.some(({ uncounted }) => uncounted > 0)],
    ['WITHHELD', sums.some(({ withheld }) => withheld > 0)],
    ['INEXACT', sums.some(({ atLeast, approx }) => atLeast + approx > 0)],
  ];
  return doubts.flatMap(([doubt, isHeld]) => (isHeld ? [doubt] : []));
}

const isThere = (sum: Spanning | undefined): boolean => sum !== undefined && (BigInt(sum.amount) !== 0n || isOpen(sum));

const UNKNOWN: Bounds = { low: 0n, high: null };

const point = (amount: Amount): Bounds => ({ low: BigInt(amount), high: BigInt(amount) });

const times = ({ low, high }: Bounds, factor: bigint): Bounds => ({
  low: low * factor,
  high: factor === 0n ? 0n : high === null ? null : high * factor,
});
