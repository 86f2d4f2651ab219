import type { IndicatorCode, Sector } from '@fanzha/domain';
import { relevanceOf } from '../../figures/relevance.js';

/** One of the four figures that are read from the far end of a room, with two lines below it. */
export interface HeroPlan {
  readonly code: IndicatorCode;
  readonly lines: readonly IndicatorCode[];
  /** A line of its own: different households and coverage of the year, or cases that state no amount. */
  readonly also?: 'year' | 'noAmount';
}

const HEROES: readonly HeroPlan[] = [
  { code: 'SESSIONS', lines: ['PEOPLE_REACHED', 'LEAFLETS'] },
  { code: 'HOUSEHOLDS_COVERED', lines: ['HOUSEHOLD_VISITS'], also: 'year' },
  { code: 'CASES_FILED', lines: ['LOSS', 'LOSS_PER_CASE'] },
  { code: 'INTERCEPTIONS', lines: ['LOSS_AVOIDED'], also: 'noAmount' },
  // In the place of those, for lines without cases.
  { code: 'PARTICIPANTS', lines: ['NOTICES_SIGNED', 'LETTERS'] },
  { code: 'INSPECTIONS', lines: ['HAZARDS_FOUND', 'RECTIFICATION_RATE'] },
];
const MOST_HEROES = 4;

/** Columns of the table: those of the period, and coverage over the year. */
const COLUMNS: readonly IndicatorCode[] = [
  'SESSIONS',
  'HOUSEHOLDS_COVERED',
  'HOUSEHOLD_COVERAGE',
  'CASES_FILED',
  'INTERCEPTIONS',
  'PARTICIPANTS',
  'LEAFLETS',
];
const MOST_COLUMNS = 5;

/** Stages of one sum of money: side by side, never added. */
const FUNDS: readonly IndicatorCode[] = ['STOP_PAYMENT', 'FROZEN', 'RETURNED'];
/** Told over the year beside the figures of the period. */
export const OF_YEAR: readonly IndicatorCode[] = ['HOUSEHOLDS_COVERED', 'HOUSEHOLD_COVERAGE'];

export interface WallPlan {
  readonly heroes: readonly HeroPlan[];
  readonly columns: readonly IndicatorCode[];
  readonly funds: readonly IndicatorCode[];
  /** Everything that is asked for of the region itself. */
  readonly indicators: readonly IndicatorCode[];
}

/** What a wall shows of a region, or of one line of it: nothing that its units cannot record. */
export function wallPlan(sector: Sector | null): WallPlan {
  const isRelevant = relevanceOf({ sector });
  const heroes = HEROES.filter(({ code }) => isRelevant(code))
    .slice(0, MOST_HEROES)
    .map((hero) => ({ ...hero, lines: hero.lines.filter(isRelevant) }));
  const columns = COLUMNS.filter(isRelevant).slice(0, MOST_COLUMNS);
  const funds = FUNDS.filter(isRelevant);
  const indicators = [...new Set([...heroes.flatMap(({ code, lines }) => [code, ...lines]), ...columns, ...funds])];
  return { heroes, columns, funds, indicators };
}
