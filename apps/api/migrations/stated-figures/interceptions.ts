import { BEGAN_ON, beganOf, beyond, dayOf, figureRows, figuresOf, type LedgerPart, STATED } from './part.js';

const MEMBERS = {
  kind: 'INTERCEPTION',
  day: 'f.occurred_on',
  fraudType: 'f.fraud_type',
  ageBand: 'f.victim_age_band',
  venue: 'f.venue',
  beganOn: BEGAN_ON,
} as const;
const FIGURES = `lateral (values
        ('INTERCEPTIONS', f.count, f.count_qualifier),
        ('LOSS_AVOIDED', f.amount, f.amount_qualifier),
        ('DISSUASIONS', f.dissuasions, f.dissuasions_qualifier)) as i(indicator, amount, qualifier)`;

export const INTERCEPTIONS: LedgerPart = {
  figures: [
    figuresOf({ ...MEMBERS, table: 'interception', figures: FIGURES, where: STATED }),
    // The share of those who have confirmed that they took part counts for themselves and for no region.
    figureRows({
      ...MEMBERS,
      of: 'p',
      id: 'f.id',
      campaign: 'f.campaign_id',
      tenantOnly: true,
      from: `interception f
        join interception_participant p on p.city_code = f.city_code and p.interception_id = f.id,
        ${FIGURES}`,
      where: `f.record_status = 'ACTIVE' and p.confirmation = 'CONFIRMED' and ${STATED}`,
      indicator: 'i.indicator',
      amount: 'i.amount',
      qualifier: 'i.qualifier',
      toCheck: beyond('f', 'i.indicator', 'i.amount'),
    }),
  ],
  days: [dayOf('interception', 'INTERCEPTION', 'occurred_on'), beganOf('interception', 'INTERCEPTION')],
};
