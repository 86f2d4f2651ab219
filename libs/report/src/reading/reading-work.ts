import type { LocalDate, TenantType } from '@fanzha/domain';
import type { KeptWords } from '@fanzha/ledger';
import { type ProposedRecord, readSummary, type SummaryReading } from '../prose-reader/index.js';
import { type EarlierText, toldBefore, type ToldEarlierFound } from './told-before.js';

/** A text that is to be read. */
export interface TextToRead {
  readonly given: string;
  readonly reportDate: LocalDate | null;
  readonly unitType: TenantType;
}

/** Proposals of a text that are to be held against what the unit has told before. */
export interface TextToCompare {
  readonly digest: string;
  readonly proposals: readonly ProposedRecord[];
  readonly texts: readonly EarlierText[];
  readonly words: readonly KeptWords[];
}

/** What the thread of the reader is given, and what it answers; an answer is as long as the work that is behind it. */
export type ReadingWork =
  { readonly kind: 'read'; readonly text: TextToRead } | { readonly kind: 'compare'; readonly told: TextToCompare };
export type ReadingDone = SummaryReading | readonly (ToldEarlierFound | null)[];

/** Does one piece of work: rules and regular expressions, during which nothing else runs in the same thread. */
export function readingDone(work: ReadingWork): ReadingDone {
  if (work.kind === 'compare') {
    const { digest, proposals, texts, words } = work.told;
    return toldBefore(digest, proposals, texts, words);
  }
  const { given, reportDate, unitType } = work.text;
  return readSummary(given, { unitType, ...(reportDate !== null && { reportDate }) });
}
