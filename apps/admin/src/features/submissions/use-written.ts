import { computed, reactive, ref, watch } from 'vue';
import type { SubmissionWholeFragment } from '../../graphql/generated.js';
import { openDraft, useKeptForm } from '../../records/drafts/use-kept-form.js';

/** What is written and not sent yet, by cell and by key of a text. */
interface WrittenDraft {
  readonly savedAt: string;
  readonly written: Readonly<Record<string, string>>;
}

/**
 * What a unit writes beside its figures: explanations and texts. Until it is sent it is kept on this device, so that
 * nothing is lost with the page.
 */
export function useWritten(id: string, submission: () => SubmissionWholeFragment | null, title: () => string) {
  const opened = openDraft<WrittenDraft>({ form: 'submission', about: id });
  const typed = reactive<Record<string, string>>({ ...opened.content?.written });
  const resumed = ref(opened.content !== null);
  /** What the server does not have yet. */
  const unsent = computed(() => {
    const texts = new Map(submission()?.texts.map(({ key, text }) => [key as string, text]));
    return Object.entries(typed).filter(([cell, text]) => text !== (texts.get(cell) ?? ''));
  });
  const draft = useKeptForm<WrittenDraft>(
    opened,
    () =>
      unsent.value.length === 0
        ? null
        : { savedAt: new Date().toISOString(), written: Object.fromEntries(unsent.value) },
    { title, renew: () => {} },
  );
  function forget(): void {
    for (const cell of Object.keys(typed)) Reflect.deleteProperty(typed, cell);
    resumed.value = false;
    draft.discard();
  }
  // What was sent, or written back to what the server has, is no draft any more.
  watch(
    () => submission() !== null && unsent.value.length === 0,
    (isSent) => {
      if (!isSent) return;
      resumed.value = false;
      draft.discard();
    },
  );
  return { typed, resumed, takenAway: draft.takenAway, cannotKeep: draft.cannotKeep, forget };
}
