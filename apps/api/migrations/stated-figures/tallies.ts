import { BEGAN_ON, beganOf, beyond, dayOf, figuresOf, inPlace, type LedgerPart } from './part.js';

/** Accounts under control come into place and go by the records that say so. */
const RESTRICTED_SPANS = `
      select f.city_code, f.tenant_id, f.campaign_id, f.id as fact_id,
        m.indicator, m.change * m.amount as amount, m.qualifier,
        ${beyond('f', 'm.indicator', 'm.amount')} as to_check,
        f.occurred_on as from_on, null::date as to_on
      from tally f join tally_measure m on m.city_code = f.city_code and m.tally_id = f.id
      where f.record_status = 'ACTIVE' and m.indicator = 'ACCOUNTS_RESTRICTED'`;

export const TALLIES: LedgerPart = {
  figures: [
    figuresOf({
      table: 'tally',
      kind: 'TALLY',
      day: 'f.occurred_on',
      beganOn: BEGAN_ON,
      figures: 'tally_measure i',
      where: `i.city_code = f.city_code and i.tally_id = f.id and i.indicator <> 'ACCOUNTS_RESTRICTED'`,
    }),
    inPlace('TALLY', RESTRICTED_SPANS),
  ],
  days: [dayOf('tally', 'TALLY', 'occurred_on'), beganOf('tally', 'TALLY')],
};
