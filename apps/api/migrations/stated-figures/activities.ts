import { beyond, dayOf, figureRows, type LedgerPart } from './part.js';

const DONE = `a.record_status = 'ACTIVE' and a.status = 'DONE'`;
const ACTIVITY = { of: 'a', kind: 'ACTIVITY', activityType: 'a.type' } as const;
const WITH_MEASURES = 'activity a join activity_measure m on m.city_code = a.city_code and m.activity_id = a.id';

const measures = (day: string, where: string) =>
  figureRows({
    ...ACTIVITY,
    // The place of a measure is that of its activity: so its own index finds it by place and last day.
    regionCode: 'm.region_code',
    from: WITH_MEASURES,
    where: `${DONE} and ${where}`,
    day,
    beganOn: 'm.from_on',
    indicator: 'm.indicator',
    amount: 'm.amount',
    qualifier: 'm.qualifier',
    toCheck: beyond('a', 'm.indicator', 'm.amount'),
  });

export const ACTIVITIES: LedgerPart = {
  figures: [
    figureRows({
      ...ACTIVITY,
      day: 'a.start_on',
      from: 'activity a',
      where: DONE,
      indicator: `'ACTIVITIES'::text`,
      amount: '1',
    }),
    // Most amounts are of the first day, and found by the index of the activity; the others by one of their own.
    measures('a.start_on', 'm.until_on is null'),
    measures('m.until_on', 'm.until_on is not null'),
  ],
  days: [
    // A planned one makes its tenant contributing and adds no figure; one that is required of others does neither.
    dayOf('activity', 'ACTIVITY', 'start_on', "status <> 'REQUIRED'"),
    `
    select distinct a.city_code, a.tenant_id, a.home_region, a.region_code, a.sector, m.until_on as day,
      'ACTIVITY'::text as fact_kind, a.id as fact_id
    from ${WITH_MEASURES} where ${DONE} and m.until_on <> a.start_on`,
  ],
};
