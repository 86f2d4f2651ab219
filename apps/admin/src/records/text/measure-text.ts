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
