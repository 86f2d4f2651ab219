import type { LocalDate, Qualifier } from '@fanzha/domain';
import { Column, Entity } from 'typeorm';
import { FactEntity } from '../facts/fact.entity.js';
import type { StatedRegion } from '../facts/fact-bounds.js';

/**
 * One day of one tenant at the doors of one community: which ones it visited, where nobody was met, which were vacant –
 * by their numbers on the roster – or, where there is no roster, the number of households it reports. `regionCode` is
 * the community, under the code it had on that day; of a number of households also a town or county that has no roster
 * to tick.
 */
@Entity('household_visit')
export class HouseholdVisitEntity extends FactEntity {
  @Column({ name: 'visited_on', type: 'date' })
  visitedOn!: LocalDate;

  /** First day of amounts that cover several. */
  @Column({ name: 'began_on', type: 'date', nullable: true })
  beganOn!: LocalDate | null;

  /** The amounts are running totals since `beganOn`. */
  @Column({ type: 'boolean' })
  running!: boolean;

  /** Null where the community has no roster. */
  @Column({ name: 'roster_id', type: 'uuid', nullable: true })
  rosterId!: string | null;

  @Column({ name: 'visited', type: 'smallint', array: true })
  doors!: number[];

  /** To be visited again. */
  @Column({ name: 'not_met', type: 'smallint', array: true })
  notMet!: number[];

  /** Out of the denominator until somebody lives there. */
  @Column({ type: 'smallint', array: true })
  vacant!: number[];

  @Column({ type: 'bigint', nullable: true })
  reported!: number | null;

  /** Null where nothing is reported. */
  @Column({ name: 'reported_qualifier', type: 'text', nullable: true })
  reportedQualifier!: Qualifier | null;

  /** Upper end of a range whose lower one is the amount. */
  @Column({ name: 'reported_up_to', type: 'bigint', nullable: true })
  reportedUpTo!: number | null;

  /** True where it was not counted and there was something; else null. */
  @Column({ name: 'reported_at_least', type: 'boolean', nullable: true })
  reportedAtLeast!: true | null;

  @Column({ name: 'people_visited', type: 'bigint', nullable: true })
  peopleVisited!: number | null;

  /** Null where nothing is said of people. */
  @Column({ name: 'people_visited_qualifier', type: 'text', nullable: true })
  peopleVisitedQualifier!: Qualifier | null;

  @Column({ name: 'people_visited_up_to', type: 'bigint', nullable: true })
  peopleVisitedUpTo!: number | null;

  @Column({ name: 'people_visited_at_least', type: 'boolean', nullable: true })
  peopleVisitedAtLeast!: true | null;

  /**
   * Those of `doors` that nobody had visited in the calendar year before: each door is in one record of a year at most.
   */
  @Column({ name: 'newly_covered', type: 'smallint', array: true })
  newlyCovered!: number[];

  @Column({ type: 'text', nullable: true })
  note!: string | null;
}

export type HouseholdVisitFact = Readonly<HouseholdVisitEntity>;

/** The properties of an input that name doors by their labels; the fact keeps their numbers. */
export const DOOR_LISTS = ['doors', 'notMet', 'vacant'] as const;
export type DoorList = (typeof DOOR_LISTS)[number];

/** What a person states about visits, cleaned for storing. */
export interface HouseholdVisitContent extends StatedRegion {
  readonly regionCode: string;
  readonly beganOn: LocalDate | null;
  readonly running: boolean;
  readonly visitedOn: LocalDate;
  /** Keys of the doors, by which the roster finds them. */
  readonly labels: Readonly<Record<DoorList, readonly string[]>>;
  readonly reported: number | null;
  readonly reportedQualifier: Qualifier | null;
  readonly reportedUpTo: number | null;
  readonly reportedAtLeast: true | null;
  readonly peopleVisited: number | null;
  readonly peopleVisitedQualifier: Qualifier | null;
  readonly peopleVisitedUpTo: number | null;
  readonly peopleVisitedAtLeast: true | null;
  readonly note: string | null;
}
