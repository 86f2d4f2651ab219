import type { Named } from './locale.js';

interface FraudTypeShape<Code extends string = string> extends Named {
  readonly code: Code;
  /** The type this one is a kind of; null at the top level. */
  readonly parent: Code | null;
  /** 养老诈骗 is a tag beside the types: a case may carry both, so the two axes are never added. */
  readonly pension: boolean;
}

/**
 * The fraud taxonomy: F codes are types in two levels, P codes the pension-fraud tag.
 * The codes are the ledger's own; every parent stands before its children.
 */
export const FRAUD_TYPES = [
  { code: 'F01', zh: '刷单返利类', en: 'Fake order-brushing / task rebate', parent: null, pension: false },
  { code: 'F0101', zh: '兼职刷单', en: 'Part-time order brushing', parent: 'F01', pension: false },
  { code: 'F0102', zh: '色情引流刷单', en: 'Porn-lure task scam', parent: 'F01', pension: false },
  { code: 'F0103', zh: '点赞关注/免费送礼引流', en: 'Likes/follows or free-gift lure', parent: 'F01', pension: false },
  { code: 'F02', zh: '虚假网络投资理财类', en: 'Fake online investment', parent: null, pension: false },
  {
    code: 'F0201',
    zh: '投资导师/荐股直播群',
    en: 'Fake investment mentor or stock group',
    parent: 'F02',
    pension: false,
  },
  {
    code: 'F0202',
    zh: '婚恋诱导投资（杀猪盘）',
    en: 'Romance-led investment (pig butchering)',
    parent: 'F02',
    pension: false,
  },
  {
    code: 'F0203',
    zh: '虚假投资平台/代操作账户',
    en: 'Fake platform / operating an account on behalf',
    parent: 'F02',
    pension: false,
  },
  { code: 'F03', zh: '虚假购物、服务类', en: 'Fake shopping or services', parent: null, pension: false },
  {
    code: 'F0301',
    zh: '低价商品/海外代购/0元购',
    en: 'Low-price goods, overseas purchase, zero-yuan deals',
    parent: 'F03',
    pension: false,
  },
  {
    code: 'F0302',
    zh: '代抢门票/论文代写等特殊服务',
    en: 'Ticket-grabbing, ghost-writing and similar services',
    parent: 'F03',
    pension: false,
  },
  {
    code: 'F04',
    zh: '冒充电商物流客服类',
    en: 'Impersonating e-commerce / courier customer service',
    parent: null,
    pension: false,
  },
  { code: 'F0401', zh: '退款理赔/快递丢失', en: 'Refund or lost-parcel claim', parent: 'F04', pension: false },
  {
    code: 'F0402',
    zh: '误购“百万保障”/取消会员',
    en: 'Cancelling “million-yuan protection” or a membership',
    parent: 'F04',
    pension: false,
  },
  { code: 'F0403', zh: '快递小卡片/二维码引流', en: 'Card or QR code inside a parcel', parent: 'F04', pension: false },
  { code: 'F05', zh: '贷款、征信类', en: 'Fake loan and credit-record', parent: null, pension: false },
  { code: 'F0501', zh: '虚假贷款、代办信用卡类', en: 'Fake loan / credit-card agency', parent: 'F05', pension: false },
  { code: 'F0502', zh: '虚假征信类', en: 'Fake credit-record repair', parent: 'F05', pension: false },
  { code: 'F0503', zh: '注销校园贷', en: 'Closing a “campus loan”', parent: 'F05', pension: false },
  { code: 'F06', zh: '冒充领导、熟人类', en: 'Impersonating leaders or acquaintances', parent: null, pension: false },
  { code: 'F0601', zh: '冒充单位领导/公司老总', en: 'Impersonating the boss', parent: 'F06', pension: false },
  {
    code: 'F0602',
    zh: '冒充亲友（含猜猜我是谁）',
    en: 'Impersonating relatives or friends',
    parent: 'F06',
    pension: false,
  },
  { code: 'F0603', zh: 'AI换脸/拟声冒充', en: 'AI face or voice impersonation', parent: 'F06', pension: false },
  {
    code: 'F07',
    zh: '冒充公检法及政府机关类',
    en: 'Impersonating police, procuratorate, court or government',
    parent: null,
    pension: false,
  },
  {
    code: 'F0701',
    zh: '冒充公检法（安全账户/协助办案）',
    en: 'Impersonating justice organs, “safe account”',
    parent: 'F07',
    pension: false,
  },
  {
    code: 'F0702',
    zh: '冒充政府机关（补贴、社保、医保、退税）',
    en: 'Impersonating other government bodies',
    parent: 'F07',
    pension: false,
  },
  {
    code: 'F08',
    zh: '网络婚恋、交友类（非虚假网络投资理财类）',
    en: 'Online romance / friend-making (not investment)',
    parent: null,
    pension: false,
  },
  { code: 'F09', zh: '网络游戏产品虚假交易类', en: 'Fake online-game product trading', parent: null, pension: false },
  {
    code: 'F0901',
    zh: '游戏账号/装备/点卡虚假交易',
    en: 'Fake game account, equipment or credits',
    parent: 'F09',
    pension: false,
  },
  { code: 'F10', zh: '机票退改签类', en: 'Flight refund / rebooking', parent: null, pension: false },
  {
    code: 'F11',
    zh: '冒充军警购物类',
    en: 'Impersonating military or police procurement',
    parent: null,
    pension: false,
  },
  { code: 'F12', zh: '网黑案件', en: '“Net-black” cases', parent: null, pension: false },
  { code: 'F13', zh: '虚假中奖类', en: 'Pretended prizes', parent: null, pension: false },
  { code: 'F14', zh: '电话欠费类', en: 'Pretended telephone arrears', parent: null, pension: false },
  { code: 'F15', zh: '虚构绑架、急病类', en: 'Pretended kidnapping or sudden illness', parent: null, pension: false },
  { code: 'F16', zh: '虚假招聘类', en: 'Fake recruitment', parent: null, pension: false },
  { code: 'F17', zh: '重金求子类', en: 'Rewards for fathering a child', parent: null, pension: false },
  { code: 'F18', zh: '引诱汇款类', en: 'Luring into a transfer', parent: null, pension: false },
  { code: 'F19', zh: '非法集资', en: 'Illegal fundraising', parent: null, pension: false },
  {
    code: 'F20',
    zh: '买卖账户、电话卡',
    en: 'Buying or selling accounts and phone cards',
    parent: null,
    pension: false,
  },
  { code: 'F99', zh: '其他类型诈骗', en: 'Other fraud', parent: null, pension: false },
  { code: 'P00', zh: '养老诈骗', en: 'Pension fraud', parent: null, pension: true },
  { code: 'P01', zh: '提供“养老服务”', en: 'Pretended elder-care service', parent: 'P00', pension: true },
  { code: 'P02', zh: '投资“养老项目”', en: 'Pretended elder-care investment project', parent: 'P00', pension: true },
  { code: 'P03', zh: '销售“养老产品”', en: 'Sale of pretended elder products', parent: 'P00', pension: true },
  { code: 'P04', zh: '宣称“以房养老”', en: 'Pretended house-for-pension', parent: 'P00', pension: true },
  { code: 'P05', zh: '代办“养老保险”', en: 'Pretended pension-insurance agency', parent: 'P00', pension: true },
  { code: 'P06', zh: '开展“养老帮扶”', en: 'Pretended elder assistance', parent: 'P00', pension: true },
] as const satisfies readonly FraudTypeShape[];

/** Code of a fraud type or pension-fraud tag, such as `F0202` or `P03`. */
export type FraudTypeCode = (typeof FRAUD_TYPES)[number]['code'];

/** An entry of the taxonomy whose parent is itself an entry. */
export type FraudType = FraudTypeShape<FraudTypeCode>;

const BY_CODE: ReadonlyMap<string, FraudType> = new Map(FRAUD_TYPES.map((entry: FraudType) => [entry.code, entry]));

/** Whether `text` is a code of the taxonomy. */
export function isFraudTypeCode(text: string): text is FraudTypeCode {
  return BY_CODE.has(text);
}

/**
 * The codes of a type with the types below it.
 * @returns nothing for a code outside the taxonomy
 */
export const fraudTypesBelow = (code: string): readonly FraudTypeCode[] =>
  FRAUD_TYPES.filter((entry: FraudType) => entry.code === code || entry.parent === code).map((entry) => entry.code);

/**
 * The entry of the taxonomy with the given code.
 * @throws RangeError for a code outside the taxonomy, which only unchecked data can bring here.
 */
export function fraudType(code: FraudTypeCode): FraudType {
  const entry = BY_CODE.get(code);
  if (!entry) throw new RangeError(`Not a fraud type: ${code}`);
  return entry;
}
