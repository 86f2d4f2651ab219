import type { LocalDate, Sector, TenantType } from '@fanzha/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Where a tenant belonged from one day to another. A fact takes region and sector from the assignment of its own day,
 * so that moving a tenant changes its future and leaves its past as reported.
 */
@Entity('tenant_assignment')
export class TenantAssignment {
  @PrimaryColumn('text', { name: 'city_code' })
  cityCode!: string;

  @PrimaryColumn('uuid', { name: 'tenant_id' })
  tenantId!: string;

  @PrimaryColumn('date', { name: 'valid_from' })
  validFrom!: LocalDate;

  /** Last day; null for the assignment of today. */
  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: LocalDate | null;

  @Column('text')
  type!: TenantType;

  @Column('text', { name: 'region_code' })
  regionCode!: string;

  @Column('text')
  sector!: Sector;

  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId!: string | null;
}
