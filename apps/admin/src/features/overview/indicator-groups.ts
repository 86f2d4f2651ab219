import {
  BREAKDOWN_DIMENSIONS,
  ENTERABLE_ACTIVITY_INDICATORS,
  indicator,
  type BreakdownDimension,
  type IndicatorCode,
  type Ledger,
} from '@fanzha/domain';

/** The groups of indicators of an overview, in the order of its table. */
export const GROUP_KEYS = ['publicity', 'households', 'cases', 'guard', 'leadership'] as const;
export type GroupKey = (typeof GROUP_KEYS)[number];

/** Indicators that stand together. */
interface IndicatorGroup {
  readonly key: GroupKey;
  /** How many are shown first: the leading ones that say something, then others that do. */
  readonly first: number;
  readonly codes: readonly IndicatorCode[];
}

const PUBLICITY_FIRST: readonly IndicatorCode[] = [
  'ACTIVITIES',
  'INTERNAL_ACTS',
  'SESSIONS',
  'PARTICIPANTS',
  'PEOPLE_REACHED',
  'LEAFLETS',
  'NOTICES_SIGNED',
  'LETTERS',
  'ARTICLES',
  'FORWARDS',
];

export const GROUPS: readonly IndicatorGroup[] = [
  {
    key: 'publicity',
    first: 7,
    codes: [
      ...PUBLICITY_FIRST,
      'OTHER_THEME_ACTIVITIES',
      ...ENTERABLE_ACTIVITY_INDICATORS.filter((code) => !PUBLICITY_FIRST.includes(code)),
    ],
  },
  {
    key: 'households',
    first: 4,
    codes: [
      'HOUSEHOLDS_COVERED',
      'HOUSEHOLD_COVERAGE',
      'HOUSEHOLDS_REGISTERED',
      'HOUSEHOLD_VISITS',
      'ROSTER_HOUSEHOLDS_COVERED',
      'PEOPLE_VISITED',
      'HOUSEHOLDS_REPORTED',
    ],
  },
  {
    key: 'cases',
    first: 10,
    codes: [
      'CASES_REPORTED',
      'LOSS_REPORTED',
      'CASES_FILED',
      'CASES_SOLVED',
      'LOSS',
      'INTERCEPTIONS',
      'LOSS_AVOIDED',
      'STOP_PAYMENT',
      'FROZEN',
      'RETURNED',
      'CLEARANCE_RATE',
      'LOSS_PER_CASE',
      'DISSUASIONS',
      'ACCOUNTS_STOPPED',
      'ACCOUNTS_FROZEN',
      'SUSPECTS_CAUGHT',
      'GANGS_DISMANTLED',
      'LEADS_VERIFIED',
      'HOTLINE_CALLS',
      'TIPS',
      'ALERTS_RECEIVED',
      'ALERTS_HANDLED',
      'ALERTS_ON_TIME',
      'ALERTS_FACE_TO_FACE',
      'ALERTS_LOST',
      'ALERT_HANDLED_RATE',
      'ALERT_ON_TIME_RATE',
      'ALERT_FACE_TO_FACE_RATE',
    ],
  },
  {
    key: 'guard',
    first: 4,
    codes: [
      'INSPECTIONS',
      'HAZARDS_FOUND',
      'HAZARDS_RECTIFIED',
      'RECTIFICATION_RATE',
      'HAZARDS_FOUND_RECTIFIED',
      'WARNINGS_ISSUED',
      'WARNINGS_READ',
      'VICTIM_FOLLOWUPS',
      'ACCOUNTS_CHECKED',
      'ACCOUNTS_RESTRICTED',
      'LEADS_TRANSFERRED',
    ],
  },
  { key: 'leadership', first: 1, codes: ['TENANTS_WITH_GROUP', 'LEADERSHIP_GROUPS', 'LEADERSHIP_MEMBERS'] },
];

/** Later stages of the same money as the row above: side by side, never added. */
export const LATER_STAGES: readonly IndicatorCode[] = ['FROZEN', 'RETURNED'];

/** Indicators of a group in the order in which lists name them. */
export const codesOf = ({ codes }: IndicatorGroup): readonly IndicatorCode[] => codes;

