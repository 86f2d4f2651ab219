import { addDays, type LocalDate, type Qualifier } from '@fanzha/domain';
import { type DemoMonth, demoMonths, workdayFrom } from '../calendar.js';
import { Random } from '../random.js';
import type { DemoUnit } from '../units.js';

/** A day on which a unit has something to record, with numbers of its own to draw it from. */
export interface Occasion {
  readonly on: LocalDate;
  readonly random: Random;
}

/**
 * How much there is to do besides publicity, January first. Swindlers follow the money and so does the work against
 * them: the beginning of term in September, shopping in November.
 */
const DENSITY: readonly number[] = [0.85, 0.75, 0.9, 0.9, 0.95, 1.05, 0.9, 0.9, 1.35, 1.25, 1.6, 1.05];

/** People report and police come at weekends, too; counters are closed. */
const AT_WEEKENDS = ['POLICE', 'COMMUNITY'];

/**
 * The days of the history on which a unit records something of a kind, oldest first.
 * @param perMonth in an ordinary month
 */
export function occasions(unit: DemoUnit, kind: string, perMonth: number, today: LocalDate): Occasion[] {
  return demoMonths(today).flatMap((month) => {
    // A sequence per month and one per record: the past stays as it is when the calendar moves on.
    const random = new Random(`${unit.name} ${kind} ${month.first}`);
    const expected = perMonth * (DENSITY[month.number - 1] ?? 1) * month.share;
    const count = Math.floor(expected) + (random.chance(expected % 1) ? 1 : 0);
    const days = Array.from({ length: count }, () => dayOf(random, unit, month)).toSorted();
    return days
      .map((on, index) => ({ on, random: new Random(`${unit.name} ${kind} ${month.first} ${index}`) }))
      .filter(({ on }) => isOpen(unit, on));
  });
}

/** The end of each month of the history in which the unit works, and today. */
export function monthEnds(unit: DemoUnit, kind: string, today: LocalDate): Occasion[] {
  return demoMonths(today)
    .map(({ first, last }) => ({ on: last, random: new Random(`${unit.name} ${kind} ${first}`) }))
    .filter(({ on }) => isOpen(unit, on));
}

/** An amount such as those people lose or nearly lose: small ones are common, large ones rare. In whole yuan. */
export function yuanBetween(random: Random, least: number, most: number): number {
  const drawn = Math.exp(Math.log(least) + random.next() * Math.log(most / least));
  const step = random.chance(0.25) ? 1 : drawn < 2_000 ? 10 : drawn < 20_000 ? 100 : 1_000;
  return Math.max(step, Math.round(drawn / step) * step);
}

/** A count with how it is known: small ones exactly, larger ones sometimes only roughly. */
export function counted(random: Random, value: number): { value: number; qualifier: Qualifier } {
  if (value < 20 || random.chance(0.8)) return { value, qualifier: 'EXACT' };
  const step = value >= 200 ? 50 : 10;
  return random.chance(0.7)
    ? { value: Math.floor(value / step) * step, qualifier: 'AT_LEAST' }
    : { value: Math.round(value / step) * step, qualifier: 'APPROX' };
}

/** The later day, unless it has not come yet. */
export function ifPast(day: LocalDate, today: LocalDate): LocalDate | null {
  return day <= today ? day : null;
}

export function isOpen({ openedOn, closedOn }: DemoUnit, day: LocalDate): boolean {
  return day >= openedOn && (closedOn === null || day <= closedOn);
}

function dayOf(random: Random, { type }: DemoUnit, { first, last }: DemoMonth): LocalDate {
  const day = addDays(first, random.between(1, Number(last.slice(8))) - 1);
  return AT_WEEKENDS.includes(type) ? day : workdayFrom(day, last);
}
