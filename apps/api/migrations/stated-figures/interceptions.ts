import { BEGAN_ON, beganOf, beyond, dayOf, figureRows, type LedgerPart, STATED } from './part.js';

const INTERCEPTION = {
  kind: 'INTERCEPTION',
  id: 'f.id',
  campaign: 'f.campaign_id',
  day: 'f.occurred_on',
  fraudType: 'f.fraud_type',
  ageBand: 'f.victim_age_band',
  venue: 'i.venue',
  beganOn: BEGAN_ON,
  indicator: 'i.indicator',
  amount: 'i.amount',
  qualifier: 'i.qualifier',
  toCheck: 'i.to_check',
} as const;

/**
 * Transfers at each of several places, and beside them what belongs to no place: amounts, dissuasions, transfers beyond
 * those of the places, and how the whole is meant.
 */
const FIGURES = `lateral (
        select v.indicator, v.amount, v.qualifier, case when f.venues is null then f.venue end as venue,
          ${beyond('f', 'v.indicator', 'v.stated')} as to_check
        from (values
          ('INTERCEPTIONS', f.count - coalesce((select sum((p ->> 'count')::bigint)
            from jsonb_array_elements(f.venues) p), 0)::bigint, f.count_qualifier, f.count),
          ('LOSS_AVOIDED', f.amount, f.amount_qualifier, f.amount),
          ('DISSUASIONS', f.dissuasions, f.dissuasions_qualifier, f.dissuasions))
          as v(indicator, amount, qualifier, stated)
        where f.venues is null or v.indicator <> 'INTERCEPTIONS' or v.amount <> 0 or v.qualifier <> 'EXACT'
          or ${beyond('f', 'v.indicator', 'v.stated')} = 1
        union all
        select 'INTERCEPTIONS', (p ->> 'count')::bigint, 'EXACT', p ->> 'venue', 0
        from jsonb_array_elements(f.venues) p) i`;

export const INTERCEPTIONS: LedgerPart = {
  figures: [
    figureRows({
      ...INTERCEPTION,
      of: 'f',
      from: `interception f, ${FIGURES}`,
      where: `f.record_status = 'ACTIVE' and ${STATED}`,
    }),
    // The share of those who have confirmed that they took part counts for themselves and for no region.
    figureRows({
      ...INTERCEPTION,
      of: 'p',
      tenantOnly: true,
      from: `interception f
        join interception_participant p on p.city_code = f.city_code and p.interception_id = f.id,
        ${FIGURES}`,
      where: `f.record_status = 'ACTIVE' and p.confirmation = 'CONFIRMED' and ${STATED}`,
    }),
  ],
  days: [dayOf('interception', 'INTERCEPTION', 'occurred_on'), beganOf('interception', 'INTERCEPTION')],
};
