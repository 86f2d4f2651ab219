import { onScopeDispose, ref, type Ref } from 'vue';
import { useRouter, type RouteLocationRaw } from 'vue-router';
import { useSession } from '../../session/use-session.js';
import { concernsDrafts, draftShelf, type KeptDraft } from './draft-store.js';

/** One unfinished form in the list. */
export interface DraftLine {
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

/** Names of the forms, and the routes where they are not called like their drafts. */
const NAMES: Readonly<Record<string, string>> = {
  activity: 'activities.title',
  visits: 'households.title',
  'leadership-group': 'leadershipGroups.title',
  'leadership-members': 'leadershipGroups.changeMembers',
  'fraud-case': 'fraudCases.title',
  interception: 'interceptions.title',
  'funds-action': 'fundsActions.title',
  tally: 'tallies.title',
  inspection: 'inspections.title',
  'control-measure': 'controlMeasures.title',
  warning: 'warnings.title',
};
const COMMUNITY = /^\d{12}$/;

function routeOf({ id, form, about }: KeptDraft): {
  name: string;
  params?: Record<string, string>;
  query: Record<string, string>;
} {
  const query = { draft: id };
  if (form === 'leadership-members') return { name: form, params: { id: about }, query };
  if (form === 'visits')
    return COMMUNITY.test(about)
      ? { name: 'visit-new', query: { ...query, community: about } }
      : { name: 'visit-amend', params: { id: about }, query };
  return about === 'new' ? { name: `${form}-new`, query } : { name: `${form}-amend`, params: { id: about }, query };
}

/** The unfinished forms of this person in this unit, of one form or of all; they follow what other tabs do. */
export function useDrafts(form?: string): { lines: Ref<readonly DraftLine[]>; drop: (id: string) => void } {
  const viewer = useSession().person();
  const router = useRouter();
  const shelf = draftShelf(viewer.id, viewer.tenant.id);
  const read = (): DraftLine[] =>
    shelf.list().flatMap((draft) => {
      const name = NAMES[draft.form];
      if (name === undefined || (form !== undefined && form !== draft.form)) return [];
      const to = routeOf(draft);
      const amending = draft.about !== 'new' && !(draft.form === 'visits' && COMMUNITY.test(draft.about));
      return [
        {
          id: draft.id,
          form: name,
          title: draft.title.trim(),
          savedAt: draft.content.savedAt,
          amending,
          elsewhere: shelf.isHeldElsewhere(draft.id),
          to: router.hasRoute(to.name) ? to : null,
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
