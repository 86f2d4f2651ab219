import type { SummaryMarkKind, SummarySection } from '@fanzha/domain';

interface InBoth {
  readonly zh: string;
  readonly en: string;
}

/** Words of a text that are marked. Places are in UTF-16 units, the end behind the last one. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly kind: SummaryMarkKind;
  readonly reason: InBoth;
  readonly suggestion: InBoth;
}

/** Marked words that a person has decided to keep. */
export interface KeptMark {
  readonly section: SummarySection;
  readonly kind: SummaryMarkKind;
  readonly words: string;
}
