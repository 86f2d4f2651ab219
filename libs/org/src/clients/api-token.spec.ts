import { describe, expect, it } from '@jest/globals';
import { apiTokenHash, newApiToken, readApiToken, writeApiToken } from './api-token.js';

const CLIENT = '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';
const PLAIN = CLIENT.replaceAll('-', '');

describe('API token', () => {
  it('is read as it was written', () => {
    const token = newApiToken('3402', CLIENT);
    expect(writeApiToken(token)).toMatch(/^fzc_3402_[\da-f]{32}_[\w-]{43}$/);
    expect(readApiToken(writeApiToken(token))).toEqual(token);
  });

  it('has another secret each time', () => {
    const [one, other] = [newApiToken('3402', CLIENT), newApiToken('3402', CLIENT)];
    expect(one.secret).not.toBe(other.secret);
    expect(apiTokenHash(one)).toHaveLength(32);
    expect(apiTokenHash(one).equals(apiTokenHash(other))).toBe(false);
  });

  it.each([
    '',
    'fzc_',
    `fzc_3402_${PLAIN}_`,
    `fzc_3402_${PLAIN}_short`,
    `fzc_34_${PLAIN}_${'a'.repeat(43)}`,
    `fzc_3402_${CLIENT}_${'a'.repeat(43)}`,
    `fzc_3402_${PLAIN}_${'a'.repeat(44)}`,
    ` fzc_3402_${PLAIN}_${'a'.repeat(43)}`,
  ])('is not %p', (text) => {
    expect(readApiToken(text)).toBeNull();
  });
});
