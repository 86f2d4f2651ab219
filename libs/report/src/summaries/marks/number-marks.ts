import { indicator, type IndicatorCode, type SummarySection } from '@fanzha/domain';
import { plainText } from '../document/summary-document.js';
import { figureWords, valueWords } from '../document/figure-words.js';
import { placeholdersIn } from '../document/narrative-text.js';
import { hasRecords, nameOf, type SnapshotFigure } from '../snapshot/snapshot.js';
import type { Mark } from './mark.js';
import { isNoResult, sentenceStart } from './no-result.js';

/** What a clause calls a figure, the more exact words first. */
const CALLED: readonly (readonly [words: RegExp, code: IndicatorCode])[] = [
  [/立案损失|案件损失/, 'LOSS'],
  [/接报|警情|报警/, 'CASES_REPORTED'],
  [/立案/, 'CASES_FILED'],
  [/破案|侦破|破获/, 'CASES_SOLVED'],
  [/避免.{0,4}损失|挽回.{0,4}损失/, 'LOSS_AVOIDED'],
  [/劝阻拦截|成功劝阻|拦截/, 'INTERCEPTIONS'],
  [/劝阻/, 'DISSUASIONS'],
  [/止付/, 'STOP_PAYMENT'],
  [/冻结/, 'FROZEN'],
  [/返还/, 'RETURNED'],
  [/宣传资料|宣传单|传单/, 'LEAFLETS'],
  [/手册/, 'MANUALS'],
  [/告知书|承诺书/, 'NOTICES_SIGNED'],
  [/短信/, 'SMS'],
  [/走访/, 'HOUSEHOLD_VISITS'],
  [/抓获/, 'SUSPECTS_CAUGHT'],
  [/参加|参与/, 'PARTICIPANTS'],
  [/隐患/, 'HAZARDS_FOUND'],
  [/宣传活动/, 'ACTIVITIES'],
];

const UNITS = [
  ...['个百分点', '网点次', '户次', '人次', '条次', '台次', '班次'],
  ...'起场份户人家个条项次篇张块册部处期元%'.split(''),
].join('|');

/** A number with a unit of figures: not of dates, list numbers, documents. */
const NUMBER = new RegExp(`(?<![0-9.〔第])([0-9]{1,12})(\\.[0-9]{1,6})?([万亿]?)([余多]?)(${UNITS})`, 'g');

function clauseStart(text: string, at: number): number {
  const from = sentenceStart(text, at);
  const before = text.slice(from, at);
  return from + Math.max(before.lastIndexOf('，'), before.lastIndexOf('、')) + 1;
}

/**
 * Numbers that were typed by hand: those that the snapshot states otherwise (NUMBER_DIFFERS), and those that it does
 * not state at all (NUMBER_WITHOUT_SOURCE). Next steps are plans, and their numbers are not looked at.
 */
export function numberMarks(
  text: string,
  section: SummarySection,
  figures: ReadonlyMap<string, SnapshotFigure>,
): Mark[] {
  if (section === 'NEXT_STEPS') return [];
  const bound = placeholdersIn(text);
  const stated = statedNumbers(figures);
  return [...text.matchAll(NUMBER)].flatMap((match): Mark[] => {
    const [words, whole = '', fraction = '', scale = '', , unit = ''] = match;
    const [start, end] = [match.index, match.index + words.length];
    if (bound.some((place) => start < place.end && end > place.start) || isNoResult(text, start)) return [];
    const value = Number(`${whole}${fraction}`) * ({ 万: 1e4, 亿: 1e8 }[scale] ?? 1);
    if (stated.has(`${value.toFixed(2)} ${unit}`) || stated.has(words)) return [];
    const clause = text.slice(clauseStart(text, start), start);
    const code = CALLED.find(([called]) => called.test(clause))?.[1];
    const figure = code === undefined ? undefined : figures.get(code);
    const place = { start, end, words };
    if (figure && nameOf(figure).unit === unit) return [differs(place, figure)];
    return [{ ...place, ...WITHOUT_SOURCE }];
  });
}

/** Every way in which the snapshot states a number: its digits with its unit, and its words. */
function statedNumbers(figures: ReadonlyMap<string, SnapshotFigure>): ReadonlySet<string> {
  return new Set(
    [...figures.values()].flatMap((figure) => {
      const { unit } = nameOf(figure);
      return [figure.now, figure.previous, figure.lastYear].flatMap((each) =>
        each === null || each.value === null
          ? []
          : [`${Number(each.value).toFixed(2)} ${unit}`, (valueWords(figure, each) ?? '').replace(/^约|^至少/, '')],
      );
    }),
  );
}

function differs(place: { start: number; end: number; words: string }, figure: SnapshotFigure): Mark {
  const { zh } = nameOf(figure);
  const en = figure.indicator === null ? zh : indicator(figure.indicator).en;
  const said = hasRecords(figure.now) ? plainText(figureWords(figure)) : '没有相关记录';
  return {
    ...place,
    kind: 'NUMBER_DIFFERS',
    reason: {
      zh: `手工写的是${place.words}，台账是${said}`,
      en: `Typed by hand as ${place.words}; the ledger says ${said}`,
    },
    suggestion: {
      zh: `改用台账的数字：${zh}`,
      en: `Use the figure of the ledger: ${en}`,
    },
  };
}

const WITHOUT_SOURCE = {
  kind: 'NUMBER_WITHOUT_SOURCE',
  reason: { zh: '台账里没有这个数字', en: 'The ledger does not have this number' },
  suggestion: {
    zh: '先把工作记入台账再更新数字，或写明数字的来源',
    en: 'Record the work and bring the figures up to date, or say where the number comes from',
  },
} as const;
