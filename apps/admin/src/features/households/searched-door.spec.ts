import { expect, test } from '@jest/globals';
import { searchedDoor } from './searched-door.js';

test('a door is searched in any way of writing', () => {
  expect(searchedDoor('３栋２单元 601室')).toBe('3-2-601');
  expect(searchedDoor('601')).toBe('601');
});
