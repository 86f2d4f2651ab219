import { alikeTitles, dateErrors } from '@fanzha/domain';
import { useQuery } from '@urql/vue';
import { computed } from 'vue';
import { SimilarActivitiesDocument, type SimilarActivitiesQuery } from '../../graphql/generated.js';
import type { ActivityForm } from './activity-draft.js';

export type SimilarActivity = SimilarActivitiesQuery['activities']['edges'][number]['node'];

/**
 * Records of the unit that may be of what the form is about: of the same day and type, with a title like it. Without
 * an answer there is no hint, and the form is filled in all the same.
 * @param recordId the record to amend; null for a new one. It is not like itself
 */
export function useSimilarActivities(tenantId: string, recordId: string | null, form: ActivityForm) {
  const asked = computed(
    () => form.type !== '' && dateErrors('startOn', form.startOn, { required: true }).length === 0,
  );
  const answer = useQuery({
    query: SimilarActivitiesDocument,
    variables: computed(() => ({
      filter: { tenantId, type: form.type || null, status: null, period: `${form.startOn}/${form.startOn}` },
    })),
    pause: computed(() => !asked.value),
  });
  return computed<SimilarActivity[]>(() =>
    asked.value && !answer.fetching.value
      ? (answer.data.value?.activities.edges ?? [])
          .map(({ node }) => node)
          .filter(({ id, recordStatus }) => id !== recordId && recordStatus === 'ACTIVE')
          .filter(({ type, startOn }) => type === form.type && startOn === form.startOn)
          .filter(({ title }) => alikeTitles(title, form.title))
      : [],
  );
}
