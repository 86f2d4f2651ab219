import { addDays, addYears, endedPeriods, type LocalDate, monthOf } from '@fanzha/domain';

/** Whole months of history before the current one. */
const HISTORY_MONTHS = 18;

/** A month as far as it lies behind us. */
export interface DemoMonth {
  /** 1 to 12. */
  readonly number: number;
  readonly first: LocalDate;
  readonly last: LocalDate;
  /** 1 for a whole month, less for the current one. */
  readonly share: number;
}

/** The month `months` before that of `day`, `YYYY-MM`. */
export function monthBefore(day: LocalDate, months: number): string {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - months;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** The 18 whole months before today's and today's up to today. */
export function demoMonths(today: LocalDate): DemoMonth[] {
  return Array.from({ length: HISTORY_MONTHS + 1 }, (_, index) => {
    const month = monthBefore(today, HISTORY_MONTHS - index);
    const end = addDays(`${monthBefore(`${month}-01`, -1)}-01`, -1);
    const last = end < today ? end : today;
    return {
      number: Number(month.slice(5)),
      first: `${month}-01`,
      last,
      share: Number(last.slice(8)) / Number(end.slice(8)),
    };
  });
}

type Week = ReturnType<typeof endedPeriods>[number];

/** The two last weeks that are over, the last one first. */
export function lastTwoWeeks(today: LocalDate): readonly [last: Week, before: Week] {
  const rhythm = { rhythm: 'WEEK', cutOffDay: null } as const;
  const [last, before] = endedPeriods(rhythm, { since: addDays(today, -21), today, most: 2 });
  if (!last || !before) throw new Error(`No two weeks are over by ${today}`);
  return [last, before];
}

/** The latest day on or before today with this month and day (`MM-DD`). */
export function lastOccurrence(monthDay: string, today: LocalDate): LocalDate {
  const thisYear = `${today.slice(0, 4)}-${monthDay}`;
  return thisYear <= today ? thisYear : addYears(thisYear, -1);
}

/** Saturday or Sunday. */
function isWeekend(day: LocalDate): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

/** New Year, Labour Day and National Day, as far as they fall on the same days every year. */
const HOLIDAYS = /-(01-0[1-3]|05-0[1-5]|10-0[1-7])$/;

/** The next day that is neither weekend nor holiday, without going past `last` or leaving the month. */
export function workdayFrom(day: LocalDate, last: LocalDate): LocalDate {
  let found = day;
  while (found < last && (isWeekend(found) || HOLIDAYS.test(found))) found = addDays(found, 1);
  return monthOf(found) === monthOf(day) ? found : day;
}
