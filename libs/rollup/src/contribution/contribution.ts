import {
  addFigures,
  EMPTY_FIGURE,
  type FigureSum,
  type IndicatorCode,
  type LocalDate,
  monthOf,
  type Sector,
  subtractFigures,
} from '@fanzha/domain';
import { STATED_DIMENSIONS, type StatedDimensions } from './dimensions.js';

/** Stands for the line of what is the same for every line, as the roster of a community is; read by this name alone. */
export const NO_LINE = '-';

/**
 * What one fact adds to one day of one region. A ledger turns a fact into contributions by a pure function; the engine,
 * the recount and the property tests know facts by nothing else.
 */
export interface Contribution extends Partial<StatedDimensions> {
  /** The day on which it counts: of figures that cover several days the last one. */
  readonly day: LocalDate;
  /** The first day that the figures cover, where that is before `day`. Facts have no span, and count on `day`. */
  readonly beganOn?: LocalDate | null;
  readonly tenantId: string;
  /** Where the tenant belonged on that day: decides under which regions it counts as contributing. */
  readonly homeRegion: string;
  /** Where the fact took place: decides under which regions its figures count. Equal to or inside the home region. */
  readonly regionCode: string;
  /** NO_LINE for what belongs to no line, as the roster of a community does. */
  readonly sector: Sector | typeof NO_LINE;
  /** The campaigns that it belongs to, each named once, in the order of their ids: it counts once for each. */
  readonly campaignIds: readonly string[];
  /** Counts for the tenant itself and for no region: its share in what another tenant has recorded. */
  readonly tenantOnly: boolean;
  /** Takes away what another line states, as a total does of which the rest counts: one line less. */
  readonly takesAway?: boolean;
  /** 1 where the fact makes its tenant contributing on that day, else 0. */
  readonly facts: number;
  /** Amounts in the smallest unit (fen, pieces), qualifiers as counts of records. */
  readonly figures: Readonly<Partial<Record<IndicatorCode, FigureSum>>>;
}

/** One row of rollup_delta: the signed difference that a change makes at one key. */
export interface Delta extends Omit<Contribution, 'figures'> {
  readonly figures: ReadonlyMap<IndicatorCode, FigureSum>;
  /** How many lines come, or go, of those that began in an earlier month; of all others nobody asks. */
  readonly lines: ReadonlyMap<IndicatorCode, number>;
}

/**
 * The first day of what a contribution covers, where that lies in an earlier month than its last: no longer period
 * begins anywhere else, so within a month no kept figure has to know.
 */
const crossedFrom = ({ day, beganOn }: Pick<Contribution, 'day' | 'beganOn'>): LocalDate | null =>
  beganOn != null && monthOf(beganOn) < monthOf(day) ? beganOn : null;

const keyOf = (part: Contribution): string =>
  [
    part.day,
    crossedFrom(part),
    part.tenantId,
    part.homeRegion,
    part.regionCode,
    part.sector,
    part.campaignIds.join(),
    ...STATED_DIMENSIONS.map(({ property }) => part[property]),
    part.tenantOnly,
  ].join('|');

const isZero = (figure: FigureSum): boolean =>
  figure.amount === 0 &&
  figure.atLeast === 0 &&
  figure.approx === 0 &&
  figure.uncounted === 0 &&
  figure.withheld === 0 &&
  figure.toCheck === 0;

/**
 * contributions(after) − contributions(before), key by key. A change that moves nothing gives no delta at all.
 * Recording is a change from nothing, voiding a change to nothing.
 */
export function difference(before: readonly Contribution[], after: readonly Contribution[]): Delta[] {
  const deltas = new Map<string, Growing>();
  const add = (part: Contribution, sign: 1 | -1) => {
    const key = keyOf(part);
    const beganOn = crossedFrom(part);
    const delta = deltas.get(key) ?? { key: { ...part, beganOn }, facts: 0, figures: new Map(), lines: new Map() };
    delta.facts += sign * part.facts;
    for (const [code, figure] of Object.entries(part.figures) as [IndicatorCode, FigureSum][]) {
      const sum = delta.figures.get(code) ?? EMPTY_FIGURE;
      delta.figures.set(code, sign === 1 ? addFigures(sum, figure) : subtractFigures(sum, figure));
      if (beganOn !== null) delta.lines.set(code, (delta.lines.get(code) ?? 0) + (part.takesAway ? -sign : sign));
    }
    deltas.set(key, delta);
  };
  for (const part of before) add(part, -1);
  for (const part of after) add(part, 1);

  return [...deltas.values()]
    .map(({ key, facts, figures, lines }) => ({
      ...key,
      facts,
      figures: new Map([...figures].filter(([code, figure]) => !isZero(figure) || (lines.get(code) ?? 0) !== 0)),
      lines,
    }))
    .filter((delta) => delta.facts !== 0 || delta.figures.size > 0);
}

/** A delta that is being put together. */
interface Growing {
  readonly key: Contribution;
  facts: number;
  readonly figures: Map<IndicatorCode, FigureSum>;
  readonly lines: Map<IndicatorCode, number>;
}
