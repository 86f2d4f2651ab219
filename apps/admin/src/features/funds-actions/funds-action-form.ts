import {
  beginningErrors,
  dateErrors,
  FUNDS_ACTION_STAGES,
  isTermCode,
  type FundsActionStage,
  type IndicatorCode,
  type Locale,
} from '@fanzha/domain';
import type { FundsActionInput, FundsActionWholeFragment } from '../../graphql/generated.js';
import { amountFields, amountOf } from '../../records/text/amount-fields.js';
import { countOf, lineOf, moneyOf, NO_COUNT, type CountLine } from '../../records/text/count-text.js';
import { amountErrors, messagesOf } from '../../records/form/form-check.js';
import { statedCount, statedMoney } from '../../records/form/stated-values.js';
import type { StatedValue } from '../../records/form/use-plausibility.js';
import { beganOf } from '../../records/form/told.js';
import type { FormErrors } from '../../records/form/record-form.js';
import type { Sending } from '../../records/form/record-form-options.js';

/** One action at one stage of a flow of money. */
export interface FundsActionForm {
  /** First day of amounts of several days, '' of one. */
  beganOn: string;
  occurredOn: string;
  stage: FundsActionStage | '';
  accounts: CountLine;
  amount: CountLine;
  caseId: string;
  /** What is typed of a case number and not chosen. */
  caseText: string;
  regionCode: string;
}

export const emptyFundsAction = (today: string): FundsActionForm => ({
  beganOn: '',
  occurredOn: today,
  stage: '',
  accounts: { text: '1', qualifier: 'EXACT' },
  amount: { ...NO_COUNT },
  caseId: '',
  caseText: '',
  regionCode: '',
});

export const fundsActionFormOf = (record: FundsActionWholeFragment): FundsActionForm => ({
  beganOn: beganOf(record),
  occurredOn: record.occurredOn,
  stage: record.stage,
  accounts: lineOf(amountOf(record, 'accounts')),
  amount: lineOf(amountOf(record, 'amount')),
  caseId: record.case?.id ?? '',
  caseText: '',
  regionCode: record.region.code,
});

/** What is sent for the form; null where nothing was counted. */
export function fundsActionInput(
  form: FundsActionForm,
  { idempotencyKey, campaignIds }: Pick<Sending, 'idempotencyKey' | 'campaignIds'>,
): FundsActionInput {
  return {
    idempotencyKey,
    campaignIds: [...campaignIds],
    beganOn: form.beganOn || null,
    occurredOn: form.occurredOn,
    stage: form.stage as FundsActionStage,
    ...amountFields('accounts', countOf(form.accounts)),
    ...amountFields('amount', moneyOf(form.amount)),
    caseId: form.caseId || null,
    regionCode: form.regionCode || null,
  };
}

/** What can be told before sending. */
export function checkFundsAction(form: FundsActionForm, today: string, locale: Locale): FormErrors {
  return {
    ...messagesOf(
      [
        ...dateErrors('occurredOn', form.occurredOn, { required: true, today }),
        ...beginningErrors('beganOn', form.beganOn || null, 'occurredOn', form.occurredOn),
        ...(isTermCode(FUNDS_ACTION_STAGES, form.stage) ? [] : [{ path: 'stage', code: 'REQUIRED' } as const]),
      ],
      locale,
    ),
    ...amountErrors('accounts', 'ACCOUNTS_FROZEN', form.accounts, locale),
    ...amountErrors('amount', 'FROZEN', form.amount, locale, { money: true }),
  };
}

const AMOUNT_OF: Readonly<Record<FundsActionStage, IndicatorCode>> = {
  STOP_PAYMENT: 'STOP_PAYMENT',
  FREEZE: 'FROZEN',
  RETURN: 'RETURNED',
};

/** The amounts of an action by what they count as at its stage; accounts of a return count nowhere. */
export function fundsActionAmounts({ stage, amount, accounts }: FundsActionForm): StatedValue[] {
  if (stage === '') return [];
  const ofAccounts =
    stage === 'RETURN' ? [] : [statedCount(stage === 'FREEZE' ? 'ACCOUNTS_FROZEN' : 'ACCOUNTS_STOPPED', accounts)];
  return [statedMoney(AMOUNT_OF[stage], amount), ...ofAccounts];
}
