import {
  FRAUD_FREE_COUNTS,
  FRAUD_FREE_DOUBTS,
  FRAUD_FREE_LEVELS,
  FRAUD_FREE_STATUSES,
  type LocalDate,
  parsePeriod,
} from '@fanzha/domain';
import type { IconName } from '@fanzha/ui';
import type { ComposerTranslation } from 'vue-i18n';
import type { FraudFreeRuleFragment } from '../../graphql/generated.js';
import { currentLocale, i18n } from '../../locales/i18n.js';
import { termWords } from '../../locales/term-words.js';
import { moneyText } from '../../records/text/money-text.js';
import { fraudFree } from '../../locales/zh-CN/fraud-free.js';

// The Chinese words of most pages are in the first load, where there is no room for these.
i18n.global.mergeLocaleMessage('zh-CN', { fraudFree });

export const levelWords = (level: string): string => termWords(FRAUD_FREE_LEVELS, level);
export const countWords = (count: string): string => termWords(FRAUD_FREE_COUNTS, count);
export const statusWords = (status: string): string => termWords(FRAUD_FREE_STATUSES, status);
export const doubtWords = (doubt: string): string => termWords(FRAUD_FREE_DOUBTS, doubt);

/** The bounds of a scheme, each in words. */
export function ruleWords(
  {
    count,
    casesAtMost,
    dropAtLeast,
    lossAtMost,
  }: Pick<FraudFreeRuleFragment, 'count' | 'casesAtMost' | 'dropAtLeast' | 'lossAtMost'>,
  t: ComposerTranslation,
): string[] {
  const cases = countWords(count);
  return [
    ...(casesAtMost === null ? [] : [t('fraudFree.rule.casesAtMost', { cases, n: casesAtMost })]),
    ...(dropAtLeast === null ? [] : [t('fraudFree.rule.dropAtLeast', { cases, n: dropAtLeast })]),
    ...(lossAtMost === null
      ? []
      : [
          t('fraudFree.rule.lossAtMost', {
            loss: moneyText({ value: lossAtMost, qualifier: 'EXACT' }, () => '', currentLocale()),
          }),
        ]),
  ];
}

/** How far the period of a scheme is: what is met in a running one is met so far. */
export function stateOf(
  { period, endedAt }: Pick<FraudFreeRuleFragment, 'period' | 'endedAt'>,
  today: LocalDate,
): 'ended' | 'ahead' | 'running' | 'over' {
  const { start, end } = parsePeriod(period);
  if (endedAt) return 'ended';
  if (start > today) return 'ahead';
  return end >= today ? 'running' : 'over';
}

export const STATUS_TAGS: Readonly<Record<string, { tag: string; icon: IconName }>> = {
  MET: { tag: 'ok', icon: 'tick' },
  NOT_MET: { tag: 'bad', icon: 'close' },
  UNDETERMINED: { tag: 'warn', icon: 'help' },
};
