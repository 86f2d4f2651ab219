import type { RouteLocationRaw } from 'vue-router';
import type { FactKind, SourceRowFragment } from '../graphql/generated.js';

/** The page of a record, by the ledger that it is in. */
const PAGES: Readonly<Record<Exclude<FactKind, 'HOUSEHOLD_ROSTER'>, string>> = {
  ACTIVITY: 'activities',
  LEADERSHIP_GROUP: 'leadership-groups',
  HOUSEHOLD_VISIT: 'visits',
  FRAUD_CASE: 'fraud-cases',
  INTERCEPTION: 'interceptions',
  FUNDS_ACTION: 'funds-actions',
  TALLY: 'tallies',
  INSPECTION: 'inspections',
  CONTROL_MEASURE: 'control-measures',
  WARNING: 'warnings',
  WARNING_RECEIPT: 'warnings',
};

/** Where a record behind a figure can be read. A roster has its page under its community. */
export function recordPlace({
  kind,
  recordId,
  communityCode,
}: Pick<SourceRowFragment, 'kind' | 'recordId' | 'communityCode'>): RouteLocationRaw | null {
  if (kind !== 'HOUSEHOLD_ROSTER') return { path: `/${PAGES[kind]}/${recordId}` };
  return communityCode === null ? null : { path: `/rosters/${communityCode}` };
}
