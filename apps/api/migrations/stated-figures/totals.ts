import { figureRows, type LedgerPart } from './part.js';

/**
 * A total counts for its rest: what its record states is taken away, and the rest is put in its place. A total that was
 * not counted counts for nothing.
 */
export const TOTALS: LedgerPart = {
  figures: [
    figureRows({
      of: 't',
      kind: 't.fact_kind',
      id: 't.fact_id',
      day: 't.until_on',
      beganOn: 'r.began_on',
      activityType: 't.activity_type',
      fraudType: 't.fraud_type',
      ageBand: 't.age_band',
      venue: 'r.venue',
      theme: 'a.theme',
      audiences: 'a.audiences',
      channels: 'a.channels',
      // What was told of several places is taken away from each; the rest is of none.
      from: `stated_total t left join activity a on t.fact_kind = 'ACTIVITY' and a.city_code = t.city_code
          and a.id = t.fact_id, lateral (
          select -1 as weight, t.amount, t.qualifier, t.from_on as began_on, t.venue, t.to_check where t.venues is null
          union all
          select -1, (p ->> 'amount')::bigint, p ->> 'qualifier', t.from_on, p ->> 'venue', (p ->> 'toCheck')::boolean
          from jsonb_array_elements(t.venues) p
          union all
          select 1, t.rest_amount, t.rest_qualifier, t.rest_from, t.venue, t.to_check) r`,
      where: `(t.amount, t.qualifier, t.from_on) is distinct from (t.rest_amount, t.rest_qualifier, t.rest_from)
        and (r.weight < 0 or r.amount is not null) or t.amount is null and r.weight < 0`,
      indicator: 't.indicator',
      amount: 'r.weight * r.amount',
      qualifier: 'r.qualifier',
      weight: 'r.weight',
      toCheck: 'r.weight * r.to_check::int',
    }),
  ],
  days: [],
};
