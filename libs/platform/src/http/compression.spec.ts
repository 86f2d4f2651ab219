import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inPieces } from './compression.js';

const sent = async (text: string) => Buffer.concat((await inPieces(text).toArray()) as Buffer[]);

describe('a text in pieces', () => {
  it('is the same text, wherever a character of two halves lies', async () => {
    const PIECE = 32_768;
    await fc.assert(
      fc.asyncProperty(
        fc.nat(3),
        fc.nat(6),
        fc.string({ unit: 'grapheme', maxLength: 20 }),
        async (pieces, before, text) => {
          const begin = '长'.repeat(Math.max(0, pieces * PIECE - before));
          const whole = `${begin}${text}😀😀${'x'.repeat(PIECE)}😀`;
          expect((await sent(whole)).toString()).toBe(whole);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is several, none of them large', async () => {
    const chunks = (await inPieces('长'.repeat(400_000)).toArray()) as Buffer[];
    expect(chunks.length).toBeGreaterThan(10);
    expect(Math.max(...chunks.map(({ length }) => length))).toBeLessThan(100_000);
  });
});
