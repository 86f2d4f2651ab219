import type { NumberToken } from './number-token.js';
import type { Sentence, TextStructure } from './text-structure.js';

/** Units of counts, the longer ones first: what stands behind a number. */
const UNITS: readonly string[] = (
  '个多小时 个多月 个余月 ' +
  '个半小时 个半月 家次 处次 间次 件次 店次 所次 点次 校次 单位次 人民币元 元人民币 个百分点 个千分点 个工作日 平方米 人民币 个小时 个人次 人次 户次 场次 台次 辆次 车次 条次 班次 件次 次人 人份 万元 ' +
  '周岁 小时 分钟 个月 周年 学时 课时 秒钟 户家 个人(?![民大员才物]) 余元 块钱 公里 元 人 名 位 户 家 起 宗 例 件 笔 份 册 本 张 条 块 幅 面 篇 部 个 次 场 期 轮 节 堂 ' +
  '遍 趟 批 组 支 处 所 间 栋 项 种 类 套 只 台 辆 把 枚 袋 盒 顶 床 副 段 款 则 通 封 页 集 首 支 队 天 日 月 年 岁 周 秒 分 成 倍 折 级 班 步 度 角 颗 箱 桶 瓶 ' +
  '课 首 曲 艘 台 届 点 人头 张次 席 门 座 片 口子 口 层 字 瓦 米 斤 公斤 回 讲 晚 站 卷 顶 版 ' +
  '号人 口子人 口人 村次 栋次 楼次 组次 站次 轮次 队次 拨 伙 题 句 圈 双 样 项次 份次 桩 点位 克 枚 盘 提 篮 板'
)
  .split(' ')
  .filter((unit) => unit !== '');
const BY_LENGTH = [...new Set(UNITS)].sort((one, other) => other.length - one.length);
const UNIT_FORM = new RegExp(`^(?:多|余|来|出头|上下|左右|开外)?(?!提[高升供醒示出前])(${BY_LENGTH.join('|')})`, 'u');
const BREAK = /[，。；：！？、\n\t（）“”]/u;
const SOFT_BREAK = /[，。；：！？\n\t]/u;

const PERSON_BEHIND =
  /^(?:居民|群众|老人|学生|村民|客户|家长|职工|员工|市民|商户|孩子|老师|同学|小朋)(?!微信|群|小区|楼|代表|活动|服务|之家)/u;

/** 四十余党员, 近百群众: about so many people, told without a unit. */
const PEOPLE_BEHIND =
  /^(?:居民|群众|老人|老年人|学生|师生|村民|家长|职工|员工|市民|党员|干部|民警|辅警|执法人员|工作人员|医护人员|网格员|志愿者|教职工|教师)/u;

/** 挽回损失50万: money, told without its unit. */
const MONEY_BEFORE =
  /(?:损失|资金|金额|挽损|案损|止付|冻结|返还|涉案|案值|价值|存款|被骗|骗走|罚款|奖金|货款)(?:共|合计|共计|累计|约|近|达|超过?|逾|为|计|额)*$/u;
/** 听的人有5200多: the number counts people, and needs no unit. */
const PEOPLE_BEFORE =
  /(?:[听看来问学参训]的人|[听看学讲]过[^，。；]{0,2}的人|人数|听众|观众|人流|参与者|受众)(?:累计|合计|共|总共)?(?:有|达|约|近|超过?|突破|多达|少说有|少说也有|共|计|为)*$/u;

/** Units that are other words for one. */
const SAME_UNITS: readonly (readonly [RegExp, string])[] = [
  [/^(?:号|口子|口)人$/u, '人'],
  [/^块钱$/u, '元'],
  // 历时2个多月: how much more is not told.
  [/^个[多余]月$/u, '个月'],
  [/^个多小时$/u, '个小时'],
  [/^人份$/u, '份'],
];

/** A number with what stands around it. */
export interface TokenContext {
  readonly token: NumberToken;
  readonly sentence: Sentence;
  /** The unit word behind it; '' for none. */
  readonly unit: string;
  /** End of number and unit. */
  readonly unitEnd: number;
  /** From the last break, or the number before, up to the number. */
  readonly left: string;
  /** Behind the unit up to the next break or number. */
  readonly right: string;
  /** The words of the sentence before the number. */
  readonly before: string;
  /** The words of the sentence behind the unit. */
  readonly after: string;
  /** The clause, between commas, with the number left out as □. */
  readonly clause: string;
  /** Start of the clause. */
  readonly clauseStart: number;
  /** The clause before it in the same sentence; '' for none. */
  readonly earlierClause: string;
  /** The whole line. */
  readonly line: string;
  readonly lineStart: number;
}

