import { daysBetween, isLocalDate, type LocalDate, MOST_SPAN_DAYS } from '@fanzha/domain';

/** Days as far as a text states them. */
interface ExtractedDays {
  /** The last day, on which an amount counts. */
  readonly day: LocalDate;
  /** The first day; null where there is one day. */
  readonly from: LocalDate | null;
}

const DEFAULT_DAY: LocalDate = '2026-06-30';
const EARLIEST_YEAR = 2000;
/** How many years back a day without a year may lie: every day of a calendar has come by then. */
const YEARS_BACK = [0, 1, 2, 3, 4];
/** `????-11-06`, `20xx-12`, 11月6日. */
const EXTRACTED =
  /(?<year>[0-9x?×]{4})-(?<month>\d{1,2})(?:-(?<day>\d{1,2}))?(?!\d)|(?<monthZh>\d{1,2})月(?:(?<dayZh>\d{1,2})日)?/gi;

/** The day of what states no day at all. */
export const assumedDay = (today: LocalDate): LocalDate => (DEFAULT_DAY <= today ? DEFAULT_DAY : today);

/**
 * The days from the first to the last one that a text states, of the first text that states any. No text states a
 * complete date: a missing or hidden year becomes the latest one in which the last day is not in the future. A month is
 * all of its days.
 * @param today no day is later.
 * @returns null where no text states a day.
 */
export function extractedDays(texts: readonly (string | null)[], today: LocalDate): ExtractedDays | null {
  for (const text of texts) {
    const days = text === null ? [] : daysIn(text);
    const [first, last] = [days[0], days.at(-1)];
    const found = first && last ? dated(first, last, today) : null;
    if (found) return found;
  }
  return null;
}

interface DayInText {
  readonly year: number | null;
  readonly month: string;
  /** Null where only a month is stated. */
  readonly day: string | null;
}

function daysIn(text: string): DayInText[] {
  return [...text.normalize('NFKC').matchAll(EXTRACTED)].flatMap(({ groups }) => {
    const year = /^\d{4}$/.test(groups?.['year'] ?? '') ? Number(groups?.['year']) : null;
    const month = (groups?.['month'] ?? groups?.['monthZh'] ?? '').padStart(2, '0');
    const day = (groups?.['day'] ?? groups?.['dayZh'])?.padStart(2, '0') ?? null;
    // 2024 had a 29 February: whether another year has one is asked where the year is chosen.
    return isLocalDate(`2024-${month}-${day ?? '01'}`) ? [{ year, month, day }] : [];
  });
}

function dated(first: DayInText, last: DayInText, today: LocalDate): ExtractedDays | null {
  const stated = last.year ?? first.year;
  const thisYear = Number(today.slice(0, 4));
  const guessed = YEARS_BACK.map((back) => thisYear - back);
  const years = stated !== null && stated >= EARLIEST_YEAR ? [stated, ...guessed] : guessed;
  for (const year of years) {
    const day = lastDayOf(last, year);
    if (day !== null && day <= today) return { day, from: beginning(first, day, year) };
  }
  return null;
}

function lastDayOf({ month, day }: DayInText, year: number): LocalDate | null {
  const days = day === null ? ['31', '30', '29', '28'] : [day];
  return days.map((each) => `${year}-${month}-${each}`).find(isLocalDate) ?? null;
}

/** Spans that one line cannot have are not made up: such a line counts on its last day. */
function beginning({ month, day, year: stated }: DayInText, until: LocalDate, year: number): LocalDate | null {
  const on = (of: number) => `${of}-${month}-${day ?? '01'}`;
  const from = stated !== null && stated <= year ? on(stated) : on(year) <= until ? on(year) : on(year - 1);
  const isSpan = isLocalDate(from) && from < until && daysBetween(from, until) < MOST_SPAN_DAYS;
  return isSpan ? from : null;
}
