import { onScopeDispose, ref, watch, type Ref } from 'vue';
import type { DraftStore, KeptFields } from './draft-store.js';

/** Long enough to spare a slow disk while somebody types, short enough to lose nothing worth typing twice. */
const PAUSE = 400;

export interface KeptForm {
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
 * Keeps a form on this device while it is written: after every pause, and at once when the page is left.
 * @param store place of the draft; asked every time, as it may depend on what the form is about
 * @param source draft as it stands, or null while it holds nothing worth keeping
 */
export function useKeptForm<Draft extends KeptFields>(store: () => DraftStore<Draft>, source: () => Draft | null): KeptForm {
  const keptAt = ref<Date | null>(null);
  const cannotKeep = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Something was written that is not put away yet. */
  let pending = false;
  // Only the content counts: the time of the draft changes with every look at it.
  const contentOf = (draft: Draft | null): string => (draft === null ? '' : JSON.stringify({ ...draft, savedAt: '' }));
  let last = contentOf(source());

  function keep(): void {
    clearTimeout(timer);
    pending = false;
    const draft = source();
    if (draft === null) return;
    cannotKeep.value = !store().store(draft);
    if (!cannotKeep.value) keptAt.value = new Date(draft.savedAt);
  }

  function discard(): void {
    clearTimeout(timer);
    pending = false;
    store().clear();
    keptAt.value = null;
    // What stands in the form now is not a change any more.
    last = contentOf(source());
  }

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
