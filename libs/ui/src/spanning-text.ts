import type { Locale } from '@fanzha/domain';
import { figureText, type FigureKind } from './figure-text.js';

/** What ended in a period and began before it: it stands beside the figure of the period, and is not in it. */
export interface SpanningPart {
  readonly records: number;
  /** Null of a ratio, and where nothing was counted. */
  readonly amount: number | null;
  readonly atLeast?: boolean;
  readonly approx?: boolean;
  /** Those of the records that state it without a number, or keep it to themselves. */
  readonly uncounted?: number;
  readonly withheld?: number;
  /** Of a ratio: it leaves the figure uncertain. */
  readonly ofRatio?: boolean;
}

/**
 * The part as it is marked; null where there is nothing to mark. The rest of a running total may count 0: it adds
 * nothing to a longer period, and takes nothing from this one.
 */
export const markedSpanning = <Part extends SpanningPart>(part: Part | null | undefined): Part | null =>
  !part || (part.amount === 0 && !part.uncounted && !part.withheld) ? null : part;

type Words = (key: string, values: Record<string, unknown>, count?: number) => string;

/** What stands before an amount that is not exact, in a mark. */
const SIGNS = { 'zh-CN': { atLeast: '≥', approx: '约' }, en: { atLeast: '≥', approx: '~' } } as const;

/** The amount as a mark has room for it: `40`, `≥3.20万`, `约100`; empty where there is none. */
export function spanningDigits(part: SpanningPart, unit: string, locale: Locale, kind: FigureKind = 'count'): string {
  if (part.amount === null) return '';
  const text = figureText({ ...part, value: part.amount }, unit, locale, kind);
  const scale = unit !== '' && text.unit.endsWith(unit) ? text.unit.slice(0, -unit.length) : '';
  return `${text.qualifier ? SIGNS[locale][text.qualifier] : ''}${text.digits}${scale}`;
}

/** All that the mark means, for its title and for who cannot see it. */
export function spanningWords(
  part: SpanningPart,
  unit: string,
  locale: Locale,
  t: Words,
  kind: FigureKind = 'count',
): string {
  if (part.ofRatio) return t('ui.figure.spanningRatio', { n: part.records }, part.records);
  if (part.amount === null) return t('ui.figure.spanningUncounted', { n: part.records }, part.records);
  return t('ui.figure.spanning', { amount: figureText({ ...part, value: part.amount }, unit, locale, kind).exact });
}

/** Room for the marks beside a figure of a column, in em of small type: +n for records without a number, and 跨n. */
export function besideRoom(
  missing: number,
  spanning: SpanningPart | null | undefined,
  unit: string,
  locale: Locale,
  kind: FigureKind = 'count',
): number {
  const ofMissing = missing > 0 ? 1.33 + `${missing}`.length * 0.57 : 0;
  const marked = markedSpanning(spanning);
  if (!marked) return Math.round(ofMissing * 100) / 100;
  const digits = spanningDigits(marked, unit, locale, kind);
  return Math.round((ofMissing + (locale === 'en' ? 3.9 : 1.7) + letterRoom(digits)) * 100) / 100;
}

/** Room that a text takes in one line, in em: about right for Chinese and Latin letters. */
export function letterRoom(text: string): number {
  return [...text].reduce((width, letter) => width + (letter > '\u00ff' ? 1 : 0.57), 0);
}
