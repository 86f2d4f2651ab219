/** What a stretch of a summary is for. */
type SectionRole = 'TITLE' | 'WORK' | 'PROBLEMS' | 'PLANS' | 'REQUIREMENTS' | 'APPEAL';

/** A sentence: its place in the plain text, the line it stands on, and what its section is for. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly role: SectionRole;
  /** Whether the line is a row of a table. */
  readonly isRow: boolean;
}

/** A line of the text. */
interface Line {
  readonly start: number;
  readonly end: number;
}

const NUMBERING =
  '(?:[▲★◆>●■◇☆*#【〔“-]{0,2}(?:第?[一二三四五六七八九十壹贰叁肆伍陆]+[、，.．是\\t]|（[一二三四五六七八九十\\d]+）|' +
  '\\d{1,2}[.、．）](?!\\d)|[①-⑩]|[a-z][.、．）]|〔))?[▲★◆>●■◇☆*#“-]{0,2}';
const HEADING = new RegExp(
  `^(?:第?[一二三四五六七八九十]+[、.．部章]|（[一二三四五六七八九十]+）|\\d{1,2}[.、．](?!\\d))`,
  'u',
);
const ROLE_WORDS: readonly (readonly [SectionRole, RegExp])[] = [
  [
    'PLANS',
    new RegExp(
      `^${NUMBERING}(?:(?:关于)?(?:下一?步|下一?阶段|下个?月|下个?季度|下学期|下周|次月|明年|来年|` +
        `今后|接下来|后续|下学年|下一年度?|往后|下月|来年|新的一年|年后|(?:下半年|[一二三四]季度|新学期|\\d{1,2}月(?:份)?|暑期|寒假)` +
        `(?=，?(?:[\\p{Script=Han}]{0,6})?(?:将|拟|计划|打算|力争|(?<![主重需必首])要|准备)))` +
        '(?!以来|的(?!工作|打算|计划|安排|重点|思路))|' +
        '.{0,4}(?:往后|之后|今后|下步)的?(?:打算|计划|安排)?[：，】]|说打算[：，]|〔(?:之后|打算|计划|下步)〕|' +
        '(?:\\d{4}年(?:度)?|\\d{1,2}月(?:份)?|[一二三四]季度|[上下]半年|下周|本周|学期)?(?:工作)?(?:重点|安排|思路|设想|规划|要点|打算|计划|努力方向|' +
        '改进措施|工作思路|工作安排|想法|预告|展望|怎么干|接着干|看明年|再战)(?:[。：，〕】\\t\\n]|$))',
      'u',
    ),
  ],
  [
    'REQUIREMENTS',
    new RegExp(
      `^${NUMBERING}(?:工作|有关|几点|下步|下一步|相关|具体)?(?:工作)?(?:要求|指令|待办|待办事项|请各[\\p{Script=Han}]{1,4})(?:[。：，〕\\n]|$)`,
      'u',
    ),
  ],
  [
    'PROBLEMS',
    new RegExp(
      `^${NUMBERING}(?:当前|目前|工作中)?(?:仍|还)?(?:存在|主要)?的?(?:主要)?` +
        `(?:问题|不足|困难|短板|薄弱环节)(?:与不足|和不足|及原因|与打算|及打算)?(?:之处)?(?:在于|[。：，\\n]|$)|` +
        `^(?:当前|目前)?(?:仍|还)?存在(?:的|着)?.{0,20}(?:问题|不足|困难)`,
      'u',
    ),
  ],
  [
    'APPEAL',
    /^(?:民警提醒|警方提醒|反诈提醒|温馨提示|特别提醒|防范提示|警方再次|再次提醒|请(?:您|大家|广大|牢记|记住|各位)|敬请|亲爱的|各位(?:居民|市民|村民|家长|同学|客户|朋友|业主))/u,
  ],
];
/** A greeting before what has been done: 亲爱的家长朋友们，本周我园的活动圆满落幕. */
const GREETS = /我[园校院行]|本[周月]|圆满|落幕|回顾|精彩瞬间|述职|现将/u;
const SENTENCE_END = /[。！？；\n]/u;

export interface TextStructure {
  readonly lines: readonly Line[];
  readonly sentences: readonly Sentence[];
}

/**
 * Lines and sentences of a plain text. A heading gives its role to what stands below it until the next heading of any
 * level that is none of its own; 下一步 at the beginning of a sentence gives it to the rest of the paragraph.
 */
export function structureOf(text: string): TextStructure {
  const lines: Line[] = [];
  const sentences: Sentence[] = [];
  let role: SectionRole = 'WORK';
  let start = 0;
  for (const written of text.split('\n')) {
    const end = start + written.length;
    const line = lines.length;
    lines.push({ start, end });
    const said = roleOf(written);
    const isHeading = HEADING.test(written);
    if (said) role = said;
    else if (isHeading && !isSubItem(written, role)) role = 'WORK';
    let current: SectionRole = isTitle(written, line, sentences) ? 'TITLE' : role;
    let from = start;
    for (let index = start; index <= end; index += 1) {
      const isEnd = index === end || SENTENCE_END.test(text[index] ?? '');
      if (!isEnd) continue;
      if (index > from) {
        const sentence = text.slice(from, index);
        const own = roleOf(sentence);
        // “…谨防诈骗。请您关闭共享屏幕”: what a message says calls on nobody who reads the text.
        if (own && !(own === 'APPEAL' && /^[^“]*”/u.test(sentence))) current = own;
        sentences.push({ start: from, end: index, line, role: current, isRow: written.includes('\t') });
      }
      from = index + 1;
    }
    if (current === 'PLANS' && role === 'WORK') role = 'PLANS';
    if (current === 'APPEAL' && role === 'WORK' && roleOf(written) === 'APPEAL') role = 'APPEAL';
    start = end + 1;
  }
  return { lines, sentences };
}

const TITLE_LINES = 3;
const LONGEST_TITLE = 60;

/** 院坝会2场，到120人 is work, however short the line. */
const TELLS_WORK = /，.*\d(?:余|多)?(?:场|次|人|份|户|张|条)|\d(?:余|多)?(?:场次?|次|人次?|份|户|张|条)，/u;

/** The first lines, as long as they are no sentences: a title may have two lines, or a name below it. */
const isTitle = (written: string, line: number, earlier: readonly Sentence[]): boolean =>
  line < TITLE_LINES &&
  !/[。；：\t]/u.test(written) &&
  written.length < (line === 0 ? LONGEST_TITLE : LONGEST_TITLE / 2) &&
  !HEADING.test(written) &&
  !(line > 0 && TELLS_WORK.test(written)) &&
  (line === 0 || earlier.every(({ role }) => role === 'TITLE'));

const roleOf = (text: string): SectionRole | undefined => {
  const role = ROLE_WORDS.find(([, words]) => words.test(text))?.[0];
  return role === 'APPEAL' && GREETS.test(text) ? undefined : role;
};

/** （一）, 1. and 一是 below 下一步打算 belong to it; 五、 does not. */
const isSubItem = (written: string, role: SectionRole): boolean =>
  role !== 'WORK' && !/^[一二三四五六七八九十]+、/u.test(written);
