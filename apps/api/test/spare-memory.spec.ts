import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const SPARE_MEMORY = path.resolve(import.meta.dirname, '../dist/src/spare-memory.js');

/**
 * A process that keeps 30 MB, makes and drops 600 MB beside, rests for six seconds, and tells how many MB it
 * occupies in them at least.
 */
const FLOODED = `
  const kept = Array.from({ length: 40 }, () => Array.from({ length: 10_000 }, (_, n) => ({ n })));
  const flood = async () => {
    for (let round = 0; round < 30; round += 1) {
      const dropped = [];
      for (let part = 0; part < 20; part += 1) {
        dropped.push(Array.from({ length: 20_000 }, (_, n) => ({ n, inside: { n } })));
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    }
    let least = Infinity;
    for (let look = 0; look < 60; look += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      least = Math.min(least, process.memoryUsage().rss);
    }
    process.stdout.write(String(kept.length && least / 1_048_576));
  };
`;

async function megabytesAfter(start: string): Promise<number> {
  const script = `${FLOODED} ${start} await flood();`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
  return Number(stdout);
}

describe('memory after a flood', () => {
  it('is given back, where it would otherwise be kept', async () => {
    const load = `const { spareMemory } = await import(${JSON.stringify(SPARE_MEMORY)});`;
    const spared = await megabytesAfter(`${load} spareMemory(200);`);
    const kept = await megabytesAfter('');
    expect(spared).toBeLessThan(0.7 * kept);
  }, 60_000);
});
