import { Readable } from 'node:stream';
import ZipStream from 'zip-stream';
import { RELATIONS, STYLES, workbookXml } from './sheet-xml.js';

/** A sheet of a workbook, as XML in pieces. */
export interface SheetPieces {
  readonly name: string;
  readonly pieces: Iterable<string> | AsyncIterable<string>;
  readonly hidden?: boolean;
}

/** Sheets are words that come again and again: the fastest level takes nine tenths of them already. */
const FASTEST = { zlib: { level: 1 } };
/** Each part has the same day, so that equal sheets are equal files. */
const DAY = '2000-01-01';

/** A workbook that is written while its sheets are read, one after another: each when the one before is written. */
export function workbookFile(sheets: Iterable<SheetPieces> | AsyncIterable<SheetPieces>): Readable {
  const zip = new ZipStream(FASTEST);
  const stream = zip as unknown as Readable;
  let reading: Readable | null = null;
  // Whoever goes away is read for no longer.
  stream.once('close', () => reading?.destroy());
  const part = (name: string, source: Readable | string): Promise<void> =>
    new Promise((resolve, reject) => {
      if (typeof source !== 'string') source.once('error', reject);
      zip.entry(source, { name, date: DAY }, (error) => (error ? reject(error) : resolve()));
    });
  const write = async (): Promise<void> => {
    const names: string[] = [];
    const hidden = new Set<string>();
    for await (const { name, pieces, hidden: isHidden } of sheets) {
      names.push(name);
      if (isHidden) hidden.add(name);
      reading = Readable.from(pieces, { objectMode: false });
      await part(`xl/worksheets/sheet${names.length}.xml`, reading);
    }
    await part('xl/styles.xml', STYLES);
    await part('_rels/.rels', RELATIONS);
    for (const [name, text] of Object.entries(workbookXml(names, hidden))) await part(name, text);
  };
  write().then(
    () => zip.finalize(),
    (error: Error) => zip.destroy(error),
  );
  return stream;
}
