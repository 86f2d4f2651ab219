import type { Amount } from './amount.js';
import { ratio } from './figure.js';
import { indicator, type IndicatorCode, isIndicatorCode } from './indicator.js';
import { fenFromYuan, moneyErrors, READABLE_YUAN, yuanFromFen } from './money.js';
import { tooLarge } from './plausibility.js';
import { overlap, readSpan, type Span, type SpanInput } from './span.js';
import type { LocalDate } from './local-date.js';
import type { FieldError } from './domain-error.js';
import {
  innerPaths,
  isWithoutAmount,
  rangeErrors,
  type StatedAmount,
  type StoredAmount,
  storedAmount,
} from './stated-amount.js';

/** An amount as a person states it: the value in the unit of the indicator, yuan for money. */
export interface MeasureInput extends StatedAmount {
  readonly indicator: string;
}

/**
 * Whether a part is certainly larger than its whole: about N may be less, an uncounted whole may be anything, and a
 * range is its upper end at most.
 */
export function exceedsWhole(part: StatedAmount, whole: StatedAmount): boolean {
  const most = whole.upTo ?? (whole.qualifier === 'EXACT' ? whole.value : null);
  const isLeast = part.qualifier === 'EXACT' || part.qualifier === 'AT_LEAST';
  return isLeast && part.value != null && most != null && part.value > most;
}

/** An amount of an indicator as it is stored. */
export interface StoredMeasure extends StoredAmount {
  readonly indicator: IndicatorCode;
}

/** An amount of some of the days of a record: there may be several of one indicator, of different days. */
interface LineInput extends MeasureInput, SpanInput {}

/** The same as it is stored. */
export interface StoredLine extends StoredMeasure {
  /** Its number among those of its indicator, by days. */
  readonly line: number;
  /** Its first day, where it covers several. */
  readonly from: LocalDate | null;
  /** Its last day, on which it counts; null: the first day of the record. */
  readonly until: LocalDate | null;
}

/**
 * Checks the measures of a record: every indicator known, allowed in this ledger and stated once; EXACT, AT_LEAST and
 * APPROX with a value, UNCOUNTED and WITHHELD without; counts whole, money with at most two decimals, each within the
 * bounds of its unit.
 * @param path of the list, so that the errors lie at `<path>.<index>.indicator` and `<path>.<index>.value`.
 * @returns the measures that could be read, in their order, and every error found. Those that are merely too large are
 *   among them: a record that has stated so before may go on. Store nothing unless `errors` is empty.
 */
export function checkMeasures(
  path: string,
  inputs: readonly MeasureInput[],
  allowed: readonly IndicatorCode[],
): { measures: StoredMeasure[]; errors: FieldError[] } {
  const stated = new Set<string>();
  const read = inputs.map((input, index) => {
    const twice = stated.has(input.indicator);
    stated.add(input.indicator);
    return readMeasure(`${path}.${index}`, input, allowed, twice ? [duplicate(`${path}.${index}`)] : []);
  });
  return { measures: read.flatMap(({ measure }) => measure ?? []), errors: read.flatMap(({ errors }) => errors) };
}

/**
 * Checks the amounts of a record that may be of some of its days: as `checkMeasures`, and of each indicator no day
 * twice (SPANS_OVERLAP, or DUPLICATE where no days are stated at all).
 * @param record the days of the record; null where they cannot be read: then days are not judged
 */
export function checkLines(
  path: string,
  inputs: readonly LineInput[],
  allowed: readonly IndicatorCode[],
  record: Span | null,
): { measures: StoredLine[]; errors: FieldError[] } {
  const earlier: { indicator: string; span: Span; stated: boolean }[] = [];
  const measures: (StoredMeasure & { readonly span: Span })[] = [];
  const errors = inputs.flatMap((input, index) => {
    const at = `${path}.${index}`;
    const { span, errors: ofSpan } = record ? readSpan(at, input, record) : { span: null, errors: [] };
    const stated = input.from != null || input.until != null;
    const same = earlier.filter(({ indicator: code }) => code === input.indicator);
    const met = span && same.find((other) => overlap(other.span, span));
    const clash: FieldError[] = !met
      ? []
      : [
          stated || met.stated
            ? { path: `${at}.${stated ? 'until' : 'indicator'}`, code: 'SPANS_OVERLAP' }
            : duplicate(at),
        ];
    const { measure, errors: found } = readMeasure(at, input, allowed, [...clash, ...ofSpan]);
    if (span) earlier.push({ indicator: input.indicator, span, stated });
    if (measure && span) measures.push({ ...measure, span });
    return found;
  });
  return { measures: record ? numbered(measures, record) : [], errors };
}

