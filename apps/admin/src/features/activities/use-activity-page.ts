import { computed } from 'vue';
import { ActivityAmendDocument, ActivityNewDocument } from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import type { ActivityForm } from './activity-draft.js';

/**
 * What the form of an activity is filled in beside: the record that is amended, the regions to choose from, and what
 * the unit recorded last.
 * @param recordId the record to amend; null for a new one
 * @param tenant the unit that records
 * @param type the type that the form has now
 */
export function useActivityPage(
  recordId: string | null,
  tenant: { readonly id: string; readonly region: { readonly code: string } },
  type: () => ActivityForm['type'],
) {
  const fresh = usePageQuery({
    query: ActivityNewDocument,
    variables: { tenant: tenant.id, region: tenant.region.code },
    pause: recordId !== null,
  });
  const existing = usePageQuery({
    query: ActivityAmendDocument,
    variables: { id: recordId ?? '', region: tenant.region.code },
    pause: recordId === null,
  });
  const page = recordId === null ? fresh : existing;
  const regions = computed(() => (recordId === null ? fresh.data.value?.region : existing.data.value?.region) ?? null);
  const recent = computed(() =>
    (fresh.data.value?.activities.edges ?? []).map(({ node }) => node).filter((node) => node.recordStatus === 'ACTIVE'),
  );
  // A plan is no last time: it is still to come.
  const last = computed(
    () => recent.value.find((node) => node.status === 'DONE' && (type() === '' || node.type === type())) ?? null,
  );
  /** Whether there will be a last time is not known yet. */
  const undecided = computed(() => fresh.data.value === undefined && fresh.failure.value === null);
  return { page, record: () => existing.data.value?.activity, regions, recent, last, undecided };
}
