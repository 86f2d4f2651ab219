import type { ActivityType } from '@fanzha/domain';
import type { Sentence } from './text-structure.js';

/** Whether an activity is done, planned, asked of others, or only proposed. */
export type ToldStatus = 'DONE' | 'PLANNED' | 'REQUIRED' | 'PROPOSED';

/** An activity that a sentence tells. */
export interface ToldActivity {
  readonly type: ActivityType;
  readonly status: ToldStatus;
  /** Place of its words in the plain text. */
  readonly start: number;
  readonly end: number;
  readonly sentence: Sentence;
}
