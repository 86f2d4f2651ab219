import { ACTIVITY_INDICATORS } from './activity-indicators.js';
import { ALERT_INDICATORS } from './alert-indicators.js';
import { CRIME_INDICATORS } from './crime-indicators.js';
import { HOUSEHOLD_INDICATORS } from './household-indicators.js';
import type { IndicatorShape } from './indicator-shape.js';
import { ORGANISATION_INDICATORS } from './organisation-indicators.js';
import { SUPERVISION_INDICATORS } from './supervision-indicators.js';

/** The indicator registry: every figure the ledger knows, in the order in which lists and columns show it. */
export const INDICATORS = [
  ...ORGANISATION_INDICATORS,
  ...ACTIVITY_INDICATORS,
  ...HOUSEHOLD_INDICATORS,
  ...CRIME_INDICATORS,
  ...ALERT_INDICATORS,
  ...SUPERVISION_INDICATORS,
] as const satisfies readonly IndicatorShape[];

/** Code of a registered indicator, such as `SESSIONS`. */
export type IndicatorCode = (typeof INDICATORS)[number]['code'];

/** A row of the registry whose references are themselves registered codes. */
export type Indicator = IndicatorShape<IndicatorCode>;

// The annotation is also the proof, at compile time, that every ratio divides two registered indicators.
const ROWS: readonly Indicator[] = INDICATORS;

const BY_CODE: ReadonlyMap<string, Indicator> = new Map(ROWS.map((row) => [row.code, row]));

/** Codes a person may state on an activity: what it did or handed out, never what the ledger counts by itself. */
export const ENTERABLE_ACTIVITY_INDICATORS: readonly IndicatorCode[] = ROWS.filter(
  (row) => row.ledger === 'activity' && row.aggregation === 'sum' && !row.derived,
).map((row) => row.code);

/** Codes with a storage column: sums and stocks can be added up; distinct counts and ratios cannot. */
export const ADDITIVE_INDICATORS: readonly IndicatorCode[] = ROWS.filter(
  (row) => row.aggregation === 'sum' || row.aggregation === 'stock',
).map((row) => row.code);

/**
 * Codes of what is in place at period end and moves by changes: stocks, and the distinct count of tenants
 * with a group, of which a tenant's first group adds one and its last one takes one away. TENANTS is read
 * from the register of tenants.
 */
export const IN_PLACE_INDICATORS: readonly IndicatorCode[] = ROWS.filter(
  (row) => (row.aggregation === 'stock' && row.code !== 'TENANTS') || row.code === 'TENANTS_WITH_GROUP',
).map((row) => row.code);

/** Codes with a column in deltas and cells. */
export const STORED_INDICATORS: readonly IndicatorCode[] = [...ADDITIVE_INDICATORS, 'TENANTS_WITH_GROUP'];

/** Whether `text` is the code of a registered indicator. */
export function isIndicatorCode(text: string): text is IndicatorCode {
  return BY_CODE.has(text);
}

/**
 * The registry row of an indicator.
 * @throws RangeError for a code outside the registry, which only unchecked data can bring here.
 */
export function indicator(code: IndicatorCode): Indicator {
  const row = BY_CODE.get(code);
  if (!row) throw new RangeError(`Not an indicator: ${code}`);
  return row;
}

/** Codes of what is recorded in a ledger, in the order of the registry. */
export function indicatorsOf(ledger: Indicator['ledger']): IndicatorCode[] {
  return ROWS.filter((row) => row.ledger === ledger).map(({ code }) => code);
}

/** Storage column of an indicator: its code in lower snake case, so `LED_PLAYS` is kept in `led_plays`. */
export function columnOf(code: IndicatorCode): string {
  return code.toLowerCase();
}

/** What the records of these ledgers are about: single people who were deceived, or nearly so. */
const ABOUT_VICTIMS: ReadonlySet<string> = new Set([
  'fraud_case',
  'interception',
  'alert',
  'funds_action',
  'victim_followup',
]);

/** Whether a figure is one of cases, losses or victims. A ratio is one as soon as one of its two figures is. */
export function isAboutVictims(code: IndicatorCode): boolean {
  const { ledger, ratio } = indicator(code);
  if (ABOUT_VICTIMS.has(ledger)) return true;
  return ratio !== undefined && [ratio.numerator, ratio.denominator].some((part) => isAboutVictims(part));
}
