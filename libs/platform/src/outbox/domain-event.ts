import type {
  NotificationFacts,
  NotificationKind,
  NotificationSubject,
  Permission,
  Sector,
  TenantType,
} from '@fanzha/domain';

/** Who is told: the accounts of a unit that may do something, one account, or the units of some regions and lines. */
export type Recipient =
  | {
      readonly tenantId: string;
      readonly permission?: Permission;
      /** Officials alone: what asks for the oversight of their authority. */
      readonly officials?: true;
    }
  | { readonly userId: string }
  | { readonly operatorsExcept: string }
  | {
      readonly regions: readonly string[];
      /** None: units of all lines. */
      readonly sectors: readonly Sector[];
      /** None: units of all types. */
      readonly types?: readonly TenantType[];
      /** Units that are left out. */
      readonly except?: readonly string[];
      readonly permission?: Permission;
    };

/** Something has happened that people are told of. Plain data: it is kept with the fact and told after its commit. */
export interface DomainEvent {
  readonly kind: NotificationKind;
  /** Whose event it is: the message names it as `unit`, and of the units of regions it is not told itself. */
  readonly tenantId: string;
  /** What it is about, by which the web client finds its page. */
  readonly subjectKind: NotificationSubject;
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
