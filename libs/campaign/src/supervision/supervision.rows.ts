import type {
  LocalDate,
  Sector,
  SupervisionKind,
  SupervisionOccasion,
  SupervisionState,
  SupervisionStep,
} from '@fanzha/domain';

/** What a letter names as its occasion. */
export interface Occasion {
  readonly kind: SupervisionOccasion;
  readonly id: string;
  /** The task of a campaign; null for everything else. */
  readonly taskId: string | null;
}

/** A letter, as its table has it. */
export interface LetterRow {
  readonly id: string;
  readonly issuerId: string;
  readonly issuerRegion: string;
  readonly issuerSector: Sector;
  readonly tenantId: string;
  /** Where the unit belonged when it was written to. */
  readonly regionCode: string;
  readonly sector: Sector;
  /** Whether its authority has supervision switched on. */
  readonly shown: boolean;
  readonly kind: SupervisionKind;
  readonly year: number;
  readonly number: number;
  readonly documentNumber: string | null;
  readonly title: string;
  readonly words: string;
  readonly occasion: SupervisionOccasion | null;
  readonly occasionId: string | null;
  readonly occasionTask: string | null;
  readonly dueOn: LocalDate;
  readonly state: SupervisionState;
  readonly version: number;
  /** How often an answer was returned. */
  readonly round: number;
  readonly issuedAt: Date;
  readonly receivedAt: Date | null;
  /** The day of the last answer. */
  readonly answeredOn: LocalDate | null;
  readonly changedAt: Date;
  readonly inputHash: string | null;
}

/** A step in the course of a letter. */
export interface EventRow {
  readonly id: string;
  readonly letterId: string;
  readonly step: SupervisionStep;
  /** The answer, or the reason of what was returned or withdrawn. */
  readonly words: string | null;
  /** The day by which an answer is due from this step on. */
  readonly dueOn: LocalDate | null;
  readonly doneBy: string;
  readonly doneAt: Date;
}

/** Whether an authority supervises. */
export interface SettingRow {
  readonly enabled: boolean;
  readonly changedBy: string | null;
  readonly changedAt: Date | null;
}

/** A unit that is written to, where it belongs today. */
export interface AddressedUnit {
  readonly id: string;
  readonly regionCode: string;
  readonly sector: Sector;
  readonly isAddressable: boolean;
}

/** What a person states of letters that go to several units at once. */
export interface LetterContent {
  readonly kind: SupervisionKind;
  readonly documentNumber: string | null;
  readonly title: string;
  readonly words: string;
  readonly occasion: Occasion | null;
  readonly dueOn: LocalDate;
  readonly unitIds: readonly string[];
}
