import { useMutation } from '@urql/vue';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import {
  ApproveSubmissionsDocument,
  ReturnSubmissionsDocument,
  ReviewQueueDocument,
} from '../../../graphql/generated.js';
import { usePagedQuery } from '../../../graphql/use-paged-query.js';
import { useSubmit } from '../../../graphql/use-submit.js';
import { toast } from '../../../shell/toasts.js';
import { useChosen } from '../use-chosen.js';
import type { MarkedCell } from '../use-submission.js';

/** What waits for the own authority, and approving or returning many at once. */
export function useReview() {
  const { t } = useI18n();
  const { page, rows, ...pages } = usePagedQuery({
    query: ReviewQueueDocument,
    variables: () => ({ filter: {}, first: 50, after: null }),
    of: (data) => data.reviewQueue,
  });
  const approving = useMutation(ApproveSubmissionsDocument);
  const returning = useMutation(ReturnSubmissionsDocument);
  const bulk = useSubmit();
  const chosen = useChosen(() => rows.value.map(({ id }) => id));
  const chosenRows = computed(() => rows.value.filter(({ id }) => chosen.value.includes(id)));
  /** Cells that all chosen ones have: with several forms at once often none. */
  const commonCells = computed(() => {
    const [first = [], ...others] = chosenRows.value.map(({ indicators, texts }) => [
      ...indicators.map((code) => ({ key: code as string, title: '' })),
      ...texts,
    ]);
    return first.filter((cell) =>
      others.every((other) => other.some(({ key, title }) => key === cell.key && title === cell.title)),
    );
  });
  const seen = () => chosenRows.value.map(({ id, version }) => ({ id, version }));

  async function approveChosen(): Promise<void> {
    const many = seen();
    const done = await bulk.submit(() => approving.executeMutation({ seen: many }));
    page.retry();
    if (!done) return;
    chosen.value = [];
    toast(t('reviewing.review.approved', { n: many.length }, many.length));
  }
  async function returnChosen(cells: readonly MarkedCell[]): Promise<boolean> {
    const many = seen();
    const done = await bulk.submit(() => returning.executeMutation({ seen: many, cells: [...cells] }));
    page.retry();
    if (!done) return false;
    chosen.value = [];
    toast(t('reviewing.review.returned', { n: many.length }, many.length));
    return true;
  }
  return { page, rows, ...pages, bulk, chosen, commonCells, approveChosen, returnChosen };
}
