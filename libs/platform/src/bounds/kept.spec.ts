import { expect, it } from '@jest/globals';
import { Kept } from './kept.js';

it('keeps what is asked for again, and forgets what is not', () => {
  const kept = new Kept<string, number>(10);
  kept.set('wanted', 1);
  for (let n = 0; n < 100; n += 1) {
    kept.set(`once ${n}`, n);
    expect(kept.get('wanted')).toBe(1);
  }
  expect([kept.get('once 99'), kept.get('once 0')]).toEqual([99, undefined]);
  expect(kept.size).toBeLessThanOrEqual(10);
});

it('never holds more than it may, whatever it is given', () => {
  const kept = new Kept<string, string>(100, (key, value) => key.length + value.length);
  for (let n = 0; n < 1_000; n += 1) kept.set(`key ${n}`, 'x'.repeat(n % 90));
  expect(kept.weight).toBeLessThanOrEqual(100);
  kept.set('too heavy', 'x'.repeat(100));
  expect(kept.get('too heavy')).toBeUndefined();
  kept.set('same', 'x');
  kept.set('same', 'xx');
  kept.delete('same');
  for (let n = 0; n < 1_000; n += 1) kept.delete(`key ${n}`);
  expect([kept.size, kept.weight]).toEqual([0, 0]);
});
