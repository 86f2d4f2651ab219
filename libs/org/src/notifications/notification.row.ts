import type { NotificationFacts } from '@fanzha/domain';

/** A notification as it is kept: its text is made when it is read. */
export interface NotificationRow {
  readonly id: string;
  readonly kind: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly facts: NotificationFacts;
  readonly createdAt: Date;
  readonly readAt: Date | null;
}

/** The topic of signals about the notifications of an account. */
export const topicOf = (userId: string): string => `user:${userId}`;
