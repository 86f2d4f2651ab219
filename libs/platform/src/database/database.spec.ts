import { describe, expect, it } from '@jest/globals';
import { prepared } from './statement.js';

describe('the name of a prepared statement', () => {
  const sent = (name: string) => prepared({ name, text: 'select 1' }).name;

  it('is its own where PostgreSQL keeps it whole', () => {
    expect(['', 'activity.by_id', 'x'.repeat(63)].map(sent)).toEqual(['', 'activity.by_id', 'x'.repeat(63)]);
  });

  it('tells long ones apart that begin alike, and is the same each time', () => {
    const [one, other] = [`${'x'.repeat(63)} own`, `${'x'.repeat(63)} region`];
    expect(sent(one)).not.toBe(sent(other));
    expect(sent(one)).toBe(sent(one));
    for (const name of [one, other]) expect(Buffer.byteLength(sent(name))).toBeLessThanOrEqual(63);
  });

  it('leaves the text alone', () => {
    expect(prepared({ name: 'x'.repeat(100), text: 'select 1' }).text).toBe('select 1');
  });
});
