import { describe, expect, it } from '@jest/globals';
import { oversizedValues } from './oversized-values.js';
import { QUERY_LIMITS } from './query-limits.js';

const { textUnits, listItems, nameCharacters, objectNames } = QUERY_LIMITS;

describe('values larger than any input takes', () => {
  it.each([
    ['a text', { input: { note: '1 '.repeat(textUnits) } }, 'note', 'TOO_LONG'],
    ['a list', { input: { doors: Array(listItems + 1).fill('1') } }, 'doors', 'TOO_MANY_ITEMS'],
    [
      'a list in a list',
      { input: { rows: [{ doors: Array(listItems + 1).fill('1') }] } },
      'rows.0.doors',
      'TOO_MANY_ITEMS',
    ],
    [
      'a name',
      { filter: { ['.'.repeat(nameCharacters + 1)]: 1 } },
      `filter.${'.'.repeat(nameCharacters)}…`,
      'UNKNOWN_FIELD',
    ],
    [
      'many names',
      { filter: Object.fromEntries(Array.from({ length: objectNames + 1 }, (_, n) => [`k${n}`, 1])) },
      'filter',
      'TOO_MANY_ITEMS',
    ],
  ])('%s is named with its place', (_, variables, path, code) => {
    expect(oversizedValues(variables).map((error) => [error.path, error.code])).toEqual([[path, code]]);
  });

  it('what may be sent passes, and a hundred thousand wrong values are told as a few', () => {
    expect(oversizedValues({ input: { note: '长'.repeat(20_000), doors: Array(listItems).fill('3-2-401') } })).toEqual(
      [],
    );
    const wrong = Array(listItems).fill('1'.repeat(textUnits + 1));
    expect(oversizedValues({ input: { doors: wrong } }).length).toBeLessThanOrEqual(20);
  });
});
