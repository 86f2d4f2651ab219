import type { DemoAccount, DemoAuthority } from './accounts.js';
import type { WrittenSummary } from './written-summaries.js';

/** A city of the demo, before it has any unit. */
export interface DemoCity {
  /** Four digits. */
  readonly code: string;
  /** The city's own authority first: the others report to it. */
  readonly authorities: readonly DemoAuthority[];
  readonly accounts: readonly DemoAccount[];
  /** Communities that its units belong to, by their codes. */
  readonly communities: Readonly<Record<string, string>>;
  /** Work summaries of the last month. */
  /** Whether its authorities run a campaign. */
  readonly hasCampaign?: boolean;
  readonly summaries: readonly WrittenSummary[];
}
