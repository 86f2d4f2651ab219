import type { FieldError } from './domain-error.js';
import type { IndicatorCode } from './indicator.js';
import type { TallyLedgerTerm } from './ledgers.js';
import { checkMeasures, exceedsWhole, type MeasureInput, type StoredMeasure } from './measure.js';

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

/** One amount of a ledger of counts, as `checkMeasures`; what another ledger bears is told as that. */
export function checkCount(
  path: string,
  input: MeasureInput,
  { indicators, borneElsewhere }: Pick<TallyLedgerTerm, 'indicators' | 'borneElsewhere'>,
): { measures: StoredMeasure[]; errors: FieldError[] } {
  const { measures, errors } = checkMeasures(path, [input], indicators);
  const isBorne = (borneElsewhere as readonly string[]).includes(input.indicator);
  return {
    measures,
    errors: errors.map((error) =>
      isBorne && error.code === 'NOT_ALLOWED_HERE' ? { ...error, code: 'BORNE_BY_INTERCEPTION' } : error,
    ),
  };
}
