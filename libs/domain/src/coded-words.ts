import { foldIdentifier } from './fold.js';
import type { Term } from './vocabulary.js';

/**
 * An entry of a list that people also write in their own words. `aliases` are other whole names of it; whatever holds
 * one of `within`, such as the name of a branch, is of it too. The last entry of a list is OTHER.
 */
export interface CodedTerm<Code extends string = string> extends Term<Code> {
  readonly aliases?: readonly string[];
  readonly within?: readonly string[];
}

/** Occupational groups of victims: a kind of work and never a person. */
export const OCCUPATIONS = [
  {
    code: 'STUDENT',
    zh: '学生',
    en: 'Student',
    aliases: ['在校学生', '在校生', '大学生', '中学生', '高中生', '初中生'],
  },
  { code: 'TEACHER', zh: '教师', en: 'Teacher', aliases: ['老师', '教职工', '教职员工'] },
  { code: 'MEDICAL', zh: '医护人员', en: 'Medical staff', aliases: ['医务人员', '医生', '护士', '医务工作者'] },
  {
    code: 'CIVIL_SERVANT',
    zh: '机关事业单位人员',
    en: 'Public servant',
    aliases: ['公务员', '机关干部', '事业单位人员', '事业单位工作人员', '机关工作人员', '机关事业单位工作人员'],
  },
  {
    code: 'FINANCE_ACCOUNTING',
    zh: '财会人员',
    en: 'Accounting staff',
    aliases: ['财务人员', '会计', '出纳', '企业财务人员'],
  },
  {
    code: 'ENTERPRISE_STAFF',
    zh: '企业职工',
    en: 'Company employee',
    aliases: ['企业员工', '公司职员', '公司员工', '职员', '工人', '企业人员'],
  },
  {
    code: 'SELF_EMPLOYED',
    zh: '个体经营者',
    en: 'Self-employed',
    aliases: ['个体', '个体户', '个体工商户', '个体经营', '个体商户'],
  },
  { code: 'FREELANCE', zh: '自由职业者', en: 'Freelancer', aliases: ['自由职业', '自由职业人员'] },
  {
    code: 'MIGRANT_WORKER',
    zh: '务工人员',
    en: 'Migrant worker',
    aliases: ['务工', '农民工', '外来务工人员', '外出务工人员', '打工人员'],
  },
  { code: 'FARMER', zh: '农民', en: 'Farmer', aliases: ['务农', '务农人员', '村民'] },
  {
    code: 'DELIVERY_RIDER',
    zh: '快递外卖人员',
    en: 'Delivery rider',
    aliases: ['快递员', '外卖员', '骑手', '外卖骑手', '快递骑手', '快递外卖骑手'],
  },
  {
    code: 'HOMEMAKER',
    zh: '家庭主妇（夫）',
    en: 'Homemaker',
    aliases: ['家庭主妇', '家庭主夫', '全职妈妈', '全职太太', '宝妈'],
  },
  {
    code: 'RETIRED',
    zh: '离退休人员',
    en: 'Retired',
    aliases: ['退休', '退休人员', '离退休', '离休人员', '退休职工', '退休工人', '退休教师', '退休干部'],
  },
  { code: 'UNEMPLOYED', zh: '待业人员', en: 'Out of work', aliases: ['待业', '无业', '无业人员', '失业', '失业人员'] },
  { code: 'OTHER', zh: '其他', en: 'Other', aliases: ['其它', '其他职业', '其他人员'] },
] as const satisfies readonly CodedTerm[];
export type Occupation = (typeof OCCUPATIONS)[number]['code'];

