import { BEGAN_ON, beganOf, dayOf, figureRows, figuresOf, type LedgerPart, NO_LINE, STATED } from './part.js';

const ROSTER = {
  kind: 'HOUSEHOLD_ROSTER',
  day: 'i.day',
  sector: NO_LINE,
  campaign: 'null::uuid',
  indicator: `'HOUSEHOLDS_REGISTERED'::text`,
  amount: 'i.amount',
} as const;

/** A roster belongs to no line and is where its community is. */
const rosterRows = (of: string, from: string, where: string) =>
  figureRows({ ...ROSTER, of, id: `${of}.roster_id`, homeRegion: `${of}.region_code`, from, where });

export const HOUSEHOLDS: LedgerPart = {
  figures: [
    figuresOf({
      table: 'household_visit',
      kind: 'HOUSEHOLD_VISIT',
      day: 'f.visited_on',
      beganOn: BEGAN_ON,
      figures: `lateral (values
        ('HOUSEHOLD_VISITS', nullif(cardinality(f.visited), 0)::bigint, 'EXACT'),
        ('HOUSEHOLDS_REPORTED', f.reported, f.reported_qualifier),
        ('PEOPLE_VISITED', f.people_visited, f.people_visited_qualifier)) as i(indicator, amount, qualifier)`,
      where: STATED,
    }),
    rosterRows(
      'd',
      'household_door d, lateral (values (d.registered_on, 1::bigint), (d.retired_on, -1)) as i(day, amount)',
      'i.day is not null',
    ),
    // A vacant door is no household.
    rosterRows(
      'v',
      `household_vacancy v
        join household_door d on d.city_code = v.city_code and d.roster_id = v.roster_id and d.number = v.number,
        lateral (values
          (greatest(v.from_on, d.registered_on), -1::bigint),
          (least(v.to_on, d.retired_on), 1)) as i(day, amount)`,
      `i.day is not null
        and greatest(v.from_on, d.registered_on) < coalesce(least(v.to_on, d.retired_on), 'infinity'::date)`,
    ),
  ],
  days: [dayOf('household_visit', 'HOUSEHOLD_VISIT', 'visited_on'), beganOf('household_visit', 'HOUSEHOLD_VISIT')],
};
