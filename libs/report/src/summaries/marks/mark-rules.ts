import { indicator, type SummaryMarkKind } from '@fanzha/domain';

/**
 * What is marked in texts of a summary, as tables: a pattern, why, and what to write instead. Patterns have no
 * repetition without a bound, so that each looks at every place once whatever was typed.
 */
interface MarkRule {
  readonly kind: SummaryMarkKind;
  readonly pattern: RegExp;
  /** For people, in Chinese as the text is, and in English. */
  readonly reason: { readonly zh: string; readonly en: string };
  readonly suggestion: { readonly zh: string; readonly en: string };
}

const CLAIM = {
  reason: { zh: '这是评价，台账里没有记录能说明它', en: 'This is a claim that no record shows' },
  suggestion: {
    zh: `换成台账里的数字，如“${indicator('CASES_FILED').zh}”同比的变化，或删去`,
    en: 'Put a figure of the ledger in its place, or leave it out',
  },
} as const;

const claim = (pattern: RegExp): MarkRule => ({ kind: 'CLAIM', pattern, ...CLAIM });

/** Claims without a figure. */
const CLAIM_RULES: readonly MarkRule[] = [
  claim(
    /(?:取得|收到|达到)了?(?:较?好|良好|显著|明显|积极|预期|实实在在|突出|丰硕|阶段性)的?(?:成效|成果|效果|成绩|实效)/g,
  ),
  claim(/(?:成效|效果|成果|成绩|作用)(?:十分|非常|较为|比较)?(?:显著|明显|突出|斐然|良好|较好|丰硕)/g),
  claim(
    /(?:显著|明显|大幅度?|有效|切实|极大地?|进一步|全面|稳步|持续|不断)(?:提升|提高|增强|改善|好转|加强|下降|遏制|压降)/g,
  ),
  claim(
    /(?:意识|能力|水平|氛围|知晓率|满意度|安全感)(?:得到了?|有了?)?(?:显著|明显|大幅|有效|切实|极大|普遍)?(?:提升|提高|增强)/g,
  ),
  claim(/(?:筑牢|筑起|织密|构筑|拧紧|打造)[^，。；\n]{0,8}(?:防线|屏障|防火墙|防护网|铜墙铁壁)/g),
  claim(/(?:反诈|安全|防骗|思想)(?:防线|屏障|防火墙|铜墙铁壁)/g),
  claim(
    /(?:受到|得到|赢得)了?(?:广大|社会|各界|人民)?(?:群众|师生|客户|居民|社会各界|家长)的?(?:一致|广泛|高度|普遍)?(?:好评|赞誉|欢迎|认可|肯定|点赞)/g,
  ),
  claim(/(?:家喻户晓|人人皆知|深入人心|入脑入心|全民参与|蔚然成风|前所未有|卓有成效|成果丰硕)/g),
  claim(/(?:高度重视|精心组织|周密部署|扎实推进|扎实开展|狠抓落实)/g),
];

const target = (pattern: RegExp): MarkRule => ({
  kind: 'TARGET_AS_RESULT',
  pattern,
  reason: {
    zh: '这像是目标或要求，不是已经完成的结果',
    en: 'This reads like a target or a requirement, not like a result',
  },
  suggestion: {
    zh: '写明是目标（“力争…”“要求…”）并注明期限，或改用台账里的实际数字',
    en: 'Say that it is a target and until when, or give the figure of the ledger',
  },
});

/** Targets written as results. */
const TARGET_RULES: readonly MarkRule[] = [
  target(
    /(?:实现|达到|做到|完成了?|确保了?)[^，。；\n]{0,12}(?:100%|１００％|百分之百|百分百|全覆盖|零发案|零案件|零损失|零事故|全员知晓)/g,
  ),
  target(/(?:覆盖率|知晓率|安装率|参与率|签订率|整改率)(?:已经?)?(?:达到?|为|至)?了?(?:100%|百分之百|百分百)/g),
];

const form = (pattern: RegExp, zh: string, en: string): MarkRule => ({
  kind: 'NUMBER_FORM',
  pattern,
  reason: { zh: '这种数字写法不合规范（GB/T 15835）', en: 'This form of number is not allowed (GB/T 15835)' },
  suggestion: { zh, en },
});

const DIGITS = '[0-9０-９]';
const NUMERAL = '[一二两三四五六七八九十百千]';

