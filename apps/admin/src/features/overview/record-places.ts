import type { RouteLocationRaw } from 'vue-router';
import type { FactKind, SourceRowFragment } from '../../graphql/generated.js';

/** The page of a record, by the ledger that it is in. */
const PAGES: Readonly<Record<Exclude<FactKind, 'HOUSEHOLD_ROSTER'>, string>> = {
  ACTIVITY: 'activities',
  LEADERSHIP_GROUP: 'leadership-groups',
  HOUSEHOLD_VISIT: 'visits',
  CASE: 'cases',
  INTERCEPTION: 'interceptions',
  FUNDS_ACTION: 'funds-actions',
  TALLY: 'tallies',
  INSPECTION: 'inspections',
  WARNING: 'warnings',
  WARNING_RECEIPT: 'warnings',
};

/** Codes of communities have twelve digits. */
const COMMUNITY_DIGITS = 12;

/** Where a record behind a figure can be read. A roster has its page under the community; kept by a town, it has none to name. */
export function recordPlace({ kind, id, tenant }: Pick<SourceRowFragment, 'kind' | 'id' | 'tenant'>): RouteLocationRaw | null {
  if (kind !== 'HOUSEHOLD_ROSTER') return { path: `/${PAGES[kind]}/${id}` };
  return tenant.region.code.length === COMMUNITY_DIGITS ? { path: `/rosters/${tenant.region.code}` } : null;
}
