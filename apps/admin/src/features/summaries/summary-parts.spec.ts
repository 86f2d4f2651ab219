import { describe, expect, test } from '@jest/globals';
import { changesBetween } from './figure-changes.js';
import { segmentsOf, standing, stateOf, type Mark } from './mark-segments.js';
import { openPoints } from './open-points.js';

const aMark = (start: number, words: string, change: Partial<Mark> = {}): Mark => ({
  ...{ start, end: start + words.length, words },
  ...{ kind: 'CLAIM', reason: '', suggestion: '', toDecide: false, mayKeep: true },
  ...change,
});

describe('marked words', () => {
  test('cut a text into stretches; of two that overlap the first is drawn', () => {
    const marks = [aMark(4, '显著'), aMark(0, '成效'), aMark(1, '效都')];
    expect(segmentsOf('成效都很显著。', marks)).toEqual([
      { text: '成效', mark: 1 },
      { text: '都很', mark: null },
      { text: '显著', mark: 0 },
      { text: '。', mark: null },
    ]);
    expect(segmentsOf('', [])).toEqual([]);
  });

  test('are drawn only where they still stand', () => {
    expect(standing('又成效显著', [aMark(0, '成效'), aMark(3, '显著')])).toEqual([aMark(3, '显著')]);
  });

  test('are kept by a decision, but never a number of a person', () => {
    const kept = [{ section: 'RESULTS', kind: 'CLAIM', words: '显著' } as const];
    expect(stateOf('RESULTS', aMark(0, '显著', { toDecide: true }), kept)).toBe('kept');
    expect(stateOf('PROBLEMS', aMark(0, '显著', { toDecide: true }), kept)).toBe('decide');
    expect(stateOf('RESULTS', aMark(0, '显著', { toDecide: true, mayKeep: false }), kept)).toBe('decide');
    expect(stateOf('RESULTS', aMark(0, '成效'), kept)).toBe('advice');
  });
});

test('figures that two snapshots state differently: changed, new, gone', () => {
  const figure = (key: string, words: string) => ({
    key,
    name: key,
    value: words ? `${parseInt(words, 10)}` : null,
    words,
  });
  expect(
    changesBetween(
      [figure('A', '1场'), figure('B', '2人次'), figure('C', '3份'), figure('E', '0户')],
      [figure('A', '1场'), figure('B', '4人次'), figure('D', '5份'), figure('F', '0元')],
    ),
  ).toEqual([
    { key: 'B', name: 'B', before: '2人次', after: '4人次' },
    { key: 'D', name: 'D', before: null, after: '5份' },
    { key: 'C', name: 'C', before: '3份', after: null },
  ]);
});

test('what is open before an edition: nothing new, parts that nobody has written, marks', () => {
  const texts = {
    ...{ BASIS: '', ORGANISATION: '', PUBLICITY: '', RESPONSE: '', RESULTS: '' },
    ...{ PROBLEMS: '写了', NEXT_STEPS: ' ' },
  };
  const toDecide = [{ section: 'PROBLEMS', mark: aMark(0, '写') } as const];
  expect(openPoints({ texts, toDecide, changed: false })).toEqual([
    { kind: 'unchanged', section: null, words: '' },
    { kind: 'unwritten', section: 'NEXT_STEPS', words: '' },
    { kind: 'mark', section: 'PROBLEMS', words: '写' },
  ]);
  expect(openPoints({ texts: { ...texts, NEXT_STEPS: '写了' }, toDecide: [], changed: true })).toEqual([]);
});
