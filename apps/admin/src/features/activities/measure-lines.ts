import { firstDay, monthOf, monthsOf, type Locale, type Span } from '@fanzha/domain';
import { aside } from '../../locales/punctuation.js';
import { countOf, isStatedCount, type CountLine } from '../../records/text/count-text.js';
import { measureName } from '../../records/text/measure-text.js';
import { spanText } from '../../records/text/span-text.js';
import type { MeasureLine } from './activity-draft.js';

/** Names a line among those of the form: by its indicator, and by its last day where it has days of its own. */
export const lineKey = ({ indicator, until }: Pick<MeasureLine, 'indicator' | 'until'>): string =>
  until ? `${indicator}@${until}` : indicator;

/** The days of a line of its own; null where it covers those of the activity. */
export const ownSpan = ({ from, until }: Pick<MeasureLine, 'from' | 'until'>): Span | null =>
  until ? { from: from || null, until } : null;

/** What a line is called: its amount, and its days where they are its own. */
export function lineName(line: MeasureLine, locale: Locale): string {
  const [name, span] = [measureName(line.indicator, locale), ownSpan(line)];
  return span ? name + aside(spanText(span, locale)) : name;
}

/** Whether there are lines of months, or of other days of their own. */
export const isByMonth = (lines: readonly MeasureLine[]): boolean => lines.some(({ until }) => until);

const at = (line: MeasureLine, span: Span): MeasureLine => ({ ...line, from: span.from ?? '', until: span.until });
/** The number of a line, without what it counts and its days. */
const countIn = ({ text, qualifier, atLeast }: MeasureLine): CountLine => ({
  text,
  qualifier,
  ...(atLeast && { atLeast }),
});

const isSame = (one: Span, other: Span): boolean => one.until === other.until && firstDay(one) === firstDay(other);

/**
 * Lines of all days of the activity, each divided into one for each month, empty: what was stated of all of them is
 * kept beside, so that the numbers of the months can be held against it.
 * @param chosen which lines
 */
export function divided(
  lines: readonly MeasureLine[],
  record: Span,
  chosen: (line: MeasureLine) => boolean = isStatedCount,
): MeasureLine[] {
  return lines.flatMap((line) => {
    if (line.until || !chosen(line)) return [line];
    const { indicator } = line;
    const whole = isStatedCount(line) ? { whole: countIn(line) } : {};
    return monthsOf(record).map((month) => at({ indicator, text: '', qualifier: 'EXACT', ...whole }, month));
  });
}

/** Lines of months as one of all days again: with what was stated of them, else with the sum of the months. */
export function joined(lines: readonly MeasureLine[]): MeasureLine[] {
  const codes = [...new Set(lines.map(({ indicator }) => indicator))];
  return codes.flatMap((indicator) => {
    const own = lines.filter((line) => line.indicator === indicator);
    const plain = own.find(({ until }) => !until);
    if (plain) return [plain];
    const { sum, missing } = sumOf(own);
    const whole = own.find((line) => line.whole)?.whole;
    if (whole && (missing > 0 || sum === 0)) return [{ indicator, ...whole }];
    const first = own.find(isStatedCount);
    const isExact = own.every(({ qualifier }) => qualifier === 'EXACT');
    if (own.length === 1 && first) return [{ indicator, ...countIn(first) }];
    return [{ indicator, text: sum > 0 ? String(sum) : '', qualifier: isExact || sum === 0 ? 'EXACT' : 'AT_LEAST' }];
  });
}

/** What the lines of an indicator add up to, and how many of them state nothing yet. */
export function sumOf(lines: readonly MeasureLine[]): { sum: number; missing: number } {
  return {
    sum: lines.reduce((sum, line) => sum + (countOf(line).value ?? 0), 0),
    missing: lines.filter((line) => !isStatedCount(line)).length,
  };
}

/**
 * The lines when the days of the activity changed: those of whole months follow it, a month that is new has an empty
 * line. A number that was stated is kept even where its month is gone; it is told when it is saved.
 */
export function refitted(lines: readonly MeasureLine[], before: Span, now: Span): MeasureLine[] {
  const months = [...monthsOf(before)];
  const follows = (line: MeasureLine): boolean => {
    const span = ownSpan(line);
    return span !== null && (months.some((month) => isSame(month, span)) || !isWithin(span, before));
  };
  const codes = [...new Set(lines.map(({ indicator }) => indicator))];
  return codes.flatMap((indicator) => {
    const own = lines.filter((line) => line.indicator === indicator);
    if (!own.some(({ until }) => until) || !own.every(follows)) return own;
    const whole = own.find((line) => line.whole)?.whole;
    const of = (month: Span) => own.find(({ until = '' }) => monthOf(until) === monthOf(month.until));
    const kept = monthsOf(now).map((month) =>
      at(of(month) ?? { indicator, text: '', qualifier: 'EXACT', ...(whole && { whole }) }, month),
    );
    const isKept = (line: MeasureLine) => kept.some(({ until = '' }) => monthOf(until) === monthOf(line.until ?? ''));
    const lost = own.filter((line) => !isKept(line) && isStatedCount(line));
    // Within one month there is nothing to divide any more.
    return kept.length === 1 && lost.length === 0 ? joined(kept) : [...lost, ...kept];
  });
}

const isWithin = (span: Span, record: Span): boolean =>
  firstDay(span) >= firstDay(record) && span.until <= record.until;
