import { BOUNDS, listErrors, repeatedAt } from './bounds.js';
import { carriesTarget } from './campaign-target.js';
import type { FieldError } from './domain-error.js';
import { indicator, type IndicatorCode, INDICATORS } from './indicator.js';
import type { LocalDate } from './local-date.js';
import { fenFromYuan, yuanFromFen } from './money.js';
import type { Period } from './period.js';
import { keepersOfIndicator } from './submission.js';
import type { TenantType, Term } from './vocabulary.js';

/** How far a scoring scheme (考核方案) is. What was published is changed by editions alone. */
export const EVALUATION_STATES = [
  { code: 'DRAFT', zh: '草稿', en: 'Draft' },
  { code: 'PUBLISHED', zh: '已发布', en: 'Published' },
  { code: 'CLOSED', zh: '已定分', en: 'Closed' },
  { code: 'LOCKED', zh: '已锁定', en: 'Locked' },
] as const satisfies readonly Term[];
/** Code of the state of a scoring scheme. */
export type EvaluationState = (typeof EVALUATION_STATES)[number]['code'];

/** How a figure becomes points. */
export const SCORE_RULES = [
  { code: 'LINEAR', zh: '按比例', en: 'In proportion' },
  { code: 'STEP', zh: '分档', en: 'By steps' },
  { code: 'DEDUCTION', zh: '扣分', en: 'Deduction' },
] as const satisfies readonly Term[];
/** Code of how a figure becomes points. */
export type ScoreRule = (typeof SCORE_RULES)[number]['code'];

/** How one item of a score stands. */
export const SCORE_STATES = [
  { code: 'SCORED', zh: '已算出', en: 'Scored' },
  { code: 'UNDETERMINED', zh: '不能确定', en: 'Undetermined' },
  { code: 'EXEMPT', zh: '不计分', en: 'Exempt' },
] as const satisfies readonly Term[];
/** Code of how one item of a score stands. */
export type ScoreState = (typeof SCORE_STATES)[number]['code'];

/** Why a unit is exempt from an item, or why its points are not certain. */
export const SCORE_DOUBTS = [
  { code: 'NOT_KEPT', zh: '这类单位不记这本台账', en: 'Units of this type do not keep this ledger' },
  { code: 'NO_DENOMINATOR', zh: '没有可比的总数', en: 'There is nothing to divide by' },
  { code: 'APPEALED', zh: '申诉后免计', en: 'Exempt after an appeal' },
  { code: 'SPANNING', zh: '有跨期的数', en: 'Figures span an end of the period' },
  { code: 'UNCOUNTED', zh: '有做了未统计的', en: 'Some are not counted' },
  { code: 'WITHHELD', zh: '有不便公开的', en: 'Some are withheld' },
  { code: 'AT_LEAST', zh: '有“以上”的数', en: 'Some are at least so many' },
] as const satisfies readonly Term[];
/** Code of why a unit is exempt from an item, or why its points are not certain. */
export type ScoreDoubt = (typeof SCORE_DOUBTS)[number]['code'];

/** How far an appeal (申诉) is. */
export const APPEAL_STATES = [
  { code: 'OPEN', zh: '待处理', en: 'Open' },
  { code: 'RECOMPUTED', zh: '已重算', en: 'Computed again' },
  { code: 'EXEMPTED', zh: '已免计', en: 'Exempted' },
  { code: 'REFUSED', zh: '不采纳', en: 'Refused' },
] as const satisfies readonly Term[];
/** Code of how far an appeal is. */
export type AppealState = (typeof APPEAL_STATES)[number]['code'];

/** Decimals of points, thresholds and weights are whole hundredths inside: nothing is rounded by being kept. */
export const HUNDREDTHS = 100;

/**
 * Hundredths of a decimal as it is written, `12.5` as 1250: read as exactly as money, which has as many places.
 * @throws DomainError BAD_INPUT on `path`: NOT_A_NUMBER, NEGATIVE, TOO_MANY_DECIMALS, TOO_LARGE.
 */
export const hundredthsOf = (text: string, path = ''): number => fenFromYuan(text, path);

