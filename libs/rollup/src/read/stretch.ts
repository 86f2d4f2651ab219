import { addDays, daysBetween, type LocalDate, monthOf } from '@fanzha/domain';

/** Days to add, or to take away again where the longer period that they are in is added. */
export interface SignedDays {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly sign: 1 | -1;
}

/** A stretch of days as a sum: longer periods to add and to take away, and single days beside them. */
interface Stretch {
  /** Years, quarters and months. */
  readonly periods: readonly string[];
  readonly less: readonly string[];
  readonly days: readonly SignedDays[];
}

/** A calendar year, quarter or month, and what it consists of. */
interface Calendar {
  readonly name: string;
  readonly start: LocalDate;
  readonly end: LocalDate;
  readonly parts: readonly Calendar[];
}

const NONE: Stretch = { periods: [], less: [], days: [] };

/**
 * Puts a stretch of days together from as few kept figures as there are: 1 January to 28 November is the year less
 * December less two days. Nothing is read twice, and nothing outside the stretch remains.
 */
export function stretchOf(start: LocalDate, end: LocalDate): Stretch {
  const first = Number(start.slice(0, 4));
  const years = Array.from({ length: Number(end.slice(0, 4)) - first + 1 }, (_, index) =>
    calendarYear(String(first + index)),
  );
  return together(years.map((year) => within(year, start, end)));
}

/** Each of the days of a stretch, by the name that a day is kept under. */
export function dayNames({ from, to }: SignedDays): LocalDate[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index));
}

/**
 * What of a stretch lies within a period: the part of each of its parts, or the whole less what
 * is outside, whichever is less.
 */
function within(whole: Calendar, start: LocalDate, end: LocalDate): Stretch {
  if (end < whole.start || whole.end < start) return NONE;
  if (start <= whole.start && whole.end <= end) return { ...NONE, periods: [whole.name] };
  const partly = inside(whole, start > whole.start ? start : whole.start, end < whole.end ? end : whole.end);
  const outside = together([
    ...(whole.start < start ? [inside(whole, whole.start, addDays(start, -1))] : []),
    ...(end < whole.end ? [inside(whole, addDays(end, 1), whole.end)] : []),
  ]);
  return 1 + lookUps(outside) < lookUps(partly)
    ? together([{ ...NONE, periods: [whole.name] }, negated(outside)])
    : partly;
}

/** A part of a period by what the period consists of: shorter periods, or days. */
function inside(whole: Calendar, start: LocalDate, end: LocalDate): Stretch {
  if (whole.parts.length === 0) return { ...NONE, days: [{ from: start, to: end, sign: 1 }] };
  return together(whole.parts.map((part) => within(part, start, end)));
}

const lookUps = ({ periods, less, days }: Stretch): number =>
  periods.length + less.length + days.reduce((sum, { from, to }) => sum + daysBetween(from, to) + 1, 0);

const together = (all: readonly Stretch[]): Stretch => ({
  periods: all.flatMap(({ periods }) => periods),
  less: all.flatMap(({ less }) => less),
  days: all.flatMap(({ days }) => days),
});

const negated = ({ periods, less, days }: Stretch): Stretch => ({
  periods: less,
  less: periods,
  days: days.map(({ from, to, sign }) => ({ from, to, sign: sign === 1 ? -1 : 1 })),
});

function calendarYear(year: string): Calendar {
  const months = Array.from({ length: 12 }, (_, index) =>
    calendarMonth(`${year}-${String(index + 1).padStart(2, '0')}`),
  );
  const quarters = [0, 1, 2, 3].map((index) =>
    calendarOf(`${year}-Q${index + 1}`, months.slice(3 * index, 3 * index + 3)),
  );
  return calendarOf(year, quarters);
}

const calendarMonth = (month: string): Calendar => ({
  name: month,
  start: `${month}-01`,
  end: lastDayOf(month),
  parts: [],
});

const calendarOf = (name: string, parts: readonly Calendar[]): Calendar => ({
  name,
  start: parts.at(0)?.start ?? '',
  end: parts.at(-1)?.end ?? '',
  parts,
});

const lastDayOf = (month: string): LocalDate => addDays(`${monthOf(addDays(`${month}-28`, 4))}-01`, -1);

/**
 * The days whose pending changes belong to longer periods that were added: the whole stretch, and of months at its ends
 * either all or nothing. Null where there is no longer period.
 */
export function keptDays(
  start: LocalDate,
  end: LocalDate,
  { periods, days }: Stretch,
): { from: LocalDate; to: LocalDate } | null {
  if (periods.length === 0) return null;
  const added = days.filter(({ sign }) => sign === 1);
  const before = added.find(({ from }) => from === start);
  const after = added.find(({ to }) => to === end);
  return {
    from: before ? addDays(before.to, 1) : `${monthOf(start)}-01`,
    to: after ? addDays(after.from, -1) : lastDayOf(monthOf(end)),
  };
}
