import type {
  ActivityStatus,
  ActivityType,
  FigureSum,
  FraudTypeCode,
  FundsActionStage,
  IndicatorCode,
  InterceptionVenue,
  LeadershipRole,
  LocalDate,
  Qualifier,
  Sector,
  TenantType,
} from '@fanzha/domain';
import type { LeftOut, RecordKind, TallyLedger } from './extracted-figure.ts';

export interface PlannedTenant {
  readonly key: string;
  readonly type: TenantType;
  readonly name: string;
  readonly sector: Sector;
  readonly regionCode: string;
  /** No stated day lies before it. */
  readonly openedOn: LocalDate;
}

/** An amount as the services take it: yuan for money; null where it is uncounted or withheld. */
export interface PlannedMeasure {
  readonly indicator: IndicatorCode;
  readonly value: number | null;
  readonly qualifier: Qualifier;
}

export interface ActivityRecord {
  readonly type: ActivityType;
  readonly title: string;
  readonly status: ActivityStatus;
  readonly startOn: LocalDate;
  readonly measures: readonly PlannedMeasure[];
  readonly narrative: string | null;
}
export interface FraudCaseRecord {
  readonly caseNumber: string;
  readonly reportedOn: LocalDate;
  readonly filedOn: LocalDate | null;
  readonly solvedOn: LocalDate | null;
  readonly fraudTypeCode: FraudTypeCode;
  readonly loss: number | null;
  /** Null where no loss was stated. */
  readonly lossQualifier: Qualifier | null;
}
interface InterceptionRecord {
  readonly occurredOn: LocalDate;
  readonly venue: InterceptionVenue;
  readonly fraudTypeCode: FraudTypeCode | null;
  readonly count: number | null;
  readonly countQualifier: Qualifier;
  readonly amount: number | null;
  /** Null where no amount was stated; so with dissuasions. */
  readonly amountQualifier: Qualifier | null;
  readonly dissuasions: number | null;
  readonly dissuasionsQualifier: Qualifier | null;
  readonly narrative: string | null;
}
interface FundsActionRecord {
  readonly occurredOn: LocalDate;
  readonly stage: FundsActionStage;
  readonly accounts: number | null;
  readonly accountsQualifier: Qualifier;
  readonly amount: number | null;
  readonly amountQualifier: Qualifier;
}
interface TallyRecord {
  readonly ledger: TallyLedger;
  readonly occurredOn: LocalDate;
  readonly measures: readonly (PlannedMeasure & { readonly partOf: IndicatorCode | null })[];
  readonly narrative: string | null;
}
export interface InspectionRecord {
  readonly occurredOn: LocalDate;
  readonly subject: string;
  readonly inspections: number | null;
  readonly inspectionsQualifier: Qualifier;
  readonly hazards: readonly {
    readonly description: string;
    readonly count: number | null;
    readonly countQualifier: Qualifier;
  }[];
  readonly narrative: string | null;
}
interface HouseholdReportRecord {
  readonly visitedOn: LocalDate;
  readonly reported: number | null;
  readonly reportedQualifier: Qualifier;
}
export interface LeadershipGroupRecord {
  readonly name: string;
  readonly foundedOn: LocalDate;
  readonly members: readonly { readonly name: string; readonly role: LeadershipRole }[];
}

interface Inputs {
  activity: ActivityRecord;
  fraudCase: FraudCaseRecord;
  interception: InterceptionRecord;
  fundsAction: FundsActionRecord;
  tally: TallyRecord;
  inspection: InspectionRecord;
  householdReport: HouseholdReportRecord;
  leadershipGroup: LeadershipGroupRecord;
}

/** What a record makes the rollup say: one amount, in the smallest unit. */
export interface State {
  readonly indicator: IndicatorCode;
  readonly amount: number | null;
  readonly qualifier: Qualifier;
  /** Keys of the extracted figures it holds; empty for what only follows from the form of the record. */
  readonly sources: readonly string[];
}

/** A figure kept in words: a line of the record's narrative. */
export interface KeptInWords {
  readonly line: string;
  readonly why: string;
  readonly sources: readonly string[];
}

type RecordOf<Kind extends RecordKind> = {
  readonly key: string;
  readonly tenantKey: string;
  readonly kind: Kind;
  readonly input: Inputs[Kind];
  readonly states: readonly State[];
  readonly words: readonly KeptInWords[];
};

/** A record to store. A switch over `kind` says what `input` is. */
export type PlannedRecord = { [Kind in RecordKind]: RecordOf<Kind> }[RecordKind];

/** Indicators with a figure, by their code. */
export type Figures = Readonly<Partial<Record<IndicatorCode, FigureSum>>>;

/** What the rollup must show, over all `years`. */
export interface Expected {
  readonly city: Figures;
  readonly byTenant: Readonly<Record<string, Figures>>;
}

/** How much was stated, and what became of it. */
export interface Tallied {
  readonly summaries: number;
  readonly measures: number;
  readonly cases: number;
  /** Figures: each measure is one, a case one or two (its count, its amount). */
  readonly figures: number;
  readonly asIndicator: number;
  readonly inWords: number;
  /** Occurrences beyond the first of a figure. */
  readonly merged: number;
  /** Of those in words: asked for, planned, proposed; and single cases inside a stated total. */
  readonly notResults: number;
  readonly insideTotals: number;
  readonly daysInvented: number;
}

export interface FitPlan {
  readonly tenants: readonly PlannedTenant[];
  readonly records: readonly PlannedRecord[];
  readonly expected: Expected;
  /**
   * What a record states because its form demands it, without an extracted figure; the rollup shows it beside
   * `expected`.
   */
  readonly follows: Expected;
  readonly leftOut: readonly LeftOut[];
  /** Occurrences of each figure that was stated more than once, the stored one first. */
  readonly merged: readonly (readonly string[])[];
  /** Keys of extracted figures that no record holds: none, unless something is wrong. */
  readonly lost: readonly string[];
  readonly unknownNames: readonly string[];
  readonly tallied: Tallied;
  /** Years with a record, ascending: the periods whose rollups together are compared. */
  readonly years: readonly number[];
}
