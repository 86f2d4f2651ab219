import {
  addFigures,
  EMPTY_FIGURE,
  type FigureSum,
  type IndicatorCode,
  type LocalDate,
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
  readonly day: LocalDate;
  readonly tenantId: string;
  /** Where the tenant belonged on that day: decides under which regions it counts as contributing. */
  readonly homeRegion: string;
  /** Where the fact took place: decides under which regions its figures count. Equal to or inside the home region. */
  readonly regionCode: string;
  /** NO_LINE for what belongs to no line, as the roster of a community does. */
  readonly sector: Sector | typeof NO_LINE;
  readonly campaignId: string | null;
  /** Counts for the tenant itself and for no region: its share in what another tenant has recorded. */
  readonly tenantOnly: boolean;
  /** 1 where the fact makes its tenant contributing on that day, else 0. */
  readonly facts: number;
  /** Amounts in the smallest unit (fen, pieces), qualifiers as counts of records. */
  readonly figures: Readonly<Partial<Record<IndicatorCode, FigureSum>>>;
}

/** One row of rollup_delta: the signed difference that a change makes at one key. */
export interface Delta extends Omit<Contribution, 'figures'> {
  readonly figures: ReadonlyMap<IndicatorCode, FigureSum>;
}

const keyOf = (part: Contribution): string =>
  [
    part.day,
    part.tenantId,
    part.homeRegion,
    part.regionCode,
    part.sector,
    part.campaignId,
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
  const deltas = new Map<string, { key: Contribution; facts: number; figures: Map<IndicatorCode, FigureSum> }>();
  const add = (part: Contribution, sign: 1 | -1) => {
    const key = keyOf(part);
    const delta = deltas.get(key) ?? { key: part, facts: 0, figures: new Map<IndicatorCode, FigureSum>() };
    delta.facts += sign * part.facts;
    for (const [code, figure] of Object.entries(part.figures) as [IndicatorCode, FigureSum][]) {
      const sum = delta.figures.get(code) ?? EMPTY_FIGURE;
      delta.figures.set(code, sign === 1 ? addFigures(sum, figure) : subtractFigures(sum, figure));
    }
    deltas.set(key, delta);
  };
  for (const part of before) add(part, -1);
  for (const part of after) add(part, 1);

  return [...deltas.values()]
    .map(({ key, facts, figures }) => ({
      ...key,
      facts,
      figures: new Map([...figures].filter(([, figure]) => !isZero(figure))),
    }))
    .filter((delta) => delta.facts !== 0 || delta.figures.size > 0);
}
