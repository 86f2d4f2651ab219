import { useMutation } from '@urql/vue';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { AppealScoreDocument, EvaluationOfUnitDocument } from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { useSubmit } from '../../graphql/use-submit.js';
import { toast } from '../../shell/toasts.js';

/** A scheme as a unit sees it: its own score, by which step each item came, and its appeals. */
export function useUnitScore(id: () => string) {
  const { t } = useI18n();
  const page = usePageQuery({ query: EvaluationOfUnitDocument, variables: () => ({ id: id() }) });
  const scheme = computed(() => page.data.value?.evaluationScheme ?? null);
  const score = computed(() => scheme.value?.ownScore ?? null);
  const appeals = computed(
    () => new Map((page.data.value?.evaluationAppeals.edges ?? []).map(({ node }) => [node.itemId, node])),
  );
  const items = computed(() =>
    (scheme.value?.items ?? []).map((item) => ({
      item,
      score: score.value?.items.find(({ itemId }) => itemId === item.id) ?? null,
      appeal: appeals.value.get(item.id) ?? null,
    })),
  );
  const mayAppeal = computed(() => score.value !== null && (scheme.value?.allowed.includes('appeal') ?? false));
  const submission = useSubmit();
  const appealing = useMutation(AppealScoreDocument);
  async function appeal(itemId: string, reason: string): Promise<boolean> {
    const sent = { id: id(), itemId, reason };
    if (!(await submission.submit(() => appealing.executeMutation(sent), ['reason']))) return false;
    toast(t('evaluation.appealed'));
    page.retry();
    return true;
  }
  return { page, scheme, score, items, mayAppeal, submission, appeal };
}
