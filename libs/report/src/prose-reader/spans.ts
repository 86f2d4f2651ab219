import { pattern } from './pattern.js';
import { PLACE_NAMES } from './place-names.js';

/** Stretches of a text whose numbers are no counts: days, document numbers, phone numbers, names of things. */
type StretchKind = 'DATE' | 'DOCUMENT' | 'IDENTIFIER' | 'NAME' | 'TITLE';

export interface Stretch {
  readonly kind: StretchKind;
  readonly start: number;
  readonly end: number;
  readonly rule: string;
}

const YEAR = '(?:(?:19|20)?[\\dx〇零一二三四五六七八九]{2,4}年)';
const CN = '[一二三四五六七八九十]';
const DAY = `(?:\\d{1,2}|x{1,2}|${CN}{1,3})(?:日|号)`;
const MONTH = `(?:\\d{1,2}|x{1,2}|${CN}{1,3})月(?:份)?`;
const HOUR =
  '(?:上午|下午|晚上?|凌晨|中午|早上)?\\d{1,2}(?:时|点(?!\\d*[万亿]))(?:\\d{1,2}分|半)?(?:许)?|\\d{1,2}:\\d{2}';
const TO = '(?:-+|至|到|、|，?起?至)';

const FORMS: readonly (readonly [StretchKind, string, RegExp])[] = [
  ['TITLE', 'in-book-title', /《(?!关于|印发|转发)[^《》\n]{1,80}》/gu],
  ['TITLE', 'paper-title', /《(?:关于|印发|转发)[^《》\n]{1,80}》/gu],
  [
    'DOCUMENT',
    'document-number',
    pattern(
      'gu',
      String.raw`[\p{Script=Han}a-z]{0,12}[〔（〈<]?(?:(?:19|20)\d{2}|20xx|xx|x{1,4})[〕）〉>]?(?:第)?(?:\d{1,9}|`,
      String.raw`x{1,9})号(?:文件?|令|通知)?`,
    ),
  ],
  [
    'DOCUMENT',
    'document-number',
    /(?<!^|\n)〔\s*(?:(?:19|20)?\d{2}|20xx|x{1,4})\s*〕(?:第)?\s*(?:\d{1,9}|x{1,9})?号?/gu,
  ],
  // F108会议室: a room.
  ['IDENTIFIER', 'room-number', /(?<![a-z])[a-z]\d{3,4}(?=教室|会议室|报告厅|室|举行|召开|开展)/giu],
  ['DOCUMENT', 'order-number', /(?:第)?\d{1,9}号(?:文件?|令|公告|通告|决定)/gu],
  [
    'DATE',
    'full-date',
    new RegExp(
      `${YEAR}(?:${MONTH}(?:${DAY})?|第?[一二三四1-4]季度|上半年|下半年|度)?(?:${TO}(?:${YEAR})?(?:${MONTH})?(?:${DAY})?)?`,
      'gu',
    ),
  ],
  ['DATE', 'days-in-a-row', /\d{1,2}[日号](?:、\d{1,2}[日号]){1,12}/gu],
  ['DATE', 'days-in-a-row', /(?:\d{1,2}、){1,12}\d{1,2}(?:日|号)(?!楼|线|院|门|文|令)/gu],
  ['DATE', 'month-range', new RegExp(`(?:\\d{1,2}|${CN}{1,2})${TO}(?:\\d{1,2}|${CN}{1,2})月(?:份)?(?:${DAY})?`, 'gu')],
  [
    'DATE',
    'month-day',
    new RegExp(
      `${MONTH}(?:(?:\\d{1,2}|${CN}{1,3})(?:日|号)?(?:${TO}(?:${MONTH})?(?:\\d{1,2}|${CN}{1,3})(?:日|号))|` +
        `${DAY}(?:${TO}(?:${MONTH})?(?:\\d{1,2}(?:日|号)?|${DAY}))?)?`,
      'gu',
    ),
  ],
  [
    'DATE',
    'day-alone',
    new RegExp(
      `(?<![\\d第每连续共近仅用为期超过达半一二三四五六七八九十])${DAY}(?=[，。、：上下当晚凌中早前起至傍夜清那这（]|$)(?:${TO}${DAY})?|` +
        `\\d{1,2}(?:日|号)?${TO}\\d{1,2}(?:日|号)`,
      'gu',
    ),
  ],
  [
    'DATE',
    'day-alone',
    /(?<=[。；，\n])\d{1,2}(?:日|号)(?=(?!内|以内|制|常|游|后|前|楼|线|院|文|令|公)\p{Script=Han})/gu,
  ],
  ['DATE', 'day-alone', /(?<=[至到自从于])\d{1,2}(?:日|号)(?!楼|线|院|文|店|窗|卡|码|令|公|门|台|机|屏|桌|车)/gu],
  [
    'DATE',
    'dotted-days',
    pattern(
      'gu',
      String.raw`(?<![\d./率为达约均平增降])(?:1[0-2]|0?[1-9])[./](?:3[01]|[12]\d|0?[1-9])(?:-(?:1[0-2]|`,
      String.raw`0?[1-9])[./](?:3[01]|[12]\d|0?[1-9])|(?=[，（）\n：]|上午|下午|当天))(?![\d.%])`,
    ),
  ],
  [
    'DATE',
    'lunar-day',
    pattern(
      'gu',
      String.raw`(?:正|腊|农历[一二三四五六七八九十]{1,3})月(?:初|廿)?[一二三四五六七八九十]{1,3}(?=日|，|、|前|庙|集|赶)|`,
      String.raw`正月(?:初[一二三四五六七八九十]|[一二三四五六七八九十]{1,3})|逢[一二三四五六七八九十、\d]+(?=赶集|集)`,
    ),
  ],
  ['DATE', 'months-of-year', /前(?:\d{1,2}|[一二三四五六七八九十]{1,2})个月/gu],
  ['DATE', 'school-year', /20\d{2}(?:-+|至|到|，)20\d{2}(?=学年|年|届)/gu],
  ['DATE', 'weekday', /(?:周|星期|礼拜)[一二三四五六日]/gu],
  ['DATE', 'year-past', /[一两二三]年(?:半)?(?:来|多来|以来)/gu],
  [
    'DATE',
    'dotted-date',
    /(?<![\d.])(?:(?:20)\d{2}[./-])\d{1,2}[./-]\d{1,2}(?![\d.])|(?<![\d.])\d{1,2}\.\d{1,2}(?=(?:反诈|宣传日|国家安全|主题))/gu,
  ],
  ['DATE', 'time-of-day', new RegExp(HOUR, 'gu')],
  [
    'DATE',
    'time-of-day',
    /(?:上午|下午|早上|晚上|中午|凌晨|傍晚|夜里|早晨|清早)[一二三四五六七八九十]{1,3}点(?:半|钟|整)?/gu,
  ],
  [
    'DATE',
    'quarter',
    /[一二三四](?:至|到|-)[一二三四]季度|(?:前|第)?[一二三四两1-4](?:个)?季度|(?:上|下|大)半(?:年|月)/gu,
  ],
  [
    'DATE',
    'festival',
    pattern(
      'gu',
      String.raw`(?:“|"|‘)?(?:五一|六一|七一|八一|十一|双十一|双11|双十二|双12|三八|三一五|3\.15|3·15|315|五四|618|6\.18)(?:”|"|`,
      String.raw`’)?(?=(?:期间|节|前|假期|国际|劳动|儿童|国庆|妇女|消费者|促销|购物|青年|宣传|活动|小长假))`,
    ),
  ],
  [
    'IDENTIFIER',
    'phone-number',
    pattern(
      'gu',
      String.raw`(?<!\d)(?:1[3-9][\dx*]{9}|0[\dx]{2,3}-?[\dx*×]{7,8}|400-?\d{3,4}-?\d{3,4}|12\d{3}|96110|`,
      String.raw`95\d{3}|10086|10010|10000|110|120|119)(?![\d.]|[名人份户次起个条张场元万亿余多件篇幅部家笔册本块只套项间台辆支集期节])`,
    ),
  ],
  [
    'IDENTIFIER',
    'grade-or-class',
    pattern(
      'gu',
      String.raw`(?:(?:19|20)?\d{2}|[一二三四五六七八九]|20xx|xx)级(?=[、，（\d学新生班全各共的本专研\p{Script=Han}])|`,
      String.raw`(?:[一二三四五六七八九1-9](?:、|至|-|到))*[一二三四五六七八九1-9]年级|[一二三](?:、[二三四])*等奖|研[一二三](?=学生|同学|年级)|`,
      String.raw`[大][一二三四](?=学生|新生|同学|年级)|[初高][一二三]|[一二三四五六]（\d{1,2}）班|\d{1,3}班(?![次级会])|(?:\d|`,
      String.raw`[一二三四五六七八九十]){1,3}班(?=同学|学生|班主任)`,
    ),
  ],
  ['IDENTIFIER', 'masked-grade', /(?:20|19)xx(?:级|(?=、(?:20|19)xx级))/gu],
  [
    'IDENTIFIER',
    'room-or-building',
    pattern(
      'gu',
      String.raw`\d{2,4}(?:室|会议室|教室|报告厅|房间|国道|省道)|\d{1,3}(?:号楼|号院|单元)|(?<![了共跑遍进走\d]|累计|覆盖)\d{1,3}(?:栋|幢|路公交|`,
      String.raw`号线|弄)|[一二三四五六七八九十]{1,2}(?:楼|号楼)`,
    ),
  ],
  [
    'IDENTIFIER',
    'place-name',
    pattern(
      'gu',
      String.raw`[一二三四五六七八九十百千万]{1,2}[里门河江山水台华原亚星桥塘岔圩棵角井湾岭坪峰川泉合团圣宝龙贤义德贵甲滩铺][\p{Script=Han}]{0,2}?(?:镇|乡|街道|社区|村委|县|`,
      String.raw`派出所|支行|小学|中学|学校|医院|卫生院|分局|分社|支局|广场|小区|路)|`,
      String.raw`(?<=[\p{Script=Han}]{2})[一二三四五六七八九十]{1,2}(?:中|小)(?=[，。、（]|学生|师生|校区|`,
      String.raw`上反|举办|开展|组织|全校|等校|与|团委|教师|老师|联合)`,
    ),
  ],
  [
    'IDENTIFIER',
    'number-to-call',
    /(?<=(?:电话|热线|传真|座机|qq|微信号?|值班|联系方式)[：:]?)\d{5,12}(?![\d.]|[名人份户次起个条张场元万亿余多部])/gu,
  ],
  [
    'IDENTIFIER',
    'platform-name',
    /12306|12345|360(?![名人份户次起个条张场元万亿余多家本块])|\d{1,2}g(?=网|用户|号)|5g|4s店|\d\.\d版|\d\.\d(?=版|”)/gu,
  ],
];

