import type { LocalDate } from '@fanzha/domain';
import { FactEntity } from '@fanzha/ledger';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A report that a unit owed on a day, and the day on which it was sent. */
@Entity('letter')
export class LetterEntity extends FactEntity {
  @Column({ type: 'text' })
  subject!: string;

  @Column({ name: 'due_on', type: 'date' })
  dueOn!: LocalDate;

  @Column({ name: 'sent_on', type: 'date', nullable: true })
  sentOn!: LocalDate | null;
}

/** What is attached to a report. */
@Entity('letter_attachment')
export class LetterAttachmentEntity {
  @PrimaryColumn({ name: 'city_code', type: 'text' })
  cityCode!: string;

  @PrimaryColumn({ name: 'letter_id', type: 'uuid' })
  letterId!: string;

  @PrimaryColumn('smallint')
  position!: number;

  @Column({ type: 'text' })
  title!: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId!: string;

  @Column({ name: 'region_code', type: 'text' })
  regionCode!: string;

  @Column({ type: 'text' })
  sector!: string;
}

export interface LetterFact extends Readonly<LetterEntity> {
  readonly attachments: readonly { readonly title: string }[];
}

/** What a person states. `regionCode` null: the unit's own region. */
export type LetterContent = Pick<LetterFact, 'subject' | 'dueOn' | 'sentOn' | 'campaignIds' | 'attachments'> & {
  readonly regionCode: string | null;
};
