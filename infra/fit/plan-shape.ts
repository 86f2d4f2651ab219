import type {
  ActivityStatus,
  ActivityType,
  Audience,
  Channel,
  ControlMeasureType,
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
  Theme,
} from '@fanzha/domain';
import type { LeftOut, RecordKind, TallyLedger } from './extracted-figure.ts';
import type { Statement } from './statements.ts';

export interface PlannedTenant {
  readonly key: string;
  /** Whether it wrote a summary, and is not only told of in one. */
  readonly isSummary: boolean;
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
  /** The upper end of a range. */
  readonly upTo?: number;
  /** Beside UNCOUNTED: there was something. */
  readonly atLeast?: true;
}

type Amount = Omit<PlannedMeasure, 'indicator'>;

/** The days of a record of amounts: some days up to the last, or a running total since the first. */
interface Told {
  readonly beganOn?: LocalDate;
  readonly runningSince?: LocalDate;
}

interface ActivityRecord extends Pick<Told, 'runningSince'> {
  readonly type: ActivityType;
  readonly title: string;
  readonly status: ActivityStatus;
  readonly theme: Theme;
  readonly startOn: LocalDate;
  readonly endOn: LocalDate | null;
  readonly venue: string | null;
  readonly audiences: readonly Audience[];
  readonly channels: readonly Channel[];
  readonly fraudTypeCodes: readonly FraudTypeCode[];
  readonly basisNumber: string | null;
  readonly basisIssuer: string | null;
  readonly speakers: readonly string[];
  /** Lines of some of its days name them. */
  readonly measures: readonly (PlannedMeasure & { readonly from?: LocalDate | null; readonly until?: LocalDate })[];
  readonly narrative: string | null;
}
interface FraudCaseRecord {
  readonly caseNumber: string;
  readonly reportedOn: LocalDate;
  readonly filedOn: LocalDate | null;
  readonly solvedOn: LocalDate | null;
  readonly fraudTypeCode: FraudTypeCode;
  readonly loss: number | null;
  /** Null where no loss was stated. */
  readonly lossQualifier: Qualifier | null;
}
interface InterceptionRecord extends Told {
  readonly occurredOn: LocalDate;
  readonly venue: InterceptionVenue;
  readonly fraudTypeCode: FraudTypeCode | null;
  readonly count: number | null;
  readonly countQualifier: Qualifier;
  readonly countUpTo?: number;
  readonly countAtLeast?: true;
  readonly amount: number | null;
  /** Null where no amount was stated; so with dissuasions. */
  readonly amountQualifier: Qualifier | null;
  readonly amountUpTo?: number;
  readonly amountAtLeast?: true;
  readonly dissuasions: Amount | null;
  readonly narrative: string | null;
}
interface FundsActionRecord extends Told {
  readonly occurredOn: LocalDate;
  readonly stage: FundsActionStage;
  readonly accounts: number | null;
  readonly accountsQualifier: Qualifier;
  readonly accountsUpTo?: number;
  readonly accountsAtLeast?: true;
  readonly amount: number | null;
  readonly amountQualifier: Qualifier;
  readonly amountUpTo?: number;
  readonly amountAtLeast?: true;
}
interface TallyRecord extends Told {
  readonly ledger: TallyLedger;
  readonly occurredOn: LocalDate;
  readonly measures: readonly (PlannedMeasure & { readonly partOf: IndicatorCode | null })[];
  readonly narrative: string | null;
}
interface InspectionRecord extends Told {
  readonly occurredOn: LocalDate;
  readonly subject: string;
  readonly inspections: Amount;
  readonly hazards: readonly { readonly description: string; readonly count: Amount }[];
  readonly narrative: string | null;
}
interface HouseholdReportRecord extends Told {
  readonly visitedOn: LocalDate;
  readonly reported: Amount;
}
interface ControlMeasureRecord {
  readonly type: ControlMeasureType;
  readonly inPlaceSince: LocalDate;
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
  controlMeasure: ControlMeasureRecord;
}

/** What a record states: one amount, in the smallest unit, of its days. */
export interface State {
  readonly indicator: IndicatorCode;
  readonly amount: number | null;
  readonly qualifier: Qualifier;
  readonly upTo: number | null;
  readonly some: boolean;
  readonly from: LocalDate | null;
  readonly until: LocalDate;
  /** Whether it adds to the figures: what is asked for, planned or of another theme does not. */
  readonly counts: boolean;
  /** Whether it is a total with parts or a part itself. */
  readonly linked: boolean;
  /** Key of the figure that it is part of. */
  readonly partOf: string | null;
  /** Keys of what was extracted that it holds; empty for what only follows from the form of the record. */
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
  /** Whether its amounts are running totals. */
  readonly running: boolean;
  /** Totals of other records that its amounts are part of. */
  readonly partOf: readonly { readonly indicator: IndicatorCode; readonly recordKeys: readonly string[] }[];
  readonly states: readonly State[];
  readonly words: readonly KeptInWords[];
};

/** A record to store. A switch over `kind` says what `input` is. */
export type PlannedRecord = { [Kind in RecordKind]: RecordOf<Kind> }[RecordKind];

/** Indicators with a figure, by their code. */
type Figures = Readonly<Partial<Record<IndicatorCode, FigureSum>>>;

/** One amount that the rollup must show, on its last day. */
export interface ExpectedLine {
  readonly tenantKey: string;
  readonly indicator: IndicatorCode;
  readonly from: LocalDate | null;
  readonly until: LocalDate;
  readonly figure: FigureSum;
}

/** What the rollup must show: line by line, and all lines together. */
export interface Expected {
  readonly lines: readonly ExpectedLine[];
  readonly city: Figures;
  readonly byTenant: Readonly<Record<string, Figures>>;
}

/** How much was stated, and what became of it. */
export interface Tallied {
  readonly summaries: number;
  readonly measures: number;
  readonly cases: number;
  /** Work that was named without a number. */
  readonly mentions: number;
  /** Figures: each measure and mention is one, a case one or two (its count, its amount). */
  readonly figures: number;
  readonly activities: number;
  readonly asIndicator: number;
  readonly inWords: number;
  /** Occurrences beyond the first of a figure; of an activity. */
  readonly merged: number;
  readonly mergedActivities: number;
  /** What was asked for, planned, proposed: in fields of such a record, and in words. */
  readonly notResults: number;
  readonly daysInvented: number;
  /** Figures, each once, by what is particular about them. */
  readonly spans: number;
  readonly runningTotals: number;
  readonly parts: number;
  readonly unlinkedParts: number;
  readonly ranges: number;
  readonly uncounted: number;
  /** Activities, each once. */
  readonly required: number;
  readonly planned: number;
  readonly internalActs: number;
  readonly otherThemes: number;
  /** Records that hold a second amount of an indicator, or words alone, and are no activity that was stated. */
  readonly carriers: number;
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
  /** Every statement of the summaries, with its place. */
  readonly statements: readonly Statement[];
  /** Years with a record, ascending: the periods whose rollups together are compared. */
  readonly years: readonly number[];
}
