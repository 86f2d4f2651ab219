import type { FundsActionStage, LocalDate, Qualifier } from '@fanzha/domain';
import { Column, Entity } from 'typeorm';
import { FactEntity } from '../facts/fact.entity.js';

/**
 * One step in a flow of money: payment stopped (止付), funds frozen (冻结), funds returned (返还). The stages are of ONE
 * flow, and their amounts are never added together. Of accounts only the number is kept.
 */
@Entity('funds_action')
export class FundsActionEntity extends FactEntity {
  @Column({ name: 'occurred_on', type: 'date' })
  occurredOn!: LocalDate;

  /** First day of amounts that cover several. */
  @Column({ name: 'began_on', type: 'date', nullable: true })
  beganOn!: LocalDate | null;

  /** The amounts are running totals since `beganOn`. */
  @Column({ type: 'boolean' })
  running!: boolean;

  @Column({ type: 'text' })
  stage!: FundsActionStage;

  /** Accounts acted on; null where nobody counted. */
  @Column({ type: 'bigint', nullable: true })
  accounts!: number | null;

  @Column({ name: 'accounts_qualifier', type: 'text' })
  accountsQualifier!: Qualifier;

  /** Upper end of a range whose lower one is the amount. */
  @Column({ name: 'accounts_up_to', type: 'bigint', nullable: true })
  accountsUpTo!: number | null;

  /** True where it was not counted and there was something; else null. */
  @Column({ name: 'accounts_at_least', type: 'boolean', nullable: true })
  accountsAtLeast!: true | null;

  /** Fen; null where no amount is known. */
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

  /** A case of the same tenant. */
  @Column({ name: 'case_id', type: 'uuid', nullable: true })
  caseId!: string | null;
}

/** The whole fact. */
export type FundsActionFact = Readonly<FundsActionEntity>;

/** What a person states. */
export interface FundsActionContent extends Pick<
  FundsActionFact,
  | 'beganOn'
  | 'running'
  | 'occurredOn'
  | 'stage'
  | 'accounts'
  | 'accountsQualifier'
  | 'accountsUpTo'
  | 'accountsAtLeast'
  | 'amount'
  | 'amountQualifier'
  | 'amountUpTo'
  | 'amountAtLeast'
  | 'caseId'
  | 'campaignIds'
> {
  readonly regionCode: string | null;
}
