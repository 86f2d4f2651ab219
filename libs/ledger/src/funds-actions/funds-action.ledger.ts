import { FUNDS_ACTION_STAGES, indicatorsOf, keepersOf } from '@fanzha/domain';
import { amountNames } from '../facts/amount-fields.js';
import { coveredFrom } from '../facts/covered-days.js';
import type { LedgerDefinition } from '../facts/ledger-definition.js';
import { yuanOf } from '../measures/measure.model.js';
import { amounts, contributions } from './funds-action.contributions.js';
import { FundsActionEntity, type FundsActionFact } from './funds-action.entity.js';

/** The funds actions ledger: what the police stopped, froze and returned. */
export const fundsActionLedger: LedgerDefinition<FundsActionFact> = {
  kind: 'funds_action',
  entity: FundsActionEntity,
  day: 'occurredOn',
  recordedBy: keepersOf('FUNDS_ACTIONS'),
  stated: [
    'beganOn',
    'running',
    'occurredOn',
    'stage',
    ...amountNames('accounts'),
    ...amountNames('amount'),
    'caseId',
    'regionCode',
    'campaignIds',
  ],
  told: true,
  // A running total belongs where its unit is on its last day.
  covers: ({ running, beganOn, occurredOn }) => (running ? [] : coveredFrom(beganOn, occurredOn)),
  texts: () => [],
  source: {
    kind: 'FUNDS_ACTION',
    description: '资金处置',
    indicators: indicatorsOf('funds_action'),
    labels: 'select id::text, stage as label from funds_action where city_code = $1 and id = any ($2::uuid[])',
    labelTerms: FUNDS_ACTION_STAGES,
  },
  amounts,
  usual: {
    lines: `lateral (values
      (case f.stage when 'STOP_PAYMENT' then 'STOP_PAYMENT' when 'FREEZE' then 'FROZEN' else 'RETURNED' end,
        f.amount),
      (case f.stage when 'STOP_PAYMENT' then 'ACCOUNTS_STOPPED' when 'FREEZE' then 'ACCOUNTS_FROZEN' end,
        f.accounts)) as i(indicator, amount)`,
    stated: { FUNDS_ACTIONS: ['STOP_PAYMENT', 'FROZEN', 'RETURNED', 'ACCOUNTS_STOPPED', 'ACCOUNTS_FROZEN'] },
  },
  lastTime: { alike: ['stage'] },
  contributions,
  shown: ({ amount, amountUpTo }) => ({ amount: yuanOf(amount), amountUpTo: yuanOf(amountUpTo) }),
};
