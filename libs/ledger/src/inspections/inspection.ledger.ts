import { indicatorsOf, keepersOf } from '@fanzha/domain';
import { amountNames } from '../facts/amount-fields.js';
import { coveredFrom } from '../facts/covered-days.js';
import type { LedgerDefinition } from '../facts/ledger-definition.js';
import { amounts, contributions } from './inspection.contributions.js';
import { InspectionEntity, type InspectionFact, InspectionHazardEntity } from './inspection.entity.js';

const HAZARDS = (condition: string) => `(select sum(h.count) from inspection_hazard h
      where h.city_code = $1 and h.inspection_id = f.id${condition})`;

/** Days before the deadline of a hazard from which on it is due. */
const DUE_AHEAD = 7;
const OPEN = 'h.city_code = $1 and h.rectified_on is null and h.deadline is not null';

/** The ledger of inspections: what was looked at, what was found, and when it was rectified. */
export const inspectionLedger: LedgerDefinition<InspectionFact> = {
  kind: 'inspection',
  entity: InspectionEntity,
  parts: [{ entity: InspectionHazardEntity, as: 'hazards', of: 'inspectionId', inOrder: true }],
  day: 'occurredOn',
  recordedBy: keepersOf('INSPECTIONS'),
  stated: [
    'beganOn',
    'running',
    'occurredOn',
    'subject',
    'regionCode',
    'campaignIds',
    ...amountNames('inspections'),
    'narrative',
    'hazards',
  ],
  inOrder: ['hazards'],
  attachable: true,
  told: true,
  // A running total belongs where its unit is on its last day.
  covers: ({ running, beganOn, occurredOn }) => (running ? [] : coveredFrom(beganOn, occurredOn)),
  texts: ({ subject, narrative }) => [subject, narrative],
  dues: [
    {
      code: 'HAZARD_TO_RECTIFY',
      description: `a hazard is not rectified, and its deadline has passed or comes within ${DUE_AHEAD} days`,
      where: ({ today }) => `f.id in (select h.inspection_id from inspection_hazard h
        where ${OPEN} and h.deadline <= ${today()}::date + ${DUE_AHEAD})`,
      since: 'f.occurred_on',
      dueOn: `(select min(h.deadline) from inspection_hazard h where ${OPEN} and h.inspection_id = f.id)`,
    },
  ],
  source: {
    kind: 'INSPECTION',
    description: '检查排查',
    indicators: indicatorsOf('inspection'),
    labels: 'select id::text, subject as label from inspection where city_code = $1 and id = any ($2::uuid[])',
  },
  amounts,
  usual: {
    lines: `lateral (values ('INSPECTIONS', f.inspections), ('HAZARDS_FOUND', ${HAZARDS('')}),
      ('HAZARDS_RECTIFIED', ${HAZARDS(' and h.rectified_on is not null')}),
      ('HAZARDS_FOUND_RECTIFIED', ${HAZARDS(' and h.rectified_on is not null')})) as i(indicator, amount)`,
    stated: { INSPECTIONS: ['INSPECTIONS', 'HAZARDS_FOUND'] },
  },
  lastTime: { alike: [] },
  contributions,
  exported: {
    lists: {
      hazards: {
        cells: {
          description: 'text',
          count: 'number',
          countQualifier: 'text',
          countUpTo: 'number',
          countAtLeast: 'flag',
          deadline: 'text',
          rectifiedOn: 'text',
        },
      },
    },
  },
};
