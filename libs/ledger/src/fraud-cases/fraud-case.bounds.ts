import {
  ageBandErrors,
  ageBandOf,
  BANKS,
  BOUNDS,
  dateErrors,
  type FieldError,
  flatPaths,
  foldIdentifier,
  FRAUD_TYPES,
  type FraudTypeCode,
  isTermCode,
  type LocalDate,
  OCCUPATIONS,
  PAYMENT_METHODS,
  readCodedWords,
  textErrors,
  VICTIM_SEXES,
  type VictimSex,
  visibleText,
} from '@fanzha/domain';
import { amountFields, fenAmountErrors, statedIn } from '../facts/amount-fields.js';
import {
  cleanCampaigns,
  cleanText,
  keyErrors,
  regionErrors,
  type ReadFact,
  unknownCode,
} from '../facts/fact-bounds.js';
import type { AttributionContext } from '../facts/attribution.repository.js';
import type { FraudCaseContent } from './fraud-case.entity.js';
import type { FraudCaseInput } from './fraud-case.inputs.js';

/**
 * Reads an input against every bound that needs no database.
 * @param today in China; no stage lies ahead.
 */
export function readFraudCase(input: FraudCaseInput, today: LocalDate): ReadFact<FraudCaseContent> {
  const ageBand = cleanText(input.victimAgeBand);
  const loss = statedIn(input, 'loss');
  const occupation = readCodedWords(OCCUPATIONS, visibleText(input.victimOccupation));
  const method = readCodedWords(PAYMENT_METHODS, visibleText(input.paymentMethod));
  const bank = readCodedWords(BANKS, visibleText(input.bankName));
  const content: FraudCaseContent = {
    caseNumber: visibleText(input.caseNumber),
    reportedOn: input.reportedOn,
    filedOn: input.filedOn ?? null,
    solvedOn: input.solvedOn ?? null,
    // What is no code of the list is an error below, and nothing of an invalid input is stored.
    fraudType: input.fraudTypeCode.trim() as FraudTypeCode,
    pensionTag: cleanText(input.pensionTagCode) as FraudTypeCode | null,
    ...amountFields('loss', loss),
    regionCode: cleanText(input.regionCode),
    victimAgeBand: ageBand === null ? null : ageBandOf(ageBand),
    victimSex: cleanText(input.victimSex) as VictimSex | null,
    victimOccupation: occupation?.words ?? null,
    victimOccupationCode: occupation?.code ?? null,
    victimSector: input.victimSector ?? null,
    victimHadPublicity: input.victimHadPublicity ?? null,
    paymentMethod: method?.words ?? null,
    paymentMethodCode: method?.code ?? null,
    bankName: bank?.words ?? null,
    bankCode: bank?.code ?? null,
    campaignIds: cleanCampaigns(input.campaignIds),
  };
  const errors = [
    ...keyErrors(input.idempotencyKey),
    ...textErrors('caseNumber', input.caseNumber, BOUNDS.caseNumber),
    ...stageErrors(content, today),
    ...typeErrors('fraudTypeCode', content.fraudType, false),
    ...(content.pensionTag === null ? [] : typeErrors('pensionTagCode', content.pensionTag, true)),
    ...fenAmountErrors(flatPaths('loss'), 'LOSS', loss, true),
    ...regionErrors(content),
    ...ageBandErrors('victimAgeBand', input.victimAgeBand),
    ...(content.victimSex === null || isTermCode(VICTIM_SEXES, content.victimSex) ? [] : [unknownCode('victimSex')]),
    ...textErrors('victimOccupation', input.victimOccupation, BOUNDS.victimOccupation),
    ...textErrors('paymentMethod', input.paymentMethod, BOUNDS.paymentMethod),
    ...textErrors('bankName', input.bankName, BOUNDS.bankName),
  ];
  // However it is spelled, it is the same number: so it is for a request that is sent again.
  const besides = { caseNumber: foldIdentifier(content.caseNumber) };
  return { content, besides, idempotencyKey: cleanText(input.idempotencyKey), errors };
}

/** Later stages belong to the unit's time, too; its first day is what the day of the report is judged by. */
export function laterStageErrors(
  { filedOn, solvedOn }: FraudCaseContent,
  { closedOn }: AttributionContext,
): FieldError[] {
  const late = (path: string, day: LocalDate | null): FieldError[] =>
    closedOn !== null && day !== null && day > closedOn
      ? [{ path, code: 'DATE_TOO_LATE', params: { latest: closedOn } }]
      : [];
  return [...late('filedOn', filedOn), ...late('solvedOn', solvedOn)];
}

/** reportedOn ≤ filedOn ≤ solvedOn, none in the future; what is solved has been filed. */
function stageErrors({ reportedOn, filedOn, solvedOn }: FraudCaseContent, today: LocalDate): FieldError[] {
  const reported = dateErrors('reportedOn', reportedOn, { required: true, today });
  const filed = dateErrors('filedOn', filedOn, { required: solvedOn !== null, today });
  const solved = dateErrors('solvedOn', solvedOn, { today });
  const filedInOrder = filed.length === 0 && reported.length === 0 ? notBefore('filedOn', filedOn, reportedOn) : [];
  const earliest = filed.length === 0 && filedOn !== null ? filedOn : reportedOn;
  const solvedInOrder = solved.length === 0 && reported.length === 0 ? notBefore('solvedOn', solvedOn, earliest) : [];
  return [...reported, ...filed, ...filedInOrder, ...solved, ...solvedInOrder];
}

function notBefore(path: string, day: LocalDate | null, earliest: LocalDate): FieldError[] {
  return day !== null && day < earliest ? [{ path, code: 'DATE_TOO_EARLY', params: { earliest } }] : [];
}

function typeErrors(path: string, code: string, pension: boolean): FieldError[] {
  return FRAUD_TYPES.some((type) => type.code === code && type.pension === pension) ? [] : [unknownCode(path)];
}