/** How money was paid to a swindler. */
export const PAYMENT_METHODS = [
  {
    code: 'MOBILE_BANKING',
    zh: '手机银行转账',
    en: 'Mobile banking',
    aliases: ['手机银行', '手机转账', '掌上银行', '手机银行app'],
  },
  {
    code: 'ONLINE_BANKING',
    zh: '网上银行转账',
    en: 'Online banking',
    aliases: ['网上银行', '网银', '网银转账', '个人网银', '企业网银'],
  },
  {
    code: 'QR_CODE',
    zh: '扫码支付',
    en: 'QR code',
    aliases: ['QR payment', '扫码', '扫码付款', '扫码转账', '二维码支付', '二维码', '扫二维码'],
  },
  {
    code: 'PAYMENT_APP',
    zh: '第三方支付',
    en: 'Payment app',
    aliases: [
      'Third-party payment',
      '第三方平台',
      '第三方支付平台',
      '支付宝',
      '微信',
      '微信支付',
      '微信转账',
      '支付宝转账',
      '微信红包',
      '云闪付',
      '财付通',
    ],
  },
  {
    code: 'COUNTER',
    zh: '柜台汇款',
    en: 'Over the counter',
    aliases: ['Counter transfer', '柜台', '柜面', '柜台转账', '柜面转账', '柜面汇款'],
  },
  {
    code: 'CASH_MACHINE',
    zh: '自助机转账',
    en: 'Cash machine',
    aliases: ['ATM transfer', '自助机', 'ATM', 'ATM转账', 'ATM机转账', 'ATM机', '自助终端', '自动柜员机', '取款机转账'],
  },
  { code: 'CASH', zh: '现金交付', en: 'Cash', aliases: ['现金', '现金交易', '当面交付现金', '交付现金', '取现交付'] },
  {
    code: 'GIFT_CARD',
    zh: '购物卡、点卡',
    en: 'Gift or game card',
    aliases: [
      '充值卡或礼品卡',
      'Top-up or gift card',
      '购物卡',
      '点卡',
      '礼品卡',
      '充值卡',
      '游戏点卡',
      '话费充值',
      '油卡',
      '卡密',
    ],
  },
  {
    code: 'VIRTUAL_CURRENCY',
    zh: '虚拟货币',
    en: 'Virtual currency',
    aliases: ['虚拟币', '数字货币', '比特币', '泰达币', 'USDT', '加密货币'],
  },
  {
    code: 'PARCEL',
    zh: '邮寄物品',
    en: 'Sent by post',
    aliases: ['邮寄', '邮寄现金', '邮寄黄金', '快递寄送', '寄送物品'],
  },
  { code: 'OTHER', zh: '其他', en: 'Other', aliases: ['其它', '其他方式', '其他支付方式'] },
] as const satisfies readonly CodedTerm[];
export type PaymentMethod = (typeof PAYMENT_METHODS)[number]['code'];

