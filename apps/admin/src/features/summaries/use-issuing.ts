import { useMutation } from '@urql/vue';
import { ref, shallowRef } from 'vue';
import { IssueSummaryDocument, RefreshSummaryDocument, type SummaryIssueInput } from '../../graphql/generated.js';
import { useSubmit } from '../../graphql/use-submit.js';
import { changesBetween, type FigureChange } from './figure-changes.js';
import type { SummaryDraftPartsFragment } from '../../graphql/generated.js';
import type { useNarrative } from './use-narrative.js';

/** Takes new figures into a draft, and issues it: each after everything that was typed is kept. */
export function useIssuing(
  id: () => string,
  draft: () => SummaryDraftPartsFragment | null,
  narrative: Pick<ReturnType<typeof useNarrative>, 'save' | 'version' | 'isNow'>,
) {
  const refreshing = useMutation(RefreshSummaryDocument);
  const issuing = useMutation(IssueSummaryDocument);
  const refreshment = useSubmit();
  const sending = useSubmit();
  /** What the last refresh has changed; null before the first. */
  const refreshed = shallowRef<readonly FigureChange[] | null>(null);
  const asking = ref(false);

  async function refresh(): Promise<void> {
    if (!(await narrative.save())) return;
    const before = draft()?.snapshot.figures ?? [];
    const done = await refreshment.submit(() =>
      refreshing.executeMutation({ id: id(), version: narrative.version.value }),
    );
    const after = done?.refreshSummary.draft;
    if (!after) return;
    narrative.isNow(after.version);
    refreshed.value = changesBetween(before, after.snapshot.figures);
  }

  async function ask(): Promise<void> {
    sending.reset();
    await narrative.save();
    asking.value = true;
  }

  /** @returns the number of the edition; null where it was refused */
  async function issue(input: SummaryIssueInput): Promise<number | null> {
    const done = await sending.submit(
      () => issuing.executeMutation({ id: id(), version: narrative.version.value, input }),
      ['documentNumber', 'signedOn'],
    );
    if (!done) return null;
    narrative.isNow(done.issueSummary.draft?.version);
    asking.value = false;
    refreshed.value = null;
    return done.issueSummary.editions[0]?.number ?? null;
  }

  return { refresh, refreshed, refreshment, ask, asking, issue, sending };
}
