import type { ActivityType } from '@fanzha/domain';

/** Words by which a sentence tells an activity of a type; `unless` are words that make it something else. */
export interface ActivityRule {
  readonly type: ActivityType;
  readonly words: RegExp;
  readonly unless?: RegExp;
}

export const activityRule = (type: ActivityType, words: RegExp, unless?: RegExp): ActivityRule => ({
  type,
  words,
  ...(unless ? { unless } : {}),
});
