import { onScopeDispose, ref, watch, type Ref } from 'vue';
import { clearDraft, storeDraft, type ActivityDraft } from './activity-draft.js';

/** Long enough to spare a slow disk while somebody types, short enough to lose nothing worth typing twice. */
const PAUSE = 400;

export interface KeptDraft {
  /** When the draft was last put away on this device; null while there is none. */
  readonly keptAt: Ref<Date | null>;
  /** This device does not keep drafts: private mode, or no room left. */
  readonly cannotKeep: Ref<boolean>;
  /** Puts the draft away now. */
  keep(): void;
  /** The record is saved, or the draft not wanted. */
  discard(): void;
}

/**
 * Keeps a draft on this device while it is written: after every pause, and at once when the page is left.
 * @param source draft as it stands, or null while it holds nothing worth keeping
 */
export function useKeptDraft(userId: string, recordId: string | null, source: () => ActivityDraft | null): KeptDraft {
  const keptAt = ref<Date | null>(null);
  const cannotKeep = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Something was written that is not put away yet. */
  let pending = false;
  let last = '';

  function keep(): void {
    clearTimeout(timer);
    pending = false;
    const draft = source();
    if (draft === null) return;
    cannotKeep.value = !storeDraft(userId, recordId, draft);
    if (!cannotKeep.value) keptAt.value = new Date(draft.savedAt);
  }

  function discard(): void {
    clearTimeout(timer);
    pending = false;
    clearDraft(userId, recordId);
    keptAt.value = null;
    // What stands in the form now is not a change any more.
    last = contentOf(source());
  }

  // Only the content counts: the time of the draft changes with every look at it.
  const contentOf = (draft: ActivityDraft | null): string => (draft === null ? '' : JSON.stringify({ ...draft, savedAt: '' }));
  last = contentOf(source());
  watch(() => contentOf(source()), (content) => {
    if (content === last) return;
    last = content;
    clearTimeout(timer);
    pending = true;
    timer = setTimeout(keep, PAUSE);
  });

  const leave = () => { if (pending) keep(); };
  window.addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', leave);
  onScopeDispose(() => {
    window.removeEventListener('pagehide', leave);
    document.removeEventListener('visibilitychange', leave);
    leave();
  });
  return { keptAt, cannotKeep, keep, discard };
}
