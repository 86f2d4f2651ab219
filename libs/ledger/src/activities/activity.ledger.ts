import { ENTERABLE_ACTIVITY_INDICATORS, indicatorsOf, keepersOf } from '@fanzha/domain';
import type { LedgerDefinition } from '../facts/ledger-definition.js';
import { inRegistryOrder, MEASURE_CELLS } from '../measures/measure.model.js';
import { shownLines } from './activity-measure.model.js';
import { contributions } from './activity.contributions.js';
import { ActivityEntity, type ActivityFact, ActivityMeasureEntity } from './activity.entity.js';

/** The activities ledger: publicity work of any tenant. */
export const activityLedger: LedgerDefinition<ActivityFact> = {
  kind: 'activity',
  entity: ActivityEntity,
  parts: [{ entity: ActivityMeasureEntity, as: 'measures', of: 'activityId' }],
  day: 'startOn',
  recordedBy: keepersOf('ACTIVITIES'),
  stated: [
    'type',
    'title',
    'status',
    'startOn',
    'endOn',
    'running',
    'theme',
    'fraudTypes',
    'basisNumber',
    'basisIssuer',
    'speakers',
    'regionCode',
    'venue',
    'audiences',
    'channels',
    'partners',
    'campaignIds',
    'narrative',
    'measures',
  ],
  attachable: true,
  told: true,
  covers: ({ running, startOn, endOn, measures }) => {
    // A running total belongs where its unit is on its last day.
    if (running) return [];
    const lines = measures.flatMap(({ from, until }, at) =>
      until ? [{ path: `measures.${at}.until`, from, until }] : [],
    );
    // What is not stated by itself is shown where it was: at the last day of the activity.
    const ofAllDays = (from: string | null, until: string) => from === startOn && until === endOn;
    return lines.map((line) => (ofAllDays(line.from, line.until) ? { ...line, path: 'endOn' } : line));
  },
  texts: ({ title, venue, narrative, basisNumber, basisIssuer, speakers }) => [
    title,
    venue,
    narrative,
    basisNumber,
    basisIssuer,
    ...speakers,
  ],
  normalized: (fact) => ({
    ...fact,
    measures: inRegistryOrder([...fact.measures].sort((one, other) => one.line - other.line)),
  }),
  dues: [
    {
      code: 'PLAN_TO_REPORT',
      description: 'the day of a planned activity has come: it took place, or the plan is given up',
      where: ({ today }) => `f.status = 'PLANNED' and f.start_on <= ${today()}::date`,
      since: 'f.start_on',
      dueOn: 'coalesce(f.end_on, f.start_on)',
    },
  ],
  source: {
    kind: 'ACTIVITY',
    description: '宣传活动',
    indicators: indicatorsOf('activity'),
    labels: 'select id::text, title as label from activity where city_code = $1 and id = any ($2::uuid[])',
  },
  amounts: ({ measures }) => measures,
  usual: {
    lines: 'activity_measure i',
    // Targets are no results, and say nothing of what is usual.
    where: "i.city_code = $1 and i.activity_id = f.id and f.status = 'DONE'",
    stated: { ACTIVITIES: ENTERABLE_ACTIVITY_INDICATORS },
  },
  // A plan has not happened.
  lastTime: { alike: ['type'], where: "f.status = 'DONE'" },
  contributions,
  shown: ({ measures, startOn }) => ({ measures: shownLines(measures, startOn) }),
  exported: { lists: { measures: { cells: { ...MEASURE_CELLS, from: 'text', until: 'text' } } } },
};
