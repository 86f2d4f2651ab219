import type { Confirmation, InterceptionVenue, LocalDate, Qualifier, Sector, TenantType } from '@fanzha/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FactEntity } from '../facts/fact.entity.js';
import type { VenueCount } from './venue-count.js';

/**
 * Transfers stopped before the loss (劝阻/堵截) by any unit: at a counter, at a machine, by phone, by visit. They
 * count on their day. Of the person who was spared the loss nothing is kept but an age band (个人信息保护法 第六条).
 */
@Entity('interception')
export class InterceptionEntity extends FactEntity {
  @Column({ name: 'occurred_on', type: 'date' })
  occurredOn!: LocalDate;

  /** First day of amounts that cover several. */
  @Column({ name: 'began_on', type: 'date', nullable: true })
  beganOn!: LocalDate | null;

  /** The amounts are running totals since `beganOn`. */
  @Column({ type: 'boolean' })
  running!: boolean;

  @Column({ type: 'text' })
  venue!: InterceptionVenue;

  /** Transfers at each of several places, in the order of the vocabulary; null where it is one. */
  @Column({ type: 'jsonb', nullable: true })
  venues!: readonly VenueCount[] | null;

  @Column({ name: 'fraud_type', type: 'text', nullable: true })
  fraudType!: string | null;

  /** Transfers; null where nobody counted. */
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

  /** Fen about to be transferred; null where no amount is known. */
  @Column({ type: 'bigint', nullable: true })
  amount!: number | null;

  @Column({ name: 'amount_qualifier', type: 'text' })
  amountQualifier!: Qualifier;

  /** Upper end of a range whose lower one is the amount. */
  @Column({ name: 'amount_up_to', type: 'bigint', nullable: true })
  amountUpTo!: number | null;

  /** True where it was not counted and there was something; else null. */
  @Column({ name: 'amount_at_least', type: 'boolean', nullable: true })
  amountAtLeast!: true | null;

  /** People talked out of it; null where not stated. */
  @Column({ type: 'bigint', nullable: true })
  dissuasions!: number | null;

  @Column({ name: 'dissuasions_qualifier', type: 'text' })
  dissuasionsQualifier!: Qualifier;

  /** Upper end of a range whose lower one is the amount. */
  @Column({ name: 'dissuasions_up_to', type: 'bigint', nullable: true })
  dissuasionsUpTo!: number | null;

  /** True where it was not counted and there was something; else null. */
  @Column({ name: 'dissuasions_at_least', type: 'boolean', nullable: true })
  dissuasionsAtLeast!: true | null;

  @Column({ name: 'victim_age_band', type: 'text', nullable: true })
  victimAgeBand!: string | null;

  @Column({ type: 'text', nullable: true })
  narrative!: string | null;
}

/** A unit that took part in another one's interception. `recorderId` is whose record it is. */
@Entity('interception_participant')
export class InterceptionParticipantEntity {
  @PrimaryColumn({ name: 'city_code', type: 'text' })
  cityCode!: string;

  @PrimaryColumn({ name: 'interception_id', type: 'uuid' })
  interceptionId!: string;

  @PrimaryColumn({ name: 'tenant_id', type: 'uuid' })
  tenantId!: string;

  @Column({ name: 'recorder_id', type: 'uuid' })
  recorderId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  type!: TenantType;

  @Column({ name: 'home_region', type: 'text' })
  homeRegion!: string;

  @Column({ name: 'region_code', type: 'text' })
  regionCode!: string;

  @Column({ type: 'text' })
  sector!: Sector;

  /** The database makes it PENDING, and lets nobody but the unit itself change it. */
  @Column({ type: 'text', insert: false, update: false })
  confirmation!: Confirmation;
}

/** A unit that was named as having taken part, as it was on the day. */
export interface Participant {
  readonly id: string;
  readonly name: string;
  readonly type: TenantType;
  readonly homeRegion: string;
  readonly sector: Sector;
  /** What the unit itself says. Its share counts once it has confirmed. */
  readonly confirmation: Confirmation;
}

/** The whole fact. */
export interface InterceptionFact extends Readonly<InterceptionEntity> {
  /** By name. */
  readonly joinedBy: readonly Participant[];
}

/** What a person states; `joinedBy` are the ids of the units that took part. */
export interface InterceptionContent extends Pick<
  InterceptionFact,
  | 'beganOn'
  | 'running'
  | 'occurredOn'
  | 'venue'
  | 'venues'
  | 'fraudType'
  | 'count'
  | 'countQualifier'
  | 'countUpTo'
  | 'countAtLeast'
  | 'amount'
  | 'amountQualifier'
  | 'amountUpTo'
  | 'amountAtLeast'
  | 'dissuasions'
  | 'dissuasionsQualifier'
  | 'dissuasionsUpTo'
  | 'dissuasionsAtLeast'
  | 'victimAgeBand'
  | 'campaignIds'
  | 'narrative'
> {
  readonly regionCode: string | null;
  readonly joinedBy: readonly string[];
}
