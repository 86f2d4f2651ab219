import { keepersOf } from '@fanzha/domain';
import type { LedgerDefinition } from '../facts/ledger-definition.js';
import { BankPrecautionEntity, type BankPrecautionFact } from './bank-precaution.entity.js';

/** The register of what banks have in place against swindlers: a yes or no with its days, in no figure. */
export const bankPrecautionLedger: LedgerDefinition<BankPrecautionFact> = {
  kind: 'bank_precaution',
  entity: BankPrecautionEntity,
  day: 'inPlaceSince',
  recordedBy: keepersOf('BANK_PRECAUTIONS'),
  stated: ['precaution', 'inPlaceSince', 'liftedOn', 'note', 'campaignId'],
  texts: ({ note }) => [note],
  source: { kind: 'BANK_PRECAUTION', description: '管控措施', indicators: [] },
  contributions: () => [],
  // Whether a precaution may be adopted depends on the bank's other ones.
  serializePerTenant: true,
  unamendable: true,
  furtherOperations: ({ liftedOn }) => (liftedOn === null ? ['lift'] : []),
};
