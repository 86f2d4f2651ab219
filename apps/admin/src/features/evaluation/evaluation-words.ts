import {
  APPEAL_STATES,
  EVALUATION_STATES,
  indicator,
  nameIn,
  SCORE_DOUBTS,
  SECTORS,
  TENANT_TYPES,
  termOf,
  unitWord,
} from '@fanzha/domain';
import { grouped } from '@fanzha/ui';
import type { ComposerTranslation } from 'vue-i18n';
import type { EvaluationItemPartsFragment, EvaluationScorePartsFragment } from '../../graphql/generated.js';
import { currentLocale, i18n } from '../../locales/i18n.js';
import { termWords } from '../../locales/term-words.js';
import { evaluation } from '../../locales/zh-CN/evaluation.js';
import { listed, parts } from '../../locales/punctuation.js';

// The Chinese words of most pages are in the first load, where there is no room for these.
i18n.global.mergeLocaleMessage('zh-CN', { evaluation });

export type Item = EvaluationItemPartsFragment;
export type ItemScore = EvaluationScorePartsFragment['items'][number];

export const stateWords = (state: string): string => termWords(EVALUATION_STATES, state);
export const appealWords = (state: string): string => termWords(APPEAL_STATES, state);
export const doubtWords = (doubt: string): string => termWords(SCORE_DOUBTS, doubt);

/** The tone of a state of a scheme. */
export const toneOf = (state: string): string => ({ PUBLISHED: 'info', CLOSED: 'warn', LOCKED: 'ok' })[state] ?? '';

export const indicatorWords = ({ indicator: code }: Pick<Item, 'indicator'>): string =>
  nameIn(currentLocale(), indicator(code));
export const unitWords = ({ indicator: code }: Pick<Item, 'indicator'>): string =>
  currentLocale() === 'zh-CN' ? indicator(code).unit : indicator(code).unitEn;

/** A decimal without idle zeros behind the point. */
export const plain = (decimal: string): string => (decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal);

const valued = (item: Item, decimal: string | null): string => {
  const [whole = '0', rest] = plain(decimal ?? '0').split('.');
  const unit = rest === undefined ? unitWord(unitWords(item), Number(whole)) : unitWords(item);
  return `${grouped(Number(whole))}${rest === undefined ? '' : `.${rest}`}${unit === '%' ? '' : ' '}${unit}`;
};

/** How a figure becomes points, in one line. */
export function ruleWords(item: Item, t: ComposerTranslation): string {
  if (item.rule === 'LINEAR')
    return t('evaluation.rule.LINEAR', { from: valued(item, item.from), to: valued(item, item.to) });
  if (item.rule === 'DEDUCTION') {
    const unit = currentLocale() === 'zh-CN' ? `1 ${unitWords(item)}` : unitWords(item);
    const each = t('evaluation.rule.DEDUCTION', { unit, points: plain(item.perUnit ?? '0') });
    if (item.lostAtMost === null) return each;
    return parts([each, t('evaluation.rule.lostAtMost', { points: plain(item.lostAtMost) })]);
  }
  const [first] = item.steps;
  return parts([
    ...item.steps.map(({ at, points }) => t('evaluation.rule.step', { at: valued(item, at), points: plain(points) })),
    ...(first && Number(first.at) > 0 ? [t('evaluation.rule.stepBelow', { at: valued(item, first.at) })] : []),
  ]);
}

/** The figure of an item in the unit of its indicator, without marks. */
export function figureWords(item: Item, { value }: Pick<ItemScore, 'value'>, t: ComposerTranslation): string {
  if (value === null) return t('evaluation.computed.none');
  return valued(item, shownValue(item, value));
}

/** A ratio with two decimals: it is shown, and points come of what it divides. */
const shownValue = ({ indicator: code }: Item, value: string): string =>
  indicator(code).ratio ? Number(value).toFixed(2) : value;

/** What a ratio divides; null of any other figure. */
export const ratioWords = (score: ItemScore, t: ComposerTranslation): string | null =>
  score.numerator === null || score.denominator === null
    ? null
    : t('evaluation.computed.ratio', {
        numerator: grouped(Number(score.numerator)),
        denominator: grouped(Number(score.denominator)),
      });

/** Points as they are certain, or the lowest and the highest. */
export const pointsWords = ({ low, high }: { low: string; high: string }, t: ComposerTranslation): string =>
  low === high ? low : t('evaluation.range', { low, high });

/** The step by which the points of an item were computed; null of what it is exempt from. */
export function stepWords(item: Item, score: ItemScore, t: ComposerTranslation): string | null {
  if (score.state === 'EXEMPT') return null;
  if (score.low !== score.high) return t('evaluation.computed.range', { low: score.low, high: score.high });
  const points = score.low;
  const value = figureWords(item, score, t);
  const [from, to, weight] = [plain(item.from ?? '0'), plain(item.to ?? '0'), plain(item.weight)];
  if (item.rule === 'STEP') return t('evaluation.computed.STEP', { value, points });
  if (item.rule === 'DEDUCTION') {
    const least = Number(item.weight) - Math.min(Number(item.lostAtMost ?? item.weight), Number(item.weight));
    if (Number(points) === least) return t('evaluation.computed.lost', { points });
    return t('evaluation.computed.DEDUCTION', { weight, perUnit: plain(item.perUnit ?? '0'), value, points });
  }
  if (points === item.weight) return t('evaluation.computed.atMost', { to: valued(item, item.to), points });
  if (Number(points) === 0) return t('evaluation.computed.atLeast', { from: valued(item, item.from) });
  return t('evaluation.computed.LINEAR', { weight, value, from, to, points });
}

/** What is beside a figure: records that are not exact. */
export const markWords = (score: ItemScore, t: ComposerTranslation): string[] => [
  ...(score.approx ? [t('evaluation.marks.approx')] : []),
  ...(score.uncounted > 0 ? [t('evaluation.marks.uncounted', { n: score.uncounted })] : []),
  ...(score.withheld > 0 ? [t('evaluation.marks.withheld', { n: score.withheld })] : []),
  ...(score.spanning ? [t('evaluation.marks.spanning')] : []),
];

/** Whom a scheme is for. */
export function audienceWords(
  scheme: {
    readonly regions: readonly { readonly name: string }[];
    readonly sectors: readonly string[];
    readonly tenantTypes: readonly string[];
  },
  t: ComposerTranslation,
): string {
  const locale = currentLocale();
  const kinds = [
    ...scheme.sectors.map((code) => nameIn(locale, termOf(SECTORS, code as never))),
    ...scheme.tenantTypes.map((code) => nameIn(locale, termOf(TENANT_TYPES, code as never))),
  ];
  const where = listed(scheme.regions.map(({ name }) => name));
  return `${where} · ${kinds.length > 0 ? listed(kinds) : t('evaluation.allUnits')}`;
}
