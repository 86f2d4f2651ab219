import { setImmediate as othersTurn } from 'node:timers/promises';

/** An element of WordprocessingML, by its local name, or a run of text between two. */
const TOKENS = /<(\/?)(?:w:)?([A-Za-z]+)(?:\s[^<>]*?)?(\/?)>|<[^<>]*>|([^<]+)/gu;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
/** Words that were taken away, instructions of fields, and what stands twice for older programs. */
const UNSEEN: ReadonlySet<string> = new Set(['del', 'delText', 'instrText', 'moveFrom', 'Fallback']);

/** Elements that are read before others have their turn: some ten milliseconds. */
const AT_ONCE = 10_000;

/**
 * A line as it grows. Blanks at its end are taken off piece by piece: a text that is cut at each end of a cell would be
 * copied each time, and a file of a few hundred bytes would unpack into hours.
 */
class Line {
  private pieces: string[] = [];

  get isEmpty(): boolean {
    return this.pieces.length === 0;
  }

  add(text: string): void {
    if (text !== '') this.pieces.push(text);
  }

  trimEnd(): void {
    for (let last = this.pieces.pop(); last !== undefined; last = this.pieces.pop()) {
      const trimmed = last.trimEnd();
      if (trimmed === '') continue;
      this.pieces.push(trimmed);
      return;
    }
  }

  /** Takes off a tab at its end. */
  dropTab(): void {
    if (this.pieces.at(-1) === '\t') this.pieces.pop();
  }

  /** What was gathered; the line is empty afterwards. */
  take(): string {
    const text = this.pieces.join('');
    this.pieces = [];
    return text;
  }
}

/**
 * The text of `word/document.xml`: paragraphs as lines, cells of a table parted by tabs, rows as lines. Entities beyond
 * the five of XML are not looked up, wherever they point to: a document type is refused. Ends of what did not begin are
 * passed over. It takes time in proportion to the document, and lets others have their turn meanwhile.
 * @throws Error for a document type
 */
export async function documentText(xml: string): Promise<string> {
  if (/<!(?:DOCTYPE|ENTITY)/iu.test(xml)) throw new Error('a document type');
  const lines: string[] = [];
  const line = new Line();
  let [inText, cells, unseen, read] = [false, 0, 0, 0];
  for (const [, closing, element, alone, words] of xml.matchAll(TOKENS)) {
    if ((read += 1) % AT_ONCE === 0) await othersTurn();
    if (words !== undefined) {
      if (inText && unseen === 0) line.add(plain(words));
      continue;
    }
    if (element === undefined) continue;
    const [opens, closes] = [closing === '' && alone === '', closing !== ''];
    if (UNSEEN.has(element)) unseen = Math.max(0, unseen + (opens ? 1 : closes ? -1 : 0));
    if (element === 't') inText = opens;
    else if (unseen > 0) continue;
    else if (element === 'tab' && !closes) line.add(cells > 0 ? ' ' : '\t');
    else if ((element === 'br' || element === 'cr') && !closes) {
      if (cells > 0) line.add(' ');
      else lines.push(line.take());
    } else if (element === 'tc' && opens) cells += 1;
    else if (element === 'tc' && closes && cells > 0) {
      cells -= 1;
      line.trimEnd();
      // Of a table within a cell the cells are words of that cell.
      line.add(cells > 0 ? ' ' : '\t');
    } else if (element === 'tr' && closes && cells === 0) {
      line.dropTab();
      lines.push(line.take());
    } else if (element === 'p' && (closes || alone !== '')) {
      if (cells > 0) line.add(' ');
      else lines.push(line.take());
    }
  }
  if (!line.isEmpty) lines.push(line.take());
  return lines.join('\n').replace(/\n{3,}/gu, '\n\n');
}

const plain = (words: string): string =>
  words.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/giu, (whole, hex, decimal, name) => {
    if (name) return ENTITIES[name] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
