import {
  dateErrors,
  flatPaths,
  FUNDS_ACTION_STAGES,
  isId,
  isTermCode,
  isWithoutAmount,
  type LocalDate,
  type StatedAmount,
} from '@fanzha/domain';
import { readTold } from '../facts/totals/told.js';
import { beganBefore, beganErrors } from '../facts/covered-days.js';
import { amountFields, countAmountErrors, fenAmountErrors, statedIn } from '../facts/amount-fields.js';
import {
  cleanCampaigns,
  cleanText,
  keyErrors,
  regionErrors,
  type ReadFact,
  unknownCode,
} from '../facts/fact-bounds.js';
import { ACCOUNTS_OF, AMOUNT_OF } from './funds-action.contributions.js';
import type { FundsActionContent } from './funds-action.entity.js';
import type { FundsActionInput } from './funds-action.inputs.js';

/** What the contract fills in where no number of accounts is sent: it cannot be told from one that was. */
const ONE = 1;

/**
 * Reads an input against every bound that needs no database, and keeps going after an error.
 * @param today in China; nothing is stopped, frozen or returned before its day.
 */
export function readFundsAction(input: FundsActionInput, today: LocalDate): ReadFact<FundsActionContent> {
  // Clients of release 0.1 had to send an amount even where there was none to state: 0 stands for none then.
  const amount = withoutFilling(statedIn(input, 'amount'), 0);
  const accounts = withoutFilling(statedIn(input, 'accounts'), ONE);
  // What is no stage is an error below; its numbers are judged all the same.
  const stage = isTermCode(FUNDS_ACTION_STAGES, input.stage) ? input.stage : 'FREEZE';
  const {
    told,
    beganOn,
    errors: toldErrors,
  } = readTold(input, input.occurredOn, beganBefore(input.beganOn, input.occurredOn));
  const content: FundsActionContent = {
    beganOn,
    running: told.running,
    occurredOn: input.occurredOn,
    stage: input.stage,
    ...amountFields('accounts', accounts),
    ...amountFields('amount', amount),
    caseId: cleanText(input.caseId)?.toLowerCase() ?? null,
    regionCode: cleanText(input.regionCode),
    campaignIds: cleanCampaigns(input.campaignIds),
  };
  const errors = [
    ...keyErrors(input.idempotencyKey),
    ...dateErrors('occurredOn', input.occurredOn, { required: true, today }),
    ...(told.running ? [] : beganErrors(beganOn, 'occurredOn', input.occurredOn)),
    ...toldErrors,
    ...(isTermCode(FUNDS_ACTION_STAGES, input.stage) ? [] : [unknownCode('stage')]),
    ...countAmountErrors(flatPaths('accounts'), ACCOUNTS_OF[stage] ?? 'ACCOUNTS_FROZEN', accounts),
    ...fenAmountErrors(flatPaths('amount'), AMOUNT_OF[stage], amount),
    ...(content.caseId === null || isId(content.caseId) ? [] : [{ path: 'caseId', code: 'NOT_FOUND' } as const]),
    ...regionErrors(content),
  ];
  return { content, idempotencyKey: cleanText(input.idempotencyKey), told, errors };
}

/** An amount that was not counted, without the number that stands for none there. */
const withoutFilling = (stated: StatedAmount, filling: number): StatedAmount =>
  isWithoutAmount(stated.qualifier) && stated.value === filling ? { ...stated, value: null } : stated;
