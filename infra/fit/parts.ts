import { indicator, type LocalDate } from '@fanzha/domain';
import type { StatedDays, Target } from './extracted-figure.ts';

/** One figure, as far as it decides whether it is a total or a part of one. */
export interface Placeable {
  /** All keys by which it was stated. */
  readonly keys: readonly string[];
  readonly tenantKey: string;
  readonly target: Target;
  readonly value: number | null;
  readonly days: StatedDays;
  /** Whether it adds to the figures: done, and on a theme that counts. */
  readonly counts: boolean;
  /** Key of the total that it was stated to be part of. */
  readonly inside: string | null;
  /** What tells series of running totals apart beside unit, indicator and first day: the type of work. */
  readonly sort: string;
}

/** Where a figure is placed. */
export interface Placed<Figure extends Placeable> {
  readonly target: Target;
  readonly days: StatedDays;
  /** The total that it is counted in. */
  readonly total: Figure | null;
  /** Kept in words, as it is part of a total that it cannot be linked to: it would be counted twice. */
  readonly unlinked: boolean;
}

type Span = { readonly from: LocalDate | null; readonly day: LocalDate };

/** Whether all days of a part are days of the total. */
export const contains = (total: Span, part: Span): boolean =>
  (total.from ?? total.day) <= (part.from ?? part.day) && part.day <= total.day;

/**
 * Places figures as totals and parts. A part stands on its own days, or on those of its total where it states none; it
 * is linked to a total of the same unit and indicator that is larger and has all of its days. A running total is one
 * where a series has no other total up to the same day or a larger one before.
 */
export function placeFigures<Figure extends Placeable>(
  figures: readonly Figure[],
): ReadonlyMap<Figure, Placed<Figure>> {
  const byKey = new Map(figures.flatMap((figure) => figure.keys.map((key) => [key, figure] as const)));
  const placed = new Map<Figure, Placed<Figure>>();
  const place = (figure: Figure): Placed<Figure> => {
    const known = placed.get(figure);
    if (known) return known;
    const total = figure.inside === null ? undefined : byKey.get(figure.inside);
    // A case has one day.
    const days = figure.target.kind === 'fraudCase' ? { ...figure.days, from: null, running: false } : figure.days;
    const alone = { target: figure.target, days, total: null };
    // A figure that leads to itself is found here again, in words.
    placed.set(figure, { ...alone, unlinked: true });
    const isAlone = total === undefined || total === figure || !figure.counts || figure.target.kind === 'words';
    const found = isAlone ? { ...alone, unlinked: false } : linked(figure, total, place(total));
    placed.set(figure, found);
    return found;
  };
  figures.forEach(place);
  return onceRunning(figures, placed);
}

function linked<Figure extends Placeable>(part: Figure, total: Figure, at: Placed<Figure>): Placed<Figure> {
  const target = targetWithin(part.target, at.target);
  const days = {
    ...(part.days.daysOf === 'entry' ? part.days : { ...at.days, daysOf: part.days.daysOf }),
    running: false,
  };
  const isLinked =
    total.counts &&
    !at.unlinked &&
    target !== null &&
    part.tenantKey === total.tenantKey &&
    total.value !== null &&
    total.value > (part.value ?? 0) &&
    contains(at.days, days);
  return isLinked
    ? { target, days, total, unlinked: false }
    : { target: part.target, days: part.days, total: null, unlinked: true };
}

/** A single case inside a number of cases is a count of one: cases of their own are added to counts. */
function targetWithin(part: Target, total: Target): Target | null {
  if (part.kind === 'words' || total.kind === 'words' || total.kind === 'fraudCase') return null;
  const isOfCases = total.kind === 'tally' && total.ledger === 'CASE_COUNT';
  const isMoney = (target: Exclude<Target, { kind: 'words' }>) => indicator(target.indicator).money;
  const isCase = part.kind === 'fraudCase' || (part.kind === 'tally' && part.ledger === 'CASE_COUNT');
  if (isOfCases && isCase && isMoney(part) === isMoney(total)) return total;
  return part.kind === total.kind && part.indicator === total.indicator ? part : null;
}

/** Of totals that would be in the way of each other in their series, the later is a plain amount of its days. */
function onceRunning<Figure extends Placeable>(
  figures: readonly Figure[],
  placed: ReadonlyMap<Figure, Placed<Figure>>,
): ReadonlyMap<Figure, Placed<Figure>> {
  const running = figures.filter((figure) => {
    const { target, days, total, unlinked } = placed.get(figure) as Placed<Figure>;
    return days.running && total === null && !unlinked && figure.counts && mayRun(target);
  });
  // The same in whatever order figures are told: of one day first what has a number.
  const rank = ({ days, value, keys }: Figure) => `${days.day} ${value === null ? 1 : 0} ${[...keys].sort()[0]}`;
  const inOrder = [...running].sort((one, other) => (rank(one) < rank(other) ? -1 : 1));
  const latest = new Map<string, Figure>();
  const kept = new Set<Figure>();
  for (const figure of inOrder) {
    const series = seriesOf(figure, placed.get(figure) as Placed<Figure>);
    const before = latest.get(series);
    const goesOn =
      before === undefined ||
      (before.days.day < figure.days.day &&
        before.value !== null &&
        figure.value !== null &&
        figure.value >= before.value);
    if (!goesOn) continue;
    kept.add(figure);
    latest.set(series, figure);
  }
  return new Map(
    [...placed].map(([figure, at]) => [figure, { ...at, days: { ...at.days, running: kept.has(figure) } }] as const),
  );
}

const mayRun = ({ kind }: Target): boolean => kind !== 'words' && kind !== 'fraudCase';

/** Which running totals include each other. */
export function seriesOf(
  { tenantKey, sort }: Placeable,
  { target, days }: Pick<Placed<Placeable>, 'target' | 'days'>,
): string {
  const code = target.kind === 'words' ? '' : target.indicator;
  const stage = target.kind === 'fundsAction' ? target.stage : '';
  return [tenantKey, code, stage, sort, days.from ?? days.day].join('|');
}
