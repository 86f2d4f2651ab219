import type { ExtractedActivity } from './extracted-activity.js';
import { EXTRACTED_BY_BANKS } from './extracted-by-banks.js';
import { EXTRACTED_BY_COLLEGES } from './extracted-by-colleges.js';
import { EXTRACTED_BY_OTHERS } from './extracted-by-others.js';
import { EXTRACTED_BY_POLICE } from './extracted-by-police.js';
import { EXTRACTED_BY_SCHOOLS } from './extracted-by-schools.js';

/** Every activity that is told in particular; the others are drawn from templates. */
export const EXTRACTED_ACTIVITIES: readonly ExtractedActivity[] = [
  ...EXTRACTED_BY_COLLEGES,
  ...EXTRACTED_BY_SCHOOLS,
  ...EXTRACTED_BY_POLICE,
  ...EXTRACTED_BY_BANKS,
  ...EXTRACTED_BY_OTHERS,
];
