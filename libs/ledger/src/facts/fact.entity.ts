import type { IndicatorCode, RecordStatus, Sector } from '@fanzha/domain';
import { Column, PrimaryColumn } from 'typeorm';

/**
 * Indicators whose amount in a record is beyond what is usual, each with the bound it broke, in
 * its smallest unit (money: fen).
 */
export type Exceeded = Readonly<Partial<Record<IndicatorCode, number>>>;

/**
 * What every fact has: whose it is, where it counts, which version it is and who recorded it. A ledger's entity adds
 * what is stated. The row is the fact as it stands now; what it was before each change is kept by `RevisionRepository`.
 */
export abstract class FactEntity {
  @PrimaryColumn({ name: 'city_code', type: 'text' })
  cityCode!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId!: string;

  /** Where the tenant belonged on the fact's day; a later move of the tenant does not change it. */
  @Column({ name: 'home_region', type: 'text' })
  homeRegion!: string;

  /** Where the fact took place: the home region or a region inside it. */
  @Column({ name: 'region_code', type: 'text' })
  regionCode!: string;

  /** The tenant's line on the fact's day. */
  @Column({ type: 'text' })
  sector!: Sector;

  /** The campaigns that it belongs to, each once, in the order of their ids. */
  @Column({ name: 'campaign_ids', type: 'uuid', array: true })
  campaignIds!: readonly string[];

  @Column({ name: 'record_status', type: 'text' })
  recordStatus!: RecordStatus;

  @Column({ name: 'void_reason', type: 'text', nullable: true })
  voidReason!: string | null;

  @Column({ name: 'idempotency_key', type: 'text', nullable: true })
  idempotencyKey!: string | null;

  /** Digest of the content first sent under the key; null without a key, and for records of release 0.1. */
  @Column({ name: 'input_hash', type: 'text', nullable: true })
  inputHash!: string | null;

  /** Which stated measures are beyond what is usual. Null where none is. */
  @Column({ type: 'jsonb', nullable: true })
  exceeded!: Exceeded | null;

  @Column('int')
  version!: number;

  @Column({ name: 'recorded_at', type: 'timestamptz', default: () => 'now()' })
  recordedAt!: Date;

  @Column({ name: 'recorded_by', type: 'uuid' })
  recordedBy!: string;

  @Column({ name: 'changed_at', type: 'timestamptz', default: () => 'now()' })
  changedAt!: Date;

  /** What words are looked for in, folded. Written with every version by `FactTable`, never read. */
  @Column({ name: 'search_text', type: 'text', select: false })
  searchText?: string;
}
