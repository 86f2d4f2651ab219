import type { TenantType } from '@fanzha/domain';
import type { Template } from './template.js';
import { BANK_TEMPLATES } from './templates-bank.js';
import { POLICE_TEMPLATES } from './templates-police.js';
import { SCHOOL_TEMPLATES } from './templates-school.js';
import { DEPARTMENT_TEMPLATES, HOSPITAL_TEMPLATES } from './templates-service.js';
import { COMMUNITY_TEMPLATES, TOWN_TEMPLATES } from './templates-town.js';

/** What units of each type do. Authorities look on: the demo lets them record nothing. */
export const TEMPLATES: Readonly<Record<TenantType, readonly Template[]>> = {
  DISTRICT: TOWN_TEMPLATES,
  SCHOOL: SCHOOL_TEMPLATES,
  BANK: BANK_TEMPLATES,
  POLICE: POLICE_TEMPLATES,
  HOSPITAL: HOSPITAL_TEMPLATES,
  COMMUNITY: COMMUNITY_TEMPLATES,
  DEPARTMENT: DEPARTMENT_TEMPLATES,
  AUTHORITY: [],
};
