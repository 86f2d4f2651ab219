import { pattern } from './pattern.js';
import type { Classified } from './classified.js';
import { RESULT_CLASSES } from './reading.js';

/** More numbers than these in a row are no breakdown that anybody writes. */
const MOST_PARTS = 10;
/** How far behind its total a breakdown may begin, in numbers: shares and changes may stand between. */
const FAR = 10;
const COUNTED: ReadonlySet<string> = new Set(['RESULT', 'RUNNING_TOTAL', 'STATISTIC', 'CONTEXT', 'PART', 'CASE']);
/** Readings that only lack what the total says: its unit, its act. */
const OPEN_RULES = pattern(
  'u',
  String.raw`^(?:no-act|part-without-act|no-unit|case-number-of-cases|measure:|done-without-measure|`,
  String.raw`incidents|money-without-act|told-of-others)`,
);

const isTotal = ({ class: is, rule, context }: Classified): boolean =>
  (RESULT_CLASSES.has(is) ||
    rule === 'incidents' ||
    rule === 'base-figure' ||
    rule === 'incident-loss' ||
    rule === 'restated-whole') &&
  Number.isInteger(context.token.value) &&
  (context.token.value ?? 0) >= 4 &&
  // 分别组织夜校4期、3期和1期: one of a row is no total.
  !/分别[^，。；]*$/u.test(context.before) &&
  context.token.upTo === null;

/** 已发放1300册，其余700册6月发放: what was done and what remains are no breakdown. */
const IS_STATE = /(?:^|[，、])(?:已|尚|未|不)/u;

const mayBePart = (total: Classified, { class: is, rule, context, measure, indicator }: Classified): boolean =>
  COUNTED.has(is) &&
  (measure === null || measure === total.measure || (indicator !== null && indicator === total.indicator)) &&
  !context.token.isShare &&
  OPEN_RULES.test(rule) &&
  (rule !== 'incidents' || total.rule === 'incidents' || /^CASES_/u.test(total.indicator ?? '')) &&
  !IS_STATE.test(context.left) &&
  context.token.value !== null &&
  context.token.upTo === null &&
  context.token.value < (total.context.token.value ?? 0) &&
  (context.unit === total.context.unit || context.unit === '') &&
  context.sentence.line - total.context.sentence.line <= 1;

/**
 * Numbers that follow a total and add up to it are its parts: 186起…按类型分：刷单38起、贷款22起、…. What they count is
 * that of the total.
 */
export function withPartsOfSums(told: readonly Classified[]): readonly Classified[] {
  const found = [...told];
  for (const [index, total] of told.entries()) {
    if (!isTotal(total)) continue;
    const parts = partsOf(told, index, total);
    for (const at of parts) {
      const part = told[at];
      if (part)
        found[at] = { ...part, class: 'PART', rule: 'adds-up', measure: total.measure, indicator: total.indicator };
    }
  }
  return found;
}

/** The first run of numbers behind a total that adds up to it; empty for none. */
function partsOf(told: readonly Classified[], index: number, total: Classified): readonly number[] {
  const wanted = total.context.token.value ?? 0;
  const candidates: number[] = [];
  for (let at = index + 1; at < told.length && at <= index + FAR + MOST_PARTS; at += 1) {
    const one = told[at];
    if (one && mayBePart(total, one)) candidates.push(at);
  }
  for (let first = 0; first < Math.min(candidates.length, 4); first += 1) {
    let sum = 0;
    for (let last = first; last < candidates.length && last - first < MOST_PARTS; last += 1) {
      sum += told[candidates[last] ?? 0]?.context.token.value ?? 0;
      if (sum > wanted) break;
      if (sum !== wanted || last === first) continue;
      const parts = candidates.slice(first, last + 1);
      return areOneList(told, parts) ? parts : [];
    }
  }
  return [];
}

/** Parts stand in one sentence, or one after the other. */
const areOneList = (told: readonly Classified[], places: readonly number[]): boolean =>
  (places.length > 2 || places.every((place) => told[place]?.context.unit !== '')) &&
  places.every((place, order) => {
    const earlier = told[places[order - 1] ?? place]?.context;
    const own = told[place]?.context;
    return earlier !== undefined && own !== undefined && own.token.start - earlier.unitEnd <= 40;
  });
