import { computed } from 'vue';
import { HouseholdRegionsDocument } from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { useSession } from '../../session/use-session.js';

interface Community {
  readonly code: string;
  readonly name: string;
}
interface CommunityGroup {
  readonly name: string;
  readonly communities: readonly Community[];
}

/** A community's code has twelve digits. */
export const isCommunityCode = (code: string): boolean => /^\d{12}$/.test(code);

/** The code of a town or a county, of which a number of households may be told as a whole. */
export const isWideCode = (code: string): boolean => /^(\d{6}|\d{9})$/.test(code);

const lastKey = (userId: string): string => `fanzha.community.${userId}`;

/** The community this person worked in last, on this device. */
export const lastCommunity = (userId: string): string => localStorage.getItem(lastKey(userId)) ?? '';
export const rememberCommunity = (userId: string, code: string): void => {
  try {
    localStorage.setItem(lastKey(userId), code);
  } catch {
    /* Without room it is chosen again next time. */
  }
};

/**
 * The communities of a unit's own territory, by town. A unit of a whole city first chooses a county.
 * @param within region to look in; null for the unit's own
 */
export function useCommunities(within: () => string | null) {
  const home = useSession().person().tenant.region;
  const page = usePageQuery({
    query: HouseholdRegionsDocument,
    variables: () => ({ region: within() ?? home.code }),
    pause: () => home.level === 'COMMUNITY',
  });
  const region = computed(() => page.data.value?.region ?? null);

  const groups = computed<CommunityGroup[]>(() => {
    if (home.level === 'COMMUNITY') return [{ name: '', communities: [home] }];
    const chosen = region.value;
    if (!chosen) return [];
    const direct = chosen.children.filter(({ level }) => level === 'COMMUNITY');
    const towns = chosen.children.map((town) => ({
      name: town.name,
      communities: town.children.filter(({ level }) => level === 'COMMUNITY'),
    }));
    return [{ name: '', communities: direct }, ...towns].filter(({ communities }) => communities.length > 0);
  });
  /** Counties to choose from first, where the territory is larger than one. */
  const counties = computed(() =>
    home.level === 'CITY' || home.level === 'PROVINCE'
      ? region.value?.level === 'COUNTY'
        ? []
        : (region.value?.children ?? [])
      : [],
  );
  const all = computed(() => groups.value.flatMap(({ communities }) => communities));
  /** Towns and counties that a number of households may be of: the region that is looked in, and its towns. */
  const wide = computed<readonly Community[]>(() =>
    region.value === null
      ? []
      : [region.value, ...region.value.children].filter(({ level }) => level === 'TOWN' || level === 'COUNTY'),
  );

  return {
    home,
    /** Of the region that is looked in; three dots until it is known. */
    name: computed(() => region.value?.name ?? '…'),
    groups,
    counties,
    all,
    wide,
    loaded: computed(() => home.level === 'COMMUNITY' || region.value !== null),
    failure: page.failure,
    waiting: page.waiting,
    retry: page.retry,
  };
}
