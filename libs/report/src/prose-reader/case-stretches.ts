import type { TextStructure } from './text-structure.js';
import { pattern } from './pattern.js';

/** Sentences, or clauses, that tell one single case. */
export interface CaseStretch {
  readonly start: number;
  readonly end: number;
  /** Whether the money was kept: dissuaded, stopped. */
  readonly isPrevented: boolean;
}

const SOMEBODY = pattern(
  'u',
  String.raw`\d{2}(?:多)?岁的[^，。；]{2,10}|(?:一|1|两|某)?(?:名|位|个)?(?:[五六七八九]旬|\d{2}(?:多)?岁的?|年逾|年近|高龄|退休|独居)?(?:老人|居民|`,
  String.raw`市民|群众|退休工人|退休教师|退休职工|老会计|小伙子|牧民|女子|男子|女士|先生|大爷|大妈|阿姨|大娘|事主|受害人|储户|客户|顾客|老太|奶奶|村民|学生|会计|财务人员|老板|店主|业主|`,
  String.raw`职工|同学|员工|家长)|`,
  String.raw`[张王李刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟`,
  String.raw`龙万段章钱汤尹黎易常武乔贺赖龚文](?:某某?|`,
  String.raw`女士|先生|大爷|阿姨|同学|大妈|老太|奶奶|师傅|x{1,2})|[\p{Script=Han}](?:某(?!某|些|种|个|日|地|银行|县|镇|小区)|大娘|阿公|阿婆|老汉|老伯|大叔|`,
  String.raw`婶子?|嫂子?)|(?:一|1)[名位个](?:[^，。；、]{0,10})?(?:女孩|男孩|老妇|老汉|阿婆|婆婆|公公|大叔|大伯|老乡|用户|租户|租客|宝妈|姑娘|女生|男生|青年|司机|`,
  String.raw`出纳|博士|医生|护士|骑手|农户|菜农|商贩|旅客|乘客|住户|大学生|初中生|高中生|中年人|年轻人|男孩子|务工人员|妇女|家属|患者|教师|老师|妈妈|爸爸|奶奶|爷爷|老支书|护士|保安|`,
  String.raw`店员|业主|老人家)|某[\p{Script=Han}]{2,8}(?:出纳|会计|财务|职工|员工|店主|负责人)`,
);
const STORY = pattern(
  'gu',
  String.raw`接到|自称|对方|称其|谎称|声称|诱导|欲|执意|急需|要求其|让其|按照|指引|骗走|被骗|落入|陷入|点击|添加|扫码|下载.{0,8}(?:软件|app)|转出|汇出|转给|汇给|准备(?:转|`,
  String.raw`汇|取)|正要|正准备|险些|差点|幸好|及时(?:发现|赶到|制止|劝阻|报警)|赶到|赶赴|劝说|拨通|神色|慌张|询问|经了解|细问|来到.{0,10}(?:网点|银行|柜台|支行|营业厅)|`,
  String.raw`前来.{0,12}(?:办理|取款|转账|汇款)|止住|拦下|成功劝阻|成功拦截|避免|挽回|先后(?:转|汇|向)|报警|监测到|通话|打款|汇钱|汇给|取现|取出|拉黑|追停|追回|要办|念叨|`,
  String.raw`接(?:着)?电话|通着话|截留|追至|遭遇|受人指使|好处费|形迹可疑|支支吾吾|说不清|没有?(?:把|转|汇|打)|未(?:将|把|让)|没(?:花|送|划)出去|未被划走|分文未|一分没|`,
  String.raw`多问了?|听见|撞见|察觉|觉得不对|见状|冒充|谎|催促|不肯|(?:立即|果断)叫停|坚持要|非要|着急|焦急|情绪激动|陪(?:同|着|她|他|老人)|劝(?:住|下|回|停|返|说|止|阻一)|`,
  String.raw`核实(?:后|为|发现)|识破|头像|共享屏幕|刷单|返利|验证码|垫付|加了|加入|扫描[^，。；]{0,12}码|转走|丢了|保住|骗子|发现异常|暂停(?:了)?业务|网恋|网友|投资平台|安全账户|`,
  String.raw`“[^”]{2,12}”的(?:电话|来电|人|短信)|醒悟|恍然大悟|感谢|锦旗|要不是|要求[^，。]{0,6}(?:向|把|将|给)|匆忙|匆匆|急匆匆`,
);
const OPENING = pattern(
  'u',
  String.raw`案例|典型案例|近日|日前|某日|当日|当天|(?:\d{1,2}|x{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|x{1,2}|[一二三四五六七八九十]{1,3})日|上午|`,
  String.raw`下午|一天|有一次|例如|比如|如：|如，|去年|外省|某地|隔壁|小故事|身边事|战例|那天|那回|傍晚|\d{1,2}[日号]|[一二三四五六七八九十]月里?`,
);
const TOTALS =
  /据统计|同期|共(?:计|有)?|累计|全[县市区镇校行]|今年以来|截至|先后(?:劝阻|拦截)|成功(?:劝阻|拦截|阻止)\d+[起笔人名次]/u;
