import type { NotificationFacts, NotificationKind, Permission, Sector } from '@fanzha/domain';

/** Who is told: the accounts of a unit that may do something, one account, or the units of some regions and lines. */
export type Recipient =
  | { readonly tenantId: string; readonly permission?: Permission }
  | { readonly userId: string }
  | { readonly operatorsExcept: string }
  | {
      readonly regions: readonly string[];
      /** None: units of all lines. */
      readonly sectors: readonly Sector[];
      readonly permission?: Permission;
    };

/** Something has happened that people are told of. Plain data: it is kept with the fact and told after its commit. */
export interface DomainEvent {
  readonly kind: NotificationKind;
  /** Whose the subject is. */
  readonly tenantId: string;
  /** What it is about, by which the web client finds its page. */
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly recipients: readonly Recipient[];
  /** What the message is filled with: names of units, titles, days, numbers. No names of persons. */
  readonly facts: NotificationFacts;
  /** The same matter is told to a person once in 30 minutes. Without it, every event is told. */
  readonly matter?: string;
}

/** An event as it lies in the outbox. */
export interface RecordedEvent extends DomainEvent {
  readonly id: string;
  readonly recordedAt: Date;
}
