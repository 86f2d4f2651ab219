import type { LocalDate, Sector, SummarySubject } from '@fanzha/domain';
import type { FigureChange } from './document/changes.js';
import type { Narrative } from './document/section.js';
import type { SummaryDocument } from './document/summary-document.js';
import type { KeptMark } from './marks/mark.js';
import type { Snapshot } from './snapshot/snapshot.js';

/** A summary as everybody sees it who may see it at all. */
export interface SummaryRow {
  readonly id: string;
  readonly tenantId: string;
  readonly about: SummarySubject;
  /** The region that it is about, or where its unit belonged when it was made. */
  readonly regionCode: string;
  /** Null: all lines together. */
  readonly sector: Sector | null;
  /** As the API takes it. */
  readonly period: string;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  /** How many editions were issued. */
  readonly editions: number;
  readonly inputHash: string | null;
  readonly createdAt: Date;
}

/** What a draft and an edition have in common. */
export interface SummaryStand {
  readonly summaryId: string;
  readonly narrative: Narrative;
  readonly keptMarks: readonly KeptMark[];
  readonly snapshot: Snapshot;
  readonly snapshotHash: string;
  readonly asOf: Date;
}

/** What is worked on: one for each summary, its unit's alone. */
export interface DraftRow extends SummaryStand {
  readonly version: number;
  /** The version that was issued last; null while none was. */
  readonly issuedVersion: number | null;
  readonly changedAt: Date;
}

/** What was issued; it stays as it was. */
export interface EditionRow extends SummaryStand {
  readonly number: number;
  readonly document: SummaryDocument;
  /** Figures that differ from the edition before it. */
  readonly changes: readonly FigureChange[];
  readonly documentNumber: string | null;
  readonly signedOn: LocalDate;
  readonly signedBy: string;
  readonly issuedAt: Date;
}
