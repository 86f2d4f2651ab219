import type { LocalDate, Sector } from '@fanzha/domain';
import { FactEntity } from '@fanzha/ledger';
import { Column, Entity } from 'typeorm';

/**
 * A notice (通报) of an authority to all units of some regions, or to those of some lines there. It counts on the day
 * it was published, at its authority.
 */
@Entity('notice')
export class NoticeEntity extends FactEntity {
  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text' })
  body!: string;

  @Column({ name: 'published_on', type: 'date' })
  publishedOn!: LocalDate;

  /** The day by which units are to acknowledge it; null where none was set. */
  @Column({ name: 'receive_by', type: 'date', nullable: true })
  receiveBy!: LocalDate | null;

  @Column({ name: 'fraud_type', type: 'text', nullable: true })
  fraudType!: string | null;

  /** Regions whose units it is addressed to, each with everything below it. */
  @Column({ type: 'text', array: true })
  regions!: string[];

  /** Lines whose units it is addressed to; none: those of all lines. */
  @Column({ type: 'text', array: true })
  sectors!: Sector[];
}

/** The whole fact: what rollup, policy and history judge. */
export type NoticeFact = Readonly<NoticeEntity>;

/** What a person states about a notice. It is issued where its authority is. */
export interface NoticeContent extends Pick<
  NoticeFact,
  'title' | 'body' | 'publishedOn' | 'receiveBy' | 'fraudType' | 'regions' | 'sectors'
> {
  readonly regionCode: null;
  readonly campaignIds: readonly string[];
}

/** A unit has acknowledged a notice: on which day, and where it belonged then. Given once and never taken back. */
export interface NoticeReceipt {
  readonly noticeId: string;
  readonly tenantId: string;
  readonly homeRegion: string;
  readonly sector: Sector;
  readonly receivedOn: LocalDate;
}
