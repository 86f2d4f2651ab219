import type { Locale, MailTimes, NotificationFacts, NotificationKind } from '@fanzha/domain';
import type { Choices } from '../notifications/notification-choices.js';

/** An address as the database has it, sealed. */
export interface MailAddressRow {
  readonly address: Buffer;
  readonly locale: Locale;
  readonly linkId: string | null;
  readonly linkUntil: Date | null;
  readonly confirmedAt: Date | null;
  readonly stoppedAt: Date | null;
}

/** An account with notifications that are to be mailed, held while they are put together. */
export interface WaitingReader extends MailTimes {
  readonly userId: string;
  /** When a mail was put together last; null: none yet. */
  readonly gatheredAt: Date | null;
  /** When one with something urgent was. */
  readonly urgentAt: Date | null;
  readonly choices: Choices;
}

/** A notification that may be mailed now. */
export interface WaitingNews {
  readonly id: string;
  readonly userId: string;
  readonly kind: NotificationKind;
  readonly createdAt: Date;
  readonly readAt: Date | null;
}

/** A mail that is to be sent now, with the address as it is now. */
export interface DueMail {
  readonly id: string;
  readonly userId: string;
  readonly tenantId: string;
  readonly purpose: 'LINK' | 'NEWS';
  readonly attempts: number;
  /** Null: it was taken away. */
  readonly address: Buffer | null;
  readonly locale: Locale;
  readonly addressVersion: number;
  /** Whether news may go there. */
  readonly isOpen: boolean;
  /** The link that the address waits for; null: none, or another one. */
  readonly linkUntil: Date | null;
}

/** What a mail tells. */
export interface MailedNews {
  readonly kind: NotificationKind;
  readonly facts: NotificationFacts;
  readonly createdAt: Date;
}

/** What an address is sealed for. */
export const sealedFor = (cityCode: string, userId: string): string => `${cityCode} ${userId}`;
