import type { LocalDate, ControlMeasureType } from '@fanzha/domain';
import { Column, Entity } from 'typeorm';
import { FactEntity } from '../facts/fact.entity.js';

/**
 * One control measure that one bank has in place since a day, until the day on which it is lifted. It moves no figure.
 */
@Entity('control_measure')
export class ControlMeasureEntity extends FactEntity {
  @Column({ type: 'text' })
  type!: ControlMeasureType;

  @Column({ name: 'in_place_since', type: 'date' })
  inPlaceSince!: LocalDate;

  /** The first day without it. */
  @Column({ name: 'lifted_on', type: 'date', nullable: true })
  liftedOn!: LocalDate | null;

  @Column({ type: 'text', nullable: true })
  note!: string | null;
}

export type ControlMeasureFact = Readonly<ControlMeasureEntity>;

/** What a person states about a control measure. It is in place where the bank is, so `regionCode` is never stated. */
export interface ControlMeasureContent extends Pick<
  ControlMeasureFact,
  'type' | 'inPlaceSince' | 'note' | 'campaignIds'
> {
  readonly regionCode: null;
}
