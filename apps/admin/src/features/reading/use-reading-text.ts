import { useMutation } from '@urql/vue';
import { computed, nextTick, reactive, ref, shallowRef, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import {
  AcceptReadingsDocument,
  ParkReadTextDocument,
  ReadTextByIdDocument,
  UndoReadTextDocument,
  type ReadTextWholeFragment,
  type TotalAnswer,
} from '../../graphql/generated.js';
import { failureOfClient, type ApiFailure } from '../../graphql/api-failure.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { answersTo, overlapsOf, withAnswers, type Overlap } from '../../records/form/total-overlaps.js';
import { toast } from '../../shell/toasts.js';
import { acceptedInput, draftsOf, isSure, type ProposalDraft, unreadableAmount } from './accepted-draft.js';

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
  const drafts = ref<ProposalDraft[]>([]);
  const busy = ref(false);
  const failure = shallowRef<ApiFailure | null>(null);
  const asked = shallowRef<Asked | null>(null);
  const accepting = useMutation(AcceptReadingsDocument);
  const parking = useMutation(ParkReadTextDocument);
  const undoing = useMutation(UndoReadTextDocument);
  const keys = reactive({ accept: crypto.randomUUID() });

  watch(
    () => page.data.value?.readText.version,
    () => {
      const read = page.data.value?.readText;
      // What somebody has begun to decide stays when the same text is asked for again.
      if (read && drafts.value.length !== read.proposals.length) drafts.value = draftsOf(read);
    },
    { immediate: true },
  );

  const chosen = computed(() =>
    (text.value?.proposals ?? []).filter(({ proposal }) => drafts.value[proposal]?.on ?? false),
  );
  const sure = computed(() => (text.value?.proposals ?? []).filter(isSure));

  function tickSure(): void {
    for (const { proposal } of sure.value) {
      const draft = drafts.value[proposal];
      if (draft) draft.on = true;
    }
  }

  /** What can be seen without the server: a day for each, and numbers that are some. */
  function check(): boolean {
    let isFine = true;
    for (const { proposal, toldBefore } of chosen.value) {
      const draft = drafts.value[proposal];
      if (!draft) continue;
      draft.errors = {};
      if (draft.startOn === '') draft.errors['startOn'] = t('reading.needsDay');
      const wrong = unreadableAmount(draft);
      if (wrong) draft.errors[`amounts.${wrong.reading}`] = t('reading.needsNumber');
      if (toldBefore && draft.again.trim() === '') draft.errors['again'] = t('reading.needsReason');
      isFine &&= Object.keys(draft.errors).length === 0;
    }
    return isFine;
  }

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
    const accepted = chosen.value.flatMap((proposal) => {
      const draft = drafts.value[proposal.proposal];
      return draft ? [acceptedInput(proposal, draft, read.readings)] : [];
    });
    const { data, error } = await accepting.executeMutation({
      input: { textId: read.id, version: read.version, idempotencyKey: keys.accept, accepted },
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
    let isPlaced = false;
    for (const { path, message } of problem.fields) {
      const [, index, field = '', amount] = /^(?:input\.)?accepted\.(\d+)\.(\w+)(?:\.(\d+))?/.exec(path) ?? [];
      const of = chosen.value[Number(index)]?.proposal;
      const draft = of === undefined ? undefined : drafts.value[of];
      if (!draft || of === undefined) continue;
      const reading = amount === undefined ? undefined : read.proposals[of]?.amounts[Number(amount)]?.reading;
      draft.errors[reading === undefined ? field : `amounts.${reading}`] = message;
      isPlaced = true;
    }
    if (!isPlaced) failure.value = problem;
    await showErrors();
  }

  async function answer(said: TotalAnswer): Promise<void> {
    const draft = asked.value ? drafts.value[asked.value.proposal] : undefined;
    if (!draft || !asked.value) return;
    draft.totals = withAnswers(draft.totals, answersTo(asked.value.overlaps, said));
    await accept();
  }

  async function park(reason: string): Promise<void> {
    const read = text.value;
    if (!read || busy.value) return;
    busy.value = true;
    const { data, error } = await parking.executeMutation({ id: read.id, version: read.version, reason });
    busy.value = false;
    failure.value = error ? failureOfClient(error) : null;
    if (data) settled.value = data.parkReadText;
  }

  /** @returns whether it was done */
  async function undo(reason: string, withAmended: boolean): Promise<boolean> {
    const read = text.value;
    if (!read || busy.value) return false;
    busy.value = true;
    const { data, error } = await undoing.executeMutation({ id: read.id, version: read.version, reason, withAmended });
    busy.value = false;
    failure.value = error ? failureOfClient(error) : null;
    if (!data) return false;
    settled.value = data.undoReadText;
    toast(t('reading.undone', { n: data.undoReadText.undo.voided }, data.undoReadText.undo.voided));
    return true;
  }

  return { page, text, drafts, chosen, sure, busy, failure, asked, tickSure, accept, answer, park, undo };
}
