import { isPerson, type Surroundings } from './class-rule.js';
import type { Classified } from './classified.js';
import { isInTable } from './classify-cell.js';
import { BEHIND, measureOf } from './measure-of.js';
import { betweenOf, isNextOfPlaces } from './number-before.js';
import { DONE_TO, TOOK_PART } from './took-part.js';
import { isContent, isPlace, worksOnPlaces } from './head-nouns.js';
import type { MeasureRule } from './measure-rule.js';
import { pattern } from './pattern.js';
import type { NumberClass } from './reading.js';
import { asAudience, ofAmountBefore, ofThoseThere, ofHouseholdsBefore, ofSessionBefore } from './told-by-the-last.js';
import { classOfResult, SHARE_BEHIND } from './class-of-result.js';
import { isTerseItem, measureOfItem } from './terse-items.js';

const FUNDING = /投入|经费|资金(?=\d|$)|扣罚|扣减|奖励|发放补贴|奖/u;
const OF_POLICE: ReadonlySet<string> = new Set([
  'SUSPECTS_CAUGHT',
  'GANGS_DISMANTLED',
  'CASES_SOLVED',
  'CASES_FILED',
  'CASES_REPORTED',
  'LOSS',
  'STOP_PAYMENT',
  'FROZEN',
]);
const OF_DISSUADERS: ReadonlySet<string> = new Set([
  'INTERCEPTIONS',
  'DISSUASIONS',
  'LOSS_AVOIDED',
  'HOTLINE_CALLS',
  'LEADS_VERIFIED',
]);
/** The rule of a result that the writer tells of another unit: it is none of its own records. */
export const OF_OTHERS = 'told-of-others';
const POLICE_TELL = /公安局|公安机关|警方|派出所|民警|反诈中心/u;
const TOGETHER = /协助|联合|配合|联动|我[校行院镇司园]|本[行校社村]|网点|柜|网格员|社区干部|村干部|老师|班主任/u;
/** What somebody does: a number of a clause with none of it is no result. */
export const DONE_ACT = pattern(
  'u',
  String.raw`[开组举召发张悬设制播走检培签完建配推安拦关封缴查出投成收接受处新评表印录覆服帮协清整化报登回核采布摆更维选聘讲演上跑敲送贴挂装编写唱刷换问派请搬拍学训听看给交奖抽截拒驱升约审判退解招`,
  String.raw`劝吸体移转喊公辅谈参累达创征绘移捐帮点阅浏宣解巡返留听办暗沉搭追惠扣唤醒督研译演筛](?:[\p{Script=Han}]|了|□)|批示|`,
  String.raw`命中|监测到|识别出|压降|压减|打造|建成`,
);
/** Somebody of whom a sentence tells: 李某, 一名学生, 罗大娘. */
const OF_SOMEBODY =
  /某|(?:一|1)(?:名|位)|[\p{Script=Han}](?:女士|先生|大娘|大爷|大妈|老汉|阿姨|婶|姐|伯)|老人|客户|居民|事主|受害人|被骗|骗走/u;
/** 打8000, 丢了4200: money, told without its unit. */
const PAID =
  /(?:打|转|汇|垫|借|取|付|充|骗|骗走|被骗|损失|丢|投|转走|打款|汇款|转账|打了|转了|丢了|垫了|取了|借了|投了)$/u;
/** Acts that count by themselves: 场, 期, 台次. */
const UNIT_OF_ACTS = /^(?:场|场次|期|堂|节|课|台次|辆次|人次|户次|家次|处次|间次|件次|条次|首)$/u;
const DONE_BEHIND =
  /^[^，。；]{0,6}(?:参加|受到|荣获|完成|建立|设立|开展|挂牌|投入使用|上线|获|被评|通过|换新|走进|点击|自编|现身|登台|上岗|轮值|巡|签下|签名|到位|结业|听完|看完)/u;
/** 对24家单位进行了检查: what was done stands behind. */
const INSPECTED =
  /^[^，。；]{0,10}(?:进行|开展)(?:了)?[^，。；]{0,4}(?:检查|核查|督导|暗访|约谈|抽查|督查|走访|指导|培训|整治)/u;
/** 对2家屡查屡犯的厅店予以清退 */
const DEALT_WITH = /^[^，。；]{0,16}(?:予以|给予|作出|依法|采取)(?:了)?(?:清退|关停|处罚|通报|约谈|整改|取缔|处理)/u;
/** 给60余名老人送去, 向31名被害人发还: something was done for them. */
const FOR_PEOPLE = /(?:给|向|为|对|请|邀请|组织|发动|选派|动员)(?:了)?$/u;

