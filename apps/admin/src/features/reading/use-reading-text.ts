import { useMutation } from '@urql/vue';
import { computed, nextTick, reactive, ref, shallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import {
  AcceptReadingsDocument,
  ReadTextByIdDocument,
  type ReadTextWholeFragment,
  type TotalAnswer,
} from '../../graphql/generated.js';
import { failureOfClient, type ApiFailure } from '../../graphql/api-failure.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { answersTo, overlapsOf, withAnswers, type Overlap } from '../../records/form/total-overlaps.js';
import { toast } from '../../shell/toasts.js';
import { useProposalDrafts } from './use-proposal-drafts.js';
import { useTextActs } from './use-text-acts.js';

/** What a total is asked about, and of which proposal. */
interface Asked {
  readonly proposal: number;
  readonly overlaps: readonly Overlap[];
}

/** A text that was read, and what a person decides of its proposals. */
export function useReadingText(id: () => string) {
  const { t } = useI18n();
  const page = usePageQuery({ query: ReadTextByIdDocument, variables: () => ({ id: id() }) });
  const settled = shallowRef<ReadTextWholeFragment | null>(null);
  const text = computed(() => settled.value ?? page.data.value?.readText ?? null);
  const busy = ref(false);
  const failure = shallowRef<ApiFailure | null>(null);
  const asked = shallowRef<Asked | null>(null);
  const accepting = useMutation(AcceptReadingsDocument);
  const keys = reactive({ accept: crypto.randomUUID() });
  const { drafts, chosen, sure, tickSure, check, accepted, place } = useProposalDrafts(
    () => page.data.value?.readText ?? null,
    () => text.value,
  );
  const { park, undo } = useTextActs({ text: () => text.value, settled, busy, failure });

  async function showErrors(): Promise<void> {
    await nextTick();
    document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }

  async function accept(): Promise<void> {
    const read = text.value;
    if (!read || busy.value || chosen.value.length === 0) return;
    failure.value = null;
    asked.value = null;
    if (!check()) return showErrors();
    busy.value = true;
    const { data, error } = await accepting.executeMutation({
      input: { textId: read.id, version: read.version, idempotencyKey: keys.accept, accepted: accepted(read) },
    });
    busy.value = false;
    if (data) {
      settled.value = data.acceptReadings;
      toast(t('reading.doneToast', { n: data.acceptReadings.records.length }, data.acceptReadings.records.length));
      return;
    }
    if (error) await refused(failureOfClient(error), read);
  }

  async function refused(problem: ApiFailure, read: ReadTextWholeFragment): Promise<void> {
    const at = Number(problem.details['accepted'] ?? -1);
    const proposal = chosen.value[at]?.proposal;
    const overlaps = overlapsOf(problem);
    if (proposal !== undefined && overlaps.length > 0) {
      asked.value = { proposal, overlaps };
      return;
    }
    if (!place(problem, read)) failure.value = problem;
    await showErrors();
  }

  async function answer(said: TotalAnswer): Promise<void> {
    const draft = asked.value ? drafts.value[asked.value.proposal] : undefined;
    if (!draft || !asked.value) return;
    draft.totals = withAnswers(draft.totals, answersTo(asked.value.overlaps, said));
    await accept();
  }

  return { page, text, drafts, chosen, sure, busy, failure, asked, tickSure, accept, answer, park, undo };
}