/** Banks that money left, the large ones by name and the local ones by kind; a branch is of its bank. */
export const BANKS = [
  { code: 'ICBC', zh: '工商银行', en: 'ICBC', aliases: [], within: ['工商银行', '工行'] },
  { code: 'ABC', zh: '农业银行', en: 'Agricultural Bank of China', aliases: [], within: ['农业银行', '农行'] },
  { code: 'BOC', zh: '中国银行', en: 'Bank of China', aliases: [], within: ['中国银行', '中行'] },
  { code: 'CCB', zh: '建设银行', en: 'China Construction Bank', aliases: [], within: ['建设银行', '建行'] },
  { code: 'BOCOM', zh: '交通银行', en: 'Bank of Communications', aliases: [], within: ['交通银行', '交行'] },
  {
    code: 'PSBC',
    zh: '邮政储蓄银行',
    en: 'Postal Savings Bank',
    aliases: ['邮储', '邮政银行'],
    within: ['邮政储蓄', '邮储银行'],
  },
  { code: 'CMB', zh: '招商银行', en: 'China Merchants Bank', aliases: [], within: ['招商银行', '招行'] },
  { code: 'SPDB', zh: '浦发银行', en: 'SPD Bank', aliases: [], within: ['浦发银行', '浦东发展银行'] },
  { code: 'CITIC', zh: '中信银行', en: 'China CITIC Bank', aliases: ['中信'], within: ['中信银行'] },
  { code: 'CEB', zh: '光大银行', en: 'China Everbright Bank', aliases: ['光大'], within: ['光大银行'] },
  { code: 'HXB', zh: '华夏银行', en: 'Hua Xia Bank', aliases: [], within: ['华夏银行'] },
  { code: 'CMBC', zh: '民生银行', en: 'China Minsheng Bank', aliases: [], within: ['民生银行'] },
  { code: 'CGB', zh: '广发银行', en: 'China Guangfa Bank', aliases: ['广发'], within: ['广发银行', '广东发展银行'] },
  { code: 'CIB', zh: '兴业银行', en: 'Industrial Bank', aliases: [], within: ['兴业银行'] },
  { code: 'PAB', zh: '平安银行', en: 'Ping An Bank', aliases: [], within: ['平安银行'] },
  { code: 'CZB', zh: '浙商银行', en: 'China Zheshang Bank', aliases: [], within: ['浙商银行'] },
  { code: 'CBHB', zh: '渤海银行', en: 'China Bohai Bank', aliases: [], within: ['渤海银行'] },
  { code: 'EGB', zh: '恒丰银行', en: 'Hengfeng Bank', aliases: [], within: ['恒丰银行'] },
  {
    code: 'RURAL_COMMERCIAL',
    zh: '农村商业银行',
    en: 'Rural commercial bank',
    aliases: [],
    within: ['农村商业银行', '农商银行', '农商行', '农村合作银行'],
  },
  {
    code: 'RURAL_CREDIT',
    zh: '农村信用社',
    en: 'Rural credit cooperative',
    aliases: ['信用社'],
    within: ['农村信用社', '农信社', '农村信用合作', '信用联社'],
  },
  { code: 'VILLAGE_BANK', zh: '村镇银行', en: 'Village bank', aliases: [], within: ['村镇银行'] },
  {
    code: 'CITY_COMMERCIAL',
    zh: '城市商业银行',
    en: 'City commercial bank',
    aliases: ['城商行'],
    within: ['城市商业银行', '徽商银行', '江苏银行', '南京银行', '宁波银行', '杭州银行', '北京银行', '上海银行'],
  },
  {
    code: 'INTERNET_BANK',
    zh: '网络银行',
    en: 'Internet bank',
    aliases: ['互联网银行', '民营银行'],
    within: ['微众银行', '网商银行', '百信银行', '新网银行', '亿联银行'],
  },
  {
    code: 'PAYMENT_INSTITUTION',
    zh: '支付机构',
    en: 'Payment institution',
    aliases: ['支付宝', '微信', '微信支付', '微信零钱', '财付通', '余额宝', '云闪付', '第三方支付'],
  },
  { code: 'OTHER', zh: '其他', en: 'Other', aliases: ['其它', '其他银行', '其它银行'] },
] as const satisfies readonly CodedTerm[];
export type Bank = (typeof BANKS)[number]['code'];

/** A thing that people write in words, with the entry of the list that it is. */
interface CodedWords<Code extends string> {
  readonly code: Code | 'OTHER';
  /** What was written; the Chinese name where that was a code or a name of the list, which says the same. */
  readonly words: string;
}

/**
 * Reads a code, a name, an alias or free words. Case, width and blanks make no difference. Words of no entry, and
 * words that hold the names of several, are OTHER: nothing is guessed, and what was written is kept.
 * @returns null where nothing was written.
 */
export function readCodedWords<Code extends string>(
  list: readonly CodedTerm<Code>[],
  written: string | null | undefined,
): CodedWords<Code> | null {
  const words = (written ?? '').trim();
  const folded = foldIdentifier(words);
  if (folded === '') return null;
  const is = (name: string) => foldIdentifier(name) === folded;
  const named = list.find(({ code, zh, en }) => [code, zh, en].some(is));
  if (named) return { code: named.code, words: named.zh };
  const alias = list.find(({ aliases = [] }) => aliases.some(is));
  if (alias) return { code: alias.code, words };
  const holding = list.filter(({ within = [] }) => within.some((name) => folded.includes(foldIdentifier(name))));
  return { code: holding.length === 1 && holding[0] ? holding[0].code : 'OTHER', words };
}
