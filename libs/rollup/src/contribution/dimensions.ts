import type { ActivityType, BreakdownDimension, InterceptionVenue } from '@fanzha/domain';

/** What a fact states of itself by which its figures can be broken down, beside line and campaign; null: nothing. */
export interface StatedDimensions {
  readonly activityType: ActivityType | null;
  readonly fraudType: string | null;
  /** Age band of the victim, as stated. */
  readonly ageBand: string | null;
  /** Where a transfer was stopped. */
  readonly venue: InterceptionVenue | null;
}

interface StatedDimension {
  readonly code: BreakdownDimension;
  readonly property: keyof StatedDimensions;
  /** In deltas, in the views of facts, in the recount. */
  readonly column: string;
}

/** Each of them, in the order of the columns of a delta. */
export const STATED_DIMENSIONS: readonly StatedDimension[] = [
  { code: 'ACTIVITY_TYPE', property: 'activityType', column: 'activity_type' },
  { code: 'FRAUD_TYPE', property: 'fraudType', column: 'fraud_type' },
  { code: 'AGE_BAND', property: 'ageBand', column: 'age_band' },
  { code: 'VENUE', property: 'venue', column: 'venue' },
];

/** Their columns, each written as wanted. */
export const statedColumns = (written: (column: string) => string = (column) => column): string =>
  STATED_DIMENSIONS.map(({ column }) => written(column)).join(', ');

/** The campaigns that a fact names: it counts once for each of them, and once for all of them together. */
export const CAMPAIGNS = { code: 'CAMPAIGN', column: 'campaign_ids' } as const;

/** Dimensions that cells are kept by, and the columns of their members. */
export const KEPT_DIMENSIONS: readonly { readonly code: BreakdownDimension; readonly column: string }[] = [
  ...STATED_DIMENSIONS,
  CAMPAIGNS,
];

/** The campaigns of a row as texts, a list. @param row the alias of the row, with its dot; '' where it has none. */
export const campaignTexts = (row = '') => `${row}${CAMPAIGNS.column}::text[]`;

/** Rows that name a campaign. @param campaign as the statement has it. @param row as above. */
export const namesCampaign = (campaign: string, row = '') => `${campaign} = any (${row}${CAMPAIGNS.column})`;

interface FactDimension {
  readonly code: BreakdownDimension;
  /** In the views of facts. */
  readonly column: string;
  /** The column lists members: a record counts for each of them with its whole amount. */
  readonly isList?: boolean;
}

/**
 * Dimensions that no cell is kept by: their figures are read from the facts. Nobody asks for them on a page that stands
 * open all day, and each kept one would make every change dearer (docs/decisions/0051).
 */
export const FACT_DIMENSIONS: readonly FactDimension[] = [
  { code: 'THEME', column: 'theme' },
  { code: 'AUDIENCE', column: 'audiences', isList: true },
  { code: 'CHANNEL', column: 'channels', isList: true },
  { code: 'VICTIM_SEX', column: 'victim_sex' },
  { code: 'OCCUPATION', column: 'occupation' },
  { code: 'BANK', column: 'bank' },
  { code: 'PAYMENT_METHOD', column: 'payment_method' },
  { code: 'HAD_PUBLICITY', column: 'had_publicity' },
  { code: 'VICTIM_SECTOR', column: 'victim_sector' },
];
export const READ_FROM_FACTS: ReadonlySet<BreakdownDimension> = new Set([
  ...FACT_DIMENSIONS.map(({ code }) => code),
  'TENANT_TYPE',
]);

/** Whether figures by this dimension are read from facts, whatever the node and the period. */
export const isReadFromFacts = (by: BreakdownDimension | null): boolean => by !== null && READ_FROM_FACTS.has(by);

/** What tells deltas of a city apart. */
export const DELTA_KEY =
  `tenant_id, home_region, region_code, sector, day, began_on, ${statedColumns()}, ` + 'tenant_only, campaign_ids';
