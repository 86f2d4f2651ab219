import type { WriterType } from './reading.js';
import type { MeasureRule } from './measure-rule.js';
import { MEASURES } from './measure-table.js';
import type { TokenContext } from './token-context.js';

/** 横幅5、折页800+, 上门走访 1820: a thing and its number, with nothing else between two breaks. */
const ITEM = /^(?:[^，。；]*[、：（])?(?:[\p{Script=Han}a-z“”]{2,14})(?:数量?|合计|累计|共计?|计)?□\+?$/u;
const ENDS = /^(?:\+|余|多|）|、|，|；|。|\n|\t|$)/u;
/** What stands for a class of numbers, and counts nothing. */
const NO_THING = /(?:第|年|月|日|号|电话|编号|代码|版本|尾号|单元|楼|室|路|班|级|附件|表|图|得分|排名|金额|占|率)$/u;
/** Rules that any word fits count by their unit alone. */
const NAMED = MEASURES.filter(
  ({ thing, units }) => thing !== undefined && thing.source !== '.' && units !== '*' && units !== '户次',
);
const MONEY_ONLY = /^元$/u;

/** Whether a number without a unit stands in a list of things and their numbers. */
export function isTerseItem({ unit, left, clause, after, token }: TokenContext): boolean {
  if (unit !== '' || token.value === null || token.isShare || token.isChinese) return false;
  const item = clause.replace(/□[、）（].*$/u, '□').replace(/^.*[、（：](?=[^□]*□)/u, '');
  return left.length >= 2 && !NO_THING.test(left) && ENDS.test(after) && ITEM.test(item.replace(/[）]$/u, ''));
}

/** What an item of such a list counts: its own words, whatever their unit would be; null where no rule knows them. */
export function measureOfItem(context: TokenContext, unitType: WriterType): MeasureRule | null {
  const words = context.left;
  let best: { readonly rule: MeasureRule; readonly at: number } | null = null;
  for (const rule of NAMED) {
    if (!rule.thing || MONEY_ONLY.test(rule.units) || (rule.of && !rule.of.includes(unitType))) continue;
    if (rule.unless?.test(words)) continue;
    const match = rule.thing.exec(words);
    if (!match) continue;
    const isActed = rule.act === undefined || rule.act.test(`${context.before.slice(-60)}${words}`);
    const at = match.index + match[0].length + (isActed ? 100 : 0);
    if (best === null || at > best.at) best = { rule, at };
  }
  return best?.rule ?? null;
}