/** Forms of numbers that the standard does not know, or that say two things at once. */
const FORM_RULES: readonly MarkRule[] = [
  form(
    new RegExp(`${DIGITS}{1,9}(?:\\.${DIGITS}{1,6})?亿${DIGITS}{1,9}(?:\\.${DIGITS}{1,6})?万`, 'g'),
    '只用一个单位，如 3.45亿',
    'Use one scale alone, such as 3.45亿',
  ),
  form(
    new RegExp(`(?:近|约|大约|将近|接近)${DIGITS}{1,12}(?:\\.${DIGITS}{1,6})?[万亿]?(?:余|多|左右|上下|以上)`, 'g'),
    '“近、约”和“余、多、左右、以上”只用一个',
    'Use only one of “about” and “more than”',
  ),
  form(
    new RegExp(
      `${DIGITS}{1,12}(?:\\.${DIGITS}{1,6})?%?[万亿]?(?:左右以上|上下以上|以上左右|余左右|多左右|余以上|多以上|左右余)`,
      'g',
    ),
    '只保留一个：约数写“约”，下限写“余”或“以上”',
    'Keep one of them: about, or at least',
  ),
  form(
    new RegExp(`${DIGITS}{1,3}(?:[,，]${DIGITS}{3}){1,5}(?=[万亿元起户份场次人个件家条名项])`, 'g'),
    '不用千分号，如 12306',
    'Write it without separators, such as 12306',
  ),
  form(
    new RegExp(`${NUMERAL}{2,12}(?:万|亿)?(?:元|起|户|份|场次?|人次|余份|余人|余户)`, 'g'),
    '统计数字用阿拉伯数字',
    'Write figures in Arabic digits',
  ),
  form(
    new RegExp(`(?:增长|下降|上升|提高|减少)了?${DIGITS}{1,4}(?:\\.${DIGITS}{1,4})?%?(?:个百分比|个百分率)`, 'g'),
    '百分比的差写“个百分点”',
    'Call the difference of two percentages 个百分点',
  ),
];

const name = (pattern: RegExp): MarkRule => ({
  kind: 'PERSON_NAME',
  pattern,
  reason: { zh: '总结里不写当事人姓名', en: 'A summary names nobody who was concerned' },
  suggestion: { zh: '改为姓加“某”，如“王某”，或“一名居民”', en: 'Write the family name and 某, or “a resident”' },
});

/** The most frequent family names: behind such a word one of them begins a name. */
const FAMILY = [
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范',
  '汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武莫孔向汤',
].join('');
/** Whom the family name alone, a word of respect or a village is enough for. */
const BESIDES = '(?!某|姓|女士|先生|同学|老师|阿姨|大爷|奶奶|爷爷|大妈|师傅|家|村|庄|湾|桥|镇|乡)';
/** Words that begin like a name. */
const WORDS = '方面|方便|方向|高度|金融|马上|任何|于是|万元|余人|白天|顾虑|汪洋|石油|严重|严格';
const CALLED = '受害人|被害人|当事人|事主|报警人|嫌疑人|居民|村民|群众|学生|客户|老人|储户';
const ENDS = '[，。；、,\\s（(被遭在于因接收的称向将欲为转报来到对说]|$';

/** Names of persons behind what they are called in such texts. */
const NAME_RULES: readonly MarkRule[] = [
  name(new RegExp(`(?<=${CALLED})(?!${WORDS})[${FAMILY}]${BESIDES}[\\u4e00-\\u9fff]{1,2}(?=${ENDS})`, 'g')),
];

const personal = (pattern: RegExp): MarkRule => ({
  kind: 'PERSONAL_NUMBER',
  pattern,
  reason: { zh: '总结里不写个人的电话、身份证号、卡号', en: 'A summary has no phone, identity or card number' },
  suggestion: { zh: '删去号码', en: 'Leave the number out' },
});

/** Numbers of persons; those with checksums are refused before they come here. */
const NUMBER_OF_PERSON_RULES: readonly MarkRule[] = [
  personal(/(?<![0-9.])1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4}(?![0-9])/g),
  personal(/(?<![0-9.])[0-9]{17}[0-9Xx](?![0-9])/g),
  personal(/(?<![0-9.])0[0-9]{2,3}[- ][0-9]{7,8}(?![0-9])/g),
  personal(/(?:身份证号?码?|证件号码?|银行卡号?|卡号)[为是：:\s]{0,3}[0-9Xx*]{6,19}/g),
];

/** What has to be changed, or kept by the decision of a person, before a summary is issued. The rest is advice. */
export const TO_DECIDE: ReadonlySet<SummaryMarkKind> = new Set([
  'NUMBER_DIFFERS',
  'NUMBER_FORM',
  'TARGET_AS_RESULT',
  'PERSON_NAME',
  'PERSONAL_NUMBER',
]);

/** What nobody can decide to keep. */
export const NEVER_KEPT: ReadonlySet<SummaryMarkKind> = new Set(['PERSONAL_NUMBER']);

/** All tables together, in the order in which the first of two marks at one place counts. */
export const ALL_RULES: readonly MarkRule[] = [
  ...NUMBER_OF_PERSON_RULES,
  ...NAME_RULES,
  ...TARGET_RULES,
  ...FORM_RULES,
  ...CLAIM_RULES,
];
