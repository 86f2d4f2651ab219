import { expect, test } from '@jest/globals';
import { refusalMessage } from './refusal-message.js';

test.each([
  [{ code: 'VERSION_CHANGED' }, 'zh-CN'],
  [{ code: 'REQUIRED' }, 'zh-CN'],
  [{ code: 'FORBIDDEN' }, 'en'],
] as const)('%j is told in words', (refusal, locale) => {
  const told = refusalMessage(refusal, locale);
  expect(told).not.toContain(refusal.code);
  expect(/\p{Script=Han}/u.test(told)).toBe(locale === 'zh-CN');
});
