import type { WriterType } from './reading.js';
import type { MeasureRule } from './measure-rule.js';
import { MEASURES } from './measure-table.js';
import { DONE_TO } from './took-part.js';
import type { TokenContext } from './token-context.js';

const BY_UNIT = new Map<string, readonly MeasureRule[]>();
const ANY = MEASURES.filter(({ units }) => units === '*');
for (const unit of new Set(MEASURES.flatMap(({ units }) => units.split(' '))))
  BY_UNIT.set(
    unit,
    MEASURES.filter(({ units }) => units === '*' || units.split(' ').includes(unit)),
  );

/** 接报、立案分别为205起、126起: what stands before 分别, one for each number behind it. */
const RESPECTIVELY = /([^，。；：]{2,60}?)(?:分别|各)(?:为|是|有|达|达到|计|)([^，。；]*)$/u;

/** 1个以“…”为主题的讲座: the thing stands behind its theme. */
const NAMED_BEHIND = /^(?:以|题为|主题为)[^。；]{1,40}?(?:为(?:主)?题的?|的)([^，。；]{2,12})/u;

/** 手机63部、银行卡118张被查扣: what was done stands behind the whole list. */
export const BEHIND =
  /^[^，。；]{0,24}被(?:当场|依法|及时|成功|一并)?(?:查扣|查获|缴获|收缴|扣押|关停|封停|封堵|拦截|拦下|拦住|叫停|喊停|堵下|冻结|止付|劝[阻住返停回])/u;

/** The words that say what a number counts. */
interface Words {
  /** Directly beside the number. */
  readonly beside: string;
  /** Of its whole clause and the one before. */
  readonly around: string;
  /** Of its sentence up to it, and what its line is about: 签：…, 【访】…. */
  readonly sentence: string;
  /** Before it in the sentence, and directly behind it. */
  readonly said: string;
}

function wordsOf(context: TokenContext): Words {
  const own = itemOfList(context) ?? nameOfRow(context);
  const left = own ?? context.left;
  const isOfList =
    PEOPLE_UNIT.test(context.unit) ||
    (/(?:共|等|合计)(?:计)?$/u.test(left) &&
      (GIFTS.test(left) || PRINTED.test(left) || /^\p{Script=Han}{1,5}等$/u.test(left)));
  const named = NAMED_BEHIND.exec(context.after)?.[1];
  // 对17个科室、3家单位开展自查; 发现线索1条，已移交: what was done stands behind.
  const isActedOn =
    /^(?:对|到|赴|深入)|线索$/u.test(left) || DONE_TO.test(context.after) || BEHIND.test(context.after.slice(0, 40));
  const on = isActedOn ? context.after.slice(0, 40) : '';
  return {
    beside: `${isOfList ? listBefore(context, left) : left}□${named ?? context.right}`,
    around: `${context.earlierClause}，${context.clause}`,
    sentence: `${topicOf(context)}，${context.before.slice(-110)}□${context.right}`,
    said: `${context.before.slice(-110)}□${context.right}${on}`,
  };
}

/** 折页、手册等4万份 are told as what stands first. */
const PRINTED = /手册|海报|折页|单页|读本/u;
/** 资料、围裙、环保袋共3.2万份 are told as what stands first. */
const GIFTS = /扇|袋|围裙|礼品|杯|伞|纪念品|毛巾|鸡蛋|文具/u;
const PEOPLE_UNIT = /^(?:人|人次|名|位)$/u;
/** 听课师生、职工640人: what is said of the first of a list goes for the last. */
const listBefore = ({ clause }: TokenContext, left: string): string => {
  const list = /[^\d□]*(?=□)/u.exec(clause)?.[0] ?? '';
  return list.endsWith(left) && list.length > left.length && list.at(-left.length - 1) === '、' ? list : left;
};

const TOPIC = /^[^\p{Script=Han}]{0,6}([\p{Script=Han}]{1,12})[】〕：。、\t（]/u;
/** What the line of a number is about: 签：…, 3.发案。…. */
export const topicOf = ({ line }: TokenContext): string => TOPIC.exec(line)?.[1] ?? '';

