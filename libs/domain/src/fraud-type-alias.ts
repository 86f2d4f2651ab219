import { foldText } from './fold.js';
import { fraudType, FRAUD_TYPES, type FraudTypeCode } from './fraud-type.js';

/**
 * What people call a type of fraud beside its name. Words that say more stand first: a text is of the first type of
 * which a word occurs in it. Forms, search and readers of texts share them.
 */
export const FRAUD_TYPE_ALIASES: readonly (readonly [FraudTypeCode, readonly string[]])[] = [
  ['F0202', ['杀猪盘', '婚恋投资', '网恋投资', 'pig butchering']],
  ['F14', ['电话欠费', '话费欠费', '座机欠费', '手机欠费', '宽带欠费', 'arrears']],
  ['F0503', ['校园贷', '注销校园', '学生贷']],
  ['F0701', ['公检法', '冒充警察', '冒充公安', '假警察', '安全账户', '洗钱', '法院传票', '通缉令', 'safe account']],
  ['F0702', ['社保', '医保', '退税', '补贴', '助学金', '电信局', '冒充政府', '冒充机关', 'tax refund']],
  ['F0102', ['色情刷单', '招嫖刷单']],
  ['F0103', ['免费送', '送礼引流', '点赞', '扫码领', '免费领']],
  ['F0101', ['刷单', '返利', '刷信誉', '做任务', 'brushing']],
  ['F19', ['非法集资', '非法吸收存款', '非法吸存', '集资诈骗']],
  ['F0201', ['荐股', '炒股群', '投资导师', '直播群']],
  ['F02', ['投资', '理财', '股票', '虚拟币', '数字货币', 'investment']],
  ['F0402', ['百万保障', '取消会员', '关闭会员', '抖音会员', '直播会员']],
  ['F0401', ['退款', '理赔', '快递丢失', '快递理赔']],
  ['F04', ['客服', '电商', '快递', '物流', 'e-commerce']],
  ['F0502', ['征信']],
  ['F0501', ['贷款', '网贷', '信用卡', 'loan']],
  ['F0603', ['换脸', '拟声', 'ai诈骗', 'ai冒充', 'deepfake']],
  ['F0601', ['冒充领导', '冒充老板', '老总', '冒充老师', '领导']],
  ['F15', ['绑架', '急病', '车祸', '出事急需', '住院急需', 'kidnap']],
  ['F0602', ['猜猜我是谁', '熟人', '亲友', '冒充好友', '盗号借钱']],
  ['F12', ['裸聊', '敲诈', '隐私视频']],
  ['F17', ['重金求子', '富婆求子', '求子']],
  ['F08', ['交友', '婚恋', '网恋', '相亲', 'romance']],
  ['F0901', ['游戏账号', '游戏装备', '游戏币', '游戏点卡', '皮肤']],
  ['F09', ['游戏', 'game']],
  ['F10', ['机票', '航班', '退改签', '航班取消']],
  ['F11', ['冒充军人', '冒充部队', '冒充武警', '军警购物', '部队采购']],
  ['F16', ['招聘', '求职', '招工', '兼职诈骗', '高薪', '境外务工', 'recruitment']],
  ['F13', ['中奖', '抽奖', '幸运用户', '节目组', 'lottery', 'prize']],
  ['F20', ['买卖银行卡', '买卖电话卡', '买卖账户', '出租银行卡', '出借银行卡', '出售银行卡', '两卡', '帮信', '跑分']],
  ['F18', ['引诱汇款', '请汇到', '打到这个账号', '错误汇款', '房东短信', '房租打到']],
  ['F0301', ['代购', '0元购', '零元购', '低价']],
  ['F0302', ['代抢', '论文代写', '代写', '门票']],
  ['F03', ['购物', '网购', '虚假服务', 'shopping']],
  ['P02', ['养老项目', '养老公寓投资', '养老投资']],
  ['P03', ['养老产品', '保健品', '收藏品']],
  ['P04', ['以房养老']],
  ['P05', ['养老保险']],
  ['P06', ['养老帮扶']],
  ['P01', ['养老服务']],
  ['P00', ['养老诈骗', '养老骗局', '涉老诈骗']],
];

/** Names of a type as they are compared: without 类 and what stands in brackets. */
const bare = (name: string): string => foldText(name).replace(/[（(].*?[)）]|类$/gu, '');
const NAMED: ReadonlyMap<string, FraudTypeCode> = new Map(
  FRAUD_TYPES.flatMap(({ code, zh, en }) => [zh, bare(zh), en].map((name) => [foldText(name), code] as const)),
);
const FOLDED = FRAUD_TYPE_ALIASES.map(([code, words]) => [code, words.map(foldText)] as const);

/**
 * The type that words name: by its name, or by a word that people use for it.
 * @returns null where they name none, as 电信诈骗 does, which is all of them
 */
export function fraudTypeNamed(words: string): FraudTypeCode | null {
  const text = foldText(words);
  if (text === '') return null;
  return (
    NAMED.get(text) ??
    NAMED.get(bare(text)) ??
    FOLDED.find(([, aliases]) => aliases.some((alias) => text.includes(alias)))?.[0] ??
    null
  );
}

/**
 * The type that words name, where it is one that is taught, or that a case has: a kind of pension fraud is a tag beside
 * the types.
 * @returns null where they name a tag, or nothing
 */
export function fraudTypeNotTagNamed(words: string): FraudTypeCode | null {
  const named = fraudTypeNamed(words);
  return named === null || fraudType(named).pension ? null : named;
}

/** Words that find a type of fraud beside its names, for a field in which it is looked for. */
export const wordsOfFraudType = (code: FraudTypeCode): readonly string[] =>
  FRAUD_TYPE_ALIASES.find(([of]) => of === code)?.[1] ?? [];
