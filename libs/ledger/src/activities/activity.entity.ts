import type { ActivityStatus, ActivityType, LocalDate, RecordStatus, Sector, StoredMeasure } from '@fanzha/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * One piece of publicity work of one tenant: 反诈主题班会, 厅堂宣传, 敲门行动. It counts on its first day, where it took
 * place, in the line its tenant belonged to on that day. A planned one is an intention and never a result.
 *
 * The row is the fact as it stands now. What it was before each change is kept by `RevisionRepository`; its measures are
 * replaced as a whole and have no history of their own.
 */
@Entity('activity')
export class ActivityEntity {
  @PrimaryColumn({ name: 'city_code', type: 'text' })
  cityCode!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId!: string;

  /** Where the tenant belonged on `startOn`; a later move of the tenant does not change it. */
  @Column({ name: 'home_region', type: 'text' })
  homeRegion!: string;

  /** Where the activity took place: the home region or a region inside it. */
  @Column({ name: 'region_code', type: 'text' })
  regionCode!: string;

  /** The tenant's line on `startOn`. */
  @Column({ type: 'text' })
  sector!: Sector;

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

  @Column({ type: 'text', nullable: true })
  place!: string | null;

  @Column({ type: 'text', array: true })
  audiences!: string[];

  @Column({ type: 'text', array: true })
  channels!: string[];

  /** Units that took part without an account of their own here, by name. */
  @Column({ type: 'text', array: true })
  partners!: string[];

  @Column({ name: 'campaign_id', type: 'uuid', nullable: true })
  campaignId!: string | null;

  @Column({ type: 'text', nullable: true })
  narrative!: string | null;

  @Column({ name: 'record_status', type: 'text' })
  recordStatus!: RecordStatus;

  @Column({ name: 'void_reason', type: 'text', nullable: true })
  voidReason!: string | null;

  @Column({ name: 'idempotency_key', type: 'text', nullable: true })
  idempotencyKey!: string | null;

  @Column('int')
  version!: number;

  @Column({ name: 'recorded_at', type: 'timestamptz', default: () => 'now()' })
  recordedAt!: Date;

  @Column({ name: 'recorded_by', type: 'uuid' })
  recordedBy!: string;

  @Column({ name: 'changed_at', type: 'timestamptz', default: () => 'now()' })
  changedAt!: Date;
}

/** One stated amount. Tenant, region and sector are the activity's own, repeated for row-level security. */
@Entity('activity_measure')
export class ActivityMeasureEntity {
  @PrimaryColumn({ name: 'city_code', type: 'text' })
  cityCode!: string;

  @PrimaryColumn({ name: 'activity_id', type: 'uuid' })
  activityId!: string;

  @PrimaryColumn({ type: 'text' })
  indicator!: StoredMeasure['indicator'];

  /** Whole number in the smallest unit of the indicator. */
  @Column({ type: 'bigint', nullable: true })
  amount!: number | null;

  @Column({ type: 'text' })
  qualifier!: StoredMeasure['qualifier'];

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId!: string;

  @Column({ name: 'region_code', type: 'text' })
  regionCode!: string;

  @Column({ type: 'text' })
  sector!: Sector;
}

/** The whole fact: what rollup, policy and history judge. */
export interface ActivityFact extends Readonly<ActivityEntity> {
  readonly measures: readonly StoredMeasure[];
}

/** What a person states about an activity; all else (attribution, version, who, when) is the ledger's own. */
export type ActivityContent = Pick<
  ActivityFact,
  | 'type' | 'title' | 'status' | 'startOn' | 'endOn' | 'regionCode' | 'place' | 'audiences' | 'channels' | 'partners'
  | 'campaignId' | 'narrative' | 'measures'
>;
