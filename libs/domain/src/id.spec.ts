import { expect, test } from '@jest/globals';
import { isId } from './id.js';

const ID = '0199a000-0000-7000-8000-0000000000ca';

test('an id is a UUID, in capitals or not, and nothing around it', () => {
  expect([ID, ID.toUpperCase()].every(isId)).toBe(true);
  expect(
    ['', 'null', '*', ID.slice(1), `${ID}0`, ` ${ID}`, `${ID}\n`, ID.replaceAll('-', ''), ID.replace('a', 'g')].some(
      isId,
    ),
  ).toBe(false);
});
