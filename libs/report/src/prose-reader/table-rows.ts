import type { TextStructure } from './text-structure.js';
import { pattern } from './pattern.js';

/** The cell of a table that holds a number. */
export interface Cell {
  /** The name of its column; '' where the table has no head. */
  readonly head: string;
  /** Whether another column of the head names a later year. */
  readonly isOfEarlierYear: boolean;
  /** The name of its row. */
  readonly label: string;
  /** Whether the row sums up the others. */
  readonly isTotal: boolean;
  /** Whether rows are things that are counted, and not units. */
  readonly isOfItems: boolean;
  /** Sum of the column where the table has no row of sums; null where it has one, or not every cell is a number. */
  readonly columnSum: string | null;
  /** Another cell of the row that names the unit of the number. */
  readonly unit: string;
}

interface Row {
  readonly start: number;
  readonly cells: readonly string[];
}

const TOTAL = /^(?:合计|总计|小计|共计|累计|总数|全[县市镇街校行区乡院](?:道)?(?:合计)?)$/u;
const AMOUNT_HEAD = pattern(
  'u',
  String.raw`^(?:数量|数值|数据|完成(?:数|情况|量)?|本[月周期季年](?:数|完成)?|当[月周]|今年累计|累计|实绩|结果|合计|单位|上月|去年同期|同比|环比|备注|`,
  String.raw`(?:\d{1,2}|[一二三四五六七八九十]+)月(?:份)?|20\d{2}年?(?:度)?|数|备注|说明|增减|变化|增幅|升降|环比增减|同比增减|较上[月年周]|与去年同期比)$`,
);
const ITEM_HEAD = /项目|指标|内容|工作|类别|事项/u;
/** A longer one is prose that somebody has set in columns. */
const LONGEST_CELL = 16;
const HAS_NUMBER = /\d/;
/** 2023年, 8月, 三季度: a head that names when. */
const NAMES_WHEN = /^(?:20\d{2}年?(?:度)?|\d{1,2}月(?:份)?|[一二三四1-4]季度|[上下]半年)$/u;
const ONLY_NUMBER = /^[\d.,，%\s余多x-]*(?:万|亿)?[余多]?[\p{Script=Han}]{0,2}$/u;

/** The cell of a number by its place; null for one that stands in no table. */
export function cellsOf(text: string, { lines }: TextStructure): (place: number) => Cell | null {
  const tables: Row[][] = [];
  let last = -2;
  for (const [index, { start, end }] of lines.entries()) {
    const line = text.slice(start, end);
    if (!line.includes('\t')) continue;
    const row = { start, cells: line.split('\t') };
    if (last === index - 1) tables.at(-1)?.push(row);
    else tables.push([row]);
    last = index;
  }
  // 第10期    2026年11月3日: a line in two columns above a table is none of its rows.
  for (const table of tables)
    if ((table[0]?.cells.length ?? 0) === 2 && (table[1]?.cells.length ?? 0) > 2) table.shift();
  const rows = tables.filter((table) => table.length > 1).flatMap((table) => table.map((row) => ({ row, table })));
  const byStart = new Map(rows.map((entry) => [entry.row.start, entry]));
  return (place) => {
    const line = lines.findLast(({ start }) => start <= place);
    const found = line && byStart.get(line.start);
    return found ? cellAt(found.row, found.table, place) : null;
  };
}

function cellAt(row: Row, table: readonly Row[], place: number): Cell | null {
  const column = columnOf(row, place);
  const first = table[0];
  const hasHead =
    first !== undefined &&
    first.cells
      .slice(1)
      .every((cell) => !ONLY_NUMBER.test(cell.trim()) || !HAS_NUMBER.test(cell) || NAMES_WHEN.test(cell.trim()));
  if (hasHead && row === first) return null;
  const labelColumn = /^(?:\d{1,3}|序号)?$/u.test(row.cells[0]?.trim() ?? '') && row.cells.length > 2 ? 1 : 0;
  if (column <= labelColumn || (row.cells[column]?.length ?? 0) > LONGEST_CELL) return null;
  const heads = hasHead ? first.cells : [];
  const label = row.cells[labelColumn]?.trim() ?? '';
  const isOfItems =
    ITEM_HEAD.test(heads[labelColumn] ?? '') ||
    (heads.length > 1 && heads.slice(labelColumn + 1).every((head) => AMOUNT_HEAD.test(head.trim())));
  const unitColumn = heads.findIndex((head) => head.trim() === '单位');
  return {
    head: heads[column]?.trim() ?? '',
    isOfEarlierYear: isEarlierYear(heads, column),
    label,
    isTotal: TOTAL.test(label),
    isOfItems,
    columnSum: columnSumOf(table, column, labelColumn),
    unit: unitColumn > 0 && unitColumn !== column && isOfItems ? (row.cells[unitColumn]?.trim() ?? '') : '',
  };
}

const yearOf = (head: string | undefined): number =>
  Number(/^(20\d{2})年?(?:度)?$/u.exec(head?.trim() ?? '')?.[1] ?? 0);
const monthOf = (head: string | undefined): number =>
  Number(/^(\d{1,2})月(?:份)?$/u.exec(head?.trim() ?? '')?.[1] ?? 0);
/** Of two years, or of two months that are compared, the earlier. */
const isEarlierYear = (heads: readonly string[], column: number): boolean =>
  (yearOf(heads[column]) > 0 && heads.some((head) => yearOf(head) > yearOf(heads[column]))) ||
  (monthOf(heads[column]) > 0 &&
    heads.some((head) => /环比|增减|升降|变化|增幅/u.test(head)) &&
    heads.some((head) => monthOf(head) > monthOf(heads[column])));

function columnSumOf(table: readonly Row[], column: number, labelColumn: number): string | null {
  const rows = table.slice(1);
  if (rows.length < 2 || rows.some(({ cells }) => TOTAL.test(cells[labelColumn]?.trim() ?? ''))) return null;
  const values = rows.map(({ cells }) => cells[column]?.replaceAll(',', '').trim() ?? '');
  return values.every((value) => /^\d{1,9}(?:\.\d{1,4})?$/.test(value))
    ? String(Math.round(values.reduce((sum, value) => sum + Number(value), 0) * 10_000) / 10_000)
    : null;
}

function columnOf({ start, cells }: Row, place: number): number {
  let at = start;
  for (const [index, cell] of cells.entries()) {
    at += cell.length + 1;
    if (place < at) return index;
  }
  return cells.length - 1;
}
