import type { LocalDate, Sector } from '@fanzha/domain';
import { SectorEnum } from '@fanzha/platform';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * What an authority may look at (属地 + 条线): a region with everything below it, and of that one sector or all of them.
 * It shows facts and figures; it never allows to change them.
 */
@Entity('oversight')
@ObjectType({ description: 'what an authority may look at' })
export class Oversight {
  @PrimaryColumn('text', { name: 'city_code' })
  cityCode!: string;

  @Field(() => ID, { description: 'names it for good; opaque' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'tenant_id' })
  tenantId!: string;

  @Column('text', { name: 'region_code' })
  regionCode!: string;

  @Field(() => SectorEnum, { nullable: true, description: 'The one sector (条线) it is restricted to.' })
  @Column('text', { nullable: true })
  sector!: Sector | null;

  @Column('date', { name: 'valid_from' })
  validFrom!: LocalDate;

  /** The day it was revoked; null while it stands. */
  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: LocalDate | null;
}
