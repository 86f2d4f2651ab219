import { attribute, tokens } from './xml-tokens.js';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const MINUTES = DAY_MS / MINUTE_MS;
/** Formats of days and times that Excel knows by number, those of Chinese, Japanese and Korean among them. */
const BUILT_IN: readonly (readonly [from: number, to: number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];
/** What is shown as it stands: quoted words, colours and conditions, escaped signs. */
const LITERAL = /"[^"]*"|\[[^\]]*\]|\\.|_./gu;

/** Which styles of cells show a number as a day. */
export function dateStyles(styles: string): (style: number) => boolean {
  const formats = new Map<number, string>();
  const dates: boolean[] = [];
  let inCells = false;
  for (const { kind, name, attributes } of tokens(styles)) {
    if (name === 'cellXfs') inCells = kind === 'open';
    else if (kind === 'close' || kind === 'text') continue;
    else if (name === 'numFmt')
      formats.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '');
    else if (inCells && name === 'xf') {
      const id = Number(attribute(attributes, 'numFmtId') ?? 0);
      const code = formats.get(id);
      dates.push(code === undefined ? isBuiltIn(id) : /[ymd]/iu.test(code.replace(LITERAL, '')));
    }
  }
  return (style) => dates[style] ?? false;
}

const isBuiltIn = (id: number): boolean => BUILT_IN.some(([from, to]) => id >= from && id <= to);

/**
 * The day of a serial number, with its time to the minute where it has one.
 * @param since1904 whether days are counted as on the first Macs
 */
export function isoDay(serial: number, since1904: boolean): string {
  const whole = Math.floor(serial);
  // Lotus took 1900 for a leap year, and Excel after it: until then days are one less.
  const days = since1904 ? whole + 1462 : whole < 60 ? whole + 1 : whole;
  const minutes = Math.round((serial - whole) * MINUTES);
  const moment = new Date(Date.UTC(1899, 11, 30) + days * DAY_MS + minutes * MINUTE_MS).toISOString();
  return minutes === 0 ? moment.slice(0, 10) : moment.slice(0, 16).replace('T', ' ');
}