/** 一、二、三等奖10、20、30个: what stands before the first number of a row. */
const nameOfRow = ({ left, clause }: TokenContext): string | null =>
  left === ''
    ? (/([^，。；：、\d□]{2,})\d[\d,.]{0,8}万?(?:、\d[\d,.]{0,8}万?){0,5}、□/u.exec(clause)?.[1] ?? null)
    : null;

/** The thing that a number behind 分别 belongs to. */
function itemOfList({ before }: TokenContext): string | null {
  const [, things, told] = RESPECTIVELY.exec(before.slice(-100)) ?? [];
  if (things === undefined || told === undefined || !before.includes('分别')) return null;
  const items = things.split(/[、和及与]/u);
  const place = told.split(/[、和及]/u).length - 1;
  return items.length > 1 ? (items[place] ?? null) : null;
}

/**
 * What a number counts: the first rule of the table whose unit, thing and act are there. What stands beside the number
 * is asked first, then its clause.
 */
export function measureOf(context: TokenContext, unitType: WriterType): MeasureRule | null {
  // 份次 count what 份 count; 村次, of which no rule knows the first, are times.
  const ofSheets = /^[份册张条本]次$/u.test(context.unit) ? BY_UNIT.get(context.unit.slice(0, -1)) : undefined;
  const times = context.unit.endsWith('次') ? (ofSheets ?? BY_UNIT.get('次')) : undefined;
  const rules = BY_UNIT.get(context.unit === '' ? '-' : context.unit) ?? times ?? ANY;
  const words = wordsOf(context);
  const near = words.around.split('□')[0] ?? '';
  const isOf = ({ of, unlessNear }: MeasureRule): boolean =>
    (of === undefined || of.includes(unitType)) && unlessNear?.test(near) !== true;
  const acts = ({ act }: MeasureRule): boolean => act === undefined || act.test(words.said);
  const beside = rules.find(
    (rule) => isOf(rule) && rule.thing?.test(words.beside) === true && !rule.unless?.test(words.beside) && acts(rule),
  );
  if (beside) return beside;
  const byAct = () =>
    rules.find((rule) => rule.thing === undefined && isOf(rule) && !rule.unless?.test(words.beside) && acts(rule)) ??
    null;
  // A number without a unit counts what stands beside it, or nothing that can be told.
  if (context.unit === '') return byAct();
  const actsInLine = ({ act }: MeasureRule): boolean =>
    act === undefined || act.test(`${topicOf(context)}，${words.said}`);
  return (
    nearest(rules, words.around, { isOf, acts }) ??
    byAct() ??
    nearest(rules, words.sentence, { isOf, acts: actsInLine }) ??
    rules.find((rule) => rule.thing?.source === '.' && isOf(rule) && !rule.unless?.test(words.around) && acts(rule)) ??
    null
  );
}

interface Conditions {
  readonly isOf: (rule: MeasureRule) => boolean;
  readonly acts: (rule: MeasureRule) => boolean;
}

const HAS_WORDS = /\p{Script=Han}/u;

/** Of several things in the same words a number belongs to the nearest. */
function nearest(rules: readonly MeasureRule[], words: string, { isOf, acts }: Conditions): MeasureRule | null {
  if (!HAS_WORDS.test(words)) return null;
  const [before = '', behind = ''] = words.split('□');
  let best: { readonly rule: MeasureRule; readonly at: number } | null = null;
  for (const rule of rules) {
    // What any word fits counts only where nothing is named.
    if (rule.thing?.source === '.') continue;
    if (!rule.thing || rule.onlyBeside || !isOf(rule) || rule.unless?.test(words) || !acts(rule)) continue;
    if (!rule.thing.test(before) && !rule.thing.test(behind)) continue;
    const at = lastPlace(rule.thing, before);
    if (best === null || at > best.at) best = { rule, at };
  }
  return best?.rule ?? null;
}

/** Where the last match of a pattern ends; -1 for none. */
function lastPlace(pattern: RegExp, text: string): number {
  let last = -1;
  for (const match of text.matchAll(new RegExp(pattern.source, `${pattern.flags.replace('g', '')}g`)))
    last = match.index + match[0].length;
  return last;
}
