import { dayOf, figureRows, figuresOf, type LedgerPart } from './part.js';

export const WARNINGS: LedgerPart = {
  figures: [
    figuresOf({
      table: 'warning',
      kind: 'WARNING',
      day: 'f.published_on',
      fraudType: 'f.fraud_type',
      figures: `lateral (values ('WARNINGS_ISSUED', 1::bigint, 'EXACT')) as i(indicator, amount, qualifier)`,
    }),
    figureRows({
      of: 'r',
      from: 'warning_receipt r',
      kind: 'WARNING_RECEIPT',
      id: 'r.warning_id',
      day: 'r.received_on',
      campaign: 'null::uuid',
      indicator: `'WARNINGS_READ'::text`,
      amount: '1',
    }),
  ],
  days: [dayOf('warning', 'WARNING', 'published_on')],
};
