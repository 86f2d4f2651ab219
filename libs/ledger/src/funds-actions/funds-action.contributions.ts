import { figureOf, type FundsActionStage, type IndicatorCode } from '@fanzha/domain';
import type { Contribution } from '@fanzha/rollup';
import { withBeginning } from '../facts/covered-days.js';
import type { StatedAmount } from '../facts/ledger-definition.js';
import type { FundsActionFact } from './funds-action.entity.js';

/** Each stage has a figure of its own: one flow of money runs through all three, and a sum would count it thrice. */
export const AMOUNT_OF: Readonly<Record<FundsActionStage, IndicatorCode>> = {
  STOP_PAYMENT: 'STOP_PAYMENT',
  FREEZE: 'FROZEN',
  RETURN: 'RETURNED',
};

/** And so have accounts: one that is stopped and then frozen is one of each. Money that is returned acts on none. */
export const ACCOUNTS_OF: Readonly<Partial<Record<FundsActionStage, IndicatorCode>>> = {
  STOP_PAYMENT: 'ACCOUNTS_STOPPED',
  FREEZE: 'ACCOUNTS_FROZEN',
};

/**
 * What a funds action adds to the figures, on its day, the last that it covers. Pure: rollup, recount and property
 * tests share it.
 * - the amount of its stage;
 * - the accounts it acts on, those of its stage;
 * - voided: nothing.
 */
export function contributions(action: FundsActionFact): Contribution[] {
  if (action.recordStatus === 'VOIDED') return [];
  const { stage, amount, amountQualifier, accounts, accountsQualifier, exceeded } = action;
  const accountsCode = ACCOUNTS_OF[stage];
  return [
    ...withBeginning({
      day: action.occurredOn,
      beganOn: action.beganOn,
      tenantId: action.tenantId,
      homeRegion: action.homeRegion,
      regionCode: action.regionCode,
      sector: action.sector,
      campaignIds: action.campaignIds,
      tenantOnly: false,
      facts: 1,
      figures: {
        [AMOUNT_OF[stage]]: figureOf(amountQualifier, amount, exceeded?.[AMOUNT_OF[stage]]),
        ...(accountsCode && { [accountsCode]: figureOf(accountsQualifier, accounts, exceeded?.[accountsCode]) }),
      },
    }),
  ];
}

/** What a funds action states in numbers: as it counts, and the accounts of a return, which count nowhere. */
export function amounts({
  stage,
  amount,
  accounts,
}: Pick<FundsActionFact, 'stage' | 'amount' | 'accounts'>): StatedAmount[] {
  const code = ACCOUNTS_OF[stage];
  const ofAccounts: StatedAmount = code
    ? { indicator: code, amount: accounts }
    : { indicator: 'ACCOUNTS_FROZEN', amount: accounts, inNoFigure: true };
  return [{ indicator: AMOUNT_OF[stage], amount }, ofAccounts];
}
