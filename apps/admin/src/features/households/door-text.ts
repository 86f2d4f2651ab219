import { type Door, doorFaults, fieldMessage, readDoor, type Locale } from '@fanzha/domain';

/** A line that names a door. */
export interface DoorLine extends Door {
  readonly line: number;
}

/** A line that does not, and why. */
export interface DoorLineFault {
  readonly line: number;
  readonly text: string;
  readonly message: string;
}

export interface DoorReading {
  /** Doors to add, each once. */
  readonly doors: readonly DoorLine[];
  readonly faults: readonly DoorLineFault[];
  /** Lines whose door is on the roster already, or stands further up. */
  readonly known: number;
  readonly repeated: number;
}

/** What cannot be told by the checks of the API, because they know labels only and no lists. */
interface Words { readonly columns: string; readonly noNumber: string }

/** Cells of a line of a spreadsheet: separated by tabs, commas or semicolons, quoted or not. */
const cellsOf = (line: string): string[] => line.split(/[\t,，;；]/).map((cell) => cell.trim().replaceAll(/^"|"$/g, '').trim()).filter((cell) => cell !== '');

const HEADING = /门牌|楼|幢|栋|单元|室|户|address|building|door|room/i;

/** A line as a door, or what is wrong with it; null for a heading. */
function doorOf(line: string, at: number, locale: Locale, words: Words): { door: Door } | { message: string } | null {
  const cells = cellsOf(line);
  // Building, unit and room in columns of their own are written with dashes.
  const written = cells.join('-');
  const [fault] = doorFaults('door', written);
  if (fault) return { message: fieldMessage(fault, locale) };
  if (cells.length > 3) return { message: words.columns };
  // The first line of a spreadsheet says what the columns are.
  if (!/[\d０-９一二三四五六七八九十]/u.test(written)) return at === 0 && HEADING.test(written) ? null : { message: words.noNumber };
  return { door: readDoor(written) };
}

/**
 * Reads a pasted list as the API will: a door per line, or building, unit and room in columns.
 * @param known labels on the roster already
 */
export function readDoorList(text: string, known: ReadonlySet<string>, locale: Locale, words: Words): DoorReading {
  const doors: DoorLine[] = [];
  const faults: DoorLineFault[] = [];
  const seen = new Set<string>();
  let [there, repeated, at] = [0, 0, -1];
  for (const raw of text.split(/\r\n|\r|\n/)) {
    at += 1;
    if (cellsOf(raw).length === 0) continue;
    const read = doorOf(raw, at, locale, words);
    if (read === null) continue;
    if ('message' in read) faults.push({ line: at + 1, text: raw.trim().slice(0, 60), message: read.message });
    else if (known.has(read.door.label)) there += 1;
    else if (seen.has(read.door.label)) repeated += 1;
    else { seen.add(read.door.label); doors.push({ line: at + 1, ...read.door }); }
  }
  return { doors, faults, known: there, repeated };
}

/** What a search for doors looks for: written any way, `3栋601` finds 3-601, and a half of it too. */
export function searchedDoor(text: string): string {
  return readDoor(text).label.toLowerCase();
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
