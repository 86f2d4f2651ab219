import type { FraudTypeCode, InterceptionVenue } from '@fanzha/domain';
import type { FigureContext } from './extracted-figure.ts';

// The first that matches: what says more stands first.
const BY_WORDS: readonly (readonly [RegExp, FraudTypeCode])[] = [
  [/公检法|警察|公安|安全账户|洗钱|法院|impersonate_police|safe_account|money_laundering/i, 'F0701'],
  [/社保|医保|退税|补贴|公职|电信局|电话局|欠费|impersonate_officials|arrears|tax_refund/i, 'F0702'],
  [/杀猪盘/, 'F0202'],
  [/刷单|返利|brushing/i, 'F0101'],
  [/送礼|免费送|gift_bait/i, 'F0103'],
  [/投资|理财|股票|荐股|集资|investment|fundraising/i, 'F02'],
  [/客服|退款|快递|电商|ecommerce/i, 'F04'],
  [/征信/, 'F0502'],
  [/贷款|贷|loan/i, 'F0501'],
  [/领导|老总/, 'F0601'],
  [/熟人|亲友|猜猜我是谁|acquaintance|relative_accident/i, 'F0602'],
  [/交友|婚恋|网恋|romance|rich_woman/i, 'F08'],
  [/游戏/, 'F09'],
  [/机票|退改签|ticket_bait/i, 'F10'],
  [/裸聊/, 'F12'],
  [/购物|网购|低价|shopping/i, 'F03'],
];

/**
 * The code of a fraud type in words; null where the words name none of the taxonomy, as 电信诈骗, which is all of it.
 */
export function extractedFraudType(words: string | null): FraudTypeCode | null {
  return words === null ? null : (BY_WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? null);
}

/** Where a transfer was stopped: at the counter unless something else is stated. */
export function extractedVenue({
  venue,
  activityType,
}: Pick<FigureContext, 'venue' | 'activityType'>): InterceptionVenue {
  const words = venue ?? '';
  if (/柜|网点|支行|银行/.test(words)) return 'COUNTER';
  if (/ATM|自助/i.test(words)) return 'ATM';
  if (/电话/.test(words) || activityType === 'hotline_service') return 'PHONE';
  if (/上门|入户|家中/.test(words) || activityType === 'door_to_door') return 'VISIT';
  return activityType === 'online_push' ? 'ONLINE' : 'COUNTER';
}
