import { indicatorsOf, keepersOf } from '@fanzha/domain';
import type { LedgerDefinition } from '@fanzha/ledger';
import { contributions } from './warning.contributions.js';
import { WarningEntity, type WarningFact } from './warning.entity.js';

const LABELS = 'select id::text, title as label from warning where city_code = $1 and id = any ($2::uuid[])';

/** Warnings, as a ledger of the authorities that publish them. */
export const warningLedger: LedgerDefinition<WarningFact> = {
  kind: 'warning',
  entity: WarningEntity,
  day: 'publishedOn',
  recordedBy: keepersOf('WARNINGS'),
  stated: ['title', 'body', 'publishedOn', 'fraudType', 'regions', 'sectors'],
  texts: ({ title, body }) => [title, body],
  // Beside their authority and its overseers, whom they are addressed to sees them.
  shownToOthers: true,
  source: { kind: 'WARNING', description: '预警', indicators: indicatorsOf('warning'), labels: LABELS },
  // A receipt counts under the id of its warning.
  furtherSources: [{ kind: 'WARNING_RECEIPT', description: '预警签收', indicators: indicatorsOf('warning') }],
  contributions,
  // What units have acknowledged stays as they read it.
  unamendable: true,
  attributed: [{ table: 'warning_receipt', key: 'warning_id', day: 'f.received_on', isFact: false }],
};
