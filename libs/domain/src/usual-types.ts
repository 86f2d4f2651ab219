import type { ActivityType, TenantType } from './vocabulary.js';

/** What units of a kind mostly do, before they have a history of their own. */
const BY_TENANT: Readonly<Record<TenantType, readonly ActivityType[]>> = {
  SCHOOL: ['CLASS_MEETING', 'LECTURE', 'ASSEMBLY_SPEECH', 'OPEN_LETTER', 'VIDEO_SCREENING', 'ONLINE_PUSH'],
  BANK: ['CENTRALIZED_PUBLICITY', 'LED_PLAYBACK', 'STAFF_TRAINING', 'LEAFLET_DISTRIBUTION', 'ONLINE_PUSH', 'LECTURE'],
  POLICE: ['CENTRALIZED_PUBLICITY', 'DOOR_TO_DOOR', 'LECTURE', 'APP_PROMOTION', 'VICTIM_FOLLOWUP', 'ONLINE_PUSH'],
  HOSPITAL: ['LED_PLAYBACK', 'STAFF_TRAINING', 'POSTING_DISPLAY', 'LEAFLET_DISTRIBUTION', 'ONLINE_PUSH', 'LECTURE'],
  DISTRICT: [
    'CENTRALIZED_PUBLICITY',
    'DOOR_TO_DOOR',
    'DEPLOY_MEETING',
    'POSTING_DISPLAY',
    'ONLINE_PUSH',
    'BROADCAST_MEDIA',
  ],
  COMMUNITY: [
    'DOOR_TO_DOOR',
    'CENTRALIZED_PUBLICITY',
    'POSTING_DISPLAY',
    'LEAFLET_DISTRIBUTION',
    'BROADCAST_MEDIA',
    'ONLINE_PUSH',
  ],
  DEPARTMENT: [
    'STAFF_TRAINING',
    'ONLINE_PUSH',
    'CENTRALIZED_PUBLICITY',
    'POSTING_DISPLAY',
    'ISSUE_PLAN',
    'DEPLOY_MEETING',
  ],
  AUTHORITY: [
    'DEPLOY_MEETING',
    'ISSUE_PLAN',
    'CENTRALIZED_PUBLICITY',
    'JOINT_MECHANISM',
    'ANALYSIS_WARNING',
    'ONLINE_PUSH',
  ],
};

const USUAL = 6;

/** The types to offer first: what this unit recorded last, most frequent first, then what its kind mostly does. */
export function usualTypes(tenantType: TenantType, recent: readonly ActivityType[]): ActivityType[] {
  const count = new Map<ActivityType, number>();
  for (const type of recent) count.set(type, (count.get(type) ?? 0) + 1);
  const own = [...count].sort(([, left], [, right]) => right - left).map(([type]) => type);
  return [...new Set([...own, ...BY_TENANT[tenantType]])].slice(0, USUAL);
}
