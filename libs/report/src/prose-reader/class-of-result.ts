import type { Surroundings } from './class-rule.js';
import type { Classified } from './classified.js';
import type { MeasureRule } from './measure-rule.js';
import { pattern } from './pattern.js';
import { type NumberClass, RESULT_CLASSES } from './reading.js';
import { SUMS_MONEY } from './told-by-the-last.js';

const PART_BEFORE = /其中[，：]?[^，。；：]*$/u;
const HELD_BEFORE = /(?:(?<![包内])含(?!义|有)|包括|内有)[^，。；：]*$/u;
/** 占45%: a share stands behind the number. */
export const SHARE_BEHIND = /^[^，。；]{0,12}，(?:约)?占/u;
/** 今年以来累计 in a report of a week or a month. */
const RUNNING = pattern(
  'u',
  String.raw`(?:今年以来|年初以来|年初至今|截[至止](?:目前|\d|[一二三四五六七八九十]).{0,12}|今年|全年|活动(?:开展)?以来|`,
  String.raw`自.{2,12}以来)[^。；]{0,30}(?:累计|共计?|已)?[^。；]*$`,
);
const SAYS_RUNNING =
  /今年以来|年初以来|年初至今|今年(?:已|累计|共)|全年累计|截[至止].{0,12}(?:累计|全年)|1-\d{1,2}月(?:份)?累计|累计.{0,6}(?:今年|全年)/u;

/** 个人账户3215户、对公账户126户: two kinds side by side, neither of which is a part of the other. */
const isSisterKind = (one: Classified, at: Surroundings): boolean =>
  /个人|对公|单位|境内|公办|省内/u.test(one.context.left) &&
  one.context.sentence.start === at.sentence.start &&
  /^、$/u.test(at.before.slice(one.context.unitEnd - (at.token.start - at.before.length)).slice(0, 1));

/** 10余名志愿者、网格员、居民等50余人参加: some of those who are counted behind. */
function isSummedBehind({ after, token }: Surroundings): boolean {
  const [, sum] = /^[^，。；\d]{2,40}等(?:共|共计)?(\d{1,6})(?:余|多)?(?:人|名)/u.exec(after) ?? [];
  return sum !== undefined && token.value !== null && Number(sum) > token.value;
}

/** 优秀14所、合格10所: kinds of what was counted before. */
const BY_KIND =
  /^(?:其余|另外)?(?:优秀|良好|合格|不合格|达标|不达标|满分|省外|境外|对公|个人|公办|民办)(?:的?[\p{Script=Han}]{0,3})?$/u;
/** 刷单类15起: one type of the cases. */
const BY_FRAUD = pattern(
  'u',
  String.raw`(?:刷单|返利|贷款|投资|理财|客服|公检法|网购|购物|交友|游戏|征信|熟人|裸聊|杀猪盘|冒充[\p{Script=Han}]{2,5})(?<!演练|培训|宣传)(?:类|`,
  String.raw`型)?(?:诈骗|骗局)?(?:类|型|案件?|警情)?$`,
);
const OF_THE_CAUGHT = /^(?:刑拘|逮捕|批捕|取保(?:候审)?|移送起诉|起诉)$/u;

/** Whether the number may be a part of an earlier result. @param inAnyUnit whether their units may differ */
const isTotalOf = (one: Classified, at: Surroundings, inAnyUnit = false): boolean =>
  one.class === 'RESULT' &&
  (one.context.unit === at.unit || (inAnyUnit && one.indicator !== null)) &&
  at.token.value !== null &&
  (one.context.token.value ?? 0) > at.token.value &&
  at.sentence.line - one.context.sentence.line <= 1;

/** 1,286户（对公98户，个人1,188户）: the numbers in brackets are parts of the one before them. */
function inBracketsOf(earlier: Classified, at: Surroundings): boolean {
  const open = at.before.lastIndexOf('（');
  if (open < 0 || at.before.includes('）', open) || earlier.context.unit !== at.unit) return false;
  const from = at.token.start - at.before.length + open;
  return (
    earlier.class === 'PART' ||
    (earlier.class === 'RESULT' && from >= earlier.context.unitEnd && from - earlier.context.unitEnd <= 4)
  );
}

const PERSON_UNIT = /^(?:人|名|位|人次|个)$/u;
/** Whether two numbers of a sentence count things of one kind, so that the later may be some of the earlier. */
const isOfSameKind = ({ context, indicator }: Classified, at: Surroundings): boolean =>
  context.sentence.start === at.sentence.start &&
  (context.unit === at.unit ||
    context.unit === '' ||
    indicator === 'HOTLINE_CALLS' ||
    at.unit === '' ||
    (PERSON_UNIT.test(context.unit) && PERSON_UNIT.test(at.unit)));

