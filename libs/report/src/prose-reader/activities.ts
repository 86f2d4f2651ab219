import type { WriterType } from './reading.js';
import type { ActivityType } from '@fanzha/domain';
import { ACTIVITY_OF_MEASURE } from './implied-activity.js';
import {
  AS_FORMS,
  EXPLAINS,
  HELPS_POLICE,
  IN_GENERAL,
  inBreakdown,
  inSpeech,
  inTheme,
  OF_FRAUD,
  SHORT_HEADING,
  SINCE,
  TELLS_AGAIN,
} from './activity-guards.js';
import { ACTIVITIES } from './activity-table.js';
import { MORE_ACTIVITIES } from './activity-words.js';
import type { Classified } from './classified.js';
import { activitiesOfFigures, MAY_TELL } from './activities-of-figures.js';
import type { CaseStretch } from './case-stretches.js';
import type { Sentence, TextStructure } from './text-structure.js';
import type { ToldActivity, ToldStatus } from './told-activity.js';
import { pattern } from './pattern.js';
import { TAKEN_UP } from './class-rule.js';

const PROPOSED = /可以(?!说)|建议|不妨|能不能|应当考虑|还可/u;
const REQUIRED = pattern(
  'u',
  String.raw`(?:^|[；。，])[一二三四五六七八]要(?!求)[^。；]*$|要求(?:各|辖区|所属|下属|全|员工|德育|班|学生|大家|一线|每)|请(?:各|该|认真|于)|务必|必须|应(?:当|于|在|`,
  String.raw`按)|覆盖率要达到|须(?=于|在|每|将|做|达)|各(?:校|单位|社区|村|所|支行|网点|乡镇|街道|镇街|部门|学校|地|园|成员单位)(?:要(?!求)|应|须)`,
);
/** 镇长表示，各部门要加强合作; 会议强调，要…: what a speech asks for. */
const SPOKEN = /(?:表示|强调|指出|提出)，[^。；]{0,40}?(?<![主重需只不])要(?!求|点|素)/u;
const PLANNED = pattern(
  'u',
  String.raw`(?:^|[，、：。])[^，。；]{0,8}(?:(?<!依法|及时|当场|现场|已)将(?!近|信|其|防|反|活动|工作|今年|近期|每|各类|典型)|(?<![虚模])拟(?!定)|`,
  String.raw`计划(?=于|在|开|举|组)|打算|`,
  String.raw`准备(?=于|在|开|举|组|对)|下一步|今后)|将(?:继续|通过|定期|进一步|于\d|在\d|组织|开展|联合|持续|会同)`,
);
const NOT_DONE =
  /还没|装不了|用不了|没(?:有)?[挂贴装做签]|未(?:开展|组织|进行)|没有(?:开展|组织)|不够|走过场|不均衡|不足(?!之处)|薄弱|缺乏|尚未/u;

/**
 * The activities that a text tells, each with its type and whether it is done. A type is told once in a sentence.
 * Sentences that appeal to readers and such that tell a case tell none but what was done in it.
 */
