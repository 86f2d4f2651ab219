import { describe, expect, test } from '@jest/globals';
import { BOUNDS, repeatedAt, textErrors } from './bounds.js';
import { readDoor } from './door-label.js';
import { fieldName } from './field-name.js';

/** So many that a square of them would hang. */
const LONG = 400_000;

describe('inputs far longer than anything that is meant', () => {
  test('a text is called too long, and not looked through', () => {
    expect(textErrors('narrative', '1 '.repeat(LONG), BOUNDS.narrative)).toEqual([
      { path: 'narrative', code: 'TOO_LONG', params: { max: BOUNDS.narrative.max, actual: 2 * LONG - 1 } },
    ]);
  });

  test.each(['1', '第', '十', '1-'])('a door of %s, over and over, keeps its label', (part) => {
    expect(readDoor(part.repeat(LONG)).building).toBe('');
  });

  test('a path of many steps keeps its name', () => {
    const path = '.'.repeat(LONG);
    expect(fieldName(path, 'zh-CN')).toBe(path);
  });

  test('what stands in a list twice is found in one pass', () => {
    const values = Array.from({ length: LONG }, (_, n) => String(n % (LONG - 2)));
    expect([...repeatedAt(values)]).toEqual([LONG - 2, LONG - 1]);
  });
});