/** A number that no rule has taken for anything else: a result where something was done and counted. */
export function resultOf(
  at: Surroundings,
  told: readonly Classified[],
  as: (numberClass: NumberClass, rule: string) => Classified,
): Classified {
  if (isInWord(at)) return as('CONTEXT', 'numeral-in-a-word');
  const isItem = isTerseItem(at);
  const measure =
    ofAmountBefore(at, told) ??
    ofHouseholdsBefore(at, told) ??
    asAudience(measureOf(at, at.unitType), at, told) ??
    (isItem ? measureOfItem(at, at.unitType) : null) ??
    ofSessionBefore(at, told) ??
    ofThoseThere(at);
  const isUnited = at.token.isVague === true || at.unit !== '' || measure !== null;
  if (!isUnited)
    return PAID.test(at.left) && (at.token.value ?? 0) >= 100 && OF_SOMEBODY.test(at.before)
      ? as('CASE', 'money-of-somebody')
      : as('CONTEXT', 'no-unit');
  if (at.token.isVague && (measure === null || !DONE_ACT.test(at.before.slice(-40) + at.right)))
    return as('IDIOM', 'vague');
  if (isMoneyOfPart(at, told, measure)) return as('PART', 'money-of-part');
  if (BY_TYPE.test(at.before) && COUNTED_BY_TYPE.test(at.unit) && told.slice(-FAR_BELOW).some((one) => isMore(one, at)))
    return as('PART', 'by-type');
  if (measure === null && at.unit === '元' && !FUNDING.test(at.left))
    return OF_SOMEBODY.test(at.before) ? as('CASE', 'money-of-somebody') : as('CONTEXT', 'money-without-act');
  if (measure === null && at.token.value === 1 && at.token.isChinese) return as('CONTEXT', 'one-of-something');
  if (isOnePerson(at, measure)) return as('CASE', 'case-of-a-person');
  if (isOneWorker(at)) return as('CONTEXT', 'one-worker');
  const isDone =
    (isItem && measure !== null) ||
    DONE_ACT.test(actClause(at)) ||
    DONE_BEHIND.test(at.right) ||
    INSPECTED.test(at.right) ||
    DONE_TO.test(at.after) ||
    BEHIND.test(at.after.slice(0, 40)) ||
    DEALT_WITH.test(at.after) ||
    (/先后$/u.test(at.left) && /^[次场轮]$/u.test(at.unit)) ||
    (/^[名人位]$/u.test(at.unit) && !/^(?:民警|辅警)/u.test(at.right) && TOOK_PART.test(at.after)) ||
    (FOR_PEOPLE.test(at.left) && /^[名位人]$/u.test(at.unit));
  if (countsPlaces(at) && ACTS_THERE.test(at.after) && measure !== null && !OF_PLACES.has(measure.measure))
    return as('STATISTIC', 'places-acted-in');
  if (measure === null && isDone && countsPlaces(at) && !isNextOfPlaces(at, told.at(-1)))
    return as('STATISTIC', 'places-acted-in');
  if (measure === null && !UNIT_OF_ACTS.test(at.unit) && !isDone)
    return isToldAsPart(at, told)
      ? as('PART', 'part-without-act')
      : as(STATED_UNIT.test(at.unit) && !isContent(at.right) ? 'STATISTIC' : 'CONTEXT', 'no-act');
  if (
    (measure === null || measure.measure === 'rules_established') &&
    /^[个种类项大]$/u.test(at.unit) &&
    isContent(at.right) &&
    !/发现|整改|排查|学$/u.test(at.left)
  )
    return as('CONTEXT', 'contents-of-a-text');
  if (isSingle(at, measure, told)) return as('CASE', 'single-interception');
  if (isRestated(at, measure, told)) return as('CONTEXT', 'table-restated');
  const numberClass = classOfResult(at, told, measure);
  if (numberClass === 'RESULT' && at.sentence.role === 'PROBLEMS' && OF_PROBLEMS.has(measure?.measure ?? ''))
    return as('STATISTIC', 'problems-section');
  if (numberClass === 'RESULT' && isSumOfTold(at, measure, told)) return as('CONTEXT', 'told-before');
  if (measure?.measure === 'vehicle_trips' && TRIPS_FOLLOW.test(at.after))
    return { ...as(numberClass, ruleOf(at, measure)), measure: 'vehicles', indicator: null };
  if (measure && MADE.test(at.before.slice(-24)) && HANDED_OUT.test(at.after))
    return { ...as(numberClass, ruleOf(at, measure)), measure: 'copies_made', indicator: null };
  return {
    ...as(numberClass, ruleOf(at, measure)),
    measure: measure?.measure ?? null,
    indicator: measure?.indicator ?? null,
  };
}

