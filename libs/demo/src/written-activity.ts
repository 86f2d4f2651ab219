import type { ActivityType, Audience, Channel, IndicatorCode, Qualifier } from '@fanzha/domain';

/** An amount as a unit tells it; without a value where it is not counted or not public. */
type WrittenMeasure = readonly [indicator: IndicatorCode, qualifier: Qualifier, value?: number];

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
}
