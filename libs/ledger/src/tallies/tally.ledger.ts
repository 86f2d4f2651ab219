import { TALLY_LEDGERS } from '@fanzha/domain';
import { coveredFrom } from '../facts/covered-days.js';
import type { LedgerDefinition } from '../facts/ledger-definition.js';
import { inRegistryOrder, MEASURE_CELLS } from '../measures/measure.model.js';
import { contributions } from './tally.contributions.js';
import { TallyEntity, type TallyFact, TallyMeasureEntity } from './tally.entity.js';
import { shownTallyMeasures } from './tally.model.js';

/** Ledgers of dated counts: enforcement, follow-up of victims, control of accounts, dissuasions, totals of cases. */
export const tallyLedger: LedgerDefinition<TallyFact> = {
  kind: 'tally',
  entity: TallyEntity,
  parts: [{ entity: TallyMeasureEntity, as: 'measures', of: 'tallyId' }],
  day: 'occurredOn',
  // Who may record is said by each ledger.
  recordedBy: null,
  stated: [
    'ledger',
    'beganOn',
    'running',
    'occurredOn',
    'regionCode',
    'alertLevel',
    'campaignIds',
    'caseId',
    'narrative',
    'measures',
  ],
  told: true,
  // A running total belongs where its unit is on its last day.
  covers: ({ running, beganOn, occurredOn }) => (running ? [] : coveredFrom(beganOn, occurredOn)),
  texts: ({ narrative }) => [narrative],
  // In registry order; what comes into place before what leaves it.
  normalized: (fact) => ({
    ...fact,
    measures: inRegistryOrder([...fact.measures].sort((left, right) => right.change - left.change)),
  }),
  source: {
    kind: 'TALLY',
    description: '工作数据',
    indicators: [
      ...new Set(TALLY_LEDGERS.flatMap(({ indicators, borneElsewhere }) => [...indicators, ...borneElsewhere])),
    ],
    labels: 'select id::text, ledger as label from tally where city_code = $1 and id = any ($2::uuid[])',
    labelTerms: TALLY_LEDGERS,
  },
  amounts: ({ measures }) => measures,
  usual: {
    lines: 'tally_measure i',
    where: 'i.city_code = $1 and i.tally_id = f.id',
    stated: Object.fromEntries(TALLY_LEDGERS.map(({ code, indicators }) => [code, indicators])),
  },
  lastTime: { alike: ['ledger'] },
  contributions,
  followsTenant: true,
  // Of two records that release accounts, the second has to see what the first has left.
  serializePerTenant: true,
  shown: ({ measures }) => ({ measures: shownTallyMeasures(measures) }),
  exported: { lists: { measures: { cells: { ...MEASURE_CELLS, released: 'flag', partOf: 'text' } } } },
};
