import { RESTATED_WHOLE, statisticOf } from './background-numbers.js';
import { DIFFERENCE } from './changes.js';
import { isOfUnit } from './incidents-of-units.js';
import { amountOfCase, type CaseStretch } from './case-stretches.js';
import type { Surroundings } from './class-rule.js';
import { RULES } from './class-rules.js';
import type { Classified, TextFacts } from './classified.js';
import { inTable } from './classify-cell.js';
import { pattern } from './pattern.js';
import type { NumberClass } from './reading.js';
import { withPartsOfSums } from './parts-of-sums.js';
import { EARLY_RULES } from './list-number-rules.js';
import { resultOf } from './results.js';
import type { Stretch } from './spans.js';
import type { TokenContext } from './token-context.js';
import { withWholesToldAgain } from './wholes-told-again.js';

const STRETCH_CLASS: Readonly<Record<Stretch['kind'], NumberClass>> = {
  DATE: 'DATE',
  DOCUMENT: 'DOCUMENT',
  IDENTIFIER: 'CONTEXT',
  NAME: 'CONTEXT',
  TITLE: 'CONTEXT',
};

const DAY_BEFORE = /[日号](?:上午|下午|晚上?|凌晨)?$|^(?:上午|下午)?$/u;

const SIGNED_WITH = /[与同和]/u;
const SIGNED =
  /^[^，。；\d]{0,14}签(?:订|署|了|下)(?:了)?[^，。；\d]{0,14}(?:协议|备忘录|责任[书状]|目标[书状])(?:[，。；]|$)/u;

/** What each number of a text is, in the order of the text. */
export function classify(contexts: readonly TokenContext[], facts: TextFacts): readonly Classified[] {
  let nextStretch = 0;
  let nextCase = 0;
  const told: Classified[] = [];
  const amounts = facts.cases.map((stretch) => amountsOf(stretch, contexts));
  for (const context of contexts) {
    const { start } = context.token;
    while (nextStretch < facts.stretches.length && isBehind(facts.stretches[nextStretch], start)) nextStretch += 1;
    while (nextCase < facts.cases.length && (facts.cases[nextCase]?.end ?? 0) <= start) nextCase += 1;
    const inCase = facts.cases[nextCase] !== undefined && (facts.cases[nextCase]?.start ?? 0) <= start;
    const amount = inCase ? amounts[nextCase] : undefined;
    const isCaseAmount = amount?.at === start;
    const isAmountAgain =
      amount !== undefined &&
      !isCaseAmount &&
      amount.value !== null &&
      start > amount.at &&
      context.token.value === amount.value &&
      /^(?:元|块)/u.test(context.unit);
    const stretch = coveringStretch(facts.stretches, nextStretch, context);
    const cell = facts.cellAt(start);
    if (cell) {
      told.push(inTable(context, cell, facts, stretch));
      continue;
    }
    told.push(
      one(
        {
          ...context,
          unitType: facts.unitType,
          inCase,
          isCaseAmount,
          isAmountAgain,
          isCircled: facts.isCircled(start),
        },
        stretch,
        told,
      ),
    );
  }
  return withWholesToldAgain(withPartsOfSums(told));
}

/** 支取24万, 转了6800: money of which the unit goes without saying. */
const BARE_MONEY = pattern(
  'u',
  String.raw`(?:转|汇|取|支取|打|垫付?|借|付|骗走?|丢|投|损失|出去|转走|转账|汇款|充值|缴|交)(?:了|出)?$`,
);
const isBareMoney = (unit: string, value: number | null, before: string): boolean =>
  unit === '' && value !== null && value >= 100 && BARE_MONEY.test(before);

/** The amount that a case is about. */
function amountsOf(stretch: CaseStretch, contexts: readonly TokenContext[]): { at: number; value: number | null } {
  const inside = contexts.filter(
    ({ token, unit, before }) =>
      token.start >= stretch.start &&
      token.end <= stretch.end &&
      (/^(?:万?元|块|块钱|余元)$/u.test(unit) || isBareMoney(unit, token.value, before)),
  );
  const at = amountOfCase(
    inside.map(({ token, before, after }) => ({ start: token.start, value: token.value, before, behind: after })),
  );
  return { at, value: inside.find(({ token }) => token.start === at)?.token.value ?? null };
}

