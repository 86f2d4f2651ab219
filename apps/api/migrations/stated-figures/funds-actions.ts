import { BEGAN_ON, beganOf, dayOf, figuresOf, type LedgerPart } from './part.js';

export const FUNDS_ACTIONS: LedgerPart = {
  figures: [
    figuresOf({
      table: 'funds_action',
      kind: 'FUNDS_ACTION',
      day: 'f.occurred_on',
      beganOn: BEGAN_ON,
      figures: `lateral (values
        (case f.stage when 'STOP_PAYMENT' then 'STOP_PAYMENT' when 'FREEZE' then 'FROZEN' else 'RETURNED' end,
          f.amount, f.amount_qualifier),
        (case f.stage when 'STOP_PAYMENT' then 'ACCOUNTS_STOPPED' when 'FREEZE' then 'ACCOUNTS_FROZEN' end,
          f.accounts, f.accounts_qualifier)) as i(indicator, amount, qualifier)`,
      where: 'i.indicator is not null',
    }),
  ],
  days: [dayOf('funds_action', 'FUNDS_ACTION', 'occurred_on'), beganOf('funds_action', 'FUNDS_ACTION')],
};
