import { computed, ref, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import type { ApiFailure } from '../../graphql/api-failure.js';
import type { ReadTextWholeFragment } from '../../graphql/generated.js';
import { acceptedInput, draftsOf, isSure, type ProposalDraft, unreadableAmount } from './accepted-draft.js';

/**
 * What a person decides of the proposals of a text, and what is wrong with it.
 * @param read the text as it was read
 * @param text the same, or as it was settled since
 */
export function useProposalDrafts(read: () => ReadTextWholeFragment | null, text: () => ReadTextWholeFragment | null) {
  const { t } = useI18n();
  const drafts = ref<ProposalDraft[]>([]);

  watch(
    () => read()?.version,
    () => {
      const now = read();
      // What somebody has begun to decide stays when the same text is asked for again.
      if (now && drafts.value.length !== now.proposals.length) drafts.value = draftsOf(now);
    },
    { immediate: true },
  );

  const chosen = computed(() =>
    (text()?.proposals ?? []).filter(({ proposal }) => drafts.value[proposal]?.on ?? false),
  );
  const sure = computed(() => (text()?.proposals ?? []).filter(isSure));

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

  /** The chosen proposals, as they are sent. */
  const accepted = (of: ReadTextWholeFragment) =>
    chosen.value.flatMap((proposal) => {
      const draft = drafts.value[proposal.proposal];
      return draft ? [acceptedInput(proposal, draft, of.readings)] : [];
    });

  /** Puts what the server says of fields beside them. @returns whether any of it has a place */
  function place(problem: ApiFailure, of: ReadTextWholeFragment): boolean {
    let isPlaced = false;
    for (const { path, message } of problem.fields) {
      const [, index, field = '', amount] = /^(?:input\.)?accepted\.(\d+)\.(\w+)(?:\.(\d+))?/.exec(path) ?? [];
      const proposal = chosen.value[Number(index)]?.proposal;
      const draft = proposal === undefined ? undefined : drafts.value[proposal];
      if (!draft || proposal === undefined) continue;
      const reading = amount === undefined ? undefined : of.proposals[proposal]?.amounts[Number(amount)]?.reading;
      draft.errors[reading === undefined ? field : `amounts.${reading}`] = message;
      isPlaced = true;
    }
    return isPlaced;
  }
  return { drafts, chosen, sure, tickSure, check, accepted, place };
}
