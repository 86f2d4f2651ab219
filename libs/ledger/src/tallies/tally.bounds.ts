import {
  addDays,
  alertCountErrors,
  BOUNDS,
  checkCount,
  dateErrors,
  exceedsWhole,
  type FieldError,
  indicator,
  type IndicatorCode,
  isId,
  listErrors,
  type LocalDate,
  tallyLedgerTerm,
  type TallyLedgerTerm,
  textErrors,
} from '@fanzha/domain';
import { readTold } from '../facts/totals/told.js';
import { beganBefore, beganErrors } from '../facts/covered-days.js';
import { cleanCampaigns, cleanLines, cleanText, keyErrors, regionErrors, type ReadFact } from '../facts/fact-bounds.js';
import type { TallyContent, TallyMeasureFact } from './tally.entity.js';
import type { TallyInput, TallyMeasureInput } from './tally.inputs.js';

/**
 * Reads an input against every bound that needs no database.
 * @param today in China; nothing is counted before its day.
 */
export function readTally(input: TallyInput, today: LocalDate): ReadFact<TallyContent> {
  const ledger = tallyLedgerTerm(input.ledger);
  const narrative = cleanLines(input.narrative);
  const { measures, errors: measureErrors } = readMeasures(input.measures, ledger);
  const {
    told,
    beganOn,
    errors: toldErrors,
  } = readTold(input, input.occurredOn, beganBefore(input.beganOn, input.occurredOn));
  const content: TallyContent = {
    ledger: ledger.code,
    beganOn,
    running: told.running,
    occurredOn: input.occurredOn,
    regionCode: cleanText(input.regionCode),
    alertLevel: input.alertLevel ?? null,
    campaignIds: cleanCampaigns(input.campaignIds),
    caseId: cleanText(input.caseId),
    narrative,
    measures,
  };
  const errors = [
    ...keyErrors(input.idempotencyKey),
    ...dateErrors('occurredOn', input.occurredOn, { required: true, today }),
    ...(told.running ? [] : beganErrors(beganOn, 'occurredOn', input.occurredOn)),
    ...toldErrors,
    ...regionErrors(content),
    ...listErrors('measures', input.measures, { ...BOUNDS.measures, min: 1 }),
    ...measureErrors,
    ...(told.running ? runningErrors(ledger, measures) : []),
    ...alertErrors(input, ledger, today),
    ...caseErrors(content.caseId, ledger),
    ...textErrors('narrative', narrative, BOUNDS.narrative),
  ];
  return { content, idempotencyKey: cleanText(input.idempotencyKey), told, errors };
}

/**
 * What is in place is no sum of what was done, and has no running total: a number of today says it. Nor have counted
 * alerts: how many of them were answered goes on changing.
 */
const runningErrors = ({ code }: TallyLedgerTerm, measures: readonly TallyMeasureFact[]): FieldError[] =>
  code === 'ALERT_COUNT' || measures.some(({ indicator: each }) => indicator(each).aggregation !== 'sum')
    ? [{ path: 'runningSince', code: 'NOT_ALLOWED_HERE' }]
    : [];

/** Alerts are counted once their days are over: one that comes in today can always be recorded and passed on. */
function alertErrors(
  { alertLevel, occurredOn, measures }: TallyInput,
  { code }: TallyLedgerTerm,
  today: LocalDate,
): FieldError[] {
  if (code !== 'ALERT_COUNT') return alertLevel == null ? [] : [{ path: 'alertLevel', code: 'NOT_ALLOWED_HERE' }];
  const latest = addDays(today, -1);
  return [
    ...(occurredOn === today ? [{ path: 'occurredOn', code: 'DATE_TOO_LATE', params: { latest } } as const] : []),
    ...alertCountErrors(measures),
  ];
}

/** A case belongs to the ledger of follow-ups alone; whether it is the unit's own only the database knows. */
function caseErrors(caseId: string | null, { ofCase }: TallyLedgerTerm): FieldError[] {
  if (caseId === null) return [];
  if (!ofCase) return [{ path: 'caseId', code: 'NOT_ALLOWED_HERE' }];
  return isId(caseId) ? [] : [{ path: 'caseId', code: 'NOT_FOUND' }];
}

/** Every (indicator, released) once, each as its ledger allows, and parts that fit into their wholes. */
function readMeasures(
  inputs: readonly TallyMeasureInput[],
  ledger: TallyLedgerTerm,
): { measures: TallyMeasureFact[]; errors: FieldError[] } {
  const read = inputs.map((input, index) => {
    const path = `measures.${index}`;
    const checked = checkCount('', input, ledger);
    const own = checked.errors.map((error) => ({ ...error, path: `${path}${error.path.slice('.0'.length)}` }));
    const twice =
      inputs.findIndex((other) => other.indicator === input.indicator && released(other) === released(input)) < index;
    const mayRelease = ledger.released.includes(input.indicator);
    const errors: FieldError[] = [
      ...own,
      ...(twice ? [{ path: `${path}.indicator`, code: 'DUPLICATE' } as const] : []),
      ...(mayRelease || !released(input) ? [] : [{ path: `${path}.released`, code: 'NOT_ALLOWED_HERE' } as const]),
      ...partErrors(path, input, inputs),
    ];
    const measures = checked.measures.map((measure): TallyMeasureFact => ({
      ...measure,
      change: released(input) ? -1 : 1,
      partOf: input.partOf ?? null,
    }));
    return { measures, errors };
  });
  return { measures: read.flatMap(({ measures }) => measures), errors: read.flatMap(({ errors }) => errors) };
}

/**
 * Errors of 其中: NOT_FOUND where the record does not state the whole; CONTRADICTORY where the whole is the part itself,
 * a part of something, or of another kind (money and pieces), and where a part is larger than an exact whole.
 */
function partErrors(path: string, input: TallyMeasureInput, inputs: readonly TallyMeasureInput[]): FieldError[] {
  const { partOf, indicator: code } = input;
  if (partOf == null) return [];
  if (released(input)) return [{ path: `${path}.partOf`, code: 'NOT_ALLOWED_HERE' }];
  const whole = inputs.find((other) => other.indicator === partOf && !released(other));
  if (!whole) return [{ path: `${path}.partOf`, code: 'NOT_FOUND' }];
  if (whole === input || partOf === code || whole.partOf != null || isMoney(code) !== isMoney(partOf)) {
    return [{ path: `${path}.partOf`, code: 'CONTRADICTORY' }];
  }
  return exceedsWhole(input, whole) ? [{ path: `${path}.value`, code: 'CONTRADICTORY' }] : [];
}

const isMoney = (code: IndicatorCode): boolean => indicator(code).money;

const released = (input: TallyMeasureInput): boolean => input.released ?? false;
