import {
  BREAKDOWN_DIMENSIONS,
  ENTERABLE_ACTIVITY_INDICATORS,
  indicator,
  type BreakdownDimension,
  type IndicatorCode,
  type Ledger,
} from '@fanzha/domain';

/** The cards of an overview: the four rollups, and what else units keep (inspections, warnings, bank controls). */
export const GROUP_KEYS = ['leadership', 'publicity', 'households', 'cases', 'guard'] as const;
export type GroupKey = (typeof GROUP_KEYS)[number];

/** A card: one figure, those told first under it, and the rest behind 更多指标. */
export interface IndicatorGroup {
  readonly key: GroupKey;
  readonly hero: IndicatorCode;
  /** Shown first, in this order; where they say nothing, others of the group that do take their place. */
  readonly primary: readonly IndicatorCode[];
  readonly rest: readonly IndicatorCode[];
  /** Stages of one flow of money: side by side, never added. */
  readonly flow: readonly IndicatorCode[];
  /** Whether the primary stay even where they are 0: no case is news. */
  readonly alwaysShown: boolean;
}

const PUBLICITY_FIRST: readonly IndicatorCode[] = [
  'ACTIVITIES',
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
    key: 'leadership',
    hero: 'TENANTS_WITH_GROUP',
    primary: ['LEADERSHIP_GROUPS', 'LEADERSHIP_MEMBERS'],
    rest: [],
    flow: [],
    alwaysShown: true,
  },
  {
    key: 'publicity',
    hero: 'SESSIONS',
    primary: PUBLICITY_FIRST,
    flow: [],
    alwaysShown: false,
    rest: ENTERABLE_ACTIVITY_INDICATORS.filter((code) => code !== 'SESSIONS' && !PUBLICITY_FIRST.includes(code)),
  },
  {
    key: 'households',
    hero: 'HOUSEHOLDS_COVERED',
    flow: [],
    rest: [],
    alwaysShown: true,
    primary: [
      'HOUSEHOLD_COVERAGE',
      'ROSTER_HOUSEHOLDS_COVERED',
      'HOUSEHOLDS_REGISTERED',
      'HOUSEHOLD_VISITS',
      'PEOPLE_VISITED',
      'HOUSEHOLDS_REPORTED',
    ],
  },
  {
    key: 'cases',
    hero: 'CASES_FILED',
    primary: ['CASES_REPORTED', 'CASES_SOLVED', 'LOSS', 'INTERCEPTIONS', 'LOSS_AVOIDED'],
    flow: ['STOP_PAYMENT', 'FROZEN', 'RETURNED'],
    alwaysShown: true,
    rest: [
      'DISSUASIONS',
      'CLEARANCE_RATE',
      'LOSS_PER_CASE',
      'ACCOUNTS_STOPPED',
      'ACCOUNTS_FROZEN',
      'SUSPECTS_CAUGHT',
      'GANGS_DISMANTLED',
      'LEADS_VERIFIED',
      'HOTLINE_CALLS',
      'TIPS',
    ],
  },
  {
    key: 'guard',
    hero: 'INSPECTIONS',
    flow: [],
    alwaysShown: false,
    primary: [
      'HAZARDS_FOUND',
      'HAZARDS_FOUND_RECTIFIED',
      'RECTIFICATION_RATE',
      'HAZARDS_RECTIFIED',
      'WARNINGS_ISSUED',
      'WARNINGS_READ',
    ],
    rest: ['VICTIM_FOLLOWUPS', 'ACCOUNTS_CHECKED', 'ACCOUNTS_RESTRICTED', 'LEADS_TRANSFERRED'],
  },
];

/** Indicators of a group in the order in which lists name them. */
export const codesOf = ({ hero, primary, flow, rest }: IndicatorGroup): readonly IndicatorCode[] => [
  hero,
  ...primary,
  ...flow,
  ...rest,
];

/** Every indicator that an overview shows. */
export const SHOWN: readonly IndicatorCode[] = GROUPS.flatMap(codesOf);

/** What the page asks for: what it shows, and how many units there are, against which units with a group are held. */
export const ASKED: readonly IndicatorCode[] = [...SHOWN, 'TENANTS'];

/** Columns of the table until somebody chooses others: something of each group. */
export const DEFAULT_COLUMNS: readonly IndicatorCode[] = [
  'SESSIONS',
  'LEAFLETS',
  'HOUSEHOLDS_COVERED',
  'HOUSEHOLD_COVERAGE',
  'CASES_FILED',
  'INTERCEPTIONS',
];

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
