import { inflateRawSync } from 'node:zlib';

const FIRST_SHEET = 'xl/worksheets/sheet1.xml';
const [SIGNATURE, HEADER] = [0x04034b50, 30];

/** The texts of the first sheet of a workbook that the program wrote, row by row. */
export function textsOf(workbook: Buffer): string[][] {
  const at = workbook.indexOf(FIRST_SHEET) - HEADER;
  if (at < 0 || workbook.readUInt32LE(at) !== SIGNATURE) throw new Error('no workbook');
  const content = at + HEADER + workbook.readUInt16LE(at + 26) + workbook.readUInt16LE(at + 28);
  const sheet = inflateRawSync(workbook.subarray(content)).toString();
  return [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text = '']) => text),
  );
}
