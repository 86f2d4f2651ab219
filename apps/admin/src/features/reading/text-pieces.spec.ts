import { describe, expect, test } from '@jest/globals';
import type { ReadTextWholeFragment } from '../../graphql/generated.js';
import { acceptedInput, draftsOf, isSure, unreadableAmount } from './accepted-draft.js';
import { around, linesOf } from './text-pieces.js';

const TEXT = '总结\n9月10日讲座1场，320人参加。\n明年覆盖100%，另建12。';
const at = (quote: string, further: object) => {
  const start = TEXT.indexOf(quote);
  return {
    start,
    end: start + quote.length,
    quote,
    indicator: null,
    value: null,
    upTo: null,
    qualifier: null,
    ...further,
  };
};
const text = {
  text: TEXT,
  readings: [
    at('1', { class: 'RESULT', indicator: 'SESSIONS', value: 1, qualifier: 'EXACT', start: 11, end: 12 }),
    at('320', { class: 'RESULT', indicator: 'PARTICIPANTS', value: 320, qualifier: 'EXACT' }),
    at('100%', { class: 'TARGET', value: 100 }),
    at('12', { class: 'CONTEXT', value: 12 }),
  ],
  unread: [at('12', {})],
  proposals: [
    {
      ...at('9月10日讲座1场，320人参加', {}),
      proposal: 0,
      kind: 'ACTIVITY',
      status: 'DONE',
      title: '讲座',
      from: '2026-09-10',
      until: '2026-09-10',
      confidence: 0.9,
      possible: true,
      toldBefore: null,
      amounts: [
        { reading: 0, indicator: 'SESSIONS', role: 'STATED' },
        { reading: 1, indicator: 'PARTICIPANTS', role: 'STATED' },
      ],
    },
  ],
} as unknown as ReadTextWholeFragment;

describe('the text in pieces', () => {
  const lines = linesOf(text);

  test('has every word once, in its line', () => {
    expect(lines.map((line) => line.map((piece) => piece.text).join('')).join('\n')).toBe(TEXT);
  });

  test('numbers a proposal where it begins, and tells results, other numbers and unread ones apart', () => {
    const pieces = lines.flat();
    expect(pieces.filter(({ begins }) => begins.length > 0)).toMatchObject([{ begins: [0], proposals: [0] }]);
    const markOf = (words: string) => pieces.find((piece) => piece.text === words)?.mark;
    expect([markOf('320'), markOf('100%'), markOf('12')]).toEqual(['value', 'not', 'unread']);
    expect(around(TEXT, TEXT.indexOf('100%'), TEXT.indexOf('100%') + 4)).toBe('明年覆盖100%，另建12');
    const words = '参与学生980余人次，其中高年级12场、参与510人次，计划开展观影2场，力争反诈App安装率达到100%。';
    const around510 = around(words, words.indexOf('510'), words.indexOf('510') + 3);
    expect(around510).toBe('980余人次，其中高年级12场、参与510人次，计划开展观影2场，力争反诈');
    const of2 = words.indexOf('2场，力');
    expect(around(words, of2, of2 + 1)).toBe('12场、参与510人次，计划开展观影2场，力争反诈App安装率达到100%');
  });
});

describe('a proposal that is decided on', () => {
  test('is not ticked, has the days that were read, and sends only what differs', () => {
    const [draft] = draftsOf(text);
    const [proposal] = text.proposals;
    if (!draft || !proposal) throw new Error('No proposal');
    expect(draft).toMatchObject({ on: false, startOn: '2026-09-10', endOn: '' });
    expect(isSure(proposal)).toBe(true);
    expect(acceptedInput(proposal, draft, text.readings)).toMatchObject({ startOn: '2026-09-10', amounts: [] });
    const [sessions, people] = draft.amounts;
    if (!sessions || !people) throw new Error('No amounts');
    sessions.leaveOut = true;
    people.value = '300';
    expect(acceptedInput(proposal, draft, text.readings).amounts).toEqual([
      { reading: 0, leaveOut: true },
      { reading: 1, qualifier: 'EXACT', value: 300 },
    ]);
    people.value = '三百';
    expect(unreadableAmount(draft)).toBe(people);
  });

  test('is never ticked for sure where a person has to choose', () => {
    const [proposal] = text.proposals;
    if (!proposal) throw new Error('No proposal');
    const running = { ...proposal, confidence: 0.92, amounts: [{ ...proposal.amounts[0]!, role: 'RUNNING' as const }] };
    expect(isSure(running)).toBe(false);
    expect(isSure({ ...proposal, kind: 'FRAUD_CASE' })).toBe(false);
    expect(isSure({ ...proposal, status: 'PLANNED' })).toBe(false);
    expect(isSure({ ...proposal, from: null, until: null })).toBe(false);
    expect(isSure({ ...proposal, confidence: 0.7 })).toBe(false);
  });
});
