import type { ActivityStatus, ActivityType, LocalDate, Sector, StoredMeasure } from '@fanzha/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FactEntity } from '../facts/fact.entity.js';

/**
 * One piece of publicity work of one tenant: 反诈主题班会, 厅堂宣传, 敲门行动. It counts on its first day, where it took
 * place, in the line its tenant belonged to on that day. A planned one is an intention and never a result.
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
  | 'type'
  | 'title'
  | 'status'
  | 'startOn'
  | 'endOn'
  | 'regionCode'
  | 'venue'
  | 'audiences'
  | 'channels'
  | 'partners'
  | 'campaignId'
  | 'narrative'
  | 'measures'
>;
