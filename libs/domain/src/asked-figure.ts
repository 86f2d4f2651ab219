import { foldText } from './fold.js';
import { indicator, type IndicatorCode, INDICATORS } from './indicator.js';

/**
 * What people call figures beside their names: as they head columns, and as they ask for them in forms. Spreadsheets
 * that are imported and forms that are set share them.
 */
export const INDICATOR_ALIASES: Readonly<Partial<Record<IndicatorCode, readonly string[]>>> = {
  SESSIONS: ['场次', '活动场次', '场数'],
  PARTICIPANTS: ['参加人数', '参与人数', '人数', '参加人次', '参与人次', '受众人数'],
  PEOPLE_REACHED: ['覆盖人数', '宣传人数', '惠及人数'],
  LEAFLETS: ['发放资料', '宣传单', '发放宣传资料', '发放传单', '资料份数', '宣传资料'],
};

/** Words by which forms ask for a figure although no column is headed so: what they ask for is prose as often. */
const ASKED_AS: readonly (readonly [IndicatorCode, readonly string[]])[] = [
  ['ACTIVITIES', ['宣传活动', '开展活动', '活动数']],
  ['BANNERS', ['横幅', '标语']],
  ['POSTERS', ['海报']],
  ['NOTICES_SIGNED', ['告知书', '承诺书']],
  ['MANUALS', ['手册']],
  ['LED_PLAYS', ['led']],
  ['APP_ASSISTED', ['app安装', '安装app', '国家反诈中心app']],
  ['LEAFLETS', ['传单']],
  ['HOUSEHOLD_VISITS', ['走访', '入户', '上门']],
  ['HOUSEHOLDS_COVERED', ['走访户数', '入户户数', '入户走访户数']],
  ['CASES_REPORTED', ['接报', '接警', '警情', '报警']],
  ['CASES_FILED', ['立案', '发案', '案件数']],
  ['CASES_SOLVED', ['破案', '侦破', '破获']],
  ['LOSS', ['案件损失', '涉案金额', '被骗金额']],
  ['LOSS_AVOIDED', ['挽回损失', '挽回损失金额', '挽损', '避免损失', '止损']],
  ['INTERCEPTIONS', ['劝阻拦截', '成功拦截', '拦截']],
  ['DISSUASIONS', ['劝阻']],
  ['STOP_PAYMENT', ['止付金额', '止付']],
  ['FROZEN', ['冻结']],
  ['RETURNED', ['返还']],
  ['SUSPECTS_CAUGHT', ['抓获']],
  ['ALERTS_RECEIVED', ['预警', '预警指令', '预警线索']],
  ['ALERTS_HANDLED', ['预警处置', '处置预警']],
  ['HAZARDS_FOUND', ['隐患']],
  ['HAZARDS_RECTIFIED', ['整改数', '已整改']],
  ['INSPECTIONS', ['检查次数', '排查次数', '督查次数']],
  ['ACCOUNTS_CHECKED', ['排查账户', '核查账户']],
  ['ACCOUNTS_RESTRICTED', ['管控账户', '限制账户']],
  ['LEADERSHIP_GROUPS', ['领导小组']],
];

/** What is compared: letters, digits and ideographs as they are folded. */
const bare = (text: string): string => foldText(text).replace(/[^\p{L}\p{N}%]/gu, '');

/** Counting words without which a name says what a figure is of: 发放宣传资料(份数). */
const UNCOUNTED = /(?:份数|人次|户次|次数|户数|人数|金额|数)$/u;

const CALLED: readonly (readonly [word: string, code: IndicatorCode])[] = [
  ...INDICATORS.flatMap(({ code, zh, en }) =>
    [zh, zh.replace(UNCOUNTED, ''), en].map((word) => [bare(word), code] as const),
  ),
  ...Object.entries(INDICATOR_ALIASES).flatMap(([code, words]) =>
    words.map((word) => [bare(word), code as IndicatorCode] as const),
  ),
  ...ASKED_AS.flatMap(([code, words]) => words.map((word) => [bare(word), code] as const)),
].filter(([word]) => word.length > 1);

/** Words that ask how many; 数字化, 数据, 下次 and 量化 do not. */
const ASKS_HOW_MANY = [
  /数(?![字据])|量(?!化)|(?<![下首上])次(?!要|日)|[比率]|额|多少|几|合计|总计|共计/u,
  /[(（][场份户起人件条元个万%]+[)）]/u,
  /\b(?:number|how many|how much|count|total|amount|rate|share)\b/iu,
];

/**
 * The figure of the ledger that a label of a text asks for, as 本月发放宣传资料份数 does: it names it, by the longest
 * word that fits, and asks how many. Null for what asks for words, as 工作亮点 or 宣传活动开展情况.
 */
export function figureAskedBy(label: string): IndicatorCode | null {
  if (!ASKS_HOW_MANY.some((words) => words.test(label))) return null;
  const asked = bare(label);
  const fitting = CALLED.filter(([word]) => asked.includes(word));
  const [best] = fitting.sort(([one], [other]) => other.length - one.length);
  return best ? indicator(best[1]).code : null;
}

/** Whether two labels ask the same: as they are read, whatever signs and blanks stand between. */
export const asksTheSame = (one: string, other: string): boolean => bare(one) === bare(other);
