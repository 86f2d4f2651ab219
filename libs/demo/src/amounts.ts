import type { IndicatorCode, Qualifier } from '@fanzha/domain';
import type { Random } from './random.js';
import type { Amount } from './template.js';

/** An amount as a unit enters it. */
export interface StatedMeasure {
  readonly indicator: IndicatorCode;
  readonly qualifier: Qualifier;
  readonly value: number | null;
}

/** Amounts that everybody knows exactly: nobody holds "about three" sessions. */
const ALWAYS_COUNTED: ReadonlySet<IndicatorCode> = new Set([
  'SESSIONS',
  'SCREENINGS',
  'CLASSES_COVERED',
  'OUTLETS_COVERED',
  'BANNERS',
  'BOARDS',
  'ARTICLES',
  'VIDEOS',
  'VEHICLE_TRIPS',
  'LED_ITEMS',
]);

/** Shares of the ways to state what is hard to count. */
const QUALIFIED: readonly (readonly [Qualifier, number])[] = [
  ['EXACT', 74],
  ['AT_LEAST', 13],
  ['APPROX', 6],
  ['UNCOUNTED', 7],
];

/** Share of amounts that the police do not make public. */
const WITHHELD_BY_POLICE = 0.05;

/** Below this, people count. */
const COUNTED_BELOW = 30;

/** Classes of a school of the usual size, and how often all of them take part. */
const CLASSES = 18;
const WHOLE_SCHOOL = 0.6;

/**
 * What an activity states, drawn from its template.
 * @param size of the unit: amounts that grow with it are multiplied
 */
export function drawMeasures(
  random: Random,
  amounts: readonly Amount[],
  size: number,
  isPolice: boolean,
): StatedMeasure[] {
  const drawn = new Map<IndicatorCode, number>();
  return amounts.map(([code, least, most, per]) => {
    const each = code === 'CLASSES_COVERED' ? classes(random, size) : random.between(least, most);
    const grows = per === undefined && most > 4 && code !== 'CLASSES_COVERED';
    const value = Math.max(1, Math.round(each * (per === undefined ? 1 : (drawn.get(per) ?? 1)) * (grows ? size : 1)));
    drawn.set(code, value);
    return qualify(random, code, value, isPolice);
  });
}

/** All classes of the school or some of them: a school does not grow and shrink from week to week. */
function classes(random: Random, size: number): number {
  const all = Math.round(CLASSES * size);
  return random.chance(WHOLE_SCHOOL) ? all : random.between(Math.ceil(all / 4), all);
}

function qualify(random: Random, code: IndicatorCode, value: number, isPolice: boolean): StatedMeasure {
  if (isPolice && random.chance(WITHHELD_BY_POLICE)) return { indicator: code, qualifier: 'WITHHELD', value: null };
  const isCounted = ALWAYS_COUNTED.has(code) || value < COUNTED_BELOW;
  const [qualifier] = isCounted ? (['EXACT'] as const) : random.weighted(QUALIFIED, ([, share]) => share);
  if (qualifier === 'UNCOUNTED') return { indicator: code, qualifier, value: null };
  return { indicator: code, qualifier, value: qualifier === 'EXACT' ? value : rounded(value, qualifier) };
}

/** As people say it: 余 leaves the rest out, 约 goes to the nearest round number. */
function rounded(value: number, qualifier: Qualifier): number {
  const step = value >= 1000 ? 100 : value >= 200 ? 50 : 10;
  return Math.max(step, (qualifier === 'AT_LEAST' ? Math.floor(value / step) : Math.round(value / step)) * step);
}

/**
 * The same measures after somebody counted again: the first amount that is known has another value. Null where there is
 * none to correct.
 */
export function recounted(random: Random, measures: readonly StatedMeasure[]): StatedMeasure[] | null {
  const at = measures.findIndex(({ value }) => value !== null && value >= COUNTED_BELOW);
  const found = measures[at];
  if (!found || found.value === null) return null;
  const value = Math.max(1, Math.round(found.value * (random.between(82, 96) / 100)));
  return measures.map((measure, index) => (index === at ? { ...measure, qualifier: 'EXACT', value } : measure));
}
