import { Config } from '@fanzha/platform';
import { describe, expect, it } from '@jest/globals';
import { createHash, createHmac } from 'node:crypto';
import { RefreshTokens, standingOf } from './refresh-token.js';

const SESSION = '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';
const SECRET = 'only for specs: a secret of sufficient length';
const tokens = new RefreshTokens(new Config({ FANZHA_SECRET: SECRET }, '/'));
const token = (counter: number) => ({ cityCode: '3402', sessionId: SESSION, counter });

describe('refresh token', () => {
  it('is read as it was written, and written alike every time', () => {
    expect(tokens.read(tokens.write(token(7)))).toEqual(token(7));
    expect(tokens.write(token(7))).toBe(tokens.write(token(7)));
    expect(tokens.write(token(7))).not.toBe(tokens.write(token(8)));
  });

  it('is none when its signature is made up, taken from another one, or made with another key', () => {
    const signatureOf = (text: string) => text.slice(text.lastIndexOf('.') + 1);
    const signed = `3402.${SESSION}.8`;
    for (const forged of [
      `${signed}.${'a'.repeat(43)}`,
      `${signed}.${signatureOf(tokens.write(token(7)))}`,
      `${signed}.${createHmac('sha256', SECRET).update(signed).digest('base64url')}`,
      new RefreshTokens(new Config({ FANZHA_SECRET: `${SECRET}!` }, '/')).write(token(8)),
    ]) {
      expect(tokens.read(forged)).toBeNull();
    }
  });

  it('of release 0.1 is read, and only its session can tell whether it is genuine', () => {
    const secret = 'x'.repeat(43);
    expect(tokens.read(`3402.${SESSION}.${secret}`)).toEqual({
      cityCode: '3402',
      sessionId: SESSION,
      hash: createHash('sha256').update(secret).digest(),
    });
  });

  it.each([
    '',
    '3402',
    `3402.${SESSION}.`,
    `3402.${SESSION}.short`,
    `34.${SESSION}.${'a'.repeat(43)}`,
    `3402.x.${'a'.repeat(43)}`,
    `3402.${SESSION}.0.${'a'.repeat(43)}`,
  ])('is not %p', (text) => {
    expect(tokens.read(text)).toBeNull();
  });
});

describe('standing of a token', () => {
  const hash = Buffer.alloc(32, 1);
  const session = { counter: 5, oldHash: null, isFresh: true };

  it.each([
    [5, true, 'CURRENT'],
    [5, false, 'CURRENT'],
    [4, true, 'PREVIOUS'],
    [4, false, 'OLDER'],
    [3, true, 'OLDER'],
    [6, true, 'UNKNOWN'],
  ] as const)('%d of 5, fresh: %p, is %s', (counter, isFresh, standing) => {
    expect(standingOf(token(counter), { ...session, isFresh })).toBe(standing);
  });

  it('of one of release 0.1 follows from its hash', () => {
    const old = { cityCode: '3402', sessionId: SESSION, hash };
    expect(standingOf(old, { counter: 0, oldHash: hash, isFresh: false })).toBe('CURRENT');
    expect(standingOf(old, { counter: 1, oldHash: hash, isFresh: true })).toBe('PREVIOUS');
    expect(standingOf(old, { counter: 1, oldHash: hash, isFresh: false })).toBe('OLDER');
    expect(standingOf(old, { counter: 0, oldHash: Buffer.alloc(32), isFresh: false })).toBe('UNKNOWN');
    expect(standingOf(old, { counter: 0, oldHash: Buffer.alloc(1), isFresh: false })).toBe('UNKNOWN');
    expect(standingOf(old, session)).toBe('UNKNOWN');
  });
});