export function activitiesOf(
  text: string,
  structure: TextStructure,
  cases: readonly CaseStretch[],
  unitType: WriterType,
  classified: readonly Classified[],
): readonly ToldActivity[] {
  const named = structure.sentences.flatMap((sentence) => {
    if (SKIPPED.has(sentence.role) || sentence.isRow) return [];
    if (isHeading(text, structure, sentence)) return [];
    return ofSentence(text, sentence, cases).filter(
      ({ type, start, end }) =>
        (MAY_TELL[type]?.has(unitType) ?? true) ||
        (type === 'INVESTIGATION_CRACKDOWN' && unitType === 'OTHER' && HANDLES.test(text.slice(start, end + 12))),
    );
  });
  const speeches = [...text.matchAll(SPEECH)];
  const isSpoken = ({ start }: ToldActivity): boolean =>
    speeches.some(({ index, 0: said }) => index <= start && start < index + said.length);
  const kept = named.filter((each) => !isSpoken(each) && !isOnlyOpening(text, structure, each, named));
  const told = [...kept, ...activitiesOfFigures(structure, kept, classified, unitType)];
  // A single case shows what a text sums up elsewhere.
  const isSummedUp = told.some(({ type }) => type === 'ONSITE_INTERCEPTION');
  const all = [...told, ...(isSummedUp ? [] : ofCases(structure, cases))].sort((one, other) => one.start - other.start);
  const counting = new Map([...ONCE_A_PARAGRAPH].map((type) => [type, sentencesWithFigures(type, classified)]));
  const withResults = new Set(
    classified.filter(({ class: is }) => is === 'RESULT').map(({ context }) => context.sentence.start),
  );
  const isCounted = ({ type, sentence }: ToldActivity) => counting.get(type)?.has(sentence.start) === true;
  const kindsOfLine = new Map<number, Set<boolean>>();
  return all.filter((one, index) => {
    const { type, sentence } = one;
    if (!ONCE_A_PARAGRAPH.has(type) || sentence.isRow) return true;
    // Funds that were stopped and people who were dissuaded are two works of one paragraph.
    if (type === 'ONSITE_INTERCEPTION') {
      const kinds = kindsOfLine.get(sentence.line) ?? new Set<boolean>();
      const isOther = kinds.size > 0 && !kinds.has(isOfFunds(text, one));
      kindsOfLine.set(sentence.line, kinds.add(isOfFunds(text, one)));
      if (isOther && isCounted(one)) return true;
    }
    // A paragraph that names an operation without figures is gone on from in the next.
    const reach = (other: ToldActivity) =>
      NEXT_TOO.get(type)?.test(text.slice(other.sentence.start, other.sentence.end)) ? 1 : 0;
    const first = all.findIndex((other) => other.type === type && sentence.line - other.sentence.line <= reach(other));
    // What the paragraph counts tells it better than what it only names.
    const counted = all.findIndex(
      (other) => other.type === type && other.sentence.line === sentence.line && isCounted(other),
    );
    const named = all[first]?.sentence;
    const isOnlyNamed = named?.line === sentence.line && !withResults.has(named.start);
    return (isOnlyNamed && counted >= 0 ? counted : first) === index;
  });
}

/** “以前总觉得…，今天的课很有收获！”: what somebody says tells no work of the unit. */
const SPEECH = /“(?=[^”]{0,240}[我你您咱])(?=[^”]{0,240}[，。！？])[^”]{16,240}”/gu;
/** 为…，我镇扎实开展宣传，筑牢防线: the first sentence says in general what the next ones tell. */
const OPENS =
  /^\p{Script=Han}{0,12}(?:为|根据|按照|针对|近年来|近期|随着|今年以来|(?:\d{1,4}年)?自?[^，。；]{2,16}以来，)[^。；]{20,}$/u;
const SAID_IN_GENERAL: ReadonlySet<ActivityType> = new Set([
  'CENTRALIZED_PUBLICITY',
  'INSPECTION_RECTIFICATION',
  'INVESTIGATION_CRACKDOWN',
  'ONLINE_PUSH',
  'DOOR_TO_DOOR',
  'RULE_BUILDING',
]);
/** What an opening says without a day and a figure, where the text goes on to tell it. */
function isOnlyOpening(
  text: string,
  { sentences }: TextStructure,
  { type, sentence }: ToldActivity,
  named: readonly ToldActivity[],
): boolean {
  const first = sentences.find(({ role }) => role !== 'TITLE');
  if (first?.start !== sentence.start || !SAID_IN_GENERAL.has(type)) return false;
  const words = text.slice(sentence.start, sentence.end);
  if (!OPENS.test(words) || /\d日|[\dx×](?:余|多)?(?:场|次|份|人|户|条|起|家|所|个)|近日|日前|走进/u.test(words))
    return false;
  return (
    type === 'RULE_BUILDING' || named.some((other) => other.type === type && other.sentence.start > sentence.start)
  );
}

const isOfFunds = (text: string, { start, end }: ToldActivity): boolean =>
  /止付|冻结|返还|追回|退还|发还/u.test(text.slice(start, end));

/** Starts of the sentences that count results of a type of activity. */
const sentencesWithFigures = (type: ActivityType, classified: readonly Classified[]): ReadonlySet<number> =>
  new Set(
    classified
      .filter(
        ({ class: is, measure }) =>
          (is === 'RESULT' || is === 'RUNNING_TOTAL') && measure !== null && ACTIVITY_OF_MEASURE[measure] === type,
      )
      .map(({ context }) => context.sentence.start),
  );

