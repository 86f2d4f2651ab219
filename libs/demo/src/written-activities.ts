import type { WrittenActivity } from './written-activity.js';
import { WRITTEN_BY_BANKS } from './written-by-banks.js';
import { WRITTEN_BY_COLLEGES } from './written-by-colleges.js';
import { WRITTEN_BY_OTHERS } from './written-by-others.js';
import { WRITTEN_BY_POLICE } from './written-by-police.js';
import { WRITTEN_BY_SCHOOLS } from './written-by-schools.js';

/** Every activity that is written out; the others are drawn from templates. */
export const WRITTEN_ACTIVITIES: readonly WrittenActivity[] = [
  ...WRITTEN_BY_COLLEGES,
  ...WRITTEN_BY_SCHOOLS,
  ...WRITTEN_BY_POLICE,
  ...WRITTEN_BY_BANKS,
  ...WRITTEN_BY_OTHERS,
];
