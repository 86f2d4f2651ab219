import {
  CAMPAIGN_STATES,
  indicator,
  isIndicatorCode,
  nameIn,
  SECTORS,
  TASK_STATES,
  TENANT_TYPES,
  termOf,
  type CampaignState,
  type TaskState,
} from '@fanzha/domain';
import { grouped } from '@fanzha/ui';
import type { CampaignTaskPartsFragment } from '../../graphql/generated.js';
import { currentLocale } from '../../locales/i18n.js';
import { listed } from '../../locales/punctuation.js';

export const campaignStateWords = (state: CampaignState): string =>
  nameIn(currentLocale(), termOf(CAMPAIGN_STATES, state));
export const taskStateWords = (state: TaskState): string => nameIn(currentLocale(), termOf(TASK_STATES, state));

/** The tone of a state of a campaign. */
export const toneOf = (state: CampaignState): string =>
  ({ DRAFT: '', ISSUED: 'info', CLOSED: 'ok', WITHDRAWN: 'warn' })[state];

export function indicatorName(code: string): string {
  return isIndicatorCode(code) ? nameIn(currentLocale(), indicator(code)) : code;
}

/** The unit that an indicator is shown in. */
export function unitWordOf(code: string): string {
  if (!isIndicatorCode(code)) return '';
  const row = indicator(code);
  return currentLocale() === 'zh-CN' ? row.unit : row.unitEn;
}

/** `≥2 场`, `≥90 %`. */
export const targetWords = ({ indicator: code, target }: CampaignTaskPartsFragment): string =>
  `≥${grouped(target)} ${unitWordOf(code)}`;

/** A value with at most one decimal. */
export const valueWords = (value: number | null): string =>
  value === null ? '—' : grouped(Math.floor(value * 10 + 1e-9) / 10);

/** For whom a task is; '' where it is for all. */
export function audienceWords({
  sectors,
  tenantTypes,
}: Pick<CampaignTaskPartsFragment, 'sectors' | 'tenantTypes'>): string {
  const locale = currentLocale();
  return listed([
    ...sectors.map((code) => nameIn(locale, termOf(SECTORS, code))),
    ...tenantTypes.map((code) => nameIn(locale, termOf(TENANT_TYPES, code))),
  ]);
}