const isBehind = (stretch: Stretch | undefined, start: number): boolean =>
  stretch !== undefined && stretch.end <= start;

/** The stretch that holds the number; days are asked first, since a name may hold one. */
function coveringStretch(stretches: readonly Stretch[], from: number, { token }: TokenContext): Stretch | null {
  let found: Stretch | null = null;
  for (let index = Math.max(0, from - 12); index < stretches.length; index += 1) {
    const stretch = stretches[index];
    if (!stretch || stretch.start >= token.end) break;
    const covers = stretch.start <= token.start && stretch.end >= token.end - (token.upTo === null ? 0 : 1);
    if (!covers) continue;
    // 《关于报送2026年上半年情况的通知》: the days of a paper are days.
    if (stretch.kind === 'DOCUMENT' || (stretch.kind === 'TITLE' && stretch.rule !== 'paper-title')) return stretch;
    if (found === null || (found.kind !== 'DATE' && stretch.kind === 'DATE')) found = stretch;
  }
  return found;
}

function one(at: Surroundings, stretch: Stretch | null, told: readonly Classified[]): Classified {
  const as = (numberClass: NumberClass, rule: string): Classified => ({
    context: at,
    class: numberClass,
    rule,
    measure: null,
    indicator: null,
  });
  const early = EARLY_RULES.find(({ fits }) => fits(at));
  if (early) return as(early.class, early.name);
  if (stretch?.rule === 'time-of-day' && !at.isCaseAmount)
    return as(at.inCase ? 'CASE_DETAIL' : DAY_BEFORE.test(at.before) ? 'DATE' : 'PARAMETER', 'time-of-day');
  if (stretch?.rule === 'quoted-name' && at.inCase && at.unit !== '' && !at.token.isChinese)
    return as('CASE_DETAIL', 'case-detail');
  if (stretch) return as(STRETCH_CLASS[stretch.kind], stretch.rule);
  const found = RULES.find(({ fits }) => fits(at));
  if (found) return as(found.class, found.name);
  // 与17家企业签订协议: the agreements are counted by those who signed, where nothing else counts them.
  if (SIGNED_WITH.test(at.before.slice(-1)) && SIGNED.test(at.after) && /^[个家户所]$/u.test(at.unit))
    return { ...as('RESULT', 'signed-with'), measure: 'agreements_signed' };
  if (isOfUnit(at, told)) return as('STATISTIC', 'units-below');
  const statistic = statisticOf(at, told);
  if (statistic === RESTATED_WHOLE) return as('CONTEXT', statistic);
  if (statistic === DIFFERENCE) return as('RATE', statistic);
  if (
    told.at(-1)?.rule === RESTATED_WHOLE &&
    told.at(-1)?.context.unit === at.unit &&
    told.at(-1)?.context.sentence.start === at.sentence.start
  )
    return as('PART', 'some-of-whole');
  const last = told.at(-1);
  if (last?.rule.startsWith('threshold') && isBehindThreshold(at, last)) return as('PART', 'above-threshold');
  if (statistic === 'incidents' && isSomeOfIncidents(at, told)) return as('PART', 'some-incidents');
  if (statistic) return as('STATISTIC', statistic);
  return resultOf(at, told, as);
}

/** 单笔损失过10万元的4起: of those that were told, some. */
const isBehindThreshold = (at: Surroundings, { context }: Classified): boolean =>
  /^[起笔人名户件]$/u.test(at.unit) &&
  context.sentence.start === at.sentence.start &&
  at.token.start - context.unitEnd <= 6 &&
  /^(?:以上)?的[\p{Script=Han}]{0,4}$/u.test(at.left);

/** 大王庄村发案3起，占60%; 其中教师3起: of incidents that were told before. */
const isSomeOfIncidents = (at: Surroundings, told: readonly Classified[]): boolean =>
  (/^[^，。；]{0,6}，(?:约)?占/u.test(at.after) || /其中[^，。；：]*$/u.test(at.before)) &&
  told
    .slice(-12)
    .some(({ rule, context }) => rule === 'incidents' && (context.token.value ?? 0) > (at.token.value ?? Infinity));
