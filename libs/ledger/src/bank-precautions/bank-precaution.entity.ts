import type { LocalDate, Precaution } from '@fanzha/domain';
import { Column, Entity } from 'typeorm';
import { FactEntity } from '../facts/fact.entity.js';

/** One precaution that one bank has in place since a day, until the day on which it is lifted. It moves no figure. */
@Entity('bank_precaution')
export class BankPrecautionEntity extends FactEntity {
  @Column({ type: 'text' })
  precaution!: Precaution;

  @Column({ name: 'in_place_since', type: 'date' })
  inPlaceSince!: LocalDate;

  /** The first day without it. */
  @Column({ name: 'lifted_on', type: 'date', nullable: true })
  liftedOn!: LocalDate | null;

  @Column({ type: 'text', nullable: true })
  note!: string | null;
}

export type BankPrecautionFact = Readonly<BankPrecautionEntity>;

/** What a person states about a precaution. It is in place where the bank is, so `regionCode` is never stated. */
export interface PrecautionContent extends Pick<
  BankPrecautionFact,
  'precaution' | 'inPlaceSince' | 'note' | 'campaignId'
> {
  readonly regionCode: null;
}
