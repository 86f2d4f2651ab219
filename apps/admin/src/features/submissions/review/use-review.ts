import { useMutation } from '@urql/vue';
import { ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { ApproveSubmissionsDocument, ReviewQueueDocument } from '../../../graphql/generated.js';
import { usePagedQuery } from '../../../graphql/use-paged-query.js';
import { useSubmit } from '../../../graphql/use-submit.js';
import { toast } from '../../../shell/toasts.js';

/** What waits for the own authority, and approving many at once. */
export function useReview() {
  const { t } = useI18n();
  const { page, rows, ...pages } = usePagedQuery({
    query: ReviewQueueDocument,
    variables: () => ({ filter: {}, first: 50, after: null }),
    of: (data) => data.reviewQueue,
  });
  const approving = useMutation(ApproveSubmissionsDocument);
  const bulk = useSubmit();
  const chosen = ref<string[]>([]);

  async function approveChosen(): Promise<void> {
    const seen = rows.value.filter(({ id }) => chosen.value.includes(id)).map(({ id, version }) => ({ id, version }));
    const done = await bulk.submit(() => approving.executeMutation({ seen }));
    page.retry();
    if (!done) return;
    chosen.value = [];
    toast(t('submissions.review.approved', { n: seen.length }, seen.length));
  }
  return { page, rows, ...pages, bulk, chosen, approveChosen };
}
