import { describe, expect, test } from '@jest/globals';
import { usualTypes } from './usual-types.js';

describe('usualTypes', () => {
  test('are those of the kind of unit while it has recorded nothing', () => {
    expect(usualTypes('SCHOOL', []).slice(0, 3)).toEqual(['CLASS_MEETING', 'LECTURE', 'ASSEMBLY_SPEECH']);
  });

  test('begin with what the unit records itself, most frequent first, and name each type once', () => {
    const offered = usualTypes('SCHOOL', ['VIDEO_SCREENING', 'DOOR_TO_DOOR', 'DOOR_TO_DOOR']);
    expect(offered).toEqual([
      'DOOR_TO_DOOR',
      'VIDEO_SCREENING',
      'CLASS_MEETING',
      'LECTURE',
      'ASSEMBLY_SPEECH',
      'OPEN_LETTER',
    ]);
  });
});