/** Words of a number between quotes that name a thing: “三不一多”, “百日会战”, “1+N”. */
const QUOTED = /[“"「]([^“”"「」\n]{1,24})[”"」]/gu;
const NAMED = pattern(
  'gu',
  String.raw`(?:[一二三四五六七八九十两百千]{1,5}(?:个)?(?:不|必|一律|凡是|严禁|一定|不要|要|问|必问|查|清|进|送|到位|到户|见面|入|步|字|步走|道防线|级联动|`,
  String.raw`位一体|个不|个一律|个必须|个凡是|防|断|责|多|统一|项机制|色|访|会战|行动|日|警|亲|个零)){1,3}(?=[，。；、”"（\s]|要求|原则|工作法|口诀|机制|`,
  String.raw`活动|行动|宣传|防骗|制度|措施|做法|模式|内容|知识|要诀|$)`,
);
const NAMED_WORDS = pattern(
  'gu',
  String.raw`三不一多|三不一要|八个凡是|四不要|五不要|六个一律|两个一律|四个不|三个不|两卡|断卡|百日(?:行动|攻坚|会战|宣传)|百万警进千万家|十进|八进|七进|六进|五进|四必问|`,
  String.raw`三必问|四个一|五个一|六个一|三个一|八个一|十个一|一键开启|1\+\d|1\+n|\d\+n|\d{1,2}\+x|双\d{1,4}|三级联动|三道防线|两个责任|一体两翼|`,
  String.raw`一分钟|千警|百警|万警|千人(?=签名)|十大(?=骗局|高发|类型|诈骗)|三微一端|两微一端|两代表一委员|二十大|十九大|二十届|十四五|三会一课|一村一警|一格一员|`,
  String.raw`一人一档|一户一策|一案一|一周一|一月一|一日一|一区一|一校一|一栋一|一企一`,
);

/** Every such stretch, by its place. */
export function stretchesOf(text: string): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const [kind, rule, form] of FORMS)
    for (const match of text.matchAll(form)) found.push(stretch(kind, rule, match.index, match[0]));
  for (const form of PLACE_NAMES)
    for (const match of text.matchAll(form)) found.push(stretch('IDENTIFIER', 'place-name', match.index, match[0]));
  for (const match of text.matchAll(QUOTED)) {
    const inner = match[1] ?? '';
    if (
      /[一二三四五六七八九十百千万两双\d]/u.test(inner) &&
      !/\d{3,}|不超过|不少于|不低于|控制在/.test(inner) &&
      inner.length <= 14
    )
      found.push(stretch('NAME', 'quoted-name', match.index, match[0]));
  }
  for (const form of [NAMED, NAMED_WORDS])
    for (const match of text.matchAll(form)) found.push(stretch('NAME', 'named-number', match.index, match[0]));
  found.push(...datedLines(text));
  return found.sort((one, other) => one.start - other.start || other.end - one.end);
}

const DATED = pattern(
  'gu',
  String.raw`(?<=^|\n|，)(?:1[0-2]|[1-9])\.(?:3[01]|[12]\d|[1-9])(?:[-，]{1,2}(?:(?:1[0-2]|`,
  String.raw`[1-9])\.)?(?:3[01]|[12]\d|[1-9]))?(?=[\p{Script=Han}“])`,
);
/** 4.3 院坝会2场 in a text of April: its lines begin with their days, and are no numbered items. */
function datedLines(text: string): readonly Stretch[] {
  const matches = [...text.matchAll(DATED)];
  const months = new Set(matches.map(([words]) => words.split('.')[0]));
  const head = text.slice(0, 120);
  if (matches.length < 2 || ![...months].some((month) => new RegExp(`(?<!\\d)${month}月`, 'u').test(head))) return [];
  return matches.map((match) => stretch('DATE', 'dated-line', match.index, match[0]));
}

const stretch = (kind: StretchKind, rule: string, start: number, words: string): Stretch => ({
  kind,
  rule,
  start,
  end: start + words.length,
});
