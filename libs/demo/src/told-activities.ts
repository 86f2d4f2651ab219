import type { ToldActivity } from './told-activity.js';
import { TOLD_BY_BANKS } from './told-by-banks.js';
import { TOLD_BY_COLLEGES } from './told-by-colleges.js';
import { TOLD_BY_OTHERS } from './told-by-others.js';
import { TOLD_BY_POLICE } from './told-by-police.js';
import { TOLD_BY_SCHOOLS } from './told-by-schools.js';

/** Every activity that is told in particular; the others are drawn from templates. */
export const TOLD_ACTIVITIES: readonly ToldActivity[] = [
  ...TOLD_BY_COLLEGES,
  ...TOLD_BY_SCHOOLS,
  ...TOLD_BY_POLICE,
  ...TOLD_BY_BANKS,
  ...TOLD_BY_OTHERS,
];
