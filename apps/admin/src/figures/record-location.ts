import type { RouteLocationRaw } from 'vue-router';
import type { SourceRowFragment } from '../graphql/generated.js';
import type { LedgerRow } from '../shell/ledgers.js';

/** Where a record behind a figure can be read: in its ledger. A roster has its page under its community. */
export function recordLocation(
  rows: readonly LedgerRow[],
  { kind, recordId, communityCode }: Pick<SourceRowFragment, 'kind' | 'recordId' | 'communityCode'>,
): RouteLocationRaw | null {
  if (kind === 'HOUSEHOLD_ROSTER') return communityCode === null ? null : { path: `/rosters/${communityCode}` };
  if (kind === 'SUBMISSION') return { path: `/submissions/${recordId}` };
  const ledger = rows.find(({ kinds }) => kinds.includes(kind));
  return ledger ? { path: `/${ledger.list}/${recordId}` } : null;
}