/** Who kept somebody from paying has intercepted on the spot, whatever words tell it. */
const ofCases = (structure: TextStructure, cases: readonly CaseStretch[]): readonly ToldActivity[] =>
  cases.flatMap(({ start, end, isPrevented }) => {
    const sentence = structure.sentences.find((each) => each.start <= start && start < each.end);
    return isPrevented && sentence ? [{ type: 'ONSITE_INTERCEPTION', status: 'DONE', start, end, sentence }] : [];
  });

const WITHOUT_FIGURES = /^(?!.*\d(?:余|多)?(?:万|起|人|个|笔|元|次|条|户))/u;
/** An operation that is named, without a figure of its own. */
const NAMES_OPERATION = /^(?!.*\d(?:余|多)?(?:万|起|人|个|笔|元|次|条|户)).*(?:行动|战役|专项)/u;
/** What the next paragraph may go on telling about as well. */
const NEXT_TOO: ReadonlyMap<ActivityType, RegExp> = new Map([
  ['ONSITE_INTERCEPTION', NAMES_OPERATION],
  ['INVESTIGATION_CRACKDOWN', NAMES_OPERATION],
  ['HOTLINE_SERVICE', WITHOUT_FIGURES],
  ['ANALYSIS_WARNING', WITHOUT_FIGURES],
]);
/** What a paragraph goes on telling about is one activity. */
const ONCE_A_PARAGRAPH: ReadonlySet<ActivityType> = new Set([
  'ONSITE_INTERCEPTION',
  'INVESTIGATION_CRACKDOWN',
  'ANALYSIS_WARNING',
  'VICTIM_FOLLOWUP',
  'JOINT_MECHANISM',
  'HOTLINE_SERVICE',
  'APP_PROMOTION',
  'CLASS_MEETING',
  'BANK_ACCOUNT_CONTROL',
]);

const SKIPPED: ReadonlySet<string> = new Set(['TITLE', 'APPEAL', 'PROBLEMS']);
/** The sentence before what is told: it sums up and tells nothing of its own. */
const INTRODUCES = /(?:总结|汇报|报告|情况|通报)如下/u;
/** 三、深入排查。: the heading of what follows in its line. */
const INLINE_HEADING =
  /^(?:[一二三四五六七八九十]+[、是]|第[一二三四五六七八九十][\p{Script=Han}]{0,3}，|（[一二三四五六七八九十\d]+）|\d{1,2}[.、．])[\p{Script=Han}]{2,9}$/u;
/** ——精准预警，劝阻有力。: praise before what was done, in the same line. */
const LONG_HEADING =
  /^[●★▲◆■▪•※◎]?(?:|，|[一二三四五六七八九十]+[、是]|（[一二三四五六七八九十\d]+）|\d{1,2}[.、．]|[①-⑳])[\p{Script=Han}a-z，、“”]{2,24}$/u;

/** Words that point back to what has been told: 通过这次班会. */
const POINTS_BACK = pattern(
  'u',
  String.raw`(?:(?:此次|这次|本次|该次)(?![^，。；]{0,6}(?:采取|采用|累计|共))|这个|上述|除了|`,
  String.raw`通过(?:开展|一系列|专项|此次|这次|以上|本次)|(?:活动|行动)(?:期间|开展以来))[^，。；]{0,30}$`,
);
/** What a text sets out to do: 为了…, 旨在…, 进一步…. */
const AIMS =
  /(?:^|[，。])(?:为(?:了|进一步|切实|深入|认真|贯彻|落实|全力|有效|坚决|使|提高|增强)|旨在|力争|以便|从而|目的是)[^，。；]{0,60}$/u;
/** Courts, procurators and offices of the market handle cases, too. */
const HANDLES =
  /审查|公诉|审结|宣判|(?<!研)判处|立案查处|查办|查处[^，。；]{0,10}案|批捕|追缴|退赔|受理[^，。；]{0,16}案件/u;
const LONGEST_HEADING = 36;

/** A line that names what the next one tells: short, without a full stop and without a figure. */
function isHeading(text: string, { lines }: TextStructure, sentence: Sentence): boolean {
  const line = lines[sentence.line];
  const next = lines[sentence.line + 1];
  if (!line || !next) return false;
  const words = text.slice(line.start, line.end);
  return (
    words.length <= LONGEST_HEADING &&
    !/[。；]/u.test(words) &&
    !/\d+(?:余|多)?(?:场|次|份|人|户|条|起)/u.test(words) &&
    next.end - next.start > words.length
  );
}

