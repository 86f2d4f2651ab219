import { indicator, nameIn, type IndicatorCode, type Locale } from '@fanzha/domain';
import type { Qualifier } from '../../graphql/generated.js';
import { countText } from './count-text.js';

export interface StatedMeasure {
  readonly indicator: IndicatorCode;
  readonly value: number | null;
  readonly qualifier: Qualifier;
  /** The upper end of a range whose lower one is the value. */
  readonly upTo?: number | null;
  /** Not counted, but there was something. */
  readonly atLeast?: boolean | null;
}

const WORDS = {
  'zh-CN': { EXACT: '', AT_LEAST: '', APPROX: '约', UNCOUNTED: '做了未统计', WITHHELD: '不便公开', SOME: '有，未计数' },
  en: {
    EXACT: '',
    AT_LEAST: '',
    APPROX: 'about',
    UNCOUNTED: 'done, not counted',
    WITHHELD: 'withheld',
    SOME: 'some, not counted',
  },
} as const;

/** The amounts of a record by indicator: those of several lines, each of other days, are added up. */
export function byIndicator<Stated extends StatedMeasure>(measures: readonly Stated[]): StatedMeasure[] {
  const codes = [...new Set(measures.map(({ indicator: code }) => code))];
  return codes.map((code) => {
    const lines = measures.filter(({ indicator: other }) => other === code);
    const [first] = lines;
    if (lines.length === 1 && first) return first;
    const counted = lines.flatMap(({ value }) => value ?? []);
    const says = (qualifier: Qualifier): boolean => lines.some((line) => line.qualifier === qualifier);
    const value = counted.length === 0 ? null : counted.reduce((sum, one) => sum + one, 0);
    // A line that nobody counted makes the sum of the others "at least".
    const isMore = says('AT_LEAST') || counted.length < lines.length;
    const stated: Qualifier = isMore ? 'AT_LEAST' : says('APPROX') ? 'APPROX' : 'EXACT';
    return { indicator: code, value, qualifier: value === null ? (first?.qualifier ?? 'UNCOUNTED') : stated };
  });
}

/** Unit of an indicator; never left out, because 人 and 人次 are different things. */
export function unitOf(code: IndicatorCode, locale: Locale): string {
  const row = indicator(code);
  return locale === 'en' ? row.unitEn : row.unit;
}

/** One amount in words and digits with its unit, such as `≥3,000 份`, `300～500 人次`, `做了未统计`. */
export const measureText = (measure: StatedMeasure, locale: Locale): string =>
  countText(measure, unitOf(measure.indicator, locale), (kind) => WORDS[locale][kind]);

export const measureName = (code: IndicatorCode, locale: Locale): string => nameIn(locale, indicator(code));
