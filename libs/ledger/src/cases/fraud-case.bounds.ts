import {
  ageBandFaults,
  ageBandOf,
  BOUNDS,
  dateFaults,
  type FieldFault,
  foldIdentifier,
  FRAUD_TYPES,
  type FraudTypeCode,
  isTermCode,
  type LocalDate,
  textFaults,
  VICTIM_SEXES,
  type VictimSex,
  visibleText,
} from '@fanzha/domain';
import { cleanText, fenFaults, keyFaults, placeFaults, type ReadFact, unknownCode } from '../facts/fact-bounds.js';
import type { AttributionContext } from '../facts/attribution.repository.js';
import type { FraudCaseContent } from './fraud-case.entity.js';
import type { CaseInput } from './fraud-case.inputs.js';

/**
 * Reads an input against every bound that needs no database.
 * @param today in China; no stage lies ahead.
 */
export function readCase(input: CaseInput, today: LocalDate): ReadFact<FraudCaseContent> {
  const ageBand = cleanText(input.victimAgeBand);
  const content: FraudCaseContent = {
    caseNumber: visibleText(input.caseNumber),
    reportedOn: input.reportedOn,
    filedOn: input.filedOn ?? null,
    solvedOn: input.solvedOn ?? null,
    // What is no code of the list is a fault below, and nothing of a faulty input is stored.
    fraudType: input.fraudTypeCode.trim() as FraudTypeCode,
    pensionTag: cleanText(input.pensionTagCode) as FraudTypeCode | null,
    loss: input.loss ?? null,
    lossQualifier: input.lossQualifier,
    regionCode: cleanText(input.regionCode),
    victimAgeBand: ageBand === null ? null : ageBandOf(ageBand),
    victimSex: cleanText(input.victimSex) as VictimSex | null,
    victimOccupation: cleanText(input.victimOccupation),
    victimHadPublicity: input.victimHadPublicity ?? null,
    paymentMethod: cleanText(input.paymentMethod),
    bankName: cleanText(input.bankName),
    campaignId: cleanText(input.campaignId),
  };
  const faults = [
    ...keyFaults(input.idempotencyKey),
    ...textFaults('caseNumber', input.caseNumber, BOUNDS.caseNumber),
    ...stageFaults(content, today),
    ...typeFaults('fraudTypeCode', content.fraudType, false),
    ...(content.pensionTag === null ? [] : typeFaults('pensionTagCode', content.pensionTag, true)),
    ...fenFaults('loss', 'LOSS', content.loss, content.lossQualifier, true),
    ...placeFaults(content),
    ...ageBandFaults('victimAgeBand', input.victimAgeBand),
    ...(content.victimSex === null || isTermCode(VICTIM_SEXES, content.victimSex) ? [] : [unknownCode('victimSex')]),
    ...textFaults('victimOccupation', input.victimOccupation, BOUNDS.victimOccupation),
    ...textFaults('paymentMethod', input.paymentMethod, BOUNDS.paymentMethod),
    ...textFaults('bankName', input.bankName, BOUNDS.bankName),
  ];
  // However it is spelled, it is the same number: so it is for a request that is sent again.
  const besides = { caseNumber: foldIdentifier(content.caseNumber) };
  return { content, besides, idempotencyKey: cleanText(input.idempotencyKey), faults };
}

/** Later stages belong to the unit's time, too; its first day is what the day of the report is judged by. */
export function laterStageFaults(
  { filedOn, solvedOn }: FraudCaseContent,
  { closedOn }: AttributionContext,
): FieldFault[] {
  const late = (path: string, day: LocalDate | null): FieldFault[] =>
    closedOn !== null && day !== null && day > closedOn
      ? [{ path, code: 'DATE_TOO_LATE', params: { latest: closedOn } }]
      : [];
  return [...late('filedOn', filedOn), ...late('solvedOn', solvedOn)];
}

/** reportedOn ≤ filedOn ≤ solvedOn, none in the future; what is solved has been filed. */
function stageFaults({ reportedOn, filedOn, solvedOn }: FraudCaseContent, today: LocalDate): FieldFault[] {
  const reported = dateFaults('reportedOn', reportedOn, { required: true, today });
  const filed = dateFaults('filedOn', filedOn, { required: solvedOn !== null, today });
  const solved = dateFaults('solvedOn', solvedOn, { today });
  const filedInOrder = filed.length === 0 && reported.length === 0 ? notBefore('filedOn', filedOn, reportedOn) : [];
  const earliest = filed.length === 0 && filedOn !== null ? filedOn : reportedOn;
  const solvedInOrder = solved.length === 0 && reported.length === 0 ? notBefore('solvedOn', solvedOn, earliest) : [];
  return [...reported, ...filed, ...filedInOrder, ...solved, ...solvedInOrder];
}

function notBefore(path: string, day: LocalDate | null, earliest: LocalDate): FieldFault[] {
  return day !== null && day < earliest ? [{ path, code: 'DATE_TOO_EARLY', params: { earliest } }] : [];
}

function typeFaults(path: string, code: string, pension: boolean): FieldFault[] {
  return FRAUD_TYPES.some((type) => type.code === code && type.pension === pension) ? [] : [unknownCode(path)];
}
