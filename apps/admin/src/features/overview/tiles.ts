import type { IndicatorCode } from '@fanzha/domain';
import { hasNews, type ComparedFigure, type ComparedFigures } from '../../figures/compared.js';
import type { CourseMonth, Courses } from '../../figures/comparisons.js';
import { groupOf, SHOWN } from './indicator-groups.js';

/** What the main figures are chosen from, most wanted first; the page asks for the course of each. */
const TILE_CODES = [
  'SESSIONS',
  'PEOPLE_REACHED',
  'HOUSEHOLDS_COVERED',
  'CASES_FILED',
  'INTERCEPTIONS',
  'PARTICIPANTS',
  'LEAFLETS',
  'INSPECTIONS',
  'NOTICES_SIGNED',
] as const satisfies readonly IndicatorCode[];

/** Whether a figure says anything now or in what it is compared with. */
export const tells = ({ figure, previous, lastYear }: ComparedFigure): boolean =>
  [figure, previous, lastYear].some((one) => one !== null && hasNews(one));

/**
 * The main figures, in the order of all indicators: of those that can hold anything, first the ones that say
 * something, so that a school is not told of cases.
 */
export function tilesOf(
  figures: ComparedFigures,
  isRelevant: (code: IndicatorCode) => boolean,
  count: number,
): ComparedFigure[] {
  const known = TILE_CODES.flatMap((code) => (isRelevant(code) ? (figures.get(code) ?? []) : []));
  const silent = known.filter((row) => !tells(row));
  const isPublicity = ({ code }: ComparedFigure) => groupOf(code) === 'publicity';
  // A county is told of no case, too: 0 is news there. A unit's own tiles are filled up with what every unit does.
  const filling = count > 5 ? [...silent.filter(isPublicity), ...silent.filter((row) => !isPublicity(row))] : silent;
  const chosen = [...known.filter(tells), ...filling].slice(0, count);
  return chosen.sort((a, b) => SHOWN.indexOf(a.code) - SHOWN.indexOf(b.code));
}

/** The courses out of an answer, which has one field for each indicator. */
export function coursesOf(answer: Partial<Record<IndicatorCode, unknown>>): Courses {
  return Object.fromEntries(
    SHOWN.flatMap((code) => (answer[code] ? [[code, answer[code] as readonly CourseMonth[]]] : [])),
  );
}
