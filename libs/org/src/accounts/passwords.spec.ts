import { passwordErrors } from '@fanzha/domain';
import { describe, expect, it } from '@jest/globals';
import { Passwords } from './passwords.js';

describe('Passwords', () => {
  const passwords = new Passwords();

  it('match what they were hashed from, and nothing else', async () => {
    const hash = await passwords.hash('Correct-horse-7');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwords.matches(hash, 'Correct-horse-7')).toBe(true);
    expect(await passwords.matches(hash, 'correct-horse-7')).toBe(false);
  });

  it('never match where there is no account', async () => {
    expect(await passwords.matches(null, 'nobody has this password')).toBe(false);
  });

  it('for one use keep to the rules and are never the same', () => {
    const made = Array.from({ length: 200 }, () => passwords.oneTime());
    expect(made.flatMap((password) => passwordErrors('password', password, ''))).toEqual([]);
    expect(new Set(made).size).toBe(made.length);
    expect(made.join('')).not.toMatch(/[01lIoO]/);
  });
});