/** 从发案类型看，刷单5起、客服4起; 按手法分: kinds of what was told before. */
const BY_TYPE = /(?:^|，)(?:从|按)[^，。；]{0,12}(?:看|分|划分)(?:，|：)[^。；]*$/u;
const COUNTED_BY_TYPE = /^[起件例人名笔户]$/u;
const isMore = ({ context }: Classified, at: Surroundings): boolean =>
  context.unit === at.unit && (context.token.value ?? 0) > (at.token.value ?? Infinity);
/** 其中教职工1起、4.2万元; 其中9月立案15起，损失102万元: money of the part that stands before it. */
const isMoneyOfPart = (at: Surroundings, told: readonly Classified[], measure: MeasureRule | null): boolean => {
  const last = told.at(-1);
  return (
    at.unit === '元' &&
    last?.class === 'PART' &&
    last.context.unit !== '元' &&
    last.context.sentence.start === at.sentence.start &&
    /其中/u.test(at.before) &&
    (measure === null || measure.indicator === 'LOSS') &&
    /^(?:案件)?(?:、|，|（)?(?:涉案|涉及|损失|被骗|金额|资金|约|达|为)*$/u.test(
      at.before.slice(Math.max(0, last.context.unitEnd - (at.token.start - at.before.length))),
    )
  );
};

/** 支行来了一位拎着袋子的大娘: one person is a story, and no attendance. */
const isOnePerson = ({ token, unit, after }: Surroundings, measure: MeasureRule | null): boolean =>
  token.value === 1 &&
  token.isChinese &&
  /^[名位]$/u.test(unit) &&
  /^(?:participants|people_covered)$/u.test(measure?.measure ?? '') &&
  isPerson(after);

/** 一名网格员正向村民讲解: one of those who work, in a picture of it. */
const isOneWorker = ({ token, unit, left, after }: Surroundings): boolean =>
  token.value === 1 &&
  token.isChinese &&
  /^[名位]$/u.test(unit) &&
  !/邀请|聘|请|配|派/u.test(left) &&
  /^(?:年轻|退休|社区|老)?(?:网格员|民警|辅警|志愿者|工作人员|社工|党员|村干部|干部|队员)(?:正|在|耐心|一边|边|手|来|走|拿)/u.test(
    after,
  );

/** 在五里墩宣传: a short numeral that goes on without a unit is some of a word. */
const isInWord = ({ token, unit, right }: Surroundings): boolean =>
  unit === '' &&
  token.isChinese &&
  token.isVague !== true &&
  token.exactness === 'EXACT' &&
  token.end - token.start <= 2 &&
  /^\p{Script=Han}/u.test(right);

/** 开进8个乡镇, 发放到3所职校: where work is done, unless it is done with the places. */
const countsPlaces = (at: Surroundings): boolean =>
  /^[个家所处栋座]$/u.test(at.unit) &&
  isPlace(at.right) &&
  !worksOnPlaces(`${at.left}${at.right}${(/^[^，。；]{0,24}/u.exec(at.after) ?? [''])[0]}`);

/** 4个驿站摆放展架8个: what was done there is told with its own number. */
const ACTS_THERE = /^[^，。；、\d]{2,24}\d/u;
const OF_PLACES: ReadonlySet<string> = new Set([
  'outlets_posted',
  'classes_covered',
  'institutions_checked',
  'shops_visited',
  'places_built',
  'issues_found',
  'chat_groups',
  'consultation_desks',
  'awards_given',
  'persons_warned',
  'submissions_due',
  'submissions_on_time',
]);

/** 编印2000册，已发放1300册: what was made, where the text tells what was handed out. */
const MADE = /(?:编印|印制|印刷|制作|定制)[^，。；]*$/u;
const HANDED_OUT =
  /^[^，。；]{0,4}，[^。；]{0,14}(?:已发|已派|已送|尚余|还剩|剩余|结余|发放了?|派发|送出)[^，。；]{0,6}\d[\d,.万余多]*[册本份]/u;
/** 本周小计：入户286户; 合计30场 behind 18场、7场和5场: a sum of what was told, or the same again. */
const SUMS_UP = /(?:小计|合计|总计|全[月周年]合计)[：，]?[^，。；：]{0,8}$/u;
function isSumOfTold(at: Surroundings, measure: MeasureRule | null, told: readonly Classified[]): boolean {
  const { value } = at.token;
  if (value === null || value < 3 || !SUMS_UP.test(at.before.slice(-20)) || measure === null) return false;
  const isSame = (one: Classified) =>
    one.measure === measure.measure || (measure.indicator !== null && one.indicator === measure.indicator);
  const same = told
    .slice(-FAR_BELOW)
    .filter((one) => one.class === 'RESULT' && isSame(one) && one.context.token.value !== null);
  const here = same.filter(({ context }) => context.sentence.start === at.sentence.start);
  const sum = (of: readonly Classified[]) => of.reduce((total, { context }) => total + (context.token.value ?? 0), 0);
  return (
    same.some(({ context }) => context.token.value === value) ||
    [same, here].some((of) => of.length > 1 && sum(of) === value)
  );
}

