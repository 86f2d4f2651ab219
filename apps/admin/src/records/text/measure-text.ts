import { indicator, nameIn, unitWord, type IndicatorCode, type Locale } from '@fanzha/domain';
import { groupedShort } from '@fanzha/ui';
import type { Qualifier } from '../../graphql/generated.js';

export interface StatedMeasure {
  readonly indicator: IndicatorCode;
  readonly value: number | null;
  readonly qualifier: Qualifier;
}

const WORDS = {
  'zh-CN': { APPROX: '约 ', UNCOUNTED: '做了未统计', WITHHELD: '不便公开' },
  en: { APPROX: 'about ', UNCOUNTED: 'done, not counted', WITHHELD: 'withheld' },
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

/** One amount in words and digits with its unit, such as `≥3,000 份`, `约 120 人次`, `做了未统计`. */
export function measureText({ indicator: code, value, qualifier }: StatedMeasure, locale: Locale): string {
  if (qualifier === 'UNCOUNTED' || qualifier === 'WITHHELD') return WORDS[locale][qualifier];
  const sign = qualifier === 'AT_LEAST' ? '≥' : qualifier === 'APPROX' ? WORDS[locale].APPROX : '';
  return `${sign}${groupedShort(value ?? 0)} ${unitWord(unitOf(code, locale), value ?? 0)}`;
}

export const measureName = (code: IndicatorCode, locale: Locale): string => nameIn(locale, indicator(code));
