import { expect, test } from '@jest/globals';
import { changeLine, minutesLines } from './load-change.js';

const t = (key: string, values: Record<string, unknown> = {}) => `${key.split('.').at(-1)} ${values['n'] ?? ''}`.trim();
const NOTHING = {
  __typename: 'Load' as const,
  ...{ forms: 0, figures: 0, cells: 0, returns: 0, measuredForms: 0, measuredMinutes: null },
  ...{
    estimatedForms: 0,
    estimatedMinutes: null,
    notices: 0,
    campaigns: 0,
    tasks: 0,
    alerts: 0,
    letters: 0,
    answers: 0,
  },
};

test("a month differs by forms and texts; figures are nobody's work", () => {
  const now = { ...NOTHING, forms: 3, cells: 2, figures: 40 };
  expect(changeLine(now, { ...NOTHING, forms: 1, cells: 5 }, t as never)).toBe('formsMore +2 · textsMore −3');
  expect(changeLine(now, { ...now, figures: 0 }, t as never)).toBe('same');
});

test('what was measured, what is estimated and what is neither stand apart', () => {
  const load = {
    ...NOTHING,
    forms: 4,
    measuredForms: 1,
    measuredMinutes: 3.5,
    estimatedForms: 2,
    estimatedMinutes: 16,
  };
  expect(minutesLines(load, t as never)).toEqual([
    'measured 3.5（ofForms 1）',
    'estimated 16（ofForms 2）',
    'notMeasured（ofForms 1）',
  ]);
  expect(minutesLines(NOTHING, t as never)).toEqual(['—']);
});
