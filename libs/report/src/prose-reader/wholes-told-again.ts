import type { Classified } from './classified.js';
import { pattern } from './pattern.js';
import { OF_OTHERS } from './results.js';

/** The rule of a whole of which the text tells parts as well: whether they are in it, a person says. */
const WHOLE_TOLD_AGAIN = 'whole-told-again';

const SUM = '(?<![公中])(?:共计?|合计|总计|累计|总共|一共)(?![同享建筑管治])';
/** 本月共开展…, 以上活动合计…: a whole, wherever in its sentence it begins. */
const OF_SPAN = pattern(
  'u',
  String.raw`(?:[本全当](?:个)?(?:月|季度?|周|年度?|学期|阶段|期)(?:份)?|以上|上述|综上|总的来看|整个?[\p{Script=Han}]{1,4}期间|活动期间|`,
  String.raw`(?:^|[，；年])\d{1,2}月份?|[一二三四]季度|[上下]半年|(?:至|到|-)[\d月]{1,6}[日号])(?:以来|内|里|期间|底)?，?[^，。；\d]{0,12}?`,
  SUM,
);
/** 全社区累计发放…; 一个月来，学校共开展…: a sentence that begins with its sum. */
const AT_START = pattern(
  'u',
  String.raw`^(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．]|[①-⑳●■◆])?(?:[^，。；\d]{1,14}，)?[^，。；\d]{0,12}?`,
  SUM,
);
/** 讲座2场、班会3场，共计6场: behind the parts, in their sentence. */
const BEHIND_PARTS = pattern('u', String.raw`^[^，。；\d]{0,4}?`, SUM);
/** An activity that is told without a figure, by its day. */
const DONE_ON_A_DAY =
  /^[^。]{0,40}?(?:开展|举办|组织|召开|举行|走进|进行|开设)[^。]{0,24}?(?:宣传|讲座|活动|班会|培训|宣讲|演练|咨询|课)/u;

/** What single cases, told as stories, are recorded as. */
const OF_SINGLE_CASES: ReadonlySet<string> = new Set(['INTERCEPTIONS', 'LOSS_AVOIDED', 'DISSUASIONS']);

type Lead = 'SPAN' | 'START' | 'BEHIND';

function leadOf({ context: { before, left, sentence, token }, class: is, rule }: Classified): Lead | null {
  if (is !== 'RESULT' || sentence.isRow || rule === OF_OTHERS) return null;
  if (OF_SPAN.test(before)) return 'SPAN';
  if (token.start - before.length === sentence.start && AT_START.test(before)) return 'START';
  return BEHIND_PARTS.test(left) ? 'BEHIND' : null;
}

/**
 * 本月共开展活动5场次 beside the single activities of that month is told of them, and perhaps of others: as a running
 * total it counts for what goes beyond them, and is never taken for sure. The parts need not add up to it. Where its
 * sentence goes on, so does the whole.
 */
export function withWholesToldAgain(told: readonly Classified[]): readonly Classified[] {
  const leads = told.map(leadOf);
  if (leads.every((lead) => lead === null)) return told;
  const parts = partsByIndicator(told, leads);
  const days = sentencesOf(told.filter(isActivityOfDay));
  const cases = sentencesOf(told.filter(({ class: is }) => is === 'CASE'));
  const sentences = new Set<number>();
  const alone = new Set<number>();
  const here = new Map<string, number>();
  let current = -1;
  for (const [index, one] of told.entries()) {
    const { indicator, context } = one;
    const { start } = context.sentence;
    if (start !== current) here.clear();
    current = start;
    const { value } = context.token;
    if (indicator === null || value === null) continue;
    const lead = leads[index];
    const before = here.get(indicator);
    if (lead === 'BEHIND') {
      if (before !== undefined && before <= value) alone.add(index);
    } else if (lead) {
      const most = partsElsewhere(parts.get(indicator), start, lead);
      const isOfActivities = indicator === 'SESSIONS' && isElsewhere(days, start);
      const isOfCases = OF_SINGLE_CASES.has(indicator) && isElsewhere(cases, start);
      if ((most !== null && most <= value) || isOfActivities || isOfCases) sentences.add(start);
    } else if (isPart(one)) here.set(indicator, (before ?? 0) + value);
  }
  return told.map((one, index) => {
    const lead = leads[index];
    const isWhole = alone.has(index) || (lead && lead !== 'BEHIND' && sentences.has(one.context.sentence.start));
    return isWhole ? { ...one, class: 'RUNNING_TOTAL', rule: WHOLE_TOLD_AGAIN } : one;
  });
}

/** What may be parts of one indicator: their sum, and for each sentence its sum and its largest. */
interface Parts {
  sum: number;
  readonly sums: Map<number, number>;
  readonly largest: Map<number, number>;
  /** Sentences with the largest part and with the next one, which goes where the first is left out. */
  top: readonly number[];
}

const isPart = ({ class: is, indicator, context, rule }: Classified): boolean =>
  is === 'RESULT' && indicator !== null && context.token.value !== null && rule !== OF_OTHERS;

/** A number that is a whole itself is no part. */
function partsByIndicator(told: readonly Classified[], leads: readonly (Lead | null)[]): ReadonlyMap<string, Parts> {
  const found = new Map<string, Parts>();
  for (const [index, one] of told.entries()) {
    if (!isPart(one) || leads[index] || one.indicator === null) continue;
    const value = one.context.token.value ?? 0;
    const { start } = one.context.sentence;
    const parts = found.get(one.indicator) ?? { sum: 0, sums: new Map(), largest: new Map(), top: [] };
    found.set(one.indicator, parts);
    parts.sum += value;
    parts.sums.set(start, (parts.sums.get(start) ?? 0) + value);
    parts.largest.set(start, Math.max(parts.largest.get(start) ?? 0, value));
    const largest = (sentence: number) => parts.largest.get(sentence) ?? 0;
    parts.top = [...new Set([...parts.top, start])].sort((a, b) => largest(b) - largest(a)).slice(0, 2);
  }
  return found;
}

/**
 * The least that a whole of these parts must be; null where no other sentence tells any. Where only the start of a
 * sentence says that it is one, it must hold all of them together.
 */
function partsElsewhere(parts: Parts | undefined, sentence: number, lead: Lead): number | null {
  const first = parts?.top.find((start) => start !== sentence);
  if (!parts || first === undefined) return null;
  return lead === 'SPAN' ? (parts.largest.get(first) ?? 0) : parts.sum - (parts.sums.get(sentence) ?? 0);
}

const sentencesOf = (told: readonly Classified[]): ReadonlySet<number> =>
  new Set(told.map(({ context }) => context.sentence.start));
const isElsewhere = (sentences: ReadonlySet<number>, own: number): boolean =>
  sentences.size > (sentences.has(own) ? 1 : 0);

const isActivityOfDay = ({ class: is, context }: Classified): boolean =>
  is === 'DATE' && /^[日号]$/u.test(context.unit) && DONE_ON_A_DAY.test(context.after);
