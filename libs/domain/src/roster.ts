import type { TenantType } from './vocabulary.js';

/** Who registers and retires doors: the community itself, and the district (town, street) it lies in. */
export const ROSTER_KEEPERS: readonly TenantType[] = ['DISTRICT', 'COMMUNITY'];

/**
 * Who may state that a door is vacant, which takes it out of the registered households: keepers, and the
 * police who register dwellings.
 */
export const VACANCY_FINDERS: readonly TenantType[] = [...ROSTER_KEEPERS, 'POLICE'];

/** Doors in place that a community may have: the largest have fewer households, and more are a mistake. */
export const MOST_DOORS_IN_PLACE = 20_000;
