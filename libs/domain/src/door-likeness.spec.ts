import { describe, expect, it } from '@jest/globals';
import { likeDoors } from './door-likeness.js';

const KNOWN = [
  '3-2-401',
  '3-2-402',
  '东湖花园3-2-101',
  '东湖花园3-2-102',
  '东湖花园3-2-103',
  '东湖花园3-2-104',
  '上梅组1号',
  '上梅组2号',
  '上梅组3号',
  '上梅组4号',
  '12-1',
  '401',
];

describe('a new door beside those on the roster', () => {
  it.each([
    ['3-2-4层1号', '3-2-401'],
    ['3-2-4O1', '3-2-401'],
    ['32-401', '3-2-401'],
    ['12-1号', '12-1'],
    ['4层1号', '401'],
    ['东胡花园3-2-101', '东湖花园3-2-101'],
    ['东湖花园东3-2-101', '东湖花园3-2-101'],
    ['3-2-402A', '3-2-402'],
  ])('%s may be %s', (written, other) => {
    expect(likeDoors([written], KNOWN).get(written)).toBe(other);
  });

  it('is no neighbour, and no hamlet of a like name', () => {
    const written = [
      '3-2-403',
      '3-2-501',
      '3-2-1401',
      '4-2-401',
      '东湖花园3-2-201',
      '13-1',
      '下梅组1号',
      '下梅组2号',
      '下梅组3号',
      '下梅组4号',
    ];
    expect([...likeDoors(written, KNOWN)]).toEqual([]);
  });

  it('is held against the others of its list, too, and finds its way through a large one', () => {
    expect([...likeDoors(['9-1-301', '9-1-3层1号'], [])]).toEqual([['9-1-3层1号', '9-1-301']]);
    const many = Array.from({ length: 5_000 }, (_, n) => `芦湾苑${Math.floor(n / 100) + 1}-${n % 100}01`);
    const began = performance.now();
    likeDoors(
      many,
      many.map((label) => `${label}A`),
    );
    expect(performance.now() - began).toBeLessThan(3_000);
  });
});
