import { computed, type ComputedRef } from 'vue';
import { useRoute, type RouteLocationRaw } from 'vue-router';
import type { IconName } from '../icons/icons.js';
import { useSession } from '../session/use-session.js';

export interface NavigationEntry {
  readonly name: string;
  readonly label: string;
  readonly icon: IconName;
  readonly to: RouteLocationRaw;
  readonly current: boolean;
}

const entry = (name: string, label: string, icon: IconName) => ({ name, label: `app.nav.${label}`, icon, to: { name } });

const UNIT = [entry('home', 'home', 'home'), entry('activities', 'activities', 'mega')];
const OFFICIAL = [entry('overview', 'overview', 'chart'), entry('activities', 'activities', 'mega')];
const ACCOUNTS = entry('users', 'accounts', 'users');
const OPERATOR = [entry('tenants', 'tenants', 'building'), ACCOUNTS];
/** On a phone the account is a tab; on a desk it is the menu at the top right. */
const ME = entry('account', 'me', 'user');

/** The places this person can go: only those that exist for the role. */
export function useNavigation(): { side: ComputedRef<NavigationEntry[]>; tabs: ComputedRef<NavigationEntry[]> } {
  const session = useSession();
  const route = useRoute();
  const list = computed(() => {
    if (session.isOperator) return OPERATOR;
    if (session.isOfficial) return OFFICIAL;
    return session.can('user:manage') ? [...UNIT, ACCOUNTS] : UNIT;
  });
  const section = computed(() => String(route.meta['section'] ?? route.name ?? ''));
  const withCurrent = (entries: readonly ReturnType<typeof entry>[]): NavigationEntry[] =>
    entries.map((one) => ({ ...one, current: one.name === section.value }));
  return { side: computed(() => withCurrent(list.value)), tabs: computed(() => withCurrent([...list.value, ME])) };
}
