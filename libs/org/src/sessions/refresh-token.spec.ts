import { describe, expect, it } from '@jest/globals';
import { newRefreshToken, readRefreshToken, secretHash, writeRefreshToken } from './refresh-token.js';

const SESSION = '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';

describe('refresh token', () => {
  it('is read as it was written', () => {
    const token = newRefreshToken('3402', SESSION);
    expect(readRefreshToken(writeRefreshToken(token))).toEqual(token);
  });

  it('has another secret each time', () => {
    expect(newRefreshToken('3402', SESSION).secret).not.toBe(newRefreshToken('3402', SESSION).secret);
    expect(secretHash('a')).toHaveLength(32);
  });

  it.each(['', '3402', `3402.${SESSION}.`, `3402.${SESSION}.short`, `34.${SESSION}.${'a'.repeat(43)}`, `3402.x.${'a'.repeat(43)}`])(
    'is not %p',
    (text) => {
      expect(readRefreshToken(text)).toBeNull();
    },
  );
});
