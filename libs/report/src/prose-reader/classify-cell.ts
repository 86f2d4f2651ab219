import type { Classified, TextFacts } from './classified.js';
import { measureOf } from './measure-of.js';
import { measureOfItem } from './terse-items.js';
import type { NumberClass } from './reading.js';
import type { Stretch } from './spans.js';
import type { Cell } from './table-rows.js';
import type { TokenContext } from './token-context.js';

/** The rule of a cell in a row of one unit, of a table that has no sums. */
export const UNIT_ROW = 'table-unit-row';
/** The rule of a cell in the row that sums up the rows of units. */
export const SUM_ROW = 'table-sum-row';
const OF_TABLE: ReadonlySet<string> = new Set(['table-item', SUM_ROW, UNIT_ROW]);
/** Whether a number counts what its column or row names. */
export const isInTable = (rule: string): boolean => OF_TABLE.has(rule);

/** A number in a table is told by the names of its column and row. */
export function inTable(context: TokenContext, cell: Cell, facts: TextFacts, stretch: Stretch | null): Classified {
  const as = (numberClass: NumberClass, rule: string): Classified => ({
    context,
    class: numberClass,
    rule,
    measure: null,
    indicator: null,
  });
  const { token } = context;
  const isDecimal = stretch?.rule === 'dotted-days' && !/日期|时间|日/u.test(cell.head);
  if (stretch?.kind === 'DATE' && !isDecimal) return as('DATE', stretch.rule);
  if (
    token.isShare ||
    /率|占比|同比|环比|[±增降]幅/u.test(cell.head) ||
    (cell.isOfItems && /率|占比/u.test(cell.label))
  )
    return as('RATE', 'table-rate');
  if (cell.isOfEarlierYear || /去年|上月|上年|同期|上周|上季/u.test(cell.head))
    return as('STATISTIC', 'table-prior-period');
  if (/目标|任务|计划/u.test(cell.head)) return as('TARGET', 'table-target');
  if (/序号|排名|名次/u.test(cell.head)) return as('CONTEXT', 'table-rank');
  const name = cell.isOfItems ? cell.label : cell.head;
  const unit = /[（(]([\p{Script=Han}]{1,3})[）)]$/u.exec(name)?.[1] ?? (cell.unit || context.unit);
  const bare = name.replace(/[（(].*[）)]$/u, '');
  const money = /^(百|千|万|亿)?元$/u.exec(unit);
  const scaled = money ? null : /^(万|千|亿)(?=[\p{Script=Han}]{1,2}$)/u.exec(unit);
  const named: TokenContext = {
    ...context,
    left: bare,
    right: '',
    before: bare,
    after: '',
    clause: `${bare}□`,
    earlierClause: '',
    unit: money ? '元' : unit.slice(scaled?.[0].length ?? 0),
  };
  // Rows of units are told by their sum; where nothing sums them up, they are what the text tells.
  if (!cell.isOfItems && !cell.isTotal && (cell.columnSum === null || isToldInProse(facts.text, cell.columnSum)))
    return as('STATISTIC', 'table-of-units');
  if (cell.isTotal && toldInProse(facts.text, context)) return as('CONTEXT', 'table-restated');
  const measure = measureOf(named, facts.unitType) ?? (unit === '' ? measureOfItem(named, facts.unitType) : null);
  if (measure === null && /人口|户数|总数|网格|辖|班级数|学生数|教师数/u.test(name))
    return as('STATISTIC', 'table-base');
  const numberClass = /累计/u.test(cell.head) ? 'RUNNING_TOTAL' : 'RESULT';
  return {
    ...as(numberClass, cell.isOfItems ? 'table-item' : cell.isTotal ? SUM_ROW : UNIT_ROW),
    measure: measure?.measure ?? null,
    indicator: measure?.indicator ?? null,
    context: withScale(context, money?.[1] ?? scaled?.[1]),
  };
}

const SCALES: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 };
/** A number of a column in 万元 or 万份. */
function withScale(context: TokenContext, scale: string | undefined): TokenContext {
  const { value } = context.token;
  if (scale === undefined || value === null) return context;
  const scaled = Math.round(value * (SCALES[scale] ?? 1) * 100) / 100;
  return { ...context, token: { ...context.token, value: scaled } };
}

/** Whether the same number stands in the prose as well. */
const toldInProse = (text: string, { token }: TokenContext): boolean =>
  isToldInProse(text, text.slice(token.start, token.end).replace(/[,\s]/gu, ''));

function isToldInProse(text: string, digits: string): boolean {
  return text
    .split('\n')
    .some(
      (line) =>
        !line.includes('\t') &&
        new RegExp(`(?<![\\d.])${digits.replace(/[.+*]/gu, '\\$&')}(?![\\d.日月年时点号天周岁分级%-])`, 'u').test(
          line.replace(/(?<=\d),(?=\d{3})/gu, ''),
        ),
    );
}
