import type { IndicatorCode, LocalDate, Qualifier } from '@fanzha/domain';
import { isLocalDate, isWithoutAmount } from '@fanzha/domain';
import type { Reading } from '../prose-reader/index.js';
import type { Offered } from './offered.js';
import type { AcceptedProposalInput } from './read-text.inputs.js';

/** An amount as it goes into a record, in the unit that people state: yuan for money. */
export interface StatedLine {
  readonly indicator: IndicatorCode;
  readonly value: number | null;
  readonly qualifier: Qualifier;
  readonly upTo: number | null;
  /** The days it is told of, where these are its own. */
  readonly from: LocalDate | null;
  readonly until: LocalDate | null;
  /** The amount of the proposal that says it; the first where several were added up. */
  readonly at: number;
}

/** Amounts that one record states together. */
export interface StatedTogether {
  /** Since when they run, of running totals. */
  readonly since: LocalDate | null;
  readonly lines: readonly StatedLine[];
}

/**
 * The amounts of a proposal as a person accepts them: those of its days together, and running totals by the day since
 * when they run. What stays in the words is in none. The first are those of its days, even where there are none.
 */
export function statedTogether(
  { amounts }: Pick<Offered, 'amounts'>,
  readings: readonly Reading[],
  input: AcceptedProposalInput,
): readonly StatedTogether[] {
  const groups = new Map<string, { since: LocalDate | null; lines: StatedLine[] }>();
  for (const [at, { reading, indicator, role }] of amounts.entries()) {
    const read = readings[reading];
    const said = input.amounts.find((each) => each.reading === reading);
    if (!read || indicator === null || said?.leaveOut || (role !== 'STATED' && role !== 'RUNNING')) continue;
    const from = dayOf(read.span?.from);
    const since = role === 'RUNNING' ? (from ?? input.startOn) : null;
    const group = groups.get(since ?? '') ?? { since, lines: [] };
    groups.set(since ?? '', group);
    const qualifier = said?.qualifier ?? (said?.value == null ? (read.qualifier ?? 'EXACT') : 'EXACT');
    const value = isWithoutAmount(qualifier) ? null : (said?.value ?? readValue(read));
    const upTo = said?.value == null && said?.qualifier == null ? (read.upTo ?? null) : (said.upTo ?? null);
    group.lines.push({ indicator, value, qualifier, upTo, from, until: dayOf(read.span?.until), at });
  }
  return [...groups.values()].sort((one, other) => ((one.since ?? '') < (other.since ?? '') ? -1 : 1));
}

/** 各60余件 of two things are 120. */
const readValue = ({ value, times = 1 }: Reading): number | null => (value == null ? null : value * times);

const dayOf = (day: string | null | undefined): LocalDate | null => (day != null && isLocalDate(day) ? day : null);

/** Lines of one indicator as one: what a record can state of each once. */
export function addedUp(lines: readonly StatedLine[]): readonly StatedLine[] {
  const byIndicator = new Map<IndicatorCode, StatedLine>();
  for (const line of lines) {
    const known = byIndicator.get(line.indicator);
    byIndicator.set(line.indicator, known ? sumOf(known, line) : line);
  }
  return [...byIndicator.values()];
}

/** Something beside a number that nobody counted makes the sum a lower bound. */
function sumOf(one: StatedLine, other: StatedLine): StatedLine {
  const counted = [one, other].filter(({ value }) => value !== null);
  const [first] = counted;
  if (!first) return one;
  const value = counted.reduce((sum, line) => sum + (line.value ?? 0), 0);
  const isAbout = counted.some(({ qualifier }) => qualifier === 'APPROX');
  const isLeast =
    counted.length === 1 || counted.some(({ qualifier, upTo }) => qualifier === 'AT_LEAST' || upTo !== null);
  const qualifier = isAbout ? 'APPROX' : isLeast ? 'AT_LEAST' : 'EXACT';
  return { ...one, value: Math.round(value * 100) / 100, qualifier, upTo: null, from: null, until: null };
}

/**
 * Lines of an activity: several of one indicator where each has days of its own within those of the activity and none
 * meets another, else added up over all of its days.
 */
export function linesOfDays(
  lines: readonly StatedLine[],
  { startOn, endOn }: { readonly startOn: LocalDate; readonly endOn: LocalDate | null },
): readonly StatedLine[] {
  const last = endOn ?? startOn;
  return [...Map.groupBy(lines, ({ indicator }) => indicator).values()].flatMap((same) => {
    const dated = same.filter(({ from, until }) => until !== null && until <= last && (from ?? until) >= startOn);
    const inOrder = [...dated].sort((one, other) => ((one.until ?? '') < (other.until ?? '') ? -1 : 1));
    const apart = inOrder.every(
      ({ from, until }, at) => at === 0 || (from ?? until ?? '') > (inOrder[at - 1]?.until ?? ''),
    );
    if (same.length > 1 && dated.length === same.length && apart) return same;
    return addedUp(same).map((line) => ({ ...line, from: null, until: null }));
  });
}