/** What stands around each number, in their order. */
export function contextsOf(
  text: string,
  structure: TextStructure,
  tokens: readonly NumberToken[],
): readonly TokenContext[] {
  let at = 0;
  return tokens.flatMap((token, index) => {
    while (at < structure.sentences.length && (structure.sentences[at]?.end ?? 0) <= token.start) at += 1;
    const sentence = structure.sentences[at];
    if (!sentence || sentence.start > token.start) return [];
    const earlier = lastOutsideTitles(text, tokens, index);
    const later = tokens[index + 1];
    const unit = UNIT_FORM.exec(text.slice(token.end, token.end + 8)) ?? sharedUnit(text, token);
    const behind = text.slice(token.end + (unit?.[0].length ?? 0), token.end + (unit?.[0].length ?? 0) + 4);
    // 900多个居民 are counted as people are.
    const isPeople = unit?.[1] === '个' && PERSON_BEHIND.test(behind);
    const unitWord = isPeople
      ? '名'
      : (SAME_UNITS.find(([units]) => units.test(unit?.[1] ?? ''))?.[1] ?? unit?.[1] ?? '');
    const unitEnd = token.end + (unit?.[0].length ?? 0);
    const before = text.slice(Math.max(sentence.start, token.start - 14), token.start);
    const isMoney =
      unit === null &&
      !token.isShare &&
      (token.value ?? 0) >= 1000 &&
      MONEY_BEFORE.test(before) &&
      /^(?:[，。；、）]|$)/u.test(behind);
    const isOfPeople =
      unit === null &&
      !token.isShare &&
      (PEOPLE_BEFORE.test(before) ||
        (token.exactness !== 'EXACT' &&
          (token.value ?? 0) >= 10 &&
          PEOPLE_BEHIND.test(text.slice(token.end, token.end + 6))));
    const floor = Math.max(sentence.start, earlier?.end ?? 0, token.start - 60);
    const ceiling = Math.min(sentence.end, later?.start ?? sentence.end, unitEnd + 60);
    const clauseStart = lastBreak(text, token.start, Math.max(sentence.start, token.start - 120), SOFT_BREAK);
    const clauseEnd = nextBreak(text, unitEnd, Math.min(sentence.end, unitEnd + 120), SOFT_BREAK);
    const line = structure.lines[sentence.line] ?? sentence;
    const bracketed = beforeBracket(text, token.start, floor);
    const left = bracketed ?? text.slice(lastBreak(text, token.start, floor, BREAK), token.start);
    const earlierStart =
      clauseStart > sentence.start
        ? lastBreak(text, clauseStart - 1, Math.max(sentence.start, clauseStart - 120), SOFT_BREAK)
        : clauseStart;
    return [
      {
        token,
        sentence,
        unit: isOfPeople ? '人' : isMoney ? '元' : unitWord,
        unitEnd,
        left:
          earlier && earlier.end > sentence.start && left.length > 0 && bracketed === null
            ? withoutUnit(left, text, earlier.end, token.start)
            : left,
        right: text.slice(unitEnd, nextBreak(text, unitEnd, ceiling, BREAK)),
        before: text.slice(Math.max(sentence.start, token.start - 160), token.start),
        after: text.slice(unitEnd, Math.min(sentence.end, unitEnd + 100)),
        clause: `${text.slice(clauseStart, token.start)}□${text.slice(token.end, clauseEnd)}`,
        clauseStart,
        earlierClause: text.slice(earlierStart, Math.max(earlierStart, clauseStart - 1)),
        line: text.slice(line.start, Math.min(line.end, line.start + 400)),
        lineStart: line.start,
      },
    ];
  });
}

/** 一、二、三等奖10、20、30个: numbers in a row have one unit, told behind the last. */
function sharedUnit(text: string, { start, end, isShare, upTo }: NumberToken): RegExpExecArray | null {
  if (isShare || upTo !== null || text[end] !== '、' || !/[\p{Script=Han}、]/u.test(text[start - 1] ?? '')) return null;
  const row = /^(?:、\d[\d,.]{0,8}万?){1,6}(?=[\p{Script=Han}])/u.exec(text.slice(end, end + 60));
  const unit = row && UNIT_FORM.exec(text.slice(end + row[0].length, end + row[0].length + 8));
  return unit && !/^[年月日号天级]/u.test(unit[1] ?? '') ? Object.assign(unit, { 0: '' }) : null;
}

/** The number before this one; one that stands in a title, as in 《孤注一掷》, is none. */
function lastOutsideTitles(text: string, tokens: readonly NumberToken[], index: number): NumberToken | undefined {
  const earlier = tokens[index - 1];
  if (!earlier || text[earlier.end] === undefined) return earlier;
  const before = text.slice(Math.max(0, earlier.start - 30), earlier.start);
  return before.lastIndexOf('《') > before.lastIndexOf('》') ? tokens[index - 2] : earlier;
}

/** 柜面堵截（52起）: what a number alone in brackets counts stands before them. */
function beforeBracket(text: string, start: number, floor: number): string | null {
  if (text[start - 1] !== '（' || start - 1 <= floor) return null;
  const words = text.slice(lastBreak(text, start - 1, floor, BREAK), start - 1);
  return /\p{Script=Han}$/u.test(words) ? words : null;
}

/** What stands between two numbers, without the unit of the first. */
function withoutUnit(left: string, text: string, earlierEnd: number, start: number): string {
  if (start - left.length > earlierEnd) return left;
  const between = text.slice(earlierEnd, start);
  const unit = UNIT_FORM.exec(between);
  return unit ? between.slice(unit[0].length) : left;
}

function lastBreak(text: string, from: number, floor: number, signs: RegExp): number {
  for (let index = from - 1; index >= floor; index -= 1) if (signs.test(text[index] ?? '')) return index + 1;
  return floor;
}

function nextBreak(text: string, from: number, ceiling: number, signs: RegExp): number {
  for (let index = from; index < ceiling; index += 1) if (signs.test(text[index] ?? '')) return index;
  return ceiling;
}
