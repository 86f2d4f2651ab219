import { ROSTER_KEEPERS } from '@fanzha/domain';
import { computed } from 'vue';
import { HouseholdRosterOfDocument } from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { serverToday } from '../../session/server-clock.js';
import { useSession } from '../../session/use-session.js';
import type { RosterDoor } from './door-statuses.js';

/** The roster of one community, and whether the viewer keeps it. */
export function useRoster(community: () => string) {
  const session = useSession();
  const today = computed(serverToday);
  const page = usePageQuery({
    query: HouseholdRosterOfDocument,
    variables: () => ({ community: community(), year: Number(today.value.slice(0, 4)) }),
    pause: () => community() === '',
  });
  const roster = computed(() => page.data.value?.householdRoster ?? null);
  const doors = computed<readonly RosterDoor[]>(() => roster.value?.doors ?? []);

  return {
    page,
    roster,
    today,
    active: computed(() => doors.value.filter(({ retiredOn }) => retiredOn === null)),
    retired: computed(() => doors.value.filter(({ retiredOn }) => retiredOn !== null)),
    mayChange: computed(
      () => session.isUnit && session.can('ledger:record') && ROSTER_KEEPERS.includes(session.person().tenant.type),
    ),
  };
}

export type Roster = ReturnType<typeof useRoster>;
