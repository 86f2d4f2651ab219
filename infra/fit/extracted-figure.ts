import type { IndicatorCode, LocalDate, TenantType, Theme } from '@fanzha/domain';
import type { StatedAmount } from './stated-amount.ts';

/** The ledgers a stated figure can be stored in. */
export const RECORD_KINDS = [
  'activity',
  'fraudCase',
  'interception',
  'fundsAction',
  'tally',
  'inspection',
  'householdReport',
  'leadershipGroup',
  'controlMeasure',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

export type TallyLedger = 'ENFORCEMENT' | 'VICTIM_FOLLOWUP' | 'BANK_CONTROL' | 'CASE_COUNT';

/** Where a figure of one name goes: to an indicator of a ledger, or into words where no indicator means the same. */
export type Target =
  | {
      readonly kind: Exclude<RecordKind, 'tally' | 'fundsAction' | 'leadershipGroup' | 'controlMeasure'>;
      readonly indicator: IndicatorCode;
    }
  | { readonly kind: 'tally'; readonly ledger: TallyLedger; readonly indicator: IndicatorCode }
  | {
      readonly kind: 'fundsAction';
      readonly stage: 'STOP_PAYMENT' | 'FREEZE' | 'RETURN';
      readonly indicator: IndicatorCode;
    }
  /** `concept` where several names mean the same. */
  | { readonly kind: 'words'; readonly why: string; readonly concept?: string };

/** Whether something was done, or only asked for, planned or proposed. */
export type Doing = 'done' | 'required' | 'planned' | 'proposed' | 'unknown';

/** The days of what was stated. */
export interface StatedDays {
  /** The last day, on which an amount counts. */
  readonly day: LocalDate;
  /** The first day; null where there is one day. */
  readonly from: LocalDate | null;
  /** Whether it is a running total since the first day. */
  readonly running: boolean;
  /** Who stated the days: the entry itself, the period of its summary, or nobody, so that the day is assumed. */
  readonly daysOf: 'entry' | 'summary' | 'nobody';
}

/** What stands around a figure: the activity or case it was stated with. */
export interface FigureContext extends StatedDays {
  readonly summary: string;
  /** The activity or case, unique in the file: `A01-a02`, `A01-c01`. */
  readonly id: string;
  readonly source: 'measure' | 'case';
  readonly activityType: string | null;
  readonly doing: Doing;
  readonly extractedStatus: string | null;
  readonly theme: Theme;
  /** What the organisation that acted is: the summary's own, or the one the text is about. */
  readonly actor: TenantType;
  readonly fraudType: string | null;
  readonly venue: string | null;
}

/** One figure of the extraction, understood. */
export interface ExtractedFigure extends StatedAmount {
  /** Unique in the file: `A01-a02:lectures_held`, `A01-c01`, `A01-c01:amount`; a repeated name gets `#2`. */
  readonly key: string;
  readonly context: FigureContext;
  /** What part of its source it is; a case states a count and perhaps an amount; a mention names work and no number. */
  readonly part: 'measure' | 'mention' | 'count' | 'amount';
  /** Measure name or case kind, as it was written. */
  readonly name: string;
  readonly zh: string;
  readonly unit: string;
  readonly target: Target;
  readonly dupGroups: readonly string[];
  /** Keys and ids that `same_figure_as` names. */
  readonly links: readonly string[];
  /** Key of the total that a single stated case is one of; it is not added to it. */
  readonly inside: string | null;
  /** Names of figures that this one is part of, as `subset_of` says. */
  readonly subsetOf: readonly string[];
}

/** An activity as it was stated, with or without figures. */
export interface ExtractedActivity {
  /** Its id, unique in the file. */
  readonly key: string;
  readonly context: FigureContext;
  readonly dupGroups: readonly string[];
  /** Where it stands in its source. */
  readonly at: number | null;
  readonly quote: string;
  readonly audiences: readonly string[];
  readonly channels: readonly string[];
}

/** Something that was stated and is no result, with the reason. */
export interface LeftOut {
  readonly source: string;
  readonly why: string;
}

/** A target as one word, to compare by: the indicator, or the name of what is kept in words. */
export function meaningOf({ target, name }: Pick<ExtractedFigure, 'target' | 'name'>): string {
  return target.kind === 'words' ? `words ${target.concept ?? name}` : target.indicator;
}
