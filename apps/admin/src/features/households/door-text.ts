import { type Door, doorErrors, fieldMessage, likeDoors, type Locale, looksLikeDate, readDoor } from '@fanzha/domain';
import { CsvError, parse } from 'csv-parse/browser/esm/sync';

/** A line that names a door. */
interface DoorLine extends Door {
  readonly line: number;
  /** As it stands in the list. */
  readonly written: string;
  /** A door that may be the same one, on the roster or further up. */
  readonly like: string | null;
}

/** A line that does not, and why. */
export interface DoorLineError {
  readonly line: number;
  readonly text: string;
  readonly message: string;
}

interface DoorReading {
  /** Doors to add, each once. */
  readonly doors: readonly DoorLine[];
  readonly errors: readonly DoorLineError[];
  /** Lines that look like a date or a number of a spreadsheet: a person says which of them are doors. */
  readonly questions: readonly { readonly line: number; readonly written: string }[];
  /** Those of the questions that are confirmed. */
  readonly confirmed: readonly string[];
  /** Lines whose door is on the roster already, or stands further up. */
  readonly known: number;
  readonly repeated: number;
}

/** What cannot be told by the checks of the API, because they know labels only and no lists. */
interface Words {
  readonly columns: string;
  readonly noNumber: string;
  readonly quotes: string;
}

const SEPARATORS = ['\t', ',', '，', ';', '；'];
const SEPARATOR = new RegExp(`[${SEPARATORS.join('')}]`);

/**
 * Cells of a line of a spreadsheet: separated by tabs, commas or semicolons, quoted or not; null where its quotation
 * marks do not fit. A list of 20,000 doors is read at every key, and hardly any line has quotation marks: the others
 * only have to be split.
 */
function cellsOf(line: string): string[] | null {
  const cells = line.includes('"') ? quotedCells(line) : line.split(SEPARATOR);
  return cells?.map((cell) => cell.trim()).filter((cell) => cell !== '') ?? null;
}

function quotedCells(line: string): string[] | null {
  try {
    return parse(line, { delimiter: SEPARATORS, trim: true }).flat();
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

const NUMERAL = '[〇零一二三四五六七八九十百]+';
const COUNTED = '(?:号|幢|栋|座|楼|单元|组|室|层|户|排|巷|弄|队|院|门)';
/** A digit, or a written numeral that stands alone or counts something of a house: 三组, 五号. A name has none: 张三家. */
const NUMBER = new RegExp(`[\\d０-９]|${NUMERAL}\\s*${COUNTED}|(?:^|-)${NUMERAL}(?:-|$)`, 'u');
const HEADING = /门牌|楼|幢|栋|单元|室|户|address|building|door|room/i;

/** The cells of a line as a door, or what is wrong with them; null for a heading. */
function doorOf(
  cells: readonly string[],
  at: number,
  locale: Locale,
  words: Words,
): { door: Door; written: string } | { message: string } | null {
  // Building, unit and room in columns of their own are written with dashes.
  const written = cells.join('-');
  const [error] = doorErrors('door', written);
  if (error) return { message: fieldMessage(error, locale) };
  if (cells.length > 3) return { message: words.columns };
  // The first line of a spreadsheet says what the columns are.
  if (!NUMBER.test(written)) return at === 0 && HEADING.test(written) ? null : { message: words.noNumber };
  return { door: readDoor(written), written };
}

/**
 * Reads a pasted list as the API will: a door per line, or building, unit and room in columns.
 * @param known labels on the roster already @param sure what looks like a date and was confirmed to be a door
 */
export function readDoorList(
  text: string,
  known: readonly string[],
  locale: Locale,
  words: Words,
  sure: ReadonlySet<string> = new Set(),
): DoorReading {
  const doors: (Door & { line: number; written: string })[] = [];
  const errors: DoorLineError[] = [];
  const questions: { line: number; written: string }[] = [];
  const confirmed: string[] = [];
  const onRoster = new Set(known.map((label) => readDoor(label).key));
  const seen = new Set<string>();
  let [there, repeated, at] = [0, 0, -1];
  for (const raw of text.split(/\r\n|\r|\n/)) {
    at += 1;
    const cells = cellsOf(raw);
    if (cells?.length === 0) continue;
    const read = cells === null ? { message: words.quotes } : doorOf(cells, at, locale, words);
    if (read === null) continue;
    if ('message' in read) {
      errors.push({ line: at + 1, text: raw.trim().slice(0, 60), message: read.message });
      continue;
    }
    const { door, written } = read;
    if (onRoster.has(door.key)) {
      there += 1;
      continue;
    }
    if (seen.has(door.key)) {
      repeated += 1;
      continue;
    }
    seen.add(door.key);
    if (looksLikeDate(written)) {
      questions.push({ line: at + 1, written });
      if (!sure.has(written)) continue;
      confirmed.push(written);
    }
    doors.push({ line: at + 1, written, ...door });
  }
  const like = likeDoors(
    doors.map(({ label }) => label),
    known,
  );
  return {
    doors: doors.map((door) => ({ ...door, like: like.get(door.label) ?? null })),
    errors,
    questions,
    confirmed,
    known: there,
    repeated,
  };
}

/** Text of a file. Excel in Chinese saves CSV in GB 18030; nothing of that is valid UTF-8 by chance. */
export async function textOfFile(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
