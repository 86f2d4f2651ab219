import { indicatorsOf } from '@fanzha/domain';
import { amountNames } from '../facts/amount-fields.js';
import { coveredFrom } from '../facts/covered-days.js';
import type { LedgerDefinition } from '../facts/ledger-definition.js';
import { householdVisitContributions } from './household-visit.contributions.js';
import { HouseholdVisitEntity, type HouseholdVisitFact } from './household-visit.entity.js';
import { BITMAPS_OF_RESTATED } from './bitmaps-of-restated.js';

/** The ledger of household visits; the rosters of doors stand beside it. */
export const householdVisitLedger: LedgerDefinition<HouseholdVisitFact> = {
  kind: 'household_visit',
  entity: HouseholdVisitEntity,
  day: 'visitedOn',
  recordedBy: null,
  stated: [
    'regionCode',
    'beganOn',
    'running',
    'visitedOn',
    'doors',
    'notMet',
    'vacant',
    ...amountNames('reported'),
    ...amountNames('peopleVisited'),
    'campaignIds',
    'note',
  ],
  told: true,
  // A running total belongs where its unit is on its last day.
  covers: ({ running, beganOn, visitedOn }) => (running ? [] : coveredFrom(beganOn, visitedOn)),
  texts: ({ note }) => [note],
  unstored: ['labels'],
  source: {
    kind: 'HOUSEHOLD_VISIT',
    description: '入户走访',
    indicators: indicatorsOf('household_visit'),
    labels: `select v.id::text, r.name as label from household_visit v join region r on r.code = v.region_code
      where v.city_code = $1 and v.id = any ($2::uuid[])`,
  },
  furtherSources: [
    {
      kind: 'HOUSEHOLD_ROSTER',
      description: '户册',
      indicators: indicatorsOf('household'),
      labels: `select h.id::text, r.name as label from household_roster h join region r on r.code = h.region_code
        where h.city_code = $1 and h.id = any ($2::uuid[])`,
      ofRegion: true,
    },
  ],
  amounts: ({ reported, peopleVisited }) => [
    { indicator: 'HOUSEHOLDS_REPORTED', amount: reported },
    { indicator: 'PEOPLE_VISITED', amount: peopleVisited },
  ],
  usual: {
    lines: `lateral (values
      ('HOUSEHOLDS_REPORTED', f.reported),
      ('PEOPLE_VISITED', f.people_visited)) as i(indicator, amount)`,
    stated: { HOUSEHOLD_VISITS: ['HOUSEHOLDS_REPORTED', 'PEOPLE_VISITED'] },
  },
  lastTime: { alike: ['regionCode'] },
  contributions: householdVisitContributions,
  keepsRegion: true,
  restated: BITMAPS_OF_RESTATED,
  // Registrations stay when they are undone.
  furtherRecords: ['household_registration', 'household_roster', 'household_door', 'household_vacancy'],
  exported: { fields: { newlyCovered: { kind: 'number', of: ({ newlyCovered }) => newlyCovered.length } } },
  // Doors are kept by number, which says nothing without the roster.
  shown: ({ doors, notMet, vacant }) => ({ doors: doors.length, notMet: notMet.length, vacant: vacant.length }),
};