const ABOVE = /以[上下](?:的)?(?:(?:特大|重大|大要|大|要)案件?|案件)?(?:的)?(?:有|共|为)?$/u;
/** Whether a result counts more of the same kind of things. */
const isOfUnit = ({ context, class: is }: Classified, at: Surroundings): boolean =>
  RESULT_CLASSES.has(is) &&
  (context.unit === at.unit || (PERSON_UNIT.test(context.unit) && PERSON_UNIT.test(at.unit))) &&
  (context.token.value ?? 0) > (at.token.value ?? Infinity);

const isLarger = (one: Classified, at: Surroundings, measure: MeasureRule | null): boolean =>
  RESULT_CLASSES.has(one.class) &&
  one.context.unit === at.unit &&
  one.indicator === (measure?.indicator ?? null) &&
  (one.context.token.value ?? 0) > (at.token.value ?? Infinity);

const SUB_UNIT = pattern(
  'u',
  String.raw`^(?!邀请|联合|组织|[在到与对向赴由全各]|深入|走进|会同|协助|评出|选出)(?:[\p{Script=Han}]{2,5}(?:镇|乡|街道|社区|村|所|支行|中学|`,
  String.raw`小学|县|区))[\p{Script=Han}]{0,4}□`,
);

/** Of cases, a text may tell those reported as the whole and those filed as the part. */
const isOfCases = (indicator: string | null): boolean => indicator === 'CASES_FILED' || indicator === 'CASES_REPORTED';

/** Whether a result stands for itself, is a part of an earlier one in `told`, or is a running total. */
export function classOfResult(at: Surroundings, told: readonly Classified[], measure: MeasureRule | null): NumberClass {
  const earlier = told.at(-1);
  const sameSentence = earlier !== undefined && earlier.context.sentence.start === at.sentence.start;
  if (PART_BEFORE.test(at.before) && told.length > 0 && told.some((one) => isOfSameKind(one, at))) return 'PART';
  // 共堵截26笔。其中城关支行拦下11笔、93万元: parts of what the sentence before told.
  if (
    /^[^，。；：]{0,4}其中[^，。；：]*$/u.test(at.before) &&
    told.slice(-8).some((one) => one.indicator === (measure?.indicator ?? null) && isTotalOf(one, at, measure !== null))
  )
    return 'PART';
  if (sameSentence && earlier.class === 'PART' && at.unit === '元' && SUMS_MONEY.test(at.left)) return 'PART';
  if (HELD_BEFORE.test(at.before) && told.length > 0) return 'PART';
  if (PERSON_UNIT.test(at.unit) && isSummedBehind(at)) return 'PART';
  if (
    sameSentence &&
    earlier.class === 'PART' &&
    /^、|^[和及与]/u.test(at.before.slice(earlier.context.unitEnd - at.sentence.start)) &&
    earlier.context.unit === at.unit
  )
    return 'PART';
  // 手抄报386幅，40幅在楼内展出: fewer of the same things, right behind the comma.
  if (
    sameSentence &&
    at.left === '' &&
    /，$/u.test(at.before) &&
    RESULT_CLASSES.has(earlier.class) &&
    earlier.context.unit === at.unit &&
    at.unit !== '' &&
    (earlier.context.token.value ?? 0) > (at.token.value ?? Infinity)
  )
    return 'PART';
  if (ABOVE.test(at.left) && told.slice(/案/u.test(at.left) ? -60 : -6).some((one) => isOfUnit(one, at))) return 'PART';
  if (SHARE_BEHIND.test(at.after) && told.some((one) => isLarger(one, at, measure))) return 'PART';
  if (
    (BY_KIND.test(at.left) || BY_FRAUD.test(at.left) || OF_THE_CAUGHT.test(at.left)) &&
    !(earlier && isSisterKind(earlier, at)) &&
    told.some((one) => isTotalOf(one, at))
  )
    return 'PART';
  if (sameSentence && inBracketsOf(earlier, at)) return 'PART';
  const { value } = at.token;
  if (
    value !== null &&
    measure?.indicator &&
    (SUB_UNIT.test(at.clause) || SUB_UNIT.test(`${at.left}□`)) &&
    told.some(
      (one) =>
        (one.indicator === measure.indicator || (isOfCases(one.indicator) && isOfCases(measure.indicator))) &&
        one.class === 'RESULT' &&
        (one.context.token.value ?? 0) > value,
    )
  )
    return 'PART';
  if (SAYS_RUNNING.test(at.before.slice(-60)) && RUNNING.test(at.before)) return 'RUNNING_TOTAL';
  return 'RESULT';
}
