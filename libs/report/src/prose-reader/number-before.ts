import type { Surroundings } from './class-rule.js';
import type { Classified } from './classified.js';

/** The words between a number told before and this one. */
export const betweenOf = (last: Classified, at: Surroundings): string => {
  const from = at.token.start - at.before.length;
  return at.before.slice(Math.max(0, last.context.unitEnd - from));
};

/** 暗访6个乡镇、11个村: places of which the one before was a result. */
export const isNextOfPlaces = (at: Surroundings, last: Classified | undefined): boolean =>
  last !== undefined &&
  last.class === 'RESULT' &&
  last.indicator === null &&
  last.measure !== null &&
  last.context.sentence.start === at.sentence.start &&
  /^[个家所处户间]$/u.test(last.context.unit) &&
  /^[\p{Script=Han}]{1,8}[、和及]$/u.test(betweenOf(last, at));
