import type { IndicatorCode, ReturnReason, ZeroReason } from '@fanzha/domain';
import type { CombinedError } from '@urql/core';
import { useMutation } from '@urql/vue';
import { computed, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import {
  AcceptSubmissionDocument,
  ApproveSubmissionsDocument,
  BeginSubmissionDocument,
  DeclareZeroDocument,
  ExplainCellDocument,
  ReturnSubmissionDocument,
  SubmissionPageDocument,
  SubmitSubmissionDocument,
  WithdrawSubmissionDocument,
} from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { withFound } from '../../graphql/with-found.js';
import { useSubmit } from '../../graphql/use-submit.js';
import { toast } from '../../shell/toasts.js';

/** A cell that a reviewer has marked. */
export interface MarkedCell {
  readonly cell: string;
  readonly reason: ReturnReason;
  readonly note: string | null;
}

/** One submission and what can be done with it. Each act names the version that was seen, and reads anew behind it. */
export function useSubmission(id: () => string) {
  const { t } = useI18n();
  const page = withFound(
    usePageQuery({ query: SubmissionPageDocument, variables: () => ({ id: id() }), pause: () => !id() }),
    (data) => data.submission,
  );
  const submission = computed(() => page.data.value?.submission ?? null);
  const acts = useSubmit();
  const submitting = useMutation(SubmitSubmissionDocument);
  const withdrawing = useMutation(WithdrawSubmissionDocument);
  const zeroing = useMutation(DeclareZeroDocument);
  const explaining = useMutation(ExplainCellDocument);
  const accepting = useMutation(AcceptSubmissionDocument);
  const approving = useMutation(ApproveSubmissionsDocument);
  const returning = useMutation(ReturnSubmissionDocument);
  const beginning = useMutation(BeginSubmissionDocument);
  /** What the last explanation was answered with: the page itself may still be on its way. */
  let told = { id: '', version: 0 };
  const seen = () => {
    const { version = 0 } = submission.value ?? {};
    return { id: id(), version: told.id === id() ? Math.max(told.version, version) : version };
  };
  const may = (act: string) => submission.value?.allowed.includes(act) ?? false;

  async function does(
    work: () => Promise<{ data?: object | undefined; error?: CombinedError | undefined }>,
    done: string,
  ): Promise<boolean> {
    const outcome = await acts.submit(work, ['note', 'text']);
    page.retry();
    if (outcome) toast(t(done));
    return Boolean(outcome);
  }

  // From here on it is measured how long it takes. Nobody waits for that, and without it nothing is measured.
  watch(
    () => (may('submit') ? submission.value?.id : undefined),
    (opened) => {
      if (opened) void beginning.executeMutation({ id: opened });
    },
    { immediate: true },
  );

  return {
    page,
    submission,
    acts,
    may,
    submit: (alsoMoved: readonly IndicatorCode[]) =>
      does(() => submitting.executeMutation({ ...seen(), alsoMoved: [...alsoMoved] }), 'submissions.done.submit'),
    withdraw: () => does(() => withdrawing.executeMutation(seen()), 'submissions.done.withdraw'),
    zero: (reason: ZeroReason, note: string | null) =>
      does(() => zeroing.executeMutation({ ...seen(), reason, note }), 'submissions.done.zero'),
    explain: (cell: string, text: string) =>
      does(async () => {
        const answer = await explaining.executeMutation({ ...seen(), cell, text });
        if (answer.data) told = answer.data.explainCell;
        return answer;
      }, 'submissions.done.explain'),
    accept: () => does(() => accepting.executeMutation(seen()), 'submissions.done.accept'),
    approve: () => does(() => approving.executeMutation({ seen: [seen()] }), 'submissions.done.approve'),
    sendBack: (cells: readonly MarkedCell[]) =>
      does(() => returning.executeMutation({ ...seen(), cells: [...cells] }), 'submissions.done.return'),
  };
}
