import type { IndicatorCode } from './indicator.js';
import type { ActivityType, TenantType, Term } from './vocabulary.js';

/**
 * What an activity is about. Work on other themes is done by the same units on the same days, and is no work against
 * fraud.
 */
export const THEMES = [
  { code: 'TELECOM_FRAUD', zh: '电信网络诈骗', en: 'Telecom and online fraud' },
  { code: 'PENSION_FRAUD', zh: '养老诈骗', en: 'Pension fraud' },
  { code: 'CYBER_SECURITY_WEEK', zh: '网络安全宣传周', en: 'Cyber security week' },
  { code: 'FINANCIAL_LITERACY', zh: '金融知识普及', en: 'Financial literacy' },
  { code: 'ILLEGAL_FUNDRAISING', zh: '防范非法集资', en: 'Illegal fundraising' },
  { code: 'OTHER', zh: '其他主题', en: 'Another theme' },
] as const satisfies readonly Term[];
export type Theme = (typeof THEMES)[number]['code'];

/** Themes whose work counts in the figures of work against fraud. */
export const COUNTED_THEMES: readonly Theme[] = ['TELECOM_FRAUD', 'PENSION_FRAUD', 'ILLEGAL_FUNDRAISING'];

/** Types that are acts inside a body or between bodies: they inform nobody outside, so they are no publicity. */
export const INTERNAL_ACT_TYPES: readonly ActivityType[] = [
  'SETUP_GROUP',
  'DEPLOY_MEETING',
  'ISSUE_PLAN',
  'RULE_BUILDING',
  'STAFF_TRAINING',
  'BANK_ACCOUNT_CONTROL',
  'INSPECTION_RECTIFICATION',
  'VICTIM_FOLLOWUP',
  'ANALYSIS_WARNING',
  'JOINT_MECHANISM',
  'INVESTIGATION_CRACKDOWN',
  'TECHNICAL_PROTECTION',
];

/** Whether an activity of this type is an internal act rather than publicity. */
export const isInternalAct = (type: ActivityType): boolean => INTERNAL_ACT_TYPES.includes(type);

/** Whether amounts of an activity of this theme count in the figures. */
export const isCountedTheme = (theme: Theme): boolean => COUNTED_THEMES.includes(theme);

/** Which indicator counts the record of an activity itself. */
export function activityIndicator(type: ActivityType, theme: Theme): IndicatorCode {
  if (!isCountedTheme(theme)) return 'OTHER_THEME_ACTIVITIES';
  return isInternalAct(type) ? 'INTERNAL_ACTS' : 'ACTIVITIES';
}

/** What an activity can say beside its amounts; a form asks for it where units of a kind have it to say. */
export type ActivityDetail = 'theme' | 'fraudTypes' | 'basis' | 'speakers' | 'indirectReach';

/** What units of a kind have to say of their publicity. */
const OF_PUBLICITY: Readonly<Record<TenantType, readonly ActivityDetail[]>> = {
  SCHOOL: ['theme', 'fraudTypes', 'speakers', 'indirectReach'],
  BANK: ['theme', 'fraudTypes'],
  POLICE: ['fraudTypes', 'speakers'],
  HOSPITAL: ['theme'],
  DISTRICT: ['theme', 'fraudTypes', 'speakers'],
  COMMUNITY: ['theme', 'fraudTypes'],
  DEPARTMENT: ['theme'],
  AUTHORITY: ['theme', 'speakers'],
};
/** The same of internal acts: who acts on a document is asked for it. */
const OF_INTERNAL_ACTS: Readonly<Record<TenantType, readonly ActivityDetail[]>> = {
  SCHOOL: ['basis'],
  BANK: ['basis'],
  POLICE: ['basis'],
  HOSPITAL: ['basis'],
  DISTRICT: ['basis'],
  COMMUNITY: [],
  DEPARTMENT: ['basis'],
  AUTHORITY: ['basis'],
};
/** Types of activities at which somebody speaks to people. */
const WITH_SPEAKERS: readonly ActivityType[] = [
  'LECTURE',
  'CLASS_MEETING',
  'ASSEMBLY_SPEECH',
  'CENTRALIZED_PUBLICITY',
  'BROADCAST_MEDIA',
];
/** Types that pupils carry further, to their families. */
const CARRIED_FURTHER: readonly ActivityType[] = ['CLASS_MEETING', 'OPEN_LETTER', 'STUDENT_WORKS'];

/**
 * What the form asks a unit for beside the amounts of such an activity. All else can be stated through the API, and is
 * shown where it was stated.
 */
export function detailsAsked(tenantType: TenantType, type: ActivityType): readonly ActivityDetail[] {
  if (isInternalAct(type)) return OF_INTERNAL_ACTS[tenantType];
  return OF_PUBLICITY[tenantType].filter(
    (detail) =>
      (detail !== 'speakers' || WITH_SPEAKERS.includes(type)) &&
      (detail !== 'indirectReach' || CARRIED_FURTHER.includes(type)),
  );
}
