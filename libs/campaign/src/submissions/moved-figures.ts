import { addFigures, EMPTY_FIGURE, IN_PLACE_INDICATORS, indicator, type IndicatorCode } from '@fanzha/domain';
import type { FigureSum, LocalDate } from '@fanzha/domain';
import type { FigureChange } from '@fanzha/rollup';

/** A period of one unit and the figures in it that are held. */
export interface HeldPeriod {
  readonly tenantId: string;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly indicators: readonly IndicatorCode[];
}

type Lines = FigureChange['before'];

const IN_PLACE: ReadonlySet<IndicatorCode> = new Set(IN_PLACE_INDICATORS);

/** What a figure is made of: of a ratio both figures that it divides. */
const partsOf = (code: IndicatorCode): readonly IndicatorCode[] => {
  const { ratio } = indicator(code);
  return ratio ? [...partsOf(ratio.numerator), ...partsOf(ratio.denominator)] : [code];
};

/**
 * The held figures of a period that a change moves, whatever the days of its record are. What is in place counts in
 * every period that ends later; of what covers several days, what began before the period is told beside the value and
 * counts as moved, too.
 */
export function movedFigures(change: FigureChange, held: HeldPeriod): IndicatorCode[] {
  return held.indicators.filter((code) => partsOf(code).some((part) => isMoved(change, held, part)));
}

function isMoved({ before, after, apart }: FigureChange, held: HeldPeriod, code: IndicatorCode): boolean {
  const { tenantId, startsOn, endsOn } = held;
  const touched = apart.some(
    (each) =>
      each.tenantId === tenantId &&
      each.indicators.includes(code) &&
      each.days.some((day) => startsOn <= day && day <= endsOn),
  );
  if (touched) return true;
  return [true, false].some((whole) => !same(sumOf(before, held, code, whole), sumOf(after, held, code, whole)));
}

/** @param whole of lines that lie within the period, or of those that began before it */
function sumOf(
  lines: Lines,
  { tenantId, startsOn, endsOn }: HeldPeriod,
  code: IndicatorCode,
  whole: boolean,
): FigureSum {
  let sum = EMPTY_FIGURE;
  for (const line of lines) {
    const figure = line.figures[code];
    if (!figure || line.tenantId !== tenantId || line.day > endsOn) continue;
    const inPlace = IN_PLACE.has(code);
    if (!inPlace && line.day < startsOn) continue;
    const isWhole = inPlace || line.beganOn == null || line.beganOn >= startsOn;
    if (isWhole === whole) sum = addFigures(sum, figure);
  }
  return sum;
}

const same = (one: FigureSum, other: FigureSum): boolean =>
  one.amount === other.amount &&
  one.atLeast === other.atLeast &&
  one.approx === other.approx &&
  one.uncounted === other.uncounted &&
  one.withheld === other.withheld &&
  one.toCheck === other.toCheck;
