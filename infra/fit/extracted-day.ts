import { isLocalDate, type LocalDate } from '@fanzha/domain';

/** A day as far as a text states it. */
interface ExtractedDay {
  readonly day: LocalDate;
  /** Whether the year, or all of it, is not stated. */
  readonly invented: boolean;
  /** First and last month-day (`11-06`), where they can be read. */
  readonly span: readonly [string, string] | null;
}

/** The day of what states no day at all. */
const DEFAULT_DAY: LocalDate = '2026-06-30';
const EARLIEST_YEAR = 2000;
/** `????-11-06`, `20xx-12`, 11月6日. */
const EXTRACTED =
  /(?<year>[0-9x?×]{4})-(?<month>\d{1,2})(?:-(?<day>\d{1,2}))?(?!\d)|(?<monthZh>\d{1,2})月(?:(?<dayZh>\d{1,2})日)?/gi;

/**
 * The first day that the texts state, the most precise text first. No text states a complete date: a missing or hidden
 * year becomes the latest one in which the day is not in the future.
 * @param today no day is later.
 */
export function extractedDay(texts: readonly (string | null)[], today: LocalDate): ExtractedDay {
  for (const text of texts) {
    const days = text === null ? [] : daysIn(text);
    const [first, last] = [days[0], days.at(-1)];
    if (!first || !last) continue;
    const span = first.monthDay <= last.monthEnd ? ([first.monthDay, last.monthEnd] as const) : null;
    return { ...dated(first.monthDay, first.year, today), span };
  }
  return { day: DEFAULT_DAY <= today ? DEFAULT_DAY : today, invented: true, span: null };
}

interface DayInText {
  readonly year: number | null;
  readonly monthDay: string;
  /** The last day it can mean: the month's end where only a month is stated. */
  readonly monthEnd: string;
}

function daysIn(text: string): DayInText[] {
  return [...text.normalize('NFKC').matchAll(EXTRACTED)].flatMap(({ groups }) => {
    const year = /^\d{4}$/.test(groups?.['year'] ?? '') ? Number(groups?.['year']) : null;
    const month = groups?.['month'] ?? groups?.['monthZh'] ?? '';
    const day = groups?.['day'] ?? groups?.['dayZh'];
    const of = (dayOfMonth: string) => `${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`;
    // 2024 had a 29 February: whether another year has one is asked where the year is chosen.
    if (!isLocalDate(`2024-${of(day ?? '1')}`)) return [];
    return [{ year, monthDay: of(day ?? '1'), monthEnd: of(day ?? '31') }];
  });
}

function dated(monthDay: string, year: number | null, today: LocalDate): Pick<ExtractedDay, 'day' | 'invented'> {
  const on = (candidate: number) => `${candidate}-${monthDay}`;
  const isPast = (day: LocalDate) => isLocalDate(day) && day <= today;
  if (year !== null && year >= EARLIEST_YEAR && isPast(on(year))) return { day: on(year), invented: false };
  const thisYear = Number(today.slice(0, 4));
  const latest = [0, 1, 2, 3, 4].map((back) => on(thisYear - back)).find(isPast);
  return { day: latest ?? DEFAULT_DAY, invented: true };
}