const PREVENTED = pattern(
  'u',
  String.raw`劝[阻住下停回返止醒]|拦截|制止|阻止|避免|挽回|保[住下全]|止住|拦[下住]|分文未|一分(?:没|未)|未(?:造成|遭受|受损)|识破|没有?(?:受骗|上当|转|汇|打|出账|共享|`,
  String.raw`把.{0,20}转)|醒悟|放弃(?:了)?(?:转账|汇款|转款)|成功止付|追停|没(?:花|送|划|打|转)出去|没动|未(?:被|能)?(?:划走|转出|汇出|转走|得逞)|未让其|险些|差点|`,
  String.raw`差一步`,
);
const GOES_ON = pattern(
  'u',
  String.raw`^(?:经|民警|警方|公安(?:机关|局)|[\p{Script=Han}]{0,2}分局(?!辖|针对)|对方|老人|该|其|他|她|工作人员|柜员|大堂经理|店员|网格员|随后|接着|之后|`,
  String.raw`后|最终|当场|于是|见状|了解|在|因|由于|李|王|张|刘|陈|赵|柜面|支行员工|值班|`,
  String.raw`被害|受害|事主|骗子|幸|经过|得知|发现|刚|同学|班主任|辅导员|社区|直到|所幸|大队接报|专班|专案组|随后|接报|目前|第二天|次日|反诈)`,
);

/**
 * Where a text tells single cases: a sentence with somebody and what happened to him, and what goes on from it. A
 * sentence of totals tells none.
 */
export function caseStretches(text: string, { sentences }: TextStructure): readonly CaseStretch[] {
  const found: Told[] = [];
  for (const [index, whole] of sentences.entries()) {
    const sentence = behindColon(text, whole);
    const words = text.slice(sentence.start, Math.min(sentence.end, sentence.start + 600));
    if (sentence.role === 'PLANS' || sentence.isRow) continue;
    if (sentence.role === 'APPEAL' && !OPENING.test(words.slice(0, 20))) continue;
    const last = found.at(-1);
    const goesOn =
      last !== undefined &&
      last.line === sentence.line &&
      last.end >= (sentences[index - 1]?.start ?? sentence.start) &&
      !TOTALS.test(words.slice(0, 20)) &&
      [...words.matchAll(COUNTS)].length < 2;
    const story = [...words.matchAll(STORY)].length;
    const isSequel = GOES_ON.test(words)
      ? story >= 1 || SOMEBODY.test(words)
      : ((HAPPENS.test(words) || THANKS.test(words)) && !WORK.test(words)) || /^[^“]*”$/u.test(words);
    const tells =
      SOMEBODY.test(words) &&
      !IN_GENERAL.test(words) &&
      story >= (OPENING.test(words) ? 1 : 2) &&
      isOne(words) &&
      (ONE_PERSON.test(words) ||
        (!SUMS_UP.test(words) &&
          (HAPPENS.test(words) || OF_A_DAY.test(words.slice(0, 20))) &&
          /\d[^，。]{0,6}(?:元|块)|[一二三四五六七八九十百千万]+元/u.test(words)));
    if (goesOn && isSequel) {
      last.end = sentence.end;
      last.isPrevented ||= PREVENTED.test(words);
    } else if (tells) {
      const opens = index > 0 && /案例/u.test(text.slice(sentences[index - 1]?.start ?? 0, sentence.start));
      found.push({
        start:
          opens && sentences[index - 1]?.line === sentence.line
            ? (sentences[index - 1]?.start ?? sentence.start)
            : sentence.start,
        end: sentence.end,
        line: sentence.line,
        isPrevented: PREVENTED.test(words),
      });
    } else if (OPERATION.test(words)) {
      found.push({ start: sentence.start, end: sentence.end, line: sentence.line, isPrevented: false });
    } else found.push(...inClauses(text, sentence));
  }
  return found;
}

/** 劝住客户2人，保住1.35万元：11月9日，一位女士…: what stands before the colon sums up. */
function behindColon(text: string, sentence: TextStructure['sentences'][number]): TextStructure['sentences'][number] {
  const words = text.slice(sentence.start, Math.min(sentence.end, sentence.start + 120));
  const at = /\d[^：]{0,40}：(?=(?:\d{1,2}|[一二三四五六七八九十]{1,2})月\d|近日|日前|一[名位]|\d{1,2}[日号])/u.exec(
    words,
  );
  return at ? { ...sentence, start: sentence.start + at.index + at[0].length } : sentence;
}

