import type { TenantType } from '@fanzha/domain';

/** How many activities a unit of the type records in an ordinary month. */
export const USUAL_PER_MONTH: Readonly<Record<TenantType, number>> = {
  DISTRICT: 1.1,
  SCHOOL: 0.95,
  BANK: 1.1,
  POLICE: 1.5,
  HOSPITAL: 0.65,
  COMMUNITY: 0.9,
  DEPARTMENT: 0.6,
  AUTHORITY: 0,
};

/**
 * How busy the months are, January first. Schools follow their terms; banks have their weeks in March, June and
 * September; in November everybody takes part in the yearly campaign.
 */
export const SEASON: Readonly<Record<TenantType, readonly number[]>> = {
  DISTRICT: [0.8, 0.7, 1.0, 1.0, 1.0, 1.2, 0.8, 0.8, 1.0, 1.0, 1.9, 1.0],
  SCHOOL: [0.5, 0.4, 1.9, 1.0, 1.1, 1.1, 0.1, 0.2, 2.2, 1.0, 1.8, 0.9],
  BANK: [0.9, 0.8, 1.5, 0.9, 0.9, 1.3, 0.8, 0.9, 1.6, 0.9, 1.8, 1.0],
  POLICE: [0.9, 0.8, 1.1, 1.0, 1.0, 1.2, 1.0, 0.9, 1.2, 1.0, 1.7, 1.0],
  HOSPITAL: [0.7, 0.6, 0.9, 1.0, 1.0, 1.1, 0.8, 0.9, 1.1, 1.4, 1.7, 0.9],
  COMMUNITY: [1.2, 1.3, 0.9, 0.9, 1.0, 1.1, 1.1, 1.0, 1.0, 1.1, 1.7, 0.9],
  DEPARTMENT: [0.7, 0.6, 1.0, 1.0, 0.9, 1.2, 0.8, 0.8, 1.1, 1.0, 1.8, 1.0],
  AUTHORITY: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
};
