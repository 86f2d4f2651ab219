import type { Sector } from '@fanzha/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Why an older version is an older version. */
export const REVISION_CHANGES = ['AMENDED', 'VOIDED'] as const;
export type RevisionChange = (typeof REVISION_CHANGES)[number];

/**
 * A fact as it was before one change: the whole image with its measures, so that no later change of a table can lose
 * what was once reported. Rows are added and never touched again; the application holds no right to update or delete.
 */
@Entity('fact_revision')
export class FactRevisionEntity {
  @PrimaryColumn({ name: 'city_code', type: 'text' })
  cityCode!: string;

  /** The kind of its ledger, which is the table of the fact. */
  @PrimaryColumn({ name: 'fact_kind', type: 'text' })
  factKind!: string;

  @PrimaryColumn({ name: 'fact_id', type: 'uuid' })
  factId!: string;

  /** The version the image had: the change made version + 1 of it. */
  @PrimaryColumn('int')
  version!: number;

  @Column({ type: 'text' })
  change!: RevisionChange;

  @Column('jsonb')
  image!: object;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ name: 'changed_by', type: 'uuid' })
  changedBy!: string;

  @Column({ name: 'changed_at', type: 'timestamptz', default: () => 'now()' })
  changedAt!: Date;

  /** Tenant, region and sector of the image: those who could see the fact then see this revision now. */
  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId!: string;

  @Column({ name: 'region_code', type: 'text' })
  regionCode!: string;

  @Column({ type: 'text' })
  sector!: Sector;
}
