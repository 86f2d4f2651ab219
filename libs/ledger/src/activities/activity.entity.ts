import type { ActivityStatus, ActivityType, FraudTypeCode, LocalDate, Sector, StoredLine, Theme } from '@fanzha/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FactEntity } from '../facts/fact.entity.js';

/**
 * One piece of publicity work of one tenant: 反诈主题班会, 厅堂宣传, 敲门行动. It counts on its first day, and its amounts
 * on the last day that they cover, where it took place, in the line its tenant belonged to. A planned one is an
 * intention and never a result.
 *
 * Its measures are replaced as a whole and have no history of their own.
 */
@Entity('activity')
export class ActivityEntity extends FactEntity {
  @Column({ type: 'text' })
  type!: ActivityType;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text' })
  status!: ActivityStatus;

  @Column({ name: 'start_on', type: 'date' })
  startOn!: LocalDate;

  @Column({ name: 'end_on', type: 'date', nullable: true })
  endOn!: LocalDate | null;

  /** The amounts are running totals since the first day of their lines. */
  @Column({ type: 'boolean' })
  running!: boolean;

  /** What it is about: other themes than fraud add nothing to the figures of work against it. */
  @Column({ type: 'text' })
  theme!: Theme;

  /** Types of fraud that it taught about. */
  @Column({ name: 'fraud_types', type: 'text', array: true })
  fraudTypes!: FraudTypeCode[];

  /** The document that it was done on: its number, or what stands for it. */
  @Column({ name: 'basis_number', type: 'text', nullable: true })
  basisNumber!: string | null;

  /** Who issued the document: any body, also one outside the system. */
  @Column({ name: 'basis_issuer', type: 'text', nullable: true })
  basisIssuer!: string | null;

  /** Who spoke, by post and never by name. */
  @Column({ type: 'text', array: true })
  speakers!: string[];

  @Column({ type: 'text', nullable: true })
  venue!: string | null;

  @Column({ type: 'text', array: true })
  audiences!: string[];

  @Column({ type: 'text', array: true })
  channels!: string[];

  /** Units that took part without an account of their own here, by name. */
  @Column({ type: 'text', array: true })
  partners!: string[];

  @Column({ type: 'text', nullable: true })
  narrative!: string | null;
}

/**
 * One stated amount, of all days of the activity or of some. Tenant, region and sector are the activity's own,
 * repeated for row-level security.
 */
@Entity('activity_measure')
export class ActivityMeasureEntity {
  @PrimaryColumn({ name: 'city_code', type: 'text' })
  cityCode!: string;

  @PrimaryColumn({ name: 'activity_id', type: 'uuid' })
  activityId!: string;

  @PrimaryColumn({ type: 'text' })
  indicator!: StoredLine['indicator'];

  /** Its number among those of its indicator. */
  @PrimaryColumn('smallint')
  line!: number;

  /** First day of an amount that covers several. */
  @Column({ name: 'from_on', type: 'date', nullable: true })
  from!: LocalDate | null;

  /** Last day, on which it counts; null: the first day of the activity. */
  @Column({ name: 'until_on', type: 'date', nullable: true })
  until!: LocalDate | null;

  /** Whole number in the smallest unit of the indicator. */
  @Column({ type: 'bigint', nullable: true })
  amount!: number | null;

  @Column({ type: 'text' })
  qualifier!: StoredLine['qualifier'];

  /** Upper end of a range whose lower one is the amount. */
  @Column({ name: 'up_to', type: 'bigint', nullable: true })
  upTo!: number | null;

  /** True where it was not counted and there was something; else null. */
  @Column({ name: 'at_least', type: 'boolean', nullable: true })
  atLeast!: true | null;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId!: string;

  @Column({ name: 'region_code', type: 'text' })
  regionCode!: string;

  @Column({ type: 'text' })
  sector!: Sector;
}

/** The whole fact: what rollup, policy and history judge. */
export interface ActivityFact extends Readonly<ActivityEntity> {
  readonly measures: readonly StoredLine[];
}

/** What a person states about an activity; all else (attribution, version, who, when) is the ledger's own. */
export type ActivityContent = Pick<
  ActivityFact,
  | 'type'
  | 'title'
  | 'status'
  | 'startOn'
  | 'endOn'
  | 'running'
  | 'theme'
  | 'fraudTypes'
  | 'basisNumber'
  | 'basisIssuer'
  | 'speakers'
  | 'regionCode'
  | 'venue'
  | 'audiences'
  | 'channels'
  | 'partners'
  | 'campaignIds'
  | 'narrative'
  | 'measures'
>;
