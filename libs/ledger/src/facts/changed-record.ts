import { DomainError } from '@fanzha/domain';
import type { Transaction } from '@fanzha/platform';
import type { ChangedRecord } from '@fanzha/rollup';
import type { AnyLedger } from './ledger-definition.js';

/** A record, as it is told whose figures have moved by it. */
export const changedRecord = (
  { source }: Pick<AnyLedger, 'source'>,
  { id }: { readonly id: string },
): ChangedRecord => ({
  kind: source.kind,
  id,
});

/**
 * The change of a record that makes it part of a campaign.
 * @throws DomainError BAD_INPUT (NOT_ALLOWED_HERE on `campaignId`) where records of the ledger belong to no campaign.
 */
export function assignedTo(campaignId: string, { stated, unamendable }: Pick<AnyLedger, 'stated' | 'unamendable'>) {
  if (unamendable || !stated.includes('campaignId'))
    throw DomainError.badInput([{ path: 'campaignId', code: 'NOT_ALLOWED_HERE' }]);
  return async <Fact>(_tx: Transaction, before: Fact) => ({ fact: { ...before, campaignId } });
}
