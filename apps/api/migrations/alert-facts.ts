import { dayOf, figureRows, type LedgerPart } from './stated-figures/part.js';

/** Frozen with 1770001032000. What an alert is one of, all on the day of its receipt. */
const ALERT = {
  kind: 'ALERT',
  id: 'f.id',
  campaign: 'f.campaign_id',
  day: 'f.received_on',
  fraudType: 'f.fraud_type',
  indicator: 'i.indicator',
  amount: '1',
} as const;

const COUNTED = `lateral (values
        ('ALERTS_RECEIVED', true),
        ('ALERTS_HANDLED', a.result is not null),
        ('ALERTS_ON_TIME', a.answered_at <= f.due_at),
        ('ALERTS_FACE_TO_FACE', a.steps @> '[{"way": "MEETING"}]'),
        ('ALERTS_LOST', a.result = 'TRANSFERRED' or a.later_case_on is not null)) as i(indicator, counts)`;
const COUNTS = `f.record_status = 'ACTIVE' and a.result is distinct from 'REPEATED' and i.counts`;

export const ALERT_FACTS: LedgerPart = {
  figures: [
    figureRows({
      ...ALERT,
      of: 'f',
      from: `alert f
        left join alert_assignment a on a.city_code = f.city_code and a.alert_id = f.id and a.tenant_id = f.assigned_to,
        ${COUNTED}`,
      where: COUNTS,
    }),
    // The line of the unit that is to answer counts for itself and for no region.
    figureRows({
      ...ALERT,
      of: 'a',
      tenantOnly: true,
      from: `alert f
        join alert_assignment a on a.city_code = f.city_code and a.alert_id = f.id and a.tenant_id = f.assigned_to
          and a.tenant_id <> f.tenant_id,
        ${COUNTED}`,
      where: COUNTS,
    }),
  ],
  days: [dayOf('alert', 'ALERT', 'received_on')],
};
