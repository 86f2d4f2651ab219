import { csvRows, textsOf } from './csv-rows.js';
import type { RawSheet } from './raw-sheet.js';
import { UnreadableFile } from './unreadable-file.js';
import { xlsxSheet } from './xlsx-rows.js';

const ZIP = Buffer.from('PK\x03\x04', 'latin1');
/** What Excel wrote before 2007, and what it writes with a password. */
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const WITH_PASSWORD = Buffer.from('EncryptedPackage', 'utf16le');

/** The rows of a file by its content, whatever it is called. @throws UnreadableFile */
export async function rawSheet(bytes: Buffer): Promise<RawSheet> {
  if (bytes.length === 0) throw new UnreadableFile('NO_ROWS');
  if (startsWith(bytes, ZIP)) return xlsxSheet(bytes);
  if (startsWith(bytes, COMPOUND)) throw new UnreadableFile(bytes.includes(WITH_PASSWORD) ? 'ENCRYPTED' : 'OLD_FORMAT');
  return { format: 'CSV', sheet: null, rows: csvRows(textsOf(bytes)) };
}

const startsWith = (bytes: Buffer, head: Buffer): boolean => bytes.subarray(0, head.length).equals(head);
