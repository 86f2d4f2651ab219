import {
  AlignmentType,
  BorderStyle,
  Document,
  DocumentGridType,
  Footer,
  ImageRun,
  type IParagraphOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  SectionType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { chartHeading, chartWords } from '../document/charts.js';
import {
  annexName,
  annexTitles,
  CHARTS_TITLE,
  type Inline,
  plainText,
  type SummaryAnnex,
  type SummaryBlock,
  type SummaryChart,
  type SummaryDocument,
} from '../document/summary-document.js';
import { chartPicture } from './chart-picture.js';
import { CELL_MARGIN, charactersOf, columnWidths } from './column-widths.js';
import {
  CHARACTER_SPACE,
  FONTS,
  FOOTER,
  INDENT,
  LINES,
  MARGINS,
  PAGE_NUMBER_INDENT,
  PAPER,
  SIZES,
} from './page-layout.js';

/** The media type of a Word file. */
export const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const PAGE = { size: PAPER, margin: { ...MARGINS, footer: FOOTER } } as const;
const EXACT_LINE = { line: LINES.pitch, lineRule: LineRuleType.EXACT, before: 0, after: 0 } as const;
const TABLE_LINE = { line: LINES.table, lineRule: LineRuleType.EXACT, before: 20, after: 20 } as const;
const TEXT_WIDTH = PAPER.width - MARGINS.left - MARGINS.right;

/**
 * The Word file of a summary (GB/T 9704—2012): A4, 22 lines of 28 characters, the fonts of each level, the date and
 * who signs, the annexes on pages of their own, page numbers outside.
 */
export async function wordFile(document: SummaryDocument): Promise<Buffer> {
  const charts = await Promise.all(document.charts.map(chartLines));
  const file = new Document({
    title: document.title.join(''),
    creator: document.signature.by,
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: FONTS.text, size: SIZES.text } } } },
    sections: [
      {
        properties: {
          page: PAGE,
          grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch: LINES.pitch, charSpace: CHARACTER_SPACE },
        },
        footers: footers(),
        children: [
          ...head(document),
          ...document.blocks.map((each, at) => block(each, at === document.blocks.length - 1)),
          ...annexList(annexTitles(document)),
          ...signature(document),
        ],
      },
      {
        // Without a grid, which would draw the lines and characters of tables as far apart as those of the text.
        properties: { page: PAGE, type: SectionType.NEXT_PAGE },
        footers: footers(),
        children: [
          ...document.annexes.flatMap((annex, at) => annexPage(annex, at, document)),
          ...(charts.length > 0
            ? [...annexHead(CHARTS_TITLE, document.annexes.length, document), ...charts.flat()]
            : []),
        ],
      },
    ],
  });
  return Packer.toBuffer(file);
}

const run = (text: string, font: string = FONTS.text, size: number = SIZES.text) => new TextRun({ text, font, size });

const line = (children: readonly TextRun[], options: IParagraphOptions = {}) =>
  new Paragraph({ spacing: EXACT_LINE, ...options, children: [...children] });

const EMPTY = (options: IParagraphOptions = {}) => line([run('')], options);
/** No page has the annexes and who signs without a line of the text: what is before them stays with them. */
const STAYS: IParagraphOptions = { keepNext: true };

const INDENTED: IParagraphOptions = {
  alignment: AlignmentType.BOTH,
  indent: { firstLine: INDENT.twips, firstLineChars: INDENT.hundredths },
};

/** Document number, mark of a draft, and title: 2号, centred, a line between it and the text. */
function head({ title, documentNumber, draft }: SummaryDocument): Paragraph[] {
  const centred = { alignment: AlignmentType.CENTER };
  return [
    ...(draft === null ? [] : [line([run(draft, FONTS.first)], { alignment: AlignmentType.RIGHT })]),
    ...(documentNumber === null ? [] : [line([run(documentNumber)], centred), EMPTY()]),
    ...title.map((words) => line([run(words, FONTS.title, SIZES.title)], centred)),
    EMPTY(),
  ];
}

/** 一、 in 黑体, （一） in 楷体, everything else in 仿宋 (7.3.3). */
function block({ level, inlines }: SummaryBlock, isLast: boolean): Paragraph {
  const font = level === 1 ? FONTS.first : level === 2 ? FONTS.second : FONTS.text;
  return line([run(plainText(inlines), font)], { ...INDENTED, keepNext: level !== null || isLast });
}

/** 附件说明 (7.3.4): a line below the text, two characters in, names without a full stop. */
function annexList(titles: readonly string[]): Paragraph[] {
  const names = titles.map((title, at) => (titles.length === 1 ? title : `${at + 1}.${title}`));
  const ofName = (name: string, at: number) =>
    line([run(`${at === 0 ? '附件：' : '　　　'}${name}`)], { ...INDENTED, ...STAYS });
  return [EMPTY(STAYS), ...names.map(ofName)];
}

