import type { LocalDate, Qualifier, Sector } from '@fanzha/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FactEntity } from '../facts/fact.entity.js';

/**
 * One round of inspections (检查排查) by one tenant, with the hazards it found. It counts on its day, where it took place.
 */
@Entity('inspection')
export class InspectionEntity extends FactEntity {
  @Column({ name: 'occurred_on', type: 'date' })
  occurredOn!: LocalDate;

  /** First day of amounts that cover several. */
  @Column({ name: 'began_on', type: 'date', nullable: true })
  beganOn!: LocalDate | null;

  /** The amounts are running totals since `beganOn`. */
  @Column({ type: 'boolean' })
  running!: boolean;

  @Column({ type: 'text' })
  subject!: string;

  @Column({ type: 'bigint', nullable: true })
  inspections!: number | null;

  @Column({ name: 'inspections_qualifier', type: 'text' })
  inspectionsQualifier!: Qualifier;

  /** Upper end of a range whose lower one is the amount. */
  @Column({ name: 'inspections_up_to', type: 'bigint', nullable: true })
  inspectionsUpTo!: number | null;

  /** True where it was not counted and there was something; else null. */
  @Column({ name: 'inspections_at_least', type: 'boolean', nullable: true })
  inspectionsAtLeast!: true | null;

  @Column({ type: 'text', nullable: true })
  narrative!: string | null;
}

/**
 * A hazard, or several of one kind. Tenant, region and sector are the inspection's own,
 * repeated for row-level security.
 */
@Entity('inspection_hazard')
export class InspectionHazardEntity {
  @PrimaryColumn({ name: 'city_code', type: 'text' })
  cityCode!: string;

  @PrimaryColumn({ name: 'inspection_id', type: 'uuid' })
  inspectionId!: string;

  @PrimaryColumn('int')
  position!: number;

  @Column({ type: 'text' })
  description!: string;

  @Column({ type: 'bigint', nullable: true })
  count!: number | null;

  @Column({ name: 'count_qualifier', type: 'text' })
  countQualifier!: Qualifier;

  /** Upper end of a range whose lower one is the amount. */
  @Column({ name: 'count_up_to', type: 'bigint', nullable: true })
  countUpTo!: number | null;

  /** True where it was not counted and there was something; else null. */
  @Column({ name: 'count_at_least', type: 'boolean', nullable: true })
  countAtLeast!: true | null;

  @Column({ type: 'date', nullable: true })
  deadline!: LocalDate | null;

  /** Null while it is not rectified. */
  @Column({ name: 'rectified_on', type: 'date', nullable: true })
  rectifiedOn!: LocalDate | null;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId!: string;

  @Column({ name: 'region_code', type: 'text' })
  regionCode!: string;

  @Column({ type: 'text' })
  sector!: Sector;
}

/** A hazard as it is stated. */
export type StatedHazard = Readonly<
  Pick<
    InspectionHazardEntity,
    'description' | 'count' | 'countQualifier' | 'countUpTo' | 'countAtLeast' | 'deadline' | 'rectifiedOn'
  >
>;

/** The whole fact: what rollup, policy and history judge. */
export interface InspectionFact extends Readonly<InspectionEntity> {
  readonly hazards: readonly StatedHazard[];
}

/** What a person states about an inspection. `regionCode` is null where the tenant's own region is meant. */
export interface InspectionContent extends Pick<
  InspectionFact,
  | 'beganOn'
  | 'running'
  | 'occurredOn'
  | 'subject'
  | 'campaignIds'
  | 'inspections'
  | 'inspectionsQualifier'
  | 'inspectionsUpTo'
  | 'inspectionsAtLeast'
  | 'narrative'
  | 'hazards'
> {
  readonly regionCode: string | null;
}