/** One interception with its day is a case told in few words: 7月2日识破冒充领导1次，保住238万元. */
function isSingle(at: Surroundings, measure: MeasureRule | null, told: readonly Classified[]): boolean {
  const last = told.at(-1);
  if (measure?.indicator === 'LOSS_AVOIDED')
    return last?.rule === 'single-interception' && last.context.sentence.start === at.sentence.start;
  // 日前，县法院审理了一起非法集资案.
  if (measure?.measure === 'cases_handled' && at.token.value === 1 && at.token.isChinese) return true;
  const isKept = measure?.indicator === 'INTERCEPTIONS' || measure?.indicator === 'DISSUASIONS';
  return (
    isKept &&
    at.token.value === 1 &&
    (at.token.isChinese || /^[名位]$/u.test(at.unit) || /\d日|日[，上下]|当天|近日|日前/u.test(at.before))
  );
}

/** 宣传车2辆、26台次: the trips are told behind the vehicles. */
const TRIPS_FOLLOW = /^[^，。；\d]{0,4}[，、（][^，。；\d]{0,6}\d+(?:余|多)?(?:台次|车次|辆次|趟)/u;
/** How many numbers behind a table may still tell it again. */
const FAR_BELOW = 80;
/** What a table has told is told again below it. */
const isRestated = (at: Surroundings, measure: MeasureRule | null, told: readonly Classified[]): boolean =>
  measure?.indicator != null &&
  told
    .slice(-FAR_BELOW)
    .some(
      ({ rule, indicator, context }) =>
        isInTable(rule) && indicator === measure.indicator && context.token.value === at.token.value,
    );

/** In a section on what is wrong these are no work done. */
const OF_PROBLEMS: ReadonlySet<string> = new Set([
  '',
  'cases_reported',
  'cases_filed',
  'victim_loss_yuan',
  'amount_involved_yuan',
]);

/** What counts people, households and places is told of them, also where nothing was done. */
const STATED_UNIT = /^[人名位户家个所口栋幢]$/u;
/** 18至35岁26人，占45.6%; 其中3人为新员工: some of what was told. */
const isToldAsPart = (at: Surroundings, told: readonly Classified[]): boolean =>
  isNextOfParts(at, told.at(-1)) || isToldAsShare(at, told);
/** 其中既遂7起、未遂5起. */
const isNextOfParts = (at: Surroundings, last: Classified | undefined): boolean =>
  last?.class === 'PART' &&
  last.context.unit === at.unit &&
  last.context.sentence.start === at.sentence.start &&
  /^[、和及][\p{Script=Han}]{1,8}$/u.test(betweenOf(last, at));
const isToldAsShare = (at: Surroundings, told: readonly Classified[]): boolean =>
  /^[人名位户家个起件笔]$/u.test(at.unit) &&
  (SHARE_BEHIND.test(at.after) ||
    (/其中[\p{Script=Han}]{0,10}$/u.test(at.left) &&
      told.length > 0 &&
      told.slice(-2).every(({ rule }) => rule !== 'base-figure' && rule !== 'done-without-measure')));

/** 下设4个小组, 发620本: the verb stands right before the number. */
const VERB_LAST = /(?:下设|发|学|[评选打编制挂贴送喊问请拍建找]出|[讲挂贴签送拍写演教换]|走访|检查|建成|新建)$/u;

/** The words before a number in its clause; 共86名 goes on from the clause before. */
const actClause = (at: Surroundings): string => {
  // 公办养老机构4家: of whom a thing is, and nothing that was done.
  const own = (at.clause.split('□')[0] ?? '').replaceAll(/[公民主]办/gu, '');
  return /^(?:共|合计|共计|总计|累计|计|总共)?$/u.test(own)
    ? `${at.earlierClause}□`
    : VERB_LAST.test(own)
      ? `${own}□`
      : own;
};

const ruleOf = (at: Surroundings, measure: MeasureRule | null): string => {
  if (measure === null) return 'done-without-measure';
  return measure.indicator && isOfOthers(at, measure.indicator) ? OF_OTHERS : `measure:${measure.measure}`;
};

/** What the police did, told by a unit that is not the police. */
function isOfOthers(at: Surroundings, indicator: string): boolean {
  if (at.unitType === 'POLICE' || at.unitType === 'DEPARTMENT') return false;
  if (TOGETHER.test(at.before.slice(-60))) return false;
  if (OF_POLICE.has(indicator)) return true;
  return (
    at.unitType !== 'BANK' &&
    OF_DISSUADERS.has(indicator) &&
    POLICE_TELL.test(at.before.slice(-100)) &&
    at.unitType !== 'DISTRICT' &&
    at.unitType !== 'COMMUNITY'
  );
}
