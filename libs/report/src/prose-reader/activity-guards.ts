import { pattern } from './pattern.js';

/** What fraudsters do is nobody's work, nor what fraud is like. */
export const OF_FRAUD = pattern(
  'u',
  String.raw`^(?:[^，。；]{0,14}，)?(?:目前，)?[^，。；]{0,8}?(?:犯罪嫌疑人|嫌疑人|犯罪分子|不法分子|诈骗分子|骗子|诈骗团伙|对方)[^，。；]{0,12}(?:利用|通过|以|`,
  String.raw`冒充|谎称|发送|发布|打电话|要求|诱|会|往往)|(?:诈骗|骗局)(?:的)?(?:手段|手法|类型|方式|形式|种类|案件|犯罪)?(?:主要|通常|一般|常见|大致)(?:的)?(?:包括|`,
  String.raw`有|分为|表现|是)`,
);
/** 此次行动主要是针对…，一旦发现…予以劝阻: how it is done, and nothing that was done. */
export const IN_GENERAL = /一旦|如发现|若发现|如遇|凡是|主要是针对/u;
/** 采取悬挂标语、发放资料等形式开展宣传: the forms of one activity. */
export const AS_FORMS = pattern(
  'gu',
  String.raw`(?:采取|采用|通过|以|利用)(?:了)?[^，。；\d]{0,60}等(?:多种|各种)?(?:形式|契机|时机)|(?:采取|采用|通过)[^，。；\d]{0,60}等(?:多种|各种)?方式`,
);
/** 敲门。 at the start of a line: what the rest of it tells. */
export const SHORT_HEADING = pattern(
  'u',
  String.raw`^(?:\d{1,2}[.、．）)])?[\p{Script=Han}]{1,5}$|^(?:精准|广泛|强化|细化|压实|健全|严格|深入|全面|加强|突出|注重|坚持|深化|创新|狠抓|抓实|做实|`,
  String.raw`夯实|扎实|积极|持续)(?!.*[了已])[\p{Script=Han}]{2,8}$|^(?:周[一二三四五六日][、至到]?)+[\p{Script=Han}]{2,4}$|`,
  String.raw`^[\p{Script=Han}]{1,3}(?<!了)一[场次堂批份封项节期轮个][\p{Script=Han}“”]{2,10}$|^[\p{Script=Han}“”、]{4,14}(?:显著|`,
  String.raw`明显|有力|有效|到位|良好|突出|扎实|见效|凸显)$|^(?:做好|做实|抓好|抓实|抓牢|强化|聚力|推动|织密|筑牢|严管|严把|深化|突出|压实|夯实|紧盯|注重|狠抓|打好|守牢|拓宽|`,
  String.raw`丰富|创新)[\p{Script=Han}“”、]{2,12}$|^(?=[^“]*“)[\p{Script=Han}，、“”]{6,26}”$`,
);
/** 本周小计：…; 统计口径…: what was told, once more; 通过此次活动，使…: what it is good for. */
export const TELLS_AGAIN = pattern(
  'u',
  String.raw`^(?:本周|本月|全周|全月|全年)(?:小计|合计|累计)[：，]|^(?:本周|本月|全周|全月|全年)(?:小计|合计)|^年初至今：|统计口径|口径统计|^从(?:上?表|表中|数据|`,
  String.raw`图)[^，。；]{0,6}看，|^通过(?:此次|本次|这次|系列|一系列|开展)?[^，。；]{0,30}(?:活动|宣传|教育|行动|会|讲座|`,
  String.raw`课)(?:的(?:开展|举办|实施))?，(?:使|让|有效|进一步|切实|极大|全面|`,
  String.raw`既|不仅|提高|增强)`,
);
const THEMED = pattern(
  'gu',
  String.raw`“[^”]{2,40}”(?=(?:为|的)?(?:主题|专题|题|活动)|(?:、?“[^”]{2,40}”){0,6}等[^，。；“”]{0,8}(?:活动|行动)|的?(?:工作)?(?:机制|`,
  String.raw`制度|工作法|模式|格局|局面|体系|理念|思路|品牌))`,
);
/** Words of a theme between quotes: “共建平安校园”主题班会 tells no mechanism. */
export const inTheme = (words: string, at: number): boolean =>
  [...words.matchAll(THEMED)].some(({ index, 0: said }) => index < at && at < index + said.length);

/** Telling people how it is done: what a lecture, a class or a visit consists of. */
export const EXPLAINS = /^(?:(?:在|向|给|为)[^，。；]*(?:讲解|介绍|讲“|普及))$/u;

/** 其中柜面拦截2起、电话劝阻1起: parts of a count, up to the clause that goes on with something else. */
const UNIT = '[起笔次场户人名件份个条张]次?';
const PART = String.raw`[^，。；、\d]{0,16}\d[\d,.]*(?:余|多)?万?`;
const BREAKDOWN = pattern(
  'gu',
  String.raw`其中：?${PART}(?<unit>${UNIT})[^，。；、\d]{0,6}(?:[、和及]${PART}${UNIT}[^，。；、\d]{0,6}|`,
  String.raw`，${PART}\k<unit>[^，。；、\d]{0,6})*`,
);
/** Whether words stand in a list of parts: what these count is told already, and they are no activity of their own. */
export const inBreakdown = (words: string, from: number, to: number): boolean =>
  [...words.matchAll(BREAKDOWN)].some(({ index, 0: said }) => index <= from && to <= index + said.length);
/** 反诈宣传工作开展以来; 自专班成立以来: a time, and nothing that was done in it. */
export const SINCE = /^[^，。；、\d]{0,10}(?:以来|的?基础上)/u;
/** 配合公安机关打击窝点3个: the work of others, in which one has helped. */
export const HELPS_POLICE =
  /(?:协助|配合)(?:当地)?(?:公安|警方|派出所|民警|刑侦)[^，。；]{0,16}(?:\d[^，。；]{0,12}，[^，。；]{0,12}){0,3}$/u;
/** “请立即劝阻！”, “我们把…” at the start of a sentence: somebody speaks. */
export const inSpeech = (words: string, at: number): boolean => {
  const [said] = /^“(?:[^”]{12,}”|[^”]+$)/u.exec(words) ?? [];
  return said !== undefined && at < said.length && (/[，！？]/u.test(said) || !said.endsWith('”'));
};
