/** What the conditions of something due can speak of: values of the statement, and whose view it is. */
export interface DueAsked {
  /** The viewer's own unit. */
  readonly own: () => string;
  /** Today in China. */
  readonly today: () => string;
  /** Whether it is asked for one unit; else for what an official oversees. */
  readonly isUnit: boolean;
}

/** What a record of a ledger asks somebody to do. Conditions speak of the record as `f`, and of the city as $1. */
export interface LedgerDue {
  /** What has to be done, as the API names it. */
  readonly code: string;
  readonly description: string;
  /** The records that ask for it; null where such a viewer has nothing to do with it. */
  readonly where: (asked: DueAsked) => string | null;
  /** The day since which it waits. */
  readonly since: string;
  /** The last day on which it is in time; none where nobody set one. */
  readonly dueOn?: string;
  /** Whether the time is over, where it is more than a day that has passed. */
  readonly overdue?: string;
}
