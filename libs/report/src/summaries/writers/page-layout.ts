/**
 * The page of a document of an authority (公文), GB/T 9704—2012: 5.1 paper, 5.2.1 margins and type area, 5.2.2 fonts,
 * 5.2.3 lines and characters, 7.3 text, 7.5 page numbers. Word measures in twips, a twentieth of a point.
 */
const MM_PER_INCH = 25.4;
const TWIPS_PER_INCH = 1_440;
const TWIPS_PER_POINT = 20;

/** Millimetres in twips. */
const twips = (millimetres: number): number => Math.round((millimetres / MM_PER_INCH) * TWIPS_PER_INCH);

/** A4, 210 mm × 297 mm. */
export const PAPER = { width: twips(210), height: twips(297) } as const;

/** 天头 37 mm, 订口 28 mm; type area of 156 mm × 225 mm. */
export const MARGINS = { top: twips(37), bottom: twips(35), left: twips(28), right: twips(26) } as const;

/** 22 lines of 28 characters on a page, all of 3号 (16 pt) and 28.95 pt apart; lines of a table are 13 pt apart. */
export const LINES = {
  perPage: 22,
  characters: 28,
  pitch: Math.round(28.95 * TWIPS_PER_POINT),
  table: 13 * TWIPS_PER_POINT,
} as const;

const TEXT_POINTS = 16;
const TEXT_WIDTH_MM = 210 - 28 - 26;
/** Points that a character has on a line of 28. */
const CHARACTER_POINTS = ((TEXT_WIDTH_MM / MM_PER_INCH) * 72) / LINES.characters;

/** What Word adds to each character so that 28 of them fill a line, in 4,096ths of a point; it takes some away. */
export const CHARACTER_SPACE = Math.round((CHARACTER_POINTS - TEXT_POINTS) * 4_096);

/** Sizes in half points, as Word has them: 2号 22 pt, 3号 16 pt, 4号 14 pt, 小五 9 pt. */
export const SIZES = { title: 44, text: 32, pageNumber: 28, table: 18 } as const;

/** Fonts by what they are for. They are named, not shipped: they belong to who sells them. */
export const FONTS = {
  title: '方正小标宋简体',
  text: '仿宋_GB2312',
  first: '黑体',
  second: '楷体_GB2312',
  pageNumber: '宋体',
} as const;

/** Two characters of 3号, in twips and in hundredths of a character. */
export const INDENT = { twips: 2 * TEXT_POINTS * TWIPS_PER_POINT, hundredths: 200 } as const;

/** One character of 4号, between the page number and the edge of the type area (7.5: 空一字). */
export const PAGE_NUMBER_INDENT = 14 * TWIPS_PER_POINT;

/** The upper edge of the page number is 7 mm below the type area; Word asks for its lower edge from the paper's. */
export const FOOTER = MARGINS.bottom - twips(7) - PAGE_NUMBER_INDENT;
