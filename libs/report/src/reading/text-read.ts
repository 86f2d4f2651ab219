import type { Tenant } from '@fanzha/org';
import type { SummaryReading } from '../prose-reader/index.js';
import type { Offered } from './offered.js';
import type { KeptText } from './read-text.repository.js';
import type { ToldEarlierFound } from './told-before.js';

/** A text, and everything that the reader makes of it for its unit. */
export interface TextRead {
  readonly kept: KeptText;
  readonly tenant: Tenant;
  readonly reading: SummaryReading;
  readonly offered: readonly Offered[];
  readonly earlier: readonly (ToldEarlierFound | null)[];
}
