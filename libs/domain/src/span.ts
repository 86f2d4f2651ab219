import { dateErrors } from './bounds.js';
import type { FieldError } from './domain-error.js';
import { addDays, daysBetween, type LocalDate, monthOf } from './local-date.js';

/** The days that one statement covers: its last day, and its first where it covers more than one. */
export interface Span {
  readonly from: LocalDate | null;
  readonly until: LocalDate;
}

/** Days that one statement may cover at most, the first and the last included. */
export const MOST_SPAN_DAYS = 366;

/** The days from a first to a last one; without a last one the first alone. */
export const spanOf = (first: LocalDate, last: LocalDate | null): Span =>
  last !== null && last > first ? { from: first, until: last } : { from: null, until: first };

/** The first day of a span. */
export const firstDay = ({ from, until }: Span): LocalDate => from ?? until;

/** Whether a span lies in several months: it counts in its last one, beside the figure. */
export const crossesMonth = (span: Span): boolean => monthOf(firstDay(span)) < monthOf(span.until);

/** Whether two spans have a day in common. */
export const overlap = (one: Span, other: Span): boolean =>
  firstDay(one) <= other.until && firstDay(other) <= one.until;

/** Errors of a span that is too long: SPAN_TOO_LONG with the bound. */
export function lengthErrorsOf(path: string, span: Span): FieldError[] {
  const days = daysBetween(firstDay(span), span.until) + 1;
  return days > MOST_SPAN_DAYS ? [{ path, code: 'SPAN_TOO_LONG', params: { max: MOST_SPAN_DAYS, actual: days } }] : [];
}

/**
 * Errors of the first day of what a record states of several days up to `until`: those of a day, END_BEFORE_START where
 * the last day comes before it, and SPAN_TOO_LONG.
 * @param path of the first day
 * @param untilPath of the last day
 */
export function beginningErrors(
  path: string,
  from: LocalDate | null,
  untilPath: string,
  until: LocalDate,
): FieldError[] {
  const errors = dateErrors(path, from);
  if (errors.length > 0 || from === null) return errors;
  if (until < from) return [{ path: untilPath, code: 'END_BEFORE_START' }];
  return lengthErrorsOf(path, { from, until });
}

/** A span as it is stated of one amount: what is left out is as in the record. */
export interface SpanInput {
  readonly from?: LocalDate | null;
  readonly until?: LocalDate | null;
}

/**
 * Reads the days of one amount of a record. Without any they are those of the record; with a last one alone it is that
 * day; with a first one alone they go on to the record's last.
 * @param path of the amount: errors lie at `<path>.from` and `<path>.until`
 * @param record the days of the record, which the amount may not leave
 * @returns the span, null where it cannot be read: NOT_A_DATE …, END_BEFORE_START, DATE_TOO_EARLY or DATE_TOO_LATE
 *   outside the record, SPAN_TOO_LONG.
 */
export function readSpan(path: string, stated: SpanInput, record: Span): { span: Span | null; errors: FieldError[] } {
  const { from = null, until = null } = stated;
  const errors = [...dateErrors(`${path}.from`, from), ...dateErrors(`${path}.until`, until)];
  if (errors.length > 0) return { span: null, errors };
  if (from === null && until === null) return { span: record, errors: [] };

  const last = until ?? record.until;
  if (from !== null && last < from)
    return { span: null, errors: [{ path: `${path}.${until === null ? 'from' : 'until'}`, code: 'END_BEFORE_START' }] };
  const span = spanOf(from ?? last, last);
  const [earliest, latest] = [firstDay(record), record.until];
  if (firstDay(span) < earliest)
    errors.push({ path: `${path}.${from === null ? 'until' : 'from'}`, code: 'DATE_TOO_EARLY', params: { earliest } });
  if (span.until > latest) errors.push({ path: `${path}.until`, code: 'DATE_TOO_LATE', params: { latest } });
  errors.push(...lengthErrorsOf(`${path}.until`, span));
  return { span: errors.length === 0 ? span : null, errors };
}

/** The spans of the months that a span lies in, in their order: a span within a month is itself. */
export function monthsOf(span: Span): Span[] {
  const spans: Span[] = [];
  let first = firstDay(span);
  while (monthOf(first) < monthOf(span.until)) {
    const next = `${monthOf(addDays(`${monthOf(first)}-28`, 4))}-01`;
    spans.push(spanOf(first, addDays(next, -1)));
    first = next;
  }
  return [...spans, spanOf(first, span.until)];
}
