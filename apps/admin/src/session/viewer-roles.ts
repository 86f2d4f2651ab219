import { computed, type Ref } from 'vue';
import type { SessionPartsFragment } from '../graphql/generated.js';

export type SessionViewer = SessionPartsFragment['viewer'];

/** What the viewer is and may do: which pages and buttons are shown. The server decides all the same. */
export function rolesOf(viewer: Ref<SessionViewer | null>) {
  const roles = computed(() => new Set(viewer.value?.roles ?? []));
  const signedIn = computed(() => viewer.value !== null);
  const isOperator = computed(() => roles.value.has('OPERATOR'));
  const isOfficial = computed(
    () =>
      roles.value.has('COUNTY_OFFICIAL') ||
      roles.value.has('CITY_OFFICIAL') ||
      (viewer.value?.oversight.length ?? 0) > 0,
  );
  return {
    signedIn,
    isOperator,
    isOfficial,
    isUnit: computed(() => signedIn.value && !isOperator.value && !isOfficial.value),
    can: (permission: string): boolean => viewer.value?.permissions.includes(permission) ?? false,
    /** The person, on pages that nobody reaches without a session. @throws Error where nobody is signed in */
    person(): SessionViewer {
      if (!viewer.value) throw new Error('Nobody is signed in.');
      return viewer.value;
    },
  };
}
