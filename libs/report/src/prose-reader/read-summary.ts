import type { WriterType } from './reading.js';
import { activitiesOf } from './activities.js';
import { type CaseStretch, caseStretches } from './case-stretches.js';
import type { Classified } from './classified.js';
import { classify } from './classify.js';
import { confidenceOf } from './confidence.js';
import { isReport, otherTextOf } from './is-report.js';
import { type Exactness, scanNumbers } from './number-token.js';
import { plainText, type PlainText } from './plain-text.js';
import { type ProposedRecord, proposalsOf } from './propose.js';
import {
  type NumberClass,
  RESULT_CLASSES,
  type Reading,
  type ReaderOptions,
  type ReadingQualifier,
} from './reading.js';
import { type Stretch, stretchesOf } from './spans.js';
import { cellsOf } from './table-rows.js';
import { structureOf, type TextStructure } from './text-structure.js';
import { type DayContext, type DaysTold, periodTold, yearTold } from './told-days.js';
import { spanOf } from './told-span.js';
import { contextsOf } from './token-context.js';
import { indicatorInUnit, kindOfUnit } from './unit-kind.js';
import { unitTypeOf } from './unit-type.js';

/** What a summary says, number by number, and the records that it tells. */
export interface SummaryReading {
  readonly readings: readonly Reading[];
  readonly records: readonly ProposedRecord[];
  /** Numbers that no rule could class. */
  readonly unread: readonly { readonly start: number; readonly end: number; readonly quote: string }[];
  /** Whether the text tells a unit's work at all; nothing is proposed from one that does not. */
  readonly isReport: boolean;
  readonly unitType: WriterType;
  /** The days that the text is about; null where it does not say. */
  readonly period: DaysTold | null;
}

/** Departments that keep figures of cases are those that lead the work; schools and courts tell of them. */
const LEADS_THE_WORK = /反诈办|反诈中心|联席会议|联席办|打防办|打击治理|新型违法犯罪|公安|政法|县反诈|市反诈|区反诈/u;
const OTHER_DEPARTMENT =
  /社会事务|卫生监督|教委|教育局|教体局|教育系统|妇联|妇女联合会|法院|检察院|市场监管|商务局|卫健|卫生健康|民政局|司法局|金融办|文旅|住建|交通|农业农村|工信|团委|工会|人社|国资/u;
/** 全县刑事立案219起: who counts the cases of all leads the work, also where its name is not told. */
const COUNTS_ALL_CASES = /全[县市区州][^，。；]{0,12}(?:立案|接报|破案|侦破|破获|发案)/u;
const writerOf = (unitType: WriterType, text: string): WriterType => {
  const head = text.slice(0, 120);
  const isOther =
    OTHER_DEPARTMENT.test(head) ||
    !(LEADS_THE_WORK.test(text.slice(0, 400)) || COUNTS_ALL_CASES.test(text.slice(0, 400)));
  return unitType === 'DEPARTMENT' && isOther ? 'OTHER' : unitType;
};

interface Text {
  readonly given: string;
  readonly plain: PlainText;
  readonly structure: TextStructure;
  readonly stretches: readonly Stretch[];
  readonly cases: readonly CaseStretch[];
  readonly unitType: WriterType;
}

/**
 * Reads a work summary: every number with what it is, and the records that the text tells. Nothing is stored; offsets
 * are those of the text as it was given. Takes time in proportion to the length of the text.
 */
export function readSummary(given: string, options: ReaderOptions = {}): SummaryReading {
  const plain = plainText(given);
  const structure = structureOf(plain.text);
  const unitType = writerOf(options.unitType ?? unitTypeOf(plain.text), plain.text);
  const text: Text = {
    given,
    plain,
    structure,
    stretches: stretchesOf(plain.text),
    cases: caseStretches(plain.text, structure),
    unitType,
  };
  const { numbers, idioms } = scanNumbers(plain.text);
  const classified = classify(contextsOf(plain.text, structure, numbers), {
    unitType,
    stretches: text.stretches,
    cases: text.cases,
    isCircled: (place) => /[①-⑳⑴-⒇㈠-㈩]/u.test(plain.text[place] ?? ''),
    cellAt: cellsOf(plain.text, structure),
    text: plain.text,
  });
  const strong = classified.filter(({ class: is, indicator }) => RESULT_CLASSES.has(is) && indicator !== null);
  const report = isReport(plain.text, strong.length);
  const kind = report ? null : otherTextOf(plain.text);
  const orders = ORDERS_FOLLOW.exec(plain.text)?.index ?? 0;
  const kindAt = (place: number) =>
    orders > 0 && place < orders ? 'news' : kind === 'notice' && orders === 0 ? 'appeal' : kind;
  const told = report ? classified : classified.map((one) => withoutResult(one, kindAt(one.context.token.start)));
  const days: DayContext = { reportDate: options.reportDate ?? null, year: yearTold(plain.text, text.stretches) };
  const period = periodTold(plain.text, text.stretches, days);
  const lexical = idioms.map(({ start, end }) => idiomReading(text, start, end));
  const readings = [...told.map((one) => readingOf(text, one, days, period)), ...lexical].sort(
    (one, other) => one.start - other.start,
  );
  const records = report ? recordsOf(text, told, readings) : [];
  return {
    readings: linked(readings, records),
    records,
    unread: readings.filter(({ rule }) => rule === UNREAD).map(({ start, end, quote }) => ({ start, end, quote })),
    isReport: report,
    unitType,
    period,
  };
}

