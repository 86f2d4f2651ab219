import type { CombinedError } from '@urql/core';
import { useMutation } from '@urql/vue';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import {
  AnswerSupervisionLetterDocument,
  CloseSupervisionLetterDocument,
  ReceiveSupervisionLetterDocument,
  ReturnSupervisionLetterDocument,
  SupervisionLetterPageDocument,
  WithdrawSupervisionLetterDocument,
} from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { useSubmit } from '../../graphql/use-submit.js';
import { recountDues } from '../../shell/due-counts.js';
import { toast } from '../../shell/toasts.js';

/** One letter and what can be done with it. Each act names the version that was seen, and reads anew behind it. */
export function useLetter(id: () => string) {
  const { t } = useI18n();
  const page = usePageQuery({ query: SupervisionLetterPageDocument, variables: () => ({ id: id() }) });
  const letter = computed(() => page.data.value?.supervisionLetter ?? null);
  const acts = useSubmit();
  const receiving = useMutation(ReceiveSupervisionLetterDocument);
  const answering = useMutation(AnswerSupervisionLetterDocument);
  const returning = useMutation(ReturnSupervisionLetterDocument);
  const closing = useMutation(CloseSupervisionLetterDocument);
  const withdrawing = useMutation(WithdrawSupervisionLetterDocument);
  const seen = () => ({ id: id(), version: letter.value?.version ?? 0 });
  const may = (act: string) => letter.value?.allowed.includes(act) ?? false;

  async function does(
    work: () => Promise<{ data?: object | undefined; error?: CombinedError | undefined }>,
    done: 'receive' | 'answer' | 'return' | 'close' | 'withdraw',
  ): Promise<boolean> {
    const outcome = await acts.submit(work, ['words', 'reason', 'dueOn']);
    // What was corrected stays as it was typed; after a conflict the page shows what somebody else has done.
    if (Object.keys(acts.errors).length === 0) page.retry();
    if (!outcome) return false;
    toast(t(`supervision.done.${done}`));
    recountDues();
    return true;
  }

  return {
    page,
    letter,
    acts,
    may,
    receive: () => does(() => receiving.executeMutation(seen()), 'receive'),
    answer: (words: string) => does(() => answering.executeMutation({ ...seen(), words }), 'answer'),
    sendBack: (reason: string, dueOn: string | null) =>
      does(() => returning.executeMutation({ ...seen(), reason, dueOn }), 'return'),
    close: () => does(() => closing.executeMutation(seen()), 'close'),
    withdraw: (reason: string) => does(() => withdrawing.executeMutation({ ...seen(), reason }), 'withdraw'),
  };
}
