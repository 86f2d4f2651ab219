import type { GroupKind, LeadershipRole, LocalDate, Qualifier, Sector } from '@fanzha/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FactEntity } from '../facts/fact.entity.js';

/**
 * A group that leads the work of one tenant (反诈工作领导小组): founded by a document on one day, in place until the day on
 * which it is dissolved.
 */
@Entity('leadership_group')
export class LeadershipGroupEntity extends FactEntity {
  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  kind!: GroupKind;

  @Column({ name: 'founded_on', type: 'date' })
  foundedOn!: LocalDate;

  /** The first day on which it is no longer in place. */
  @Column({ name: 'dissolved_on', type: 'date', nullable: true })
  dissolvedOn!: LocalDate | null;

  /** 发文字号, as GB/T 9704 wants it: 镇反诈〔2026〕5号. */
  @Column({ name: 'document_number', type: 'text', nullable: true })
  documentNumber!: string | null;

  /** How many members a group has that is known without their names. */
  @Column({ name: 'member_count', type: 'bigint', nullable: true })
  memberCount!: number | null;

  /** Null where the members are listed. */
  @Column({ name: 'member_count_qualifier', type: 'text', nullable: true })
  memberCountQualifier!: Qualifier | null;

  @Column({ name: 'member_count_up_to', type: 'bigint', nullable: true })
  memberCountUpTo!: number | null;

  @Column({ name: 'member_count_at_least', type: 'boolean', nullable: true })
  memberCountAtLeast!: true | null;
}

/**
 * One person in one role, or several under the name of a post. Tenant, region and sector are the group's own, repeated
 * for row-level security.
 */
@Entity('leadership_member')
export class LeadershipMemberEntity {
  @PrimaryColumn({ name: 'city_code', type: 'text' })
  cityCode!: string;

  @PrimaryColumn({ name: 'group_id', type: 'uuid' })
  groupId!: string;

  /** Place in the fact's list, from 0: members in place first, as listed, then those who left. */
  @PrimaryColumn('int')
  position!: number;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', nullable: true })
  title!: string | null;

  @Column({ type: 'text' })
  role!: LeadershipRole;

  @Column({ type: 'text', nullable: true })
  duty!: string | null;

  /** How many people a post or a class of posts is. */
  @Column('int')
  people!: number;

  @Column({ name: 'joined_on', type: 'date' })
  joinedOn!: LocalDate;

  /** The first day on which the person is no longer in the group. */
  @Column({ name: 'left_on', type: 'date', nullable: true })
  leftOn!: LocalDate | null;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId!: string;

  @Column({ name: 'region_code', type: 'text' })
  regionCode!: string;

  @Column({ type: 'text' })
  sector!: Sector;
}

/** What is stated about a person in a group. Phones are no part of it: they stay out of figures, history and log. */
export interface StatedMember {
  readonly name: string;
  readonly title: string | null;
  readonly role: LeadershipRole;
  readonly duty: string | null;
  readonly people: number;
}

/** A person in a group from `joinedOn` until the day before `leftOn`. */
export interface GroupMember extends StatedMember {
  readonly joinedOn: LocalDate;
  readonly leftOn: LocalDate | null;
}

/** The whole fact. `members` are all who are or were in the group: first those who never left, then those who did. */
export interface LeadershipGroupFact extends Readonly<LeadershipGroupEntity> {
  readonly members: readonly GroupMember[];
}

/** What a person states about a group. It belongs where its tenant does, so `regionCode` is never stated. */
export interface GroupContent {
  readonly name: string;
  readonly kind: GroupKind;
  readonly memberCount: number | null;
  readonly memberCountQualifier: Qualifier | null;
  readonly memberCountUpTo: number | null;
  readonly memberCountAtLeast: true | null;
  readonly foundedOn: LocalDate;
  readonly documentNumber: string | null;
  readonly campaignIds: readonly string[];
  readonly regionCode: null;
}
