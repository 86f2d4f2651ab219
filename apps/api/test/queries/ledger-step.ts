import type { Scenario } from './scenario.js';

/** The operations of one ledger, and what they are given. */
export interface LedgerSteps {
  readonly kind: string;
  /** Names of the operations and of the type of the input. */
  readonly record: string;
  readonly amend?: string;
  readonly void: string;
  readonly one: string;
  readonly list: string;
  readonly inputType: string;
  readonly as: keyof Scenario['tokens'];
  readonly input: object;
  readonly amended: object;
  /** Fields of its own that need statements of their own. */
  readonly fields?: string;
  /** Filters of its own, each asked for by itself. */
  readonly filters?: readonly object[];
  /** An order by quantity; none where the records add to no figure. */
  readonly indicator?: string;
}
