import { useMutation } from '@urql/vue';
import { reactive, ref } from 'vue';
import { useI18n } from 'vue-i18n';
import {
  type AppealOutcome,
  DecideAppealDocument,
  type EvaluationAppealRowFragment,
  EvaluationAppealsDocument,
  type EvaluationAppealsQuery,
} from '../../graphql/generated.js';
import { usePagedQuery } from '../../graphql/use-paged-query.js';
import { useSubmit } from '../../graphql/use-submit.js';
import { toast } from '../../shell/toasts.js';

/** Appeals against scores of a scheme, and what is decided about one of them. */
export function useAppeals(id: () => string) {
  const { t } = useI18n();
  const { page, ...pages } = usePagedQuery({
    query: EvaluationAppealsDocument,
    variables: () => ({ id: id(), first: 20, after: null as string | null }),
    of: (data: EvaluationAppealsQuery) => data.evaluationAppeals,
  });
  const deciding = ref<EvaluationAppealRowFragment | null>(null);
  const form = reactive<{ outcome: AppealOutcome; reason: string }>({ outcome: 'RECOMPUTED', reason: '' });
  const submission = useSubmit();
  submission.follow(() => form);
  const sending = useMutation(DecideAppealDocument);

  function ask(appeal: EvaluationAppealRowFragment): void {
    submission.reset();
    Object.assign(form, { outcome: 'RECOMPUTED', reason: '' });
    deciding.value = appeal;
  }
  async function decide(): Promise<boolean> {
    const about = deciding.value?.id ?? '';
    if (!(await submission.submit(() => sending.executeMutation({ id: about, ...form }), ['reason']))) return false;
    toast(t('evaluation.decided'));
    deciding.value = null;
    page.retry();
    return true;
  }
  return { page, ...pages, deciding, form, submission, ask, decide };
}
