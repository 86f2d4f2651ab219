import type { ToldActivity } from './told-activity.js';
import { TOLD_BY_OTHERS } from './told-by-others.js';
import { TOLD_BY_SCHOOLS } from './told-by-schools.js';

/** Every activity that is told in particular; the others are drawn from templates. */
export const TOLD_ACTIVITIES: readonly ToldActivity[] = [...TOLD_BY_SCHOOLS, ...TOLD_BY_OTHERS];
