import type { SummaryMarkKind, SummarySection } from '@fanzha/domain';
import type { SnapshotFigure } from '../snapshot/snapshot.js';
import type { Mark } from './mark.js';
import { ALL_RULES } from './mark-rules.js';
import { isNoResult, sentenceStart } from './no-result.js';
import { numberMarks } from './number-marks.js';

/** Words that tell of a time without saying its days. */
const VAGUE_TIME = /今年以来|去年以来|年初以来|截至目前|截止目前|到目前为止|近年来|近期以来|迄今为止/g;
const SAYS_DAYS = /[0-9]{4}年|[0-9]{1,2}月|[0-9]{1,2}日/;

/** Characters of a sentence that are looked at. */
const SENTENCE = 200;

const NO_PERIOD = {
  kind: 'PERIOD_MISSING',
  reason: { zh: '没有写明起止日期', en: 'It does not say of which days' },
  suggestion: { zh: '写明统计期或截止日期，如“截至10月31日”', en: 'Say of which days, such as 截至10月31日' },
} as const;

/**
 * What is to be looked at again in a text of a summary, in its order. The same text and figures always have the same
 * marks, and no two of them have a place in common. Takes time in proportion to the text.
 */
export function marksIn(text: string, section: SummarySection, figures: ReadonlyMap<string, SnapshotFigure>): Mark[] {
  const found = [
    ...ALL_RULES.flatMap(({ kind, pattern, reason, suggestion }) =>
      [...text.matchAll(pattern)].flatMap((match): Mark[] => {
        const [words] = match;
        const start = match.index;
        if (kind === 'TARGET_AS_RESULT' && (section === 'NEXT_STEPS' || isNoResult(text, start))) return [];
        return [{ start, end: start + words.length, words, kind, reason, suggestion }];
      }),
    ),
    ...numberMarks(text, section, figures),
    ...periodMarks(text),
  ];
  return withoutOverlaps(found);
}

function periodMarks(text: string): Mark[] {
  return [...text.matchAll(VAGUE_TIME)].flatMap((match): Mark[] => {
    const [words] = match;
    const ends = text.slice(match.index, match.index + SENTENCE).search(/[。；\n]/);
    const sentence = text.slice(sentenceStart(text, match.index), match.index + (ends < 0 ? SENTENCE : ends));
    return SAYS_DAYS.test(sentence)
      ? []
      : [{ start: match.index, end: match.index + words.length, words, ...NO_PERIOD }];
  });
}

/** Which of two marks at one place counts: the graver kind, else the one that begins first. */
const BY_WEIGHT: readonly SummaryMarkKind[] = [
  'PERSONAL_NUMBER',
  'PERSON_NAME',
  'TARGET_AS_RESULT',
  'NUMBER_FORM',
  'NUMBER_DIFFERS',
  'CLAIM',
  'NUMBER_WITHOUT_SOURCE',
  'PERIOD_MISSING',
];

function withoutOverlaps(marks: readonly Mark[]): Mark[] {
  const kept: Mark[] = [];
  for (const mark of [...marks].sort((one, other) => one.start - other.start || other.end - one.end)) {
    const last = kept.at(-1);
    if (!last || mark.start >= last.end) kept.push(mark);
    else if (BY_WEIGHT.indexOf(mark.kind) < BY_WEIGHT.indexOf(last.kind)) kept.splice(-1, 1, mark);
  }
  return kept;
}