const FROM_EDGE = 4;
const CHARACTER_TWIPS = INDENT.twips / 2;

/** 成文日期 four characters from the edge, who signs centred above it (7.3.5.1), or two characters in where longer. */
function signature({ signature: { by, on } }: SummaryDocument): Paragraph[] {
  const date = on ?? '　　　年　月　日';
  const centred = FROM_EDGE + (charactersOf(date) - charactersOf(by)) / 2;
  const [ofName, ofDate] = centred >= 2 ? [centred, FROM_EDGE] : [2, 2 + (charactersOf(by) - charactersOf(date)) / 2];
  const right = (characters: number): IParagraphOptions => ({
    alignment: AlignmentType.RIGHT,
    indent: { right: Math.round(characters * CHARACTER_TWIPS) },
  });
  return [
    EMPTY(STAYS),
    EMPTY(STAYS),
    line([run(by)], { ...right(ofName), ...STAYS }),
    line([run(date)], right(ofDate)),
  ];
}

const footers = () => ({ default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) });

/** — 1 —, 4号 宋体; on odd pages at the right, on even ones at the left, a character from the edge (7.5). */
function pageNumber(alignment: typeof AlignmentType.LEFT | typeof AlignmentType.RIGHT): Footer {
  const indent = alignment === AlignmentType.RIGHT ? { right: PAGE_NUMBER_INDENT } : { left: PAGE_NUMBER_INDENT };
  const children = [
    new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: FONTS.pageNumber, size: SIZES.pageNumber }),
  ];
  return new Footer({ children: [new Paragraph({ alignment, indent, children })] });
}

/** 附件 (7.3.7): on a page of its own, 附件 and its number in 黑体 on the first line, the title on the third. */
function annexHead(title: string, at: number, document: SummaryDocument): Paragraph[] {
  return [
    line([run(annexName(at, annexTitles(document)), FONTS.first)], { pageBreakBefore: true }),
    EMPTY(),
    line([run(title, FONTS.title, SIZES.title)], { alignment: AlignmentType.CENTER }),
    EMPTY(),
  ];
}

const small = (words: string) =>
  new Paragraph({ spacing: TABLE_LINE, children: [run(words, FONTS.text, SIZES.table)] });

function annexPage(annex: SummaryAnnex, at: number, document: SummaryDocument): (Paragraph | Table)[] {
  const notes = [...annex.notes, ...(at === 0 ? [document.source] : [])];
  return [...annexHead(annex.title, at, document), table(annex), ...notes.map(small)];
}

const PIXELS_PER_POINT = 96 / 72;

/** A chart with its title above it; in words where this machine has no characters to draw it with. */
async function chartLines(chart: SummaryChart): Promise<Paragraph[]> {
  const title = chartHeading(chart);
  const picture = await chartPicture(chart);
  const head = line([run(title)], { alignment: AlignmentType.CENTER, keepNext: picture !== null });
  if (picture === null) return [head, small(chartWords(chart))];
  const { png, width, height } = picture;
  const image = new ImageRun({
    type: 'png',
    data: png,
    transformation: { width: width * PIXELS_PER_POINT, height: height * PIXELS_PER_POINT },
    altText: { title, name: title, description: chartWords(chart) },
  });
  // An exact line would cut the picture off.
  return [
    head,
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before: 0, after: 240 }, children: [image] }),
  ];
}

function table({ columns, rows }: SummaryAnnex): Table {
  const texts = rows.map((row) => row.map(({ text }: Inline) => text));
  const widths = columnWidths([columns, ...texts], TEXT_WIDTH);
  const cells = (row: readonly string[], heading: boolean) =>
    row.map(
      (text, at) =>
        new TableCell({
          verticalAlign: VerticalAlign.CENTER,
          width: { size: widths[at] ?? 0, type: WidthType.DXA },
          margins: { left: CELL_MARGIN, right: CELL_MARGIN },
          children: [
            new Paragraph({
              alignment: heading || at > 0 ? AlignmentType.CENTER : AlignmentType.LEFT,
              spacing: TABLE_LINE,
              children: [run(text, heading ? FONTS.first : FONTS.text, SIZES.table)],
            }),
          ],
        }),
    );
  const edge = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders: { top: edge, bottom: edge, left: edge, right: edge, insideHorizontal: edge, insideVertical: edge },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: cells(columns, true) }),
      ...texts.map((row) => new TableRow({ cantSplit: true, children: cells(row, false) })),
    ],
  });
}
