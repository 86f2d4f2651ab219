/** Multiples in which people keep a column: 避免损失（万元）, 发放资料(万份). */
const MULTIPLE = '(十万|百万|千万|千|万|亿)';
const COUNTED = '(?:元|人民币|人次|人|份|户|张|条|起|个|次|册|笔|场|家|台|部)?';
/** In brackets, behind 单位, behind a slash, or at the end of the header with what is counted. */
const IN_HEADER = new RegExp(
  `[（(【[/／：:]\\s*(?:单位\\s*[：:]?)?\\s*${MULTIPLE}${COUNTED}\\s*(?:[）)】\\]]|$)|${MULTIPLE}(?:元|人次|份)\\s*$`,
  'u',
);
/** A cell that has a multiple or a currency of its own says what it means. */
const OWN_UNIT = /[万亿元]/u;
const SAYS_A_NUMBER = /[\d０-９〇零一二三四五六七八九十百千两几数]/u;
/** What stands behind a number and its unit: 300左右, 50以上. */
const BEHIND = /\s*(?:左右|上下|以上|以内|不到|不足|许)$/u;

/** The multiple that a header says its numbers are in; null for numbers as they stand. */
export function unitOfHeader(header: string): string | null {
  const found = IN_HEADER.exec(header.replace(/\s+/gu, ''));
  return found?.[1] ?? found?.[2] ?? null;
}

/** The text of a cell with the multiple of its column: 3.5 in a column of 万元 is 3.5万. */
export function inUnit(text: string, unit: string | null | undefined): string {
  if (!unit || OWN_UNIT.test(text) || !SAYS_A_NUMBER.test(text)) return text;
  const behind = BEHIND.exec(text)?.[0] ?? '';
  return `${text.slice(0, text.length - behind.length).trimEnd()}${unit}${behind}`;
}
