import type { FieldError } from './domain-error.js';
import type { IndicatorCode } from './indicator.js';
import { exceedsWhole, type MeasureInput } from './measure.js';

/** Which alerts are among which: those answered among those received, those answered in time among those answered. */
const AMONG: readonly (readonly [part: IndicatorCode, whole: IndicatorCode])[] = [
  ['ALERTS_HANDLED', 'ALERTS_RECEIVED'],
  ['ALERTS_ON_TIME', 'ALERTS_HANDLED'],
  ['ALERTS_FACE_TO_FACE', 'ALERTS_HANDLED'],
  ['ALERTS_LOST', 'ALERTS_HANDLED'],
];

/**
 * Errors of counted alerts, on the amounts: CONTRADICTORY where one is more than what it is among, or where that is not
 * stated, so that no share exceeds the whole. Zero is among everything.
 */
export function alertCountErrors(measures: readonly MeasureInput[]): FieldError[] {
  return AMONG.flatMap(([part, whole]): FieldError[] => {
    const at = measures.findIndex(({ indicator }) => indicator === part);
    const stated = measures[at];
    if (!stated || (stated.value === 0 && stated.qualifier === 'EXACT')) return [];
    const among = measures.find(({ indicator }) => indicator === whole);
    const fits = among !== undefined && !exceedsWhole(stated, among);
    return fits ? [] : [{ path: `measures.${at}.value`, code: 'CONTRADICTORY' }];
  });
}
