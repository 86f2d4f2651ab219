import { expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { openText, sealText } from './sealed-text.js';

const [key, other] = [randomBytes(32), randomBytes(32)];

it('opens for what it was sealed for, with its key, unchanged, and for nothing else', () => {
  const sealed = sealText(key, 'zhi.ban@example.cn', '3402 one');
  expect(openText(key, sealed, '3402 one')).toBe('zhi.ban@example.cn');
  expect(sealed.includes('zhi.ban')).toBe(false);
  expect(sealText(key, 'zhi.ban@example.cn', '3402 one').equals(sealed)).toBe(false);
  expect(openText(other, sealed, '3402 one')).toBeNull();
  expect(openText(key, sealed, '3402 two')).toBeNull();
  for (let at = 0; at < sealed.length; at += 5) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(openText(key, changed, '3402 one')).toBeNull();
  }
  expect(openText(key, sealed.subarray(0, 20), '3402 one')).toBeNull();
});