/** Hundredths as a decimal with two places. @throws RangeError for what is no whole number. */
export const decimalOf = (hundredths: number): string => yuanFromFen(hundredths);

/** Limits of scoring schemes; amounts in hundredths. */
export const EVALUATION_BOUNDS = {
  title: { min: 1, max: 80, required: true, legible: true },
  itemName: { min: 1, max: 60, required: true, legible: true },
  items: { min: 1, max: 20 },
  steps: { min: 1, max: 10 },
  weight: { min: 1, max: 1_000 * HUNDREDTHS },
  value: BOUNDS.pieces.max * HUNDREDTHS,
  percent: 100 * HUNDREDTHS,
  /** Units of a scheme: each is asked of the engine when it is closed. */
  units: 3_000,
  /** Days in which units may appeal, from the day on which a scheme is closed. */
  appealDays: 90,
} as const;

/** A step: from this value on, so many points. */
interface ScoreStep {
  readonly at: number;
  readonly points: number;
}

/**
 * How an item is scored. Weights, points and values are hundredths: of a point, of the unit of the indicator, of a per
 * cent of a ratio.
 */
export interface ScoredRule {
  readonly rule: ScoreRule;
  /** The points of the item at most. */
  readonly weight: number;
  readonly indicator: IndicatorCode;
  /** LINEAR: the value of no points, and that of all of them. */
  readonly from: number | null;
  readonly to: number | null;
  /** STEP: in the order of their values; below the first there are no points. */
  readonly steps: readonly ScoreStep[];
  /** DEDUCTION: points lost with each unit of the indicator. */
  readonly perUnit: number | null;
  /** DEDUCTION: points lost at most; null: all of them. */
  readonly lostAtMost: number | null;
}

/** Work of others that a unit answers for itself, beside what may carry a target. */
const ANSWERED_FOR: ReadonlySet<IndicatorCode> = new Set([
  'ALERT_HANDLED_RATE',
  'ALERT_ON_TIME_RATE',
  'ALERT_FACE_TO_FACE_RATE',
  'ALERTS_LOST',
  'SUBMISSIONS_ON_TIME',
  'ON_TIME_RATE',
]);

/**
 * Whether an item may be scored by the indicator: the unit's own work, and what it owes an answer for. Cases, money,
 * stocks of others and installations of an app carry no points (国办函〔2026〕12号).
 */
export const carriesScore = (code: IndicatorCode): boolean => carriesTarget(code) || ANSWERED_FOR.has(code);

/** Codes that an item may be scored by, in the order of the registry. */
export const SCORED_INDICATORS: readonly IndicatorCode[] = INDICATORS.map(({ code }) => code).filter(carriesScore);

/**
 * Whether units of this type have the ground for an item at all. Alerts and submissions come to a unit from others: a
 * share of none of them says it by its denominator.
 */
export function isScoredOf(code: IndicatorCode, type: TenantType): boolean {
  const { ledger, ratio } = indicator(code);
  if (ledger === 'alert' || ledger === 'submission') return true;
  if (ratio) return isScoredOf(ratio.numerator, type);
  return keepersOfIndicator(code).includes(type);
}

/** Errors of the period of a scheme: a year, a quarter or a month. */
export const evaluationPeriodErrors = ({ kind }: Period): FieldError[] =>
  kind === 'YEAR' || kind === 'QUARTER' || kind === 'MONTH' ? [] : [{ path: 'period', code: 'NOT_ALLOWED_HERE' }];

/** Errors of the last day of appeals: from the day of closing on, and not for ever. */
export function appealUntilErrors(path: string, day: LocalDate, today: LocalDate, latest: LocalDate): FieldError[] {
  if (day < today) return [{ path, code: 'DATE_TOO_EARLY', params: { earliest: today } }];
  return day > latest ? [{ path, code: 'DATE_TOO_LATE', params: { latest } }] : [];
}

