import { beyond, dayOf, figureRows, type LedgerPart } from './part.js';

const DONE = `a.record_status = 'ACTIVE' and a.status = 'DONE'`;
const ACTIVITY = { of: 'a', kind: 'ACTIVITY', day: 'a.start_on', activityType: 'a.type' } as const;

export const ACTIVITIES: LedgerPart = {
  figures: [
    figureRows({ ...ACTIVITY, from: 'activity a', where: DONE, indicator: `'ACTIVITIES'::text`, amount: '1' }),
    figureRows({
      ...ACTIVITY,
      from: 'activity a join activity_measure m on m.city_code = a.city_code and m.activity_id = a.id',
      where: DONE,
      indicator: 'm.indicator',
      amount: 'm.amount',
      qualifier: 'm.qualifier',
      toCheck: beyond('a', 'm.indicator', 'm.amount'),
    }),
  ],
  // A planned one makes its tenant contributing and adds no figure.
  days: [dayOf('activity', 'ACTIVITY', 'start_on')],
};
