import { BOUNDS, DomainError, listErrors, requireNoErrors } from '@fanzha/domain';
import type { Transaction } from '@fanzha/platform';
import type { ChangedRecord } from '@fanzha/rollup';
import type { FactEntity } from './fact.entity.js';
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
 * @throws DomainError BAD_INPUT (NOT_ALLOWED_HERE on `campaignIds`) where records of the ledger belong to no campaign,
 *   TOO_MANY_ITEMS where it belongs to as many as it may.
 */
export function assignedTo(campaignId: string, { stated, unamendable }: Pick<AnyLedger, 'stated' | 'unamendable'>) {
  if (unamendable || !stated.includes('campaignIds'))
    throw DomainError.badInput([{ path: 'campaignIds', code: 'NOT_ALLOWED_HERE' }]);
  return async <Fact extends Pick<FactEntity, 'campaignIds'>>(_tx: Transaction, before: Fact) => {
    const campaignIds = [...new Set([...before.campaignIds, campaignId])].sort();
    requireNoErrors(listErrors('campaignIds', campaignIds, BOUNDS.campaigns));
    return { fact: { ...before, campaignIds } };
  };
}