/** The rule of a number that has no unit and stands in no known form. */
const UNREAD = 'no-unit';

/** What counts of a text that is no report are: orders of a notice, plans of a plan. */
const CLASS_IN: Readonly<Record<string, NumberClass>> = {
  notice: 'REQUIRED',
  appeal: 'REQUIRED',
  plan: 'PLAN',
  recruitment: 'PLAN',
  speech: 'STATISTIC',
  news: 'STATISTIC',
  law: 'STATISTIC',
};
/** What a notice says before it orders tells how things are. */
const ORDERS_FOLLOW = /(?:通知|要求|安排|方案|通告|公告)[^。\n]{0,6}如下/u;
/** Of a text that is no report no number is a result. */
const withoutResult = (of: Classified, kind: string | null): Classified =>
  RESULT_CLASSES.has(of.class) || (of.class === 'RATE' && (kind === 'plan' || kind === 'notice'))
    ? { ...of, class: CLASS_IN[kind ?? ''] ?? 'CONTEXT', rule: 'no-report', measure: null, indicator: null }
    : of;

function readingOf(text: Text, told: Classified, days: DayContext, period: DaysTold | null): Reading {
  const { context, class: is, rule, measure } = told;
  const { token, unit } = context;
  // Whatever rule found it: money never becomes a number of cases, nor people one of sheets.
  const indicator = indicatorInUnit(told.indicator, unit, context.before);
  const counts = MONEY_RULES.has(rule) && unit === '' ? 'MONEY' : kindOfUnit(unit);
  const isResult = RESULT_CLASSES.has(is) || is === 'CASE';
  const times = timesOf(context.left, context.before);
  return {
    ...placeOf(text, token.start, token.end),
    class: is,
    ...(RESULT_CLASSES.has(is) ? { ...(measure === null ? {} : { measure }), indicator } : {}),
    value: token.value,
    ...(counts === null ? {} : { counts }),
    ...(token.upTo === null ? {} : { upTo: token.upTo }),
    ...(isResult ? { qualifier: qualifierOf(token.exactness) } : {}),
    ...(isResult && times > 1 ? { times } : {}),
    ...(isResult ? { span: spanOf(text.plain.text, context, text.stretches, days, period) } : {}),
    rule,
    confidence: confidenceOf(is, rule),
  };
}

/** 转了6800: rules that take a number without a unit for money. */
const MONEY_RULES: ReadonlySet<string> = new Set(['case-amount', 'money-of-somebody']);

/** 海报、标语各60余件: the number is told of each of the things before 各. */
function timesOf(left: string, before: string): number {
  if (!/各$/u.test(left)) return 1;
  const list = /[^，。；：]*$/u.exec(before.slice(0, -1))?.[0] ?? '';
  return list.split(/[、和及与]/u).length;
}

const placeOf = ({ given, plain }: Text, from: number, to: number) => {
  const start = plain.originAt(from);
  const end = plain.originAt(to - 1) + 1;
  return { start, end, quote: given.slice(start, end) };
};

const idiomReading = (text: Text, start: number, end: number): Reading => ({
  ...placeOf(text, start, end),
  class: 'IDIOM',
  rule: 'idiom',
  confidence: confidenceOf('IDIOM', 'idiom'),
});

/** 不超过 keeps no lower end: the ledger has it as about. */
const qualifierOf = (exactness: Exactness): ReadingQualifier => (exactness === 'AT_MOST' ? 'APPROX' : exactness);

function recordsOf(text: Text, told: readonly Classified[], readings: readonly Reading[]): readonly ProposedRecord[] {
  const { plain, structure, cases, unitType, given } = text;
  return proposalsOf({
    given,
    plain,
    readings,
    activities: activitiesOf(plain.text, structure, cases, unitType, told),
    cases,
    sentenceAt: (place) => {
      const sentence = structure.sentences.find(({ start, end }) => start <= place && place < end);
      return sentence ? [sentence.start, sentence.end] : [place, place + 1];
    },
    isPolice: unitType === 'POLICE',
  });
}

/** Readings with the record that each belongs to. */
function linked(readings: readonly Reading[], records: readonly ProposedRecord[]): readonly Reading[] {
  const recordOf = new Map<number, number>();
  for (const [index, { amounts }] of records.entries())
    for (const { reading } of amounts) if (!recordOf.has(reading)) recordOf.set(reading, index);
  return readings.map((reading, index) => {
    const record = recordOf.get(index);
    return record === undefined ? reading : { ...reading, record };
  });
}