/** Words of what happened, and not of what came out of it: 识破骗局3次，帮客户保住21万元 tells no story. */
const HAPPENS = new RegExp(
  STORY.source.replace(
    /劝说\||及时\([^)]*\)\||止住\||拦下\||成功劝阻\||成功拦截\||避免\||挽回\||识破\||保住\||锦旗\||感谢\|/gu,
    '',
  ),
  'u',
);
/** 家属写来感谢信: how a story ends. */
const THANKS = /(?:送来|写来|送上|表示)[^，。；]{0,8}(?:感谢|锦旗|谢意)/u;
/** 11月8日，成功避免客户损失8万元: what came of one day. */
const OF_A_DAY = /\d月\d{1,2}日|近日|日前|当天/u;
/** What would be done with anybody tells of nobody. */
const IN_GENERAL = /一旦|无论|凡是|如遇|若遇|主要是?针对|针对.{0,16}(?:形势|现状|特点)/u;
/** What a unit does for many: the story is over. */
const WORK =
  /协助公安|配合公安|开展|举办|组织|发放|张贴|宣传活动|走访|签订|排查|专项|培训|下一步|全[县市区镇校行院村]|各[村校所单]|目前|活动/u;

/** What a body did with all its cases. */
const SUMS_UP = /紧急止付|冻结|抓[获回]|返还|立案|破[获案]|见面劝阻|预警|打掉|捣毁|回访/u;
/** One operation with its story: “1·16”专案中，专案组转战5省9市. */
const OPERATION = pattern(
  'u',
  String.raw`^(?:[^，。；]{0,12}，)?(?:[^，。；]{0,10}，)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\d|`,
  String.raw`[一二三四五六七八九十])[^。；]{0,60}(?:打掉|端掉|捣毁|破获|侦破|摧毁)(?:了)?(?:一|1)[个起处伙]|^(?:如|例如|比如|典型的如：?)[^。；]{0,24}(?:一|`,
  String.raw`1)(?:家|养生馆)[^。；]{4,80}元|专案[^。；]{0,60}(?:历时|转战|奋战|辗转|深挖|循线|历经|远赴)|(?:辗转|转战|行程)[^。；]{0,14}(?:省|市|公里|`,
  String.raw`县)[^。；]{0,40}(?:案|抓|赃)|被告人[\p{Script=Han}]某|(?:侦办|侦破|破获)的[^。；，]{0,4}“[^”]{1,12}”[^。；，]{0,8}案|侦办(?:一|`,
  String.raw`1)[起宗件][^。；]{2,60}(?:发现|深挖|牵出)`,
);

interface Told {
  start: number;
  end: number;
  line: number;
  isPrevented: boolean;
}

/** 2名学生被骗3万元 in a sentence that tells more: the clause, with the one that goes on from it. */
function inClauses(text: string, sentence: TextStructure['sentences'][number]): readonly Told[] {
  const words = text.slice(sentence.start, Math.min(sentence.end, sentence.start + 600));
  return [...words.matchAll(IN_CLAUSE)].map((match) => ({
    start: sentence.start + match.index,
    end: sentence.start + match.index + match[0].length,
    line: sentence.line,
    isPrevented: PREVENTED.test(match[0]),
  }));
}
const PERSON =
  '(?:老人|居民|市民|群众|退休工人|退休教师|退休职工|老会计|小伙子|牧民|女子|男子|女士|先生|大爷|大妈|大娘|' +
  '阿姨|婆婆|大叔|住户|租户|租客|用户|储户|客户|顾客|老太|奶奶|村民|学生|渔民|会计|财务|出纳|老板|店主|业主|职工|' +
  '同学|员工|家长|妈妈|爸爸|教师|老师|护士|司机|骑手|师傅|农户|老支书|工人|养生馆|商户|老汉|老伯|大学生|初中生|高中生)';
const IN_CLAUSE = new RegExp(
  `(?:(?<![\\d一二三四五六七八九十])(?<!(?:累计|先后|共)[^，。；]{0,8})` +
    `(?:一|1|两|2|某)(?![\\d.余多几来十百千万])(?:名|位|个|户)?[^，。；、]{0,8}${PERSON}|` +
    `${PERSON}?\\p{Script=Han}某某?(?:${PERSON})?)[^，。；]{0,24}` +
    `(?:被骗|被[^，。；]{1,16}骗|骗走|受骗|转账|汇款|转出|汇出|险些|差点|劝住|止住|(?:要给|正要|准备)[^，。；]{0,10}汇)` +
    `[^。；]{0,30}?[\\d.,一二三四五六七八九十两百千万]{1,10}(?:余|多)?[百千万]{0,2}(?:余|多)?元[^，。；]{0,10}`,
  'gu',
);

