import { describe, expect, it } from '@jest/globals';
import { HeldBytes } from './held-bytes.js';

describe('bytes that are held', () => {
  it('are bounded altogether and of one group, and given back once', () => {
    const held = new HeldBytes({ total: 100, perGroup: 60 });
    const [one, other] = [held.open('a'), held.open('b')];
    one.add(50);
    expect(() => one.add(20)).toThrow(expect.objectContaining({ code: 'RATE_LIMITED' }));
    other.add(50);
    expect(() => other.add(1)).toThrow(expect.objectContaining({ code: 'RATE_LIMITED' }));
    expect(held.state).toBe(100);
    one.release();
    one.release();
    expect(held.state).toBe(50);
    other.add(10);
    other.release();
    expect(held.state).toBe(0);
  });
});
