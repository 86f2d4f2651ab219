import {
  ACTIVITY_TYPES,
  detailsAsked,
  usualMeasures,
  type ActivityType,
  type Audience,
  type Channel,
  type IndicatorCode,
  type TenantType,
} from '@fanzha/domain';

const AUDIENCES_BY_TENANT: Readonly<Record<TenantType, readonly Audience[]>> = {
  SCHOOL: ['STUDENTS', 'TEACHERS', 'PARENTS', 'UNIT_STAFF'],
  BANK: ['BANK_CUSTOMERS', 'BANK_STAFF', 'ELDERLY', 'ENTERPRISE_STAFF', 'FINANCE_STAFF', 'RESIDENTS'],
  POLICE: ['RESIDENTS', 'ELDERLY', 'STUDENTS', 'ENTERPRISE_STAFF', 'KEY_GROUPS', 'FRAUD_VICTIMS'],
  HOSPITAL: ['MEDICAL_STAFF', 'PATIENTS', 'ELDERLY', 'UNIT_STAFF'],
  DISTRICT: ['RESIDENTS', 'VILLAGERS', 'ELDERLY', 'ENTERPRISE_STAFF', 'UNIT_STAFF', 'KEY_GROUPS'],
  COMMUNITY: ['RESIDENTS', 'ELDERLY', 'FAMILIES', 'KEY_GROUPS', 'DELIVERY_RIDERS'],
  DEPARTMENT: ['UNIT_STAFF', 'GENERAL_PUBLIC', 'ENTERPRISE_STAFF', 'DELIVERY_RIDERS'],
  AUTHORITY: ['UNIT_STAFF', 'GENERAL_PUBLIC', 'SCHOOLS', 'KEY_GROUPS'],
};

const CHANNELS_BY_TYPE: Partial<Record<ActivityType, readonly Channel[]>> = {
  CENTRALIZED_PUBLICITY: ['ON_SITE', 'LEAFLET', 'DISPLAY_BOARD', 'BANNER', 'COUNTER_LOBBY'],
  LEAFLET_DISTRIBUTION: ['LEAFLET', 'BROCHURE_MANUAL', 'LETTER', 'ON_SITE'],
  POSTING_DISPLAY: ['POSTER', 'BANNER', 'DISPLAY_BOARD', 'BLACKBOARD', 'ROLL_UP_STAND'],
  LED_PLAYBACK: ['LED_SCREEN', 'HALL_TV', 'ATM_SCREEN', 'OUTDOOR_LED'],
  VIDEO_SCREENING: ['VIDEO', 'CLASSROOM', 'LECTURE_HALL', 'HALL_TV'],
  ONLINE_PUSH: ['WECHAT_GROUP', 'WECHAT_OFFICIAL_ACCOUNT', 'MOMENTS', 'QQ_GROUP', 'SMS', 'WEBSITE'],
  LECTURE: ['LECTURE_HALL', 'CLASSROOM', 'ON_SITE', 'MEETING'],
  CLASS_MEETING: ['CLASSROOM', 'VIDEO', 'BLACKBOARD', 'WRITTEN'],
  ASSEMBLY_SPEECH: ['FLAG_CEREMONY', 'CAMPUS_BROADCAST', 'ON_SITE'],
  BROADCAST_MEDIA: ['CAMPUS_BROADCAST', 'PUBLICITY_VEHICLE', 'NEWS_MEDIA', 'SOCIAL_MEDIA'],
  DOOR_TO_DOOR: ['DOOR_TO_DOOR', 'ONE_TO_ONE', 'LEAFLET', 'NOTICE_FORM'],
  OPEN_LETTER: ['LETTER', 'SCHOOL_SMS', 'WECHAT_GROUP', 'NOTICE_FORM'],
  STAFF_TRAINING: ['MEETING', 'SELF_STUDY', 'OA_PLATFORM', 'VIDEO'],
  APP_PROMOTION: ['APP', 'ONE_TO_ONE', 'ON_SITE'],
};
const CHANNELS_OTHERWISE: readonly Channel[] = ['MEETING', 'ON_SITE', 'DOCUMENT', 'WECHAT_GROUP', 'LEAFLET'];

export function otherTypes(usual: readonly ActivityType[]): ActivityType[] {
  return ACTIVITY_TYPES.map(({ code }) => code).filter((code) => !usual.includes(code));
}

/** Amounts that the form offers a unit of this kind by itself: reach of second degree where it is asked for. */
export function usualAmounts(unit: TenantType, type: ActivityType | ''): readonly IndicatorCode[] {
  if (type === '') return [];
  const isIndirect = detailsAsked(unit, type).includes('indirectReach');
  return usualMeasures(type).filter((code) => code !== 'PEOPLE_REACHED_INDIRECTLY' || isIndirect);
}

export const usualAudiences = (tenantType: TenantType): readonly Audience[] => AUDIENCES_BY_TENANT[tenantType];

export const usualChannels = (type: ActivityType | ''): readonly Channel[] =>
  (type === '' ? [] : CHANNELS_BY_TYPE[type]) ?? CHANNELS_OTHERWISE;
