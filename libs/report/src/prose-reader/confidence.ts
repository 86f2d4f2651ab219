import type { NumberClass } from './reading.js';

/** How often rules were right on the texts they are measured on (npm run read:measure), by class and by rule. */
const BY_RULE: readonly (readonly [RegExp, number])[] = [
  [/^(?:no-act|money-without-act|no-unit|vague)$/u, 0.4],
  // Whether the parts that are told are in it, no rule can know.
  [/^whole-told-again$/u, 0.5],
  [/^done-without-measure$/u, 0.65],
  [/^(?:base-figure|places|not-done|compared|partners)$/u, 0.7],
  [/^measure:(?:people_covered|participants|sessions_held|articles_published)$/u, 0.85],
  [/^measure:/u, 0.92],
  [/^table-/u, 0.8],
];
const BY_CLASS: Readonly<Partial<Record<NumberClass, number>>> = {
  DATE: 0.97,
  DOCUMENT: 0.97,
  LIST_NUMBER: 0.97,
  RATE: 0.95,
  TARGET: 0.85,
  CASE: 0.75,
  CASE_DETAIL: 0.75,
  PARAMETER: 0.75,
};
const OTHERWISE = 0.8;

/** From 0 to 1: how sure a reading is. A person sees it; nothing is accepted because of it. */
export const confidenceOf = (is: NumberClass, rule: string): number =>
  BY_RULE.find(([rules]) => rules.test(rule))?.[1] ?? BY_CLASS[is] ?? OTHERWISE;