function ofSentence(text: string, sentence: Sentence, cases: readonly CaseStretch[]): readonly ToldActivity[] {
  const words = withWholeNames(text.slice(sentence.start, Math.min(sentence.end, sentence.start + 1200)));
  const inCase = cases.some(({ start, end }) => start <= sentence.start && end >= sentence.end);
  if (OF_FRAUD.test(words.slice(0, 60)) || TELLS_AGAIN.test(words)) return [];
  if (INTRODUCES.test(words) || (INLINE_HEADING.test(words) && text[sentence.end] !== '；')) return [];
  const atLineStart = sentence.start === 0 || text[sentence.start - 1] === '\n';
  if (atLineStart && SHORT_HEADING.test(words) && /^。[^\n]/u.test(text.slice(sentence.end, sentence.end + 2)))
    return [];
  if (
    /^[●★▲◆■▪•※◎，（\d一二三四五六七八九十①-⑳]/u.test(words) &&
    LONG_HEADING.test(words) &&
    /^。[^\n]/u.test(text.slice(sentence.end, sentence.end + 2))
  )
    return [];
  const forms = [...words.matchAll(AS_FORMS)].map((match) => [match.index, match.index + match[0].length] as const);
  const found = activitiesNamed(words, sentence, inCase, forms);
  // Where nothing but the forms is named, they are what was done.
  const isBesides = ({ type, start, end }: ToldActivity): boolean => {
    const [from, to] = [start - sentence.start, end - sentence.start];
    if (forms.some(([first, last]) => first <= from && to <= last)) return false;
    if (type === 'CENTRALIZED_PUBLICITY') return !EXPLAINS.test(words.slice(from, to));
    return forms.some(([first]) => from < first);
  };
  return forms.length > 0 && !found.some(isBesides) ? activitiesNamed(words, sentence, inCase, []) : found;
}

/** “反诈防骗，守护幸福”主题宣传: a comma of a name ends no clause. */
const withWholeNames = (words: string): string =>
  words.replace(/“[^”]{2,40}”/gu, (name) => name.replaceAll('，', '、'));

function activitiesNamed(
  words: string,
  sentence: Sentence,
  inCase: boolean,
  forms: readonly (readonly [start: number, end: number])[],
): readonly ToldActivity[] {
  const found: (ToldActivity & { readonly said: string })[] = [];
  for (const { type, words: pattern, unless } of ALL_ACTIVITIES) {
    if (inCase && type !== 'APP_PROMOTION') continue;
    if (found.some((told) => told.type === type)) continue;
    // 对存量账户逐户排查 is control of accounts, and neither a visit nor an inspection.
    if (OF_ACCOUNTS.has(type) && /账户/u.test(words) && found.some((told) => told.type === 'BANK_ACCOUNT_CONTROL'))
      continue;
    for (const match of words.matchAll(pattern)) {
      const [from, to] = [match.index, match.index + match[0].length];
      const clause = clauseAround(words, from, to);
      if (unless?.test(clause) || NOT_DONE.test(clause)) continue;
      if (inBreakdown(words, from, to)) continue;
      const before = words.slice(Math.max(0, from - 60), from);
      if (SINCE.test(words.slice(to)) || (inSpeech(words, from) && !PLANNED.test(words))) continue;
      if (HELPS_POLICE.test(before) && type === 'INVESTIGATION_CRACKDOWN') continue;
      if (POINTS_BACK.test(before) || AIMS.test(before) || (type !== 'OPEN_LETTER' && inTitle(words, from))) continue;
      if (
        inAim(words, from) ||
        (inTheme(words, from) && !(type === 'JOINT_MECHANISM' && /联[动防合]$/u.test(match[0]))) ||
        (forms.some(([start, end]) => start < from && to <= end) && type !== 'CENTRALIZED_PUBLICITY')
      )
        continue;
      if (type === 'ONSITE_INTERCEPTION' && IN_GENERAL.test(words.slice(0, from))) continue;
      const status = isDoneBehind(words.slice(to)) ? 'DONE' : statusOf(words.slice(0, to), sentence);
      if (type === 'RULE_BUILDING' && status === 'PLANNED' && /长效|常态/u.test(clause)) continue;
      // A rate that was reached is a state; one that shall be reached is work to be done.
      if (type === 'APP_PROMOTION' && status !== 'REQUIRED' && /(?:安装|注册|装机)(?:率|数|量|进度|情况)/u.test(clause))
        continue;
      if (
        status === 'PLANNED' &&
        AIMED_AT_RATES.has(type) &&
        /(?:劝阻|拦截|堵截|见面|入户|覆盖)(?:率|面)|(?:破案|立案|抓获|人)(?:数|率)|返还(?:资金|金额)[^，。；]{0,4}(?:不少于|达到|突破)|再降|案损/u.test(
          clause,
        )
      )
        continue;
      if (type === 'ONSITE_INTERCEPTION' && GETS_BACK.test(match[0]) && found.some(isInvestigation)) continue;
      found.push({
        type,
        status,
        start: sentence.start + from,
        end: sentence.start + to,
        sentence,
        said: match[0],
      });
      break;
    }
  }
  const isTaught = found.some(({ type }) => TEACHES.has(type));
  // 各班上了一节安全课: lessons of a class are its own, and no lectures.
  const isLesson = found.some(({ type, said }) => type === 'CLASS_MEETING' && said.endsWith('课'));
  return found.filter(
    ({ type, said }) =>
      !(isTaught && type === 'CENTRALIZED_PUBLICITY' && (EXPLAINS.test(said) || /^(?:走(?:进|村)|进)/u.test(said))) &&
      !(isLesson && type === 'LECTURE' && /^(?:[上讲][^，。；]*课|开学第一课)$/u.test(said)),
  );
}

