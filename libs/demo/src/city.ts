import type { DemoAccount, DemoAuthority } from './accounts.js';
import type { DemoSubmissions } from './submissions.js';
import type { DemoWeekly } from './weekly-reports.js';
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
  /** Whether its authorities run a campaign. */
  readonly hasCampaign?: boolean;
  /** Whether a county has said what places without fraud are. */
  readonly hasSchemes?: boolean;
  /** The authority that writes letters to units and scores some of them; none in a city without one. */
  readonly supervisedBy?: string;
  /** Work summaries of the last month. */
  readonly summaries: readonly WrittenSummary[];
  /** A monthly form and what has become of it; none in a city without one. */
  readonly submissions?: DemoSubmissions;
  /** A weekly form that units are late with; with it, people are told what is due. None in a city without one. */
  readonly weekly?: DemoWeekly;
}
