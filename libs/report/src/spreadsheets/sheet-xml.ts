import type { Cell, LineColumn } from './table.js';

/** Lines of a sheet: what Excel takes, the header among them. */
const MOST_LINES = 1_048_576;
/** Characters of a cell: what Excel takes. */
const LONGEST_TEXT = 32_767;

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Styles by their place in `STYLES`. */
const NAME_STYLE = 1;
const TEXT_STYLE = 2;
/** Beside those of exports: names of what is required, examples, what is wrong, and what is suggested. */
export const SHEET_STYLES = { name: 1, text: 2, required: 3, example: 4, wrong: 5, suggested: 6 } as const;

/** What no XML may hold: control characters, and halves of a character. */
const UNWRITABLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const ENTITY: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

export const xml = (text: string): string =>
  text.replace(UNWRITABLE, '').replace(/[&<>"\r]/g, (found) => ENTITY[found] ?? '');

/** Texts that are written as they are, which nearly all are: looked at once instead of rewritten three times. */
const AS_IT_IS = /^[\t\n !#-%'-;=?-\uD7FF\uE000-\uFFFD]*$/;
const KEEPS_BLANKS = /^\s|\s$|\n/;

/** A text of a cell: `_x0041_` would be read as the character of that number. */
function cellText(text: string): string {
  if (text.length <= LONGEST_TEXT && AS_IT_IS.test(text) && !text.includes('_x')) return text;
  const whole = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text;
  return xml(whole).replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_');
}

/** A, …, Z, AA, … */
export function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}

/** What stands between the place of a text and the text, by style. */
const BEFORE_TEXT = Object.values(SHEET_STYLES).reduce<Record<number, string>>(
  (all, style) => ({ ...all, [style]: `" s="${style}" t="inlineStr"><is><t>` }),
  {},
);

/**
 * The pieces of a cell behind its place. They are joined once for a line: a text that is put together step by step is
 * a tree of millions of parts in a large sheet, and collecting them took a third of the time. A text is written as
 * text, whatever it begins with: no program makes a formula or a number of it.
 */
function addCell(pieces: string[], cell: Exclude<Cell, null>, style: number): void {
  if (typeof cell === 'boolean') pieces.push('" t="b"><v>', cell ? '1' : '0', '</v></c>');
  else if (typeof cell === 'number') pieces.push('"><v>', String(cell), '</v></c>');
  else if (typeof cell === 'object') pieces.push('"><v>', cell.digits, '</v></c>');
  else if (KEEPS_BLANKS.test(cell))
    pieces.push(`" s="${style}" t="inlineStr"><is><t xml:space="preserve">`, cellText(cell), '</t></is></c>');
  else pieces.push(BEFORE_TEXT[style] ?? '', cellText(cell), '</t></is></c>');
}

/** Writes the lines of one sheet, as XML in pieces. */
export class SheetXml {
  private lines = 0;
  private readonly places: readonly string[];

  constructor(private readonly columns: readonly LineColumn[]) {
    this.places = columns.map((_, at) => `<c r="${letters(at)}`);
  }

  get isFull(): boolean {
    return this.lines >= MOST_LINES;
  }

  /**
   * Everything before the lines, and the names, which stay in view.
   * @param nameStyles of each name, where not all are alike
   * @param row the one that the names stand in
   */
  begin(nameStyles: number | readonly number[] = NAME_STYLE, row = 1): string {
    this.skipTo(row);
    const widths = this.columns.map(
      ({ name, kind }, at) => `<col min="${at + 1}" max="${at + 1}" width="${widthOf(name, kind)}" customWidth="1"/>`,
    );
    const pane = `<pane ySplit="${row}" topLeftCell="A${row + 1}" activePane="bottomLeft" state="frozen"/>`;
    return (
      `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>` +
      `<cols>${widths.join('')}</cols><sheetData>` +
      this.line(
        this.columns.map(({ name }) => name),
        nameStyles,
      )
    );
  }

  /** Lets the next line stand in this row, or in the next one that is free. */
  skipTo(row: number): void {
    this.lines = Math.max(this.lines, row - 1);
  }

  line(cells: readonly Cell[], style: number | readonly number[] = TEXT_STYLE): string {
    this.lines += 1;
    const number = String(this.lines);
    const pieces = ['<row r="', number, '">'];
    for (let at = 0; at < cells.length; at += 1) {
      const cell = cells[at] ?? null;
      if (cell === null) continue;
      pieces.push(this.places[at] ?? '', number);
      addCell(pieces, cell, typeof style === 'number' ? style : (style[at] ?? TEXT_STYLE));
    }
    pieces.push('</row>');
    return pieces.join('');
  }

  /**
   * Everything behind the lines.
   * @param footer stands below every printed page
   * @param rules of what cells may hold, as XML
   */
  end(footer: string, rules = ''): string {
    const foot = xml(footer.replaceAll('&', '&&'));
    return `</sheetData>${rules}<headerFooter><oddFooter>${foot}</oddFooter></headerFooter></worksheet>`;
  }
}

const widthOf = (name: string, kind: LineColumn['kind']): number => {
  const usual = /(^|\.)id$|Id$/.test(name) ? 38 : kind === 'text' ? 18 : 10;
  return Math.max(usual, name.length + 2);
};

const FONTS = [
  '<font><sz val="11"/><name val="Calibri"/></font>',
  '<font><b/><sz val="11"/><name val="Calibri"/></font>',
  '<font><i/><sz val="11"/><color rgb="FF6B7280"/><name val="Calibri"/></font>',
];
const solid = (rgb: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/><bgColor indexed="64"/></patternFill></fill>`;
const FILLS = [
  '<fill><patternFill patternType="none"/></fill>',
  '<fill><patternFill patternType="gray125"/></fill>',
  solid('FFFDE9D9'),
  solid('FFF8CBC6'),
  solid('FFD5EBDB'),
];
const styled = (format: number, font: number, fill: number): string =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="0" xfId="0"` +
  [format > 0 && ' applyNumberFormat="1"', font > 0 && ' applyFont="1"', fill > 0 && ' applyFill="1"', '/>']
    .filter(Boolean)
    .join('');
/** By their place: see `SHEET_STYLES`. */
const CELLS = [
  styled(0, 0, 0),
  styled(49, 1, 0),
  styled(49, 0, 0),
  styled(49, 1, 2),
  styled(49, 2, 0),
  styled(49, 0, 3),
  styled(49, 0, 4),
];

export const STYLES =
  `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="${FONTS.length}">${FONTS.join('')}</fonts>` +
  `<fills count="${FILLS.length}">${FILLS.join('')}</fills>` +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="${CELLS.length}">${CELLS.join('')}</cellXfs></styleSheet>`;

export const RELATIONS =
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" ` +
  'Target="xl/workbook.xml"/></Relationships>';

/** What names the sheets: the workbook, its relations, and the types of all parts. */
export function workbookXml(
  names: readonly string[],
  hidden: ReadonlySet<string> = new Set(),
): Readonly<Record<string, string>> {
  const sheets = names.map((name, at) => {
    const state = hidden.has(name) ? ' state="hidden"' : '';
    return `<sheet name="${xml(name)}" sheetId="${at + 1}"${state} r:id="rId${at + 1}"/>`;
  });
  const related = names.map(
    (_, at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  const typed = names.map(
    (_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
  );
  return {
    'xl/workbook.xml':
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">` + `<sheets>${sheets.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${related.join('')}` +
      `<Relationship Id="rId${names.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    '[Content_Types].xml':
      `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>${typed.join('')}` +
      `<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
  };
}
