import type { ActivityType, Audience, Channel, IndicatorCode, TenantType } from '@fanzha/domain';

/** What an activity states: an amount drawn between two bounds, for each of `per` where that is given. */
export type Amount = readonly [indicator: IndicatorCode, least: number, most: number, per?: IndicatorCode];

/** A title, or one that only fits in certain calendar months. */
type Title = string | readonly [title: string, months: readonly number[]];

/**
 * A kind of activity as units of a type carry it out. Texts have slots: {骗术} a way of fraud, {镇} the unit's place,
 * {伙伴} the partner.
 */
export interface Template {
  readonly type: ActivityType;
  /** How common it is among the activities of the unit. */
  readonly weight: number;
  /** Calendar months it belongs to; every month without it. */
  readonly months?: readonly number[];
  readonly titles: readonly Title[];
  readonly venues: readonly string[];
  readonly audiences: readonly Audience[];
  readonly channels: readonly Channel[];
  /** Which units of the neighbourhood may take part. */
  readonly partners?: readonly TenantType[];
  readonly amounts: readonly Amount[];
  readonly narratives: readonly string[];
  /** Longest duration in days, for what goes on for several. */
  readonly days?: number;
}

/** Ways of fraud that a type of unit warns of. */
type FraudTopics = Readonly<Record<TenantType, readonly string[]>>;

export const FRAUD_TOPICS: FraudTopics = {
  SCHOOL: [
    '游戏装备交易骗局',
    '明星粉丝群骗局',
    '冒充老师收费',
    '刷单兼职骗局',
    '代充返利骗局',
    '注销校园贷骗局',
    '手机口诈骗',
    '屏幕共享骗局',
  ],
  BANK: [
    '刷单返利骗局',
    '冒充客服退款',
    '虚假理财',
    '冒充公检法',
    '出租出借银行卡',
    '虚假贷款',
    '养老理财骗局',
    '跑分洗钱陷阱',
  ],
  POLICE: [
    '刷单返利骗局',
    '冒充客服退款',
    '虚假投资理财',
    '冒充公检法',
    '虚假贷款',
    '网络交友骗局',
    '冒充领导熟人',
    '上门取现骗局',
  ],
  HOSPITAL: ['医保停用短信', '保健品骗局', '养老服务骗局', '冒充专家会诊', '慈善捐助骗局'],
  COMMUNITY: [
    '养老理财骗局',
    '保健品骗局',
    '刷单返利骗局',
    '冒充客服退款',
    '快递理赔骗局',
    '冒充子女求助',
    '以房养老骗局',
  ],
  DISTRICT: ['刷单返利骗局', '虚假投资理财', '养老理财骗局', '冒充领导熟人', '惠农补贴骗局', '冒充客服退款'],
  DEPARTMENT: ['冒充领导熟人', '办证代办骗局', '快递理赔骗局', '虚假招聘', '虚假贷款', '消费退费骗局'],
  AUTHORITY: ['刷单返利骗局'],
};