/** Errors of the items of a scheme, each under `items.N`; their names are judged as they are typed. */
export function scoredItemErrors(items: readonly (ScoredRule & { readonly name: string })[]): FieldError[] {
  const names = repeatedAt(items.map(({ name }) => name.trim()));
  return [
    ...listErrors('items', items, EVALUATION_BOUNDS.items),
    ...items.flatMap((item, at) => [
      ...(names.has(at) ? [{ path: `items.${at}.name`, code: 'DUPLICATE' } as const] : []),
      ...itemErrors(`items.${at}`, item),
    ]),
  ];
}

function itemErrors(path: string, item: ScoredRule): FieldError[] {
  const { weight, indicator: code } = item;
  const { min, max } = EVALUATION_BOUNDS.weight;
  return [
    ...(carriesScore(code) ? [] : [{ path: `${path}.indicator`, code: 'NOT_ALLOWED_HERE' } as const]),
    ...amountErrors(`${path}.weight`, weight, { min, max }),
    ...ruleErrors(path, item),
  ];
}

function ruleErrors(path: string, item: ScoredRule): FieldError[] {
  const { rule, weight, from, to, steps, perUnit, lostAtMost } = item;
  const unused = (field: string, isThere: boolean): FieldError[] =>
    isThere ? [{ path: `${path}.${field}`, code: 'NOT_ALLOWED_HERE' }] : [];
  const stray = [
    ...unused('from', rule !== 'LINEAR' && from !== null),
    ...unused('to', rule !== 'LINEAR' && to !== null),
    ...unused('steps', rule !== 'STEP' && steps.length > 0),
    ...unused('perUnit', rule !== 'DEDUCTION' && perUnit !== null),
    ...unused('lostAtMost', rule !== 'DEDUCTION' && lostAtMost !== null),
  ];
  const value = (field: string, amount: number | null) => valueErrors(`${path}.${field}`, amount, item.indicator);
  if (rule === 'LINEAR') {
    const errors = [...value('from', from), ...value('to', to)];
    const isFlat = errors.length === 0 && from === to;
    return [...stray, ...errors, ...(isFlat ? [{ path: `${path}.to`, code: 'DUPLICATE' } as const] : [])];
  }
  if (rule === 'DEDUCTION')
    return [
      ...stray,
      ...(perUnit === null
        ? [{ path: `${path}.perUnit`, code: 'REQUIRED' } as const]
        : amountErrors(`${path}.perUnit`, perUnit, { min: 1, max: weight })),
      ...(lostAtMost === null ? [] : amountErrors(`${path}.lostAtMost`, lostAtMost, { min: 1, max: weight })),
    ];
  return [
    ...stray,
    ...listErrors(`${path}.steps`, steps, EVALUATION_BOUNDS.steps),
    ...steps.flatMap(({ at, points }, index) => [
      ...value(`steps.${index}.at`, at),
      ...(index > 0 && at <= (steps[index - 1]?.at ?? 0)
        ? [{ path: `${path}.steps.${index}.at`, code: 'RANGE_UPSIDE_DOWN' } as const]
        : []),
      ...amountErrors(`${path}.steps.${index}.points`, points, { min: 0, max: weight }),
    ]),
  ];
}

/** A value of an indicator, in hundredths: whole for what is counted, at most 100 of a share. */
function valueErrors(path: string, amount: number | null, code: IndicatorCode): FieldError[] {
  if (amount === null) return [{ path, code: 'REQUIRED' }];
  const { ratio } = indicator(code);
  const max = ratio?.kind === 'SHARE' ? EVALUATION_BOUNDS.percent : EVALUATION_BOUNDS.value;
  const errors = amountErrors(path, amount, { min: 0, max });
  if (errors.length > 0 || ratio) return errors;
  return amount % HUNDREDTHS === 0 ? [] : [{ path, code: 'NOT_WHOLE' }];
}

function amountErrors(path: string, amount: number, { min, max }: { min: number; max: number }): FieldError[] {
  const shown = (hundredths: number) => hundredths / HUNDREDTHS;
  if (amount < 0) return [{ path, code: 'NEGATIVE' }];
  if (amount < min) return [{ path, code: 'TOO_SMALL', params: { min: shown(min), actual: shown(amount) } }];
  return amount > max ? [{ path, code: 'TOO_LARGE', params: { max: shown(max), actual: shown(amount) } }] : [];
}
