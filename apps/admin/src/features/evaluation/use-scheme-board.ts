import { addDays } from '@fanzha/domain';
import { useMutation } from '@urql/vue';
import { computed, reactive } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRouter } from 'vue-router';
import {
  CloseEvaluationDocument,
  DeleteEvaluationDocument,
  EvaluationPageDocument,
  LockEvaluationDocument,
  PublishEvaluationDocument,
  RankEvaluationDocument,
} from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { useSubmit } from '../../graphql/use-submit.js';
import { serverToday } from '../../session/server-clock.js';
import { toast } from '../../shell/toasts.js';

/** A step that asks first. */
export type Step = 'publish' | 'delete' | 'close' | 'lock' | 'switchOn' | 'showUnits';

const USUAL_DAYS_OF_APPEALS = 7;

/** A scheme as its authority has it, and what it can do with it. */
export function useSchemeBoard(id: () => string) {
  const { t } = useI18n();
  const router = useRouter();
  const page = usePageQuery({ query: EvaluationPageDocument, variables: () => ({ id: id() }) });
  const scheme = computed(() => page.data.value?.evaluationScheme ?? null);
  const closing = reactive({ appealUntil: addDays(serverToday(), USUAL_DAYS_OF_APPEALS) });
  const submission = useSubmit();
  submission.follow(() => closing);
  const publishing = useMutation(PublishEvaluationDocument);
  const deleting = useMutation(DeleteEvaluationDocument);
  const setting = useMutation(CloseEvaluationDocument);
  const locking = useMutation(LockEvaluationDocument);
  const ranking = useMutation(RankEvaluationDocument);
  const seen = () => ({ id: id(), version: scheme.value?.version ?? 0 });

  async function done(words: string, work: Parameters<typeof submission.submit>[0]): Promise<boolean> {
    if ((await submission.submit(work, ['appealUntil'])) === null) return false;
    toast(t(`evaluation.done.${words}`));
    page.retry();
    return true;
  }
  /** The page of what is gone is left. */
  async function remove(): Promise<boolean> {
    if ((await submission.submit(() => deleting.executeMutation(seen()), [])) === null) return false;
    toast(t('evaluation.done.delete'));
    await router.replace({ name: 'evaluation' });
    return true;
  }
  const rank = (isOn: boolean, shownToUnits: boolean) =>
    done('rank', () => ranking.executeMutation({ ...seen(), ranking: isOn, shownToUnits }));
  const steps: Readonly<Record<Step, () => Promise<boolean>>> = {
    publish: () => done('publish', () => publishing.executeMutation(seen())),
    delete: remove,
    close: () => done('close', () => setting.executeMutation({ ...seen(), appealUntil: closing.appealUntil })),
    lock: () => done('lock', () => locking.executeMutation(seen())),
    switchOn: () => rank(true, false),
    showUnits: () => rank(true, true),
  };
  return { page, scheme, closing, submission, steps, rank };
}
