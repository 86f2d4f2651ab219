import type { AlertLevel, IndicatorCode, LocalDate, Sector, StoredMeasure, TallyLedger } from '@fanzha/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FactEntity } from '../facts/fact.entity.js';

/** Work of one day, or up to it, that is known as counts: an entry in one of the four ledgers of counts. */
@Entity('tally')
export class TallyEntity extends FactEntity {
  @Column({ type: 'text' })
  ledger!: TallyLedger;

  @Column({ name: 'occurred_on', type: 'date' })
  occurredOn!: LocalDate;

  /** First day of amounts that cover several. */
  @Column({ name: 'began_on', type: 'date', nullable: true })
  beganOn!: LocalDate | null;

  /** The amounts are running totals since `beganOn`. */
  @Column({ type: 'boolean' })
  running!: boolean;

  /** A case of the same unit that the work belongs to. */
  @Column({ name: 'case_id', type: 'uuid', nullable: true })
  caseId!: string | null;

  /** The level of counted alerts; null where they are of all levels, or it is not known. */
  @Column({ name: 'alert_level', type: 'text', nullable: true })
  alertLevel!: AlertLevel | null;

  /** Whether its counts of alerts are a line of the unit alone: upward those of the police count. */
  @Column({ name: 'own_line', type: 'boolean' })
  ownLine!: boolean;

  @Column({ type: 'text', nullable: true })
  narrative!: string | null;
}

/** One stated amount. Tenant, region and sector are the record's own, repeated for row-level security. */
@Entity('tally_measure')
export class TallyMeasureEntity {
  @PrimaryColumn({ name: 'city_code', type: 'text' })
  cityCode!: string;

  @PrimaryColumn({ name: 'tally_id', type: 'uuid' })
  tallyId!: string;

  @PrimaryColumn({ type: 'text' })
  indicator!: IndicatorCode;

  /** −1 where the amount leaves what is in place. */
  @PrimaryColumn('smallint')
  change!: 1 | -1;

  /** Whole number in the smallest unit of the indicator. */
  @Column({ type: 'bigint', nullable: true })
  amount!: number | null;

  @Column({ type: 'text' })
  qualifier!: StoredMeasure['qualifier'];

  /** Upper end of a range whose lower one is the amount. */
  @Column({ name: 'up_to', type: 'bigint', nullable: true })
  upTo!: number | null;

  /** True where it was not counted and there was something; else null. */
  @Column({ name: 'at_least', type: 'boolean', nullable: true })
  atLeast!: true | null;

  @Column({ name: 'part_of', type: 'text', nullable: true })
  partOf!: IndicatorCode | null;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId!: string;

  @Column({ name: 'region_code', type: 'text' })
  regionCode!: string;

  @Column({ type: 'text' })
  sector!: Sector;
}

/** A stated amount of a tally. */
export interface TallyMeasureFact extends StoredMeasure {
  readonly change: 1 | -1;
  /**
   * The indicator of the same record whose amount this one is already contained in: it explains, and changes no sum.
   */
  readonly partOf: IndicatorCode | null;
}

/** The whole fact. */
export interface TallyFact extends Readonly<TallyEntity> {
  readonly measures: readonly TallyMeasureFact[];
}

/** What a person states. `regionCode` null: the unit's own region. */
export type TallyContent = Pick<
  TallyFact,
  'ledger' | 'beganOn' | 'running' | 'occurredOn' | 'alertLevel' | 'campaignIds' | 'caseId' | 'narrative' | 'measures'
> & {
  readonly regionCode: string | null;
};
