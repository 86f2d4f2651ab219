import type { ActivityType, Audience, Channel, FraudTypeCode, IndicatorCode, Qualifier, Theme } from '@fanzha/domain';

/** An amount as a unit tells it; without a value where it is not counted or not public. */
type WrittenMeasure = readonly [indicator: IndicatorCode, qualifier: Qualifier, value?: number];

/** What an activity may say beside its amounts: its theme, what it taught, its document, who spoke by post. */
export interface ToldDetails {
  readonly theme?: Theme;
  readonly fraudTypeCodes?: FraudTypeCode[];
  readonly basisNumber?: string;
  readonly basisIssuer?: string;
  readonly speakers?: string[];
}

/** A particular activity of a particular unit, of the kind work summaries tell of. */
export interface WrittenActivity {
  readonly unit: string;
  readonly type: ActivityType;
  readonly title: string;
  /** Month and day, `MM-DD`; it happened when they last occurred. */
  readonly on: string;
  readonly through?: string;
  readonly venue?: string;
  readonly audiences: readonly Audience[];
  readonly channels: readonly Channel[];
  readonly partners?: readonly string[];
  readonly measures: readonly WrittenMeasure[];
  readonly narrative?: string;
  readonly details?: ToldDetails;
}
