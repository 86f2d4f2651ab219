import type {
  AlertKind,
  AlertLevel,
  AlertResult,
  AlertSource,
  AlertStepWay,
  LocalDate,
  Qualifier,
  Sector,
  TenantType,
} from '@fanzha/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReadFact } from '../facts/fact-bounds.js';
import { FactEntity } from '../facts/fact.entity.js';

/**
 * An alert (预警) about one person at risk, as the police recorded it and passed it on to a unit. It counts on the day of
 * its receipt, where the person lives. Of the person nothing is kept but the community (个人信息保护法 第六条).
 * Moments are ISO texts: what is stated is compared and kept as text.
 */
@Entity('alert')
export class AlertEntity extends FactEntity {
  @Column({ name: 'received_at', type: 'timestamptz' })
  receivedAt!: string;

  /** The day of it in China. */
  @Column({ name: 'received_on', type: 'date' })
  receivedOn!: LocalDate;

  @Column({ type: 'text' })
  source!: AlertSource;

  @Column({ type: 'text' })
  level!: AlertLevel;

  @Column({ type: 'text' })
  kind!: AlertKind;

  @Column({ name: 'fraud_type', type: 'text', nullable: true })
  fraudType!: string | null;

  /** Until when the unit is to answer. */
  @Column({ name: 'due_at', type: 'timestamptz' })
  dueAt!: string;

  /** Why it was passed on to another unit, or taken back. */
  @Column({ name: 'assign_reason', type: 'text', nullable: true })
  assignReason!: string | null;

  /** What the unit has to know; no name and no number of a person. */
  @Column({ type: 'text', nullable: true })
  narrative!: string | null;
}

/** Whom an alert is assigned to, and what that unit answers. The recorder writes the unit, the unit its answer. */
@Entity('alert_assignment')
export class AlertAssignmentEntity {
  @PrimaryColumn({ name: 'city_code', type: 'text' })
  cityCode!: string;

  @PrimaryColumn({ name: 'alert_id', type: 'uuid' })
  alertId!: string;

  @PrimaryColumn({ name: 'tenant_id', type: 'uuid' })
  tenantId!: string;

  @Column({ name: 'recorder_id', type: 'uuid' })
  recorderId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  type!: TenantType;

  @Column({ name: 'home_region', type: 'text' })
  homeRegion!: string;

  @Column({ name: 'region_code', type: 'text' })
  regionCode!: string;

  @Column({ type: 'text' })
  sector!: Sector;

  /** Region and line of the alert: whoever oversees it sees the answer. */
  @Column({ name: 'alert_region', type: 'text' })
  alertRegion!: string;

  @Column({ name: 'alert_sector', type: 'text' })
  alertSector!: Sector;
}

/** The number under which the police keep the alert; it stays within their unit. */
@Entity('alert_reference')
export class AlertReferenceEntity {
  @PrimaryColumn({ name: 'city_code', type: 'text' })
  cityCode!: string;

  @PrimaryColumn({ name: 'alert_id', type: 'uuid' })
  alertId!: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId!: string;

  @Column({ type: 'text' })
  reference!: string;

  /** The number as it is searched. */
  @Column({ name: 'reference_folded', type: 'text' })
  referenceFolded!: string;
}

/** The unit that is to answer, as it was on the day of the alert. */
export interface Assignee {
  readonly id: string;
  readonly name: string;
  readonly type: TenantType;
  readonly homeRegion: string;
  readonly sector: Sector;
}

/** One way in which the unit reached for the person, and when. */
interface AlertStep {
  readonly way: AlertStepWay;
  readonly at: string;
}

/** What the unit answers. */
export interface AlertAnswerContent {
  readonly result: AlertResult;
  readonly steps: readonly AlertStep[];
  /** Fen that were about to be paid; null where nobody knows or nothing was. */
  readonly lossAvoided: number | null;
  readonly lossAvoidedQualifier: Qualifier;
  readonly lossAvoidedUpTo: number | null;
  readonly lossAvoidedAtLeast: true | null;
  /** The day on which the person reported a fraud after all. */
  readonly laterCaseOn: LocalDate | null;
  /** The alert that this one repeats, where it is known. */
  readonly repeatOf: string | null;
  readonly note: string | null;
}

/** The answer as it stands. */
export interface AlertAnswer extends AlertAnswerContent {
  /** Grows with each answer. */
  readonly version: number;
  /** When the unit answered first; the clock of the server says whether that was in time. */
  readonly answeredAt: string;
  /** The unit's own interception that bears the loss avoided. */
  readonly interceptionId: string | null;
  /** Whether the answer has made it, and takes it back with it. */
  readonly interceptionMade: boolean;
}

/** The whole fact as the scope may know it. */
export interface AlertFact extends Readonly<AlertEntity> {
  readonly assignee: Assignee | null;
  readonly answer: AlertAnswer | null;
  /** Null where none was stated, and for everybody but the own tenant. */
  readonly reference: string | null;
}

/** What the police state; `assignee` is the id of the unit. */
export interface AlertContent extends Pick<
  AlertFact,
  | 'receivedAt'
  | 'receivedOn'
  | 'source'
  | 'level'
  | 'kind'
  | 'fraudType'
  | 'dueAt'
  | 'assignReason'
  | 'narrative'
  | 'campaignIds'
  | 'reference'
> {
  readonly regionCode: string | null;
  readonly assignee: string | null;
}

/** An alert as it was read: the unit by its id or by its name. */
export interface ReadAlert extends ReadFact<AlertContent> {
  readonly assigneeName: string | null;
}
