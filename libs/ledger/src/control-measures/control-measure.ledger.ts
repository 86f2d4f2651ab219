import { CONTROL_MEASURE_TYPES, keepersOf } from '@fanzha/domain';
import type { LedgerDefinition } from '../facts/ledger-definition.js';
import { ControlMeasureEntity, type ControlMeasureFact } from './control-measure.entity.js';

/** The register of what banks have in place against swindlers: a yes or no with its days, in no figure. */
export const controlMeasureLedger: LedgerDefinition<ControlMeasureFact> = {
  kind: 'control_measure',
  entity: ControlMeasureEntity,
  day: 'inPlaceSince',
  recordedBy: keepersOf('CONTROL_MEASURES'),
  stated: ['type', 'inPlaceSince', 'liftedOn', 'note', 'campaignIds'],
  texts: ({ note }) => [note],
  source: {
    kind: 'CONTROL_MEASURE',
    description: '管控措施',
    indicators: [],
    labels: 'select id::text, type as label from control_measure where city_code = $1 and id = any ($2::uuid[])',
    labelTerms: CONTROL_MEASURE_TYPES,
  },
  contributions: () => [],
  // Whether a control measure may be adopted depends on the bank's other ones.
  serializePerTenant: true,
  unamendable: true,
  furtherOperations: ({ liftedOn }) => (liftedOn === null ? ['lift'] : []),
};
