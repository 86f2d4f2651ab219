import { useEventListener } from '@vueuse/core';
import { computed, onScopeDispose, watch } from 'vue';
import { useRouter } from 'vue-router';
import type { SummaryDraftPartsFragment, SummarySection } from '../../graphql/generated.js';
import { whenPaused } from '../../shell/when-paused.js';
import type { Mark } from './mark-segments.js';
import { narrativeText, type TextConflict } from './narrative-text.js';
import { useNarrativeSaving } from './use-narrative-saving.js';

/** Somebody who pauses has finished a thought. */
const SAVE_AFTER = 1_500;

/**
 * What a person writes in a draft, and the marks that are kept. It is sent when somebody pauses or leaves; where
 * another person was faster nothing is sent any more until it is decided whose words stay.
 * @param mayLose asks whether to leave with words that could not be kept
 */
export function useNarrative(id: () => string, draft: () => SummaryDraftPartsFragment | null, mayLose: () => boolean) {
  const written = narrativeText();
  const { texts, kept, version, dirty, now } = written;
  const { theirs, save, ...state } = useNarrativeSaving(id, written);
  const { saving, failure } = state;

  // A late answer of the cache is older than what was written since.
  watch(
    draft,
    (next) => {
      if (next && next.version > version.value && !dirty.value && !saving.value) written.adopt(next);
    },
    { immediate: true },
  );
  whenPaused(now, SAVE_AFTER, () => void save());

  // Where it cannot be kept, the person decides whether to leave.
  onScopeDispose(
    useRouter().beforeEach(async (to, from) => to.path === from.path || (await save()) || !dirty.value || mayLose()),
  );
  useEventListener(window, 'beforeunload', (event) => {
    if (dirty.value) event.preventDefault();
  });

  return {
    ...{ texts, kept, version, dirty, save },
    ...state,
    conflicts: computed((): TextConflict[] => (theirs.value ? written.against(theirs.value) : [])),
    takeTheirs: (): void => {
      if (theirs.value) written.adopt(theirs.value);
      theirs.value = null;
      failure.value = null;
    },
    keepMine: async (): Promise<void> => {
      version.value = theirs.value?.version ?? version.value;
      theirs.value = null;
      await save();
    },
    keep: (section: SummarySection, mark: Mark): void => {
      written.keep(section, mark);
      void save();
    },
    release: (section: SummarySection, mark: Mark): void => {
      written.release(section, mark);
      void save();
    },
    /** The version that a change of the server made. */
    isNow: (next: number | undefined): void => {
      version.value = next ?? version.value;
    },
  };
}
