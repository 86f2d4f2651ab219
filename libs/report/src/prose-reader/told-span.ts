import type { LocalDate } from '@fanzha/domain';
import type { Stretch } from './spans.js';
import { type DayContext, type DaysTold, daysOf } from './told-days.js';
import type { TokenContext } from './token-context.js';

const SINCE_YEAR = /今年以来|年初以来|年初至今|今年(?:已|累计|共)|全年/u;

/**
 * The days that a result covers: those named before it in its sentence, the running year, else those of its text.
 * @returns nulls where they are not told
 */
export function spanOf(
  text: string,
  { token, sentence, before }: TokenContext,
  stretches: readonly Stretch[],
  context: DayContext,
  period: DaysTold | null,
): { readonly from: LocalDate | null; readonly until: LocalDate | null } {
  const end = period?.until ?? context.reportDate;
  const named = stretches
    .filter(
      ({ kind, rule, start, end: to }) =>
        kind === 'DATE' && rule !== 'time-of-day' && start >= sentence.start && to <= token.start,
    )
    .map(({ start, end: to }) => ({ start, days: daysOf(text.slice(start, to), context) }))
    .filter(({ days }) => days !== null)
    .at(-1);
  const upTo = named && /截[至止]$/u.test(text.slice(Math.max(0, named.start - 4), named.start));
  if (SINCE_YEAR.test(before) || upTo) {
    const until = (upTo ? named.days?.until : end) ?? null;
    return { from: until === null ? null : (`${until.slice(0, 4)}-01-01` as LocalDate), until };
  }
  const days = named?.days ?? period;
  return days ? { from: days.from, until: days.until } : { from: null, until: null };
}