const LOST_OR_KEPT =
  /避免|挽回|挽损|损失|被骗|骗走|骗取|骗|止住|保住|守住|制止|劝阻|劝住|拦下|拦截|未受损|没转|转给|汇给|准备.{0,4}(?:汇|转|取)|转账|汇款|转帐|汇出|转出/u;

/** 每月将扣费800元, 每张可得200元: a price, and never what a case is about. */
const EACH_TIME = /每[\p{Script=Han}]{1,3}[^，。；]{0,8}$|(?:扣费|好处费|佣金|成本)[^，。；]{0,2}$/u;
/** A money amount of a case with what stands around it. */
interface AmountTold {
  readonly start: number;
  readonly value: number | null;
  readonly before: string;
  readonly behind: string;
}

/**
 * The amount that a case is about: the one told with what was lost or kept. Where it is told twice, the first.
 * @returns its place; -1 where the case tells no money
 */
export function amountOfCase(amounts: readonly AmountTold[]): number {
  let best: AmountTold | null = null;
  // The only amount is what the case is about, even where it was only asked for.
  let highest = amounts.length === 1 && !EACH_TIME.test(amounts[0]?.before ?? '') ? -Infinity : -1;
  for (const amount of amounts) {
    const before = amount.before.slice(-16);
    const own = /[^，。；]*$/u.exec(amount.before.slice(-50))?.[0] ?? '';
    const isKept = /制止|劝[阻住停止]|拦[下截住]|阻止/u.test(own);
    const strong = isKept || /避免|挽回|挽损|损失|被骗|骗走|骗取|止住|保住|守住/u.test(before) ? 4 : 0;
    const weak = LOST_OR_KEPT.test(before) ? 2 : 0;
    const kept = /分文未|未受损|没转|没有转|没花|没打|未转出|一分/u.test(amount.behind.slice(0, 14)) ? 4 : 0;
    const isPaid = /(?:汇款|转账|转款|付款|打款|支取|取现|取出|再投|再转|再汇)[^，。；\d]{0,4}$/u.test(before);
    const isTransfer =
      isPaid ||
      /^(?:的)?(?:存款|现金|资金|钱)?(?:转[给到入至]|汇[给到往]|取出)|^的?(?:定期|活期)?(?:存单|存折|存款)/u.test(
        amount.behind,
      );
    const earlier = /此前|之前|先前|曾|已先后|已经?转|(?:冻结|追回|返还)(?:了)?其中$/u.test(own) ? -5 : 0;
    const asked = isTransfer
      ? 2
      : /索要|赔偿|欠费|缴纳|要求|奖金|奖励|罚|返利|返还|佣金|定金|每|成本|需/u.test(before)
        ? -3
        : 0;
    const score = 1 + strong + weak + kept + asked + earlier;
    if (score > highest || (score === highest && strong > 0)) [best, highest] = [amount, score];
  }
  const value = best?.value;
  return (value == null ? best : amounts.find((amount) => amount.value === value))?.start ?? -1;
}

const COUNTS =
  /(?:[2-9]|[1-9]\d{1,8}|[二两三四五六七八九十百千]{1,6})(?:余|多)?(?:人次|户次|场次|名|人|起|笔|场|份|条|户|家|期)/gu;

/** One person, and not people in general. */
const ONE_PERSON =
  /(?:一|1|某)(?:名|位|个)|某|\d{2}(?:多)?岁|[五六七八九]旬|\p{Script=Han}(?:女士|先生|大娘|大爷|大妈|阿姨|阿公|阿婆|大叔|奶奶|老汉|师傅|婶|嫂)|事主|受害人/u;
/** Counts of people and acts say that a sentence sums up. */
/** 群众11人, 11位客户: they are several. */
const SEVERAL = pattern(
  'u',
  String.raw`(?:群众|居民|学生|老人|客户|员工|商户)(?:[2-9]|\d{2,})[人名位]|`,
  String.raw`(?:[2-9]|\d{2,}|\d[百千万])(?:余|多)?[名位](?:群众|居民|学生|老人|客户|员工|被骗|受骗|受害|正要)|[2-9]批次`,
);
const isOne = (words: string): boolean =>
  !SEVERAL.test(words) &&
  [...words.matchAll(COUNTS)].length < 3 &&
  !/(?:阻止|劝阻|拦截|堵截|避免)了?(?:[2-9]|\d{2,})[起笔]/u.test(words) &&
  !/[成共][功计].{0,8}(?:劝阻|拦截).{0,10}(?:[2-9]|\d{2,})[人起笔名]/u.test(words) &&
  (!/(?:^|[，；])(?:共(?!被骗|损失|转)|累计|全[县市区镇校行院]|各)|[2-9]\d*(?:余|多)?(?:场|份|条|人次|户)(?!.*(?:转|汇))/u.test(
    words,
  ) ||
    /案例/u.test(words.slice(0, 6)));