/** 要求每户装一个，目前已安装2080户: what was asked has been done. */
const isDoneBehind = (words: string): boolean =>
  /^[^。；]{0,12}，(?:目前|现|截[至止][^，。；]{0,8})已[^，。；]{0,10}\d/u.test(words);

const TEACHES: ReadonlySet<ActivityType> = new Set([
  'LECTURE',
  'CLASS_MEETING',
  'ASSEMBLY_SPEECH',
  'DOOR_TO_DOOR',
  'STAFF_TRAINING',
]);

/** 以“少发案、多破案”为目标: the words of an aim. */
const inAim = (words: string, at: number): boolean =>
  [...words.matchAll(/(?:以|围绕|紧扣|聚焦|紧盯|突出|坚持|按照|瞄准)“[^”]{2,40}”/gu)].some(
    ({ index, 0: said }) => index <= at && at < index + said.length,
  );
/** What an investigation brings back is its own result. */
const GETS_BACK = /^(?:追回|挽回|挽损|返还|退还)/u;
const isInvestigation = ({ type }: ToldActivity): boolean => type === 'INVESTIGATION_CRACKDOWN';
const AIMED_AT_RATES: ReadonlySet<ActivityType> = new Set([
  'INVESTIGATION_CRACKDOWN',
  'ONSITE_INTERCEPTION',
  'DOOR_TO_DOOR',
  'INSPECTION_RECTIFICATION',
]);
const OF_ACCOUNTS: ReadonlySet<ActivityType> = new Set(['INSPECTION_RECTIFICATION', 'DOOR_TO_DOOR']);
/** The words of the forms are asked first. */
const ALL_ACTIVITIES = [...ACTIVITIES, ...MORE_ACTIVITIES];

/** Whether a place lies between 《 and 》. */
const inTitle = (words: string, at: number): boolean => words.lastIndexOf('《', at) > words.lastIndexOf('》', at);

function clauseAround(words: string, from: number, to: number): string {
  const start = Math.max(...['，', '。', '；', '、'].map((sign) => words.lastIndexOf(sign, from - 1))) + 1;
  const ends = ['，', '。', '；'].map((sign) => words.indexOf(sign, to)).filter((at) => at >= 0);
  return words.slice(start, ends.length > 0 ? Math.min(...ends) : words.length);
}

function statusOf(before: string, { role }: Sentence): ToldStatus {
  if (PROPOSED.test(before)) return 'PROPOSED';
  if (role === 'REQUIREMENTS' || REQUIRED.test(before.slice(-40)) || SPOKEN.test(before)) return 'REQUIRED';
  if (role === 'PLANS' || PLANNED.test(before.replace(TAKEN_UP, ''))) return 'PLANNED';
  return 'DONE';
}
