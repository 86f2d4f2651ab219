import { RegionsTenantsUsers1770000000000 } from './1770000000000-regions-tenants-users.js';
import { Activities1770000100000 } from './1770000100000-activities.js';
import { Rollups1770000200000 } from './1770000200000-rollups.js';

/** Oldest first. History: entries are appended, never edited once released. */
export const MIGRATIONS = [RegionsTenantsUsers1770000000000, Activities1770000100000, Rollups1770000200000];
