import { type ClassRule, classRule as rule } from './class-rule.js';

/** A one that heads what its line goes on to tell counts nothing. */
export const HEADING_RULES: readonly ClassRule[] = [
  // 上好一堂班会课。各班…: the heading of what its line goes on to tell.
  rule(
    'heading-of-one',
    'CONTEXT',
    ({ before, after, token, sentence, line, lineStart }) =>
      token.value === 1 &&
      token.isChinese &&
      sentence.start === lineStart &&
      sentence.end - sentence.start <= 14 &&
      line.length > sentence.end - sentence.start + 12 &&
      /^[\p{Script=Han}]{1,4}$/u.test(before) &&
      /^[\p{Script=Han}“”]{2,10}$/u.test(after) &&
      !/了$/u.test(before),
  ),
  rule(
    'heading-of-one',
    'CONTEXT',
    ({ before, after, token, sentence }) =>
      token.value === 1 &&
      token.isChinese &&
      sentence.end - sentence.start <= 16 &&
      /^(?:[一二三四五六七八九十]+[、是]|（[一二三四五六七八九十\d]+）|\d{1,2}[.、．])[\p{Script=Han}]{1,8}$/u.test(
        before,
      ) &&
      /^[\p{Script=Han}]{0,8}$/u.test(after),
  ),
];
