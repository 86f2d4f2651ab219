import type {
  IndicatorCode,
  LocalDate,
  ReturnReason,
  Sector,
  SubmissionRhythm,
  SubmissionState,
  TenantType,
  ZeroReason,
} from '@fanzha/domain';
import type { StatedFigure } from '@fanzha/rollup';

/** A text that a form asks for beside figures. */
export interface AskedText {
  readonly key: string;
  readonly title: string;
  readonly required: boolean;
}

/** What a version of a form asks for. */
interface Asked {
  readonly title: string;
  readonly rhythm: SubmissionRhythm;
  readonly indicators: readonly IndicatorCode[];
  readonly narratives: readonly AskedText[];
}

/** A version of a form, as its table has it. */
export interface FormRow extends Asked {
  readonly id: string;
  readonly version: number;
  readonly tenantId: string;
  readonly regionCode: string;
  readonly sector: Sector;
  readonly cutOffDay: number | null;
  readonly dueDays: number;
  readonly lockDays: number;
  /** Minutes that it takes a unit by the authority's own estimate; null where it says nothing. */
  readonly minutes: number | null;
  readonly regions: readonly string[];
  readonly sectors: readonly Sector[];
  readonly types: readonly TenantType[];
  readonly validFrom: LocalDate;
  /** The last day on which a period may begin that it holds for; null for the newest version of what is not retired. */
  readonly validTo: LocalDate | null;
  readonly createdAt: Date;
}

/** A figure of the period and of the one before, as they were frozen. */
export interface FrozenCell {
  readonly indicator: IndicatorCode;
  readonly figure: StatedFigure;
  readonly previous: StatedFigure | null;
}

/** What was handed in: all figures of one moment, and the texts beside them. */
export interface FrozenSubmission {
  readonly format: 1;
  readonly tenantId: string;
  readonly formId: string;
  readonly period: string;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly zero: ZeroReason | null;
  readonly cells: readonly FrozenCell[];
  readonly texts: Readonly<Record<string, string>>;
}

/** What a unit says of a cell, and in which round. */
export interface Explanation {
  readonly text: string;
  readonly round: number;
}

/** A cell that goes back: an indicator, or the key of a text. */
export interface ReturnedCell {
  readonly cell: string;
  readonly reason: ReturnReason;
  readonly note: string | null;
}

/** A submission, as its table has it. */
export interface SubmissionRow extends Asked {
  readonly id: string;
  readonly formId: string;
  readonly formVersion: number;
  readonly issuerId: string;
  readonly tenantId: string;
  readonly regionCode: string;
  readonly sector: Sector;
  readonly figuresRegion: string | null;
  readonly figuresSector: Sector | null;
  readonly period: string;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly lockOn: LocalDate;
  readonly state: SubmissionState;
  readonly version: number;
  /** How often it was returned. */
  readonly round: number;
  readonly zero: ZeroReason | null;
  readonly zeroNote: string | null;
  readonly explanations: Readonly<Record<string, Explanation>>;
  readonly texts: Readonly<Record<string, string>>;
  readonly returned: readonly ReturnedCell[];
  readonly snapshot: FrozenSubmission | null;
  readonly snapshotHash: string | null;
  readonly asOf: Date | null;
  /** What was handed in before the last return. */
  readonly before: FrozenSubmission | null;
  readonly submittedOn: LocalDate | null;
  readonly submittedAt: Date | null;
  readonly acceptedAt: Date | null;
  readonly approvedAt: Date | null;
  readonly returnedAt: Date | null;
  readonly changedAt: Date;
  readonly openedAt: Date;
  /** Until when an exception from its lock day stands; null where none does. */
  readonly exceptedUntil: LocalDate | null;
}

/** An exception from the lock day. */
export interface ExceptionRow {
  readonly id: string;
  readonly formId: string;
  readonly period: string;
  readonly tenantId: string;
  readonly reason: string;
  readonly expiresOn: LocalDate;
  readonly grantedAt: Date;
  readonly revokedAt: Date | null;
}

/** A change that has moved a figure after it was frozen. */
export interface MovementRow {
  readonly submissionId: string;
  readonly indicator: IndicatorCode;
  readonly recordKind: string | null;
  readonly recordId: string | null;
  readonly movedBy: string | null;
  readonly movedAt: Date;
}
