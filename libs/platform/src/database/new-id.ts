import { randomFillSync } from 'node:crypto';

/** Random bytes for 256 ids at a time: one call to the system instead of 256. */
const pool = new Uint8Array(256 * 8);
let unused = 0;
let lastTime = 0;
let counter = 0;

/**
 * A new UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, a counter of 12 bits, 62 random bits. Ids of one
 * process sort in the order they were made, also within a millisecond and when the clock is set back (RFC
 * 9562, 6.2, method 1); Node's own `randomUUIDv7` promises no order within a millisecond. New rows therefore
 * land at the right edge of an index.
 */
export function newId(now: number = Date.now()): string {
  if (now > lastTime) {
    lastTime = now;
    counter = 0;
  } else if (++counter > 0xfff) {
    lastTime += 1; // 4096 ids in one millisecond: borrow the next one
    counter = 0;
  }
  if (unused === 0) {
    randomFillSync(pool);
    unused = pool.length;
  }
  unused -= 8;
  const random = Buffer.from(pool.buffer, unused, 8);
  random[0] = (random.readUInt8(0) & 0x3f) | 0x80; // variant
  const time = lastTime.toString(16).padStart(12, '0');
  const tail = random.toString('hex');
  const count = counter.toString(16).padStart(3, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-${tail.slice(0, 4)}-${tail.slice(4)}`;
}
