import type { LocalDate, Sector, TenantType } from '@fanzha/domain';
import { LocalDateScalar, SectorEnum, TenantTypeEnum } from '@fanzha/platform';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * An organisation that owns its data: a school, a bank outlet, a police station, a town. Authorities (主管单位) are tenants
 * too; their officials look at the data of others (see Oversight).
 */
@Entity('tenant')
@ObjectType({ description: 'a unit that keeps ledgers, or an authority that oversees units' })
export class Tenant {
  @PrimaryColumn('text', { name: 'city_code' })
  cityCode!: string;

  @Field(() => ID, { description: 'names it for good; opaque' })
  @PrimaryColumn('uuid')
  id!: string;

  @Field(() => Int, { description: 'Grows by one with every change.' })
  @Column('int', { default: 1 })
  version!: number;

  @Field(() => String, { description: 'the official name' })
  @Column('text')
  name!: string;

  /** The name as it is searched and compared. Written by `TenantRepository`, never read. */
  @Column('text', { name: 'name_folded', select: false })
  nameFolded?: string;

  /**
   * The folded name, once in its region; null for a unit of release 0.1 whose name another one of the region had
   * already.
   */
  @Column('text', { name: 'name_claim', nullable: true, select: false })
  nameClaim?: string | null;

  /** `REGION SECTOR` of each of its assignments, for policies. Written with them, never read. */
  @Column('text', { array: true, select: false })
  assignments?: string[];

  @Field(() => TenantTypeEnum, { description: 'what kind of unit it is, which decides the ledgers it keeps' })
  @Column('text')
  type!: TenantType;

  @Field(() => SectorEnum, { description: 'its sector (条线) today' })
  @Column('text')
  sector!: Sector;

  @Column('text', { name: 'region_code' })
  regionCode!: string;

  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId!: string | null;

  @Field(() => LocalDateScalar, { description: 'the first day from which records are due' })
  @Column('date', { name: 'opened_on' })
  openedOn!: LocalDate;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The last day it worked.' })
  @Column('date', { name: 'closed_on', nullable: true })
  closedOn!: LocalDate | null;
}
