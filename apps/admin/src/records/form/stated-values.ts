import type { IndicatorCode } from '@fanzha/domain';
import { countOf, moneyOf, type CountLine } from '../text/count-text.js';
import type { StatedValue } from './use-plausibility.js';

/** What a line of a form states of an indicator; null where it states no number. */
export const statedCount = (indicator: IndicatorCode, line: CountLine): StatedValue => ({
  indicator,
  value: countOf(line).value,
});

/** The same of an amount of money, in yuan. */
export function statedMoney(indicator: IndicatorCode, line: CountLine): StatedValue {
  const { value } = moneyOf(line);
  return { indicator, value: value === null ? null : Number(value) };
}
