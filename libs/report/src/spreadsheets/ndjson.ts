import { LINES_AT_ONCE, type Table } from './table.js';

/** A record of JSON on each line, with its lists as they are; amounts of money are texts, as in the API. */
export async function* ndjson({ pages }: Table): AsyncGenerator<string> {
  let piece: string[] = [];
  for await (const records of pages)
    for (const record of records) {
      piece.push(`${JSON.stringify(record)}\n`);
      if (piece.length < LINES_AT_ONCE) continue;
      yield piece.join('');
      piece = [];
    }
  yield piece.join('');
}
