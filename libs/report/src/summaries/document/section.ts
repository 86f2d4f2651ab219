import type { SummarySection } from '@fanzha/domain';

/** What only a person can write: an issued summary has both. */
export const WRITTEN_SECTIONS: readonly SummarySection[] = ['PROBLEMS', 'NEXT_STEPS'];

/** What a person has written, by the part it belongs to: the whole of a written part, remarks in the others. */
export type Narrative = Readonly<Partial<Record<SummarySection, string>>>;
