import { onScopeDispose, ref, type Ref } from 'vue';
import { useRouter, type RouteLocationRaw } from 'vue-router';
import { useSession } from '../../session/use-session.js';
import { useLedgers } from '../../shell/ledgers.js';
import { concernsDrafts, draftShelf } from './draft-store.js';

/** One unfinished form in the list. */
interface DraftLine {
  readonly id: string;
  /** Key of the name of its form. */
  readonly form: string;
  readonly title: string;
  readonly savedAt: string;
  readonly amending: boolean;
  /** Another tab has it in hand: it can be taken over, and not be dropped from here. */
  readonly elsewhere: boolean;
  /** Where it goes on; null where this form is not open to the person any more. */
  readonly to: RouteLocationRaw | null;
}

/** The unfinished forms of this person in this unit, of one form or of all; they follow what other tabs do. */
export function useDrafts(form?: string): { lines: Ref<readonly DraftLine[]>; drop: (id: string) => void } {
  const viewer = useSession().person();
  const router = useRouter();
  const forms = new Map(useLedgers().flatMap(({ drafts }) => drafts.map((one) => [one.form, one] as const)));
  const shelf = draftShelf(viewer.id, viewer.tenant.id);
  const read = (): DraftLine[] =>
    shelf.list().flatMap((draft) => {
      const known = forms.get(draft.form);
      if (known === undefined || (form !== undefined && form !== draft.form)) return [];
      const { to, amending } = known.location(draft.about);
      return [
        {
          id: draft.id,
          form: known.title,
          title: draft.title.trim(),
          savedAt: draft.content.savedAt,
          amending,
          elsewhere: shelf.isHeldElsewhere(draft.id),
          to: router.hasRoute(to.name) ? { ...to, query: { draft: draft.id, ...to.query } } : null,
        },
      ];
    });
  const lines = ref<readonly DraftLine[]>(read());
  const refresh = (): void => {
    lines.value = read();
  };
  const hear = ({ key }: StorageEvent): void => {
    if (concernsDrafts(key)) refresh();
  };
  window.addEventListener('storage', hear);
  window.addEventListener('pageshow', refresh);
  document.addEventListener('visibilitychange', refresh);
  onScopeDispose(() => {
    window.removeEventListener('storage', hear);
    window.removeEventListener('pageshow', refresh);
    document.removeEventListener('visibilitychange', refresh);
  });
  return {
    lines,
    drop: (id) => {
      if (!shelf.isHeldElsewhere(id)) shelf.remove(id);
      refresh();
    },
  };
}