/** The group that an indicator stands in. */
export const groupOf = (code: IndicatorCode): GroupKey =>
  GROUPS.find(({ codes }) => codes.includes(code))?.key ?? 'publicity';

/** Ledgers of those who stop fraud on its way and keep no cases. */
const OF_DISSUADERS: readonly Ledger[] = ['interception', 'alert'];

/**
 * What a group is called by what is shown of it: where only interceptions and alerts are, as for a school, it is not
 * called after cases.
 */
export function groupTitle(key: GroupKey, codes: readonly IndicatorCode[]): GroupKey | 'interceptions' {
  return key === 'cases' && codes.every((code) => OF_DISSUADERS.includes(indicator(code).ledger))
    ? 'interceptions'
    : key;
}

/** Every indicator that an overview shows. */
export const SHOWN: readonly IndicatorCode[] = GROUPS.flatMap(codesOf);

/** What the page asks for: what it shows, and how many units there are, against which units with a group are held. */
export const ASKED: readonly IndicatorCode[] = [...SHOWN, 'TENANTS'];

/** Indicator of the trend until somebody chooses another. */
export const DEFAULT_TREND: IndicatorCode = 'SESSIONS';

const OF_LEDGER: Readonly<Partial<Record<Ledger, readonly BreakdownDimension[]>>> = {
  activity: ['ACTIVITY_TYPE', 'SECTOR', 'CAMPAIGN'],
  fraud_case: ['FRAUD_TYPE', 'AGE_BAND', 'SECTOR', 'CAMPAIGN'],
  interception: ['VENUE', 'FRAUD_TYPE', 'AGE_BAND', 'SECTOR', 'CAMPAIGN'],
};

/** By what an indicator can be told apart. The API refuses parts of a ratio and of the roster: they have none. */
export function dimensionsOf(code: IndicatorCode): readonly BreakdownDimension[] {
  const { aggregation, ledger } = indicator(code);
  if (aggregation === 'ratio' || code === 'HOUSEHOLDS_REGISTERED' || code === 'TENANTS') return [];
  if (code === 'HOUSEHOLDS_COVERED' || code === 'ROSTER_HOUSEHOLDS_COVERED') return ['SECTOR'];
  return OF_LEDGER[ledger] ?? ['SECTOR', 'CAMPAIGN'];
}

const ASKED_OF_LEDGER: Readonly<Partial<Record<Ledger, readonly BreakdownDimension[]>>> = {
  activity: ['AUDIENCE', 'CHANNEL', 'THEME', 'TENANT_TYPE'],
  fraud_case: ['OCCUPATION', 'VICTIM_SEX', 'VICTIM_SECTOR', 'HAD_PUBLICITY', 'PAYMENT_METHOD', 'BANK'],
  interception: ['TENANT_TYPE'],
};

/**
 * By what else an indicator can be told apart, each asked for by itself: it is read from the records.
 * @param ofOneType its units are of one type, or nearly: telling them apart by it says nothing
 */
export function askedDimensionsOf(code: IndicatorCode, ofOneType: boolean): readonly BreakdownDimension[] {
  const { aggregation, ledger } = indicator(code);
  if (aggregation === 'ratio') return [];
  return (ASKED_OF_LEDGER[ledger] ?? []).filter((by) => by !== 'TENANT_TYPE' || !ofOneType);
}

/** Which breakdowns an operation asks for. */
export function breakdownFlags(code: IndicatorCode): {
  byType: boolean;
  byFraud: boolean;
  byAge: boolean;
  byVenue: boolean;
  byCampaign: boolean;
  bySector: boolean;
} {
  const known = dimensionsOf(code);
  return {
    byType: known.includes('ACTIVITY_TYPE'),
    byFraud: known.includes('FRAUD_TYPE'),
    byAge: known.includes('AGE_BAND'),
    byVenue: known.includes('VENUE'),
    byCampaign: known.includes('CAMPAIGN'),
    bySector: known.includes('SECTOR'),
  };
}

export const isDimension = (text: string): text is BreakdownDimension =>
  BREAKDOWN_DIMENSIONS.some(({ code }) => code === text);