/** Lines of each indicator by their days. */
function numbered(measures: readonly (StoredMeasure & { readonly span: Span })[], record: Span): StoredLine[] {
  const first = record.from ?? record.until;
  const inOrder = [...measures].sort((one, other) => (one.span.until < other.span.until ? -1 : 1));
  return measures.map(({ span, ...measure }) => ({
    ...measure,
    line: inOrder.filter(({ indicator: code }) => code === measure.indicator).findIndex((each) => each.span === span),
    from: span.from,
    until: span.from === null && span.until === first ? null : span.until,
  }));
}

const duplicate = (at: string): FieldError => ({ path: `${at}.indicator`, code: 'DUPLICATE' });

/** @param further errors of its place in the list, which come between those of its indicator and of its value. */
function readMeasure(
  at: string,
  input: MeasureInput,
  allowed: readonly IndicatorCode[],
  further: readonly FieldError[],
): { measure: StoredMeasure | null; errors: FieldError[] } {
  const code = input.indicator;
  if (!isIndicatorCode(code)) return { measure: null, errors: [{ path: `${at}.indicator`, code: 'UNKNOWN_CODE' }] };
  const errors: FieldError[] = [
    ...(allowed.includes(code) ? [] : [{ path: `${at}.indicator`, code: 'NOT_ALLOWED_HERE' } as const]),
    ...further,
    ...valueErrors(`${at}.value`, code, input),
    ...rangeErrors(innerPaths(at), input, (path, upTo) => numberErrors(path, code, upTo)),
  ];
  const readable = errors.every((error) => error.code === 'TOO_LARGE');
  return { measure: readable ? { indicator: code, ...storedAmount(inSmallest(code, input)) } : null, errors };
}

/**
 * A stored or summed amount in the unit of the indicator: fen become yuan, counts stay as they are. Beyond 2^53 it is
 * the nearest number there is; `exactValue` has every digit.
 */
export function shownValue(code: IndicatorCode, amount: Amount): number {
  return indicator(code).money ? Number(amount) / 100 : Number(amount);
}

/** The same as decimal text, exact whatever its size: `800000.00` for money, `3120` for counts. */
export function exactValue(code: IndicatorCode, amount: Amount): string {
  return indicator(code).money ? yuanFromFen(amount) : String(amount);
}

/**
 * A ratio indicator from the stored sums it divides, in its own unit: 85.5 for 85.5 %, yuan for the loss per case. Not
 * rounded. Null where the denominator is 0.
 * @throws RangeError if the indicator is no ratio.
 */
export function shownRatio(code: IndicatorCode, numerator: Amount, denominator: Amount): number | null {
  const divided = indicator(code).ratio;
  if (!divided) throw new RangeError(`Not a ratio: ${code}`);
  const quotient = ratio(shownValue(divided.numerator, numerator), shownValue(divided.denominator, denominator));
  return quotient !== null && divided.percent ? quotient * 100 : quotient;
}

function valueErrors(path: string, code: IndicatorCode, { value, qualifier }: MeasureInput): FieldError[] {
  const needsValue = !isWithoutAmount(qualifier);
  if (value == null) return needsValue ? [{ path, code: 'AMOUNT_REQUIRED' }] : [];
  return needsValue ? numberErrors(path, code, value) : [{ path, code: 'AMOUNT_FORBIDDEN' }];
}

function numberErrors(path: string, code: IndicatorCode, value: number): FieldError[] {
  if (!indicator(code).money) return countErrors(path, code, value);
  const errors = moneyErrors(path, value);
  return errors.some((error) => error.code === 'TOO_LARGE') ? tooLarge(path, code, value) : errors;
}

function countErrors(path: string, code: IndicatorCode, value: number): FieldError[] {
  if (!Number.isFinite(value)) return [{ path, code: 'NOT_A_NUMBER' }];
  if (value < 0) return [{ path, code: 'NEGATIVE' }];
  if (!Number.isInteger(value)) return [{ path, code: 'NOT_WHOLE' }];
  return tooLarge(path, code, value);
}

const inSmallest = (code: IndicatorCode, input: MeasureInput): StatedAmount => ({
  ...input,
  value: smallest(code, input.value),
  upTo: smallest(code, input.upTo),
});

function smallest(code: IndicatorCode, value: number | null | undefined): number | null {
  if (value == null) return null;
  // Nothing was ever stored that is as large; it only must not look like something smaller.
  if (value > READABLE_YUAN) return Number.MAX_SAFE_INTEGER;
  return indicator(code).money ? fenFromYuan(value) : value;
}
