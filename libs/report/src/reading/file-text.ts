import { isUtf8 } from 'node:buffer';
import { BOUNDS, DomainError, type FieldCode } from '@fanzha/domain';
import { documentText } from './document-text.js';
import { zipEntry } from './zip-entry.js';

/** Bytes of a file, and of the text that it is unpacked into: 200,000 characters with their markup. */
const MOST_FILE_BYTES = 2 * 1024 * 1024;
const MOST_XML_BYTES = 16 * 1024 * 1024;

const ZIP = Buffer.from('PK\x03\x04', 'latin1');
/** What Word wrote before 2007, and what it writes with a password. */
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const MARKS: readonly (readonly [bytes: readonly number[], charset: string])[] = [
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

const refused = (code: FieldCode, params?: Readonly<Record<string, number>>): DomainError =>
  DomainError.badInput([{ path: 'file', code, ...(params && { params }) }]);

/**
 * The text of a file by its content, whatever it is called: a Word document (.docx), or text in UTF-8 or GB18030.
 * @throws DomainError BAD_INPUT on `file`: TOO_LARGE, REQUIRED where it has no text, INVALID_FORMAT for anything else,
 *   encrypted documents and archives that unpack into too much among it
 */
export async function fileText(bytes: Buffer): Promise<string> {
  if (bytes.length > MOST_FILE_BYTES) throw refused('TOO_LARGE', { max: MOST_FILE_BYTES });
  const text = (startsWith(bytes, ZIP) ? await docxText(bytes) : plainFile(bytes)).trim();
  if (text === '') throw refused('REQUIRED');
  if (text.length > BOUNDS.summaryText.max)
    throw refused('TOO_LONG', { max: BOUNDS.summaryText.max, actual: text.length });
  return text;
}

const startsWith = (bytes: Buffer, head: Buffer): boolean => bytes.subarray(0, head.length).equals(head);

async function docxText(bytes: Buffer): Promise<string> {
  let xml: Buffer | null;
  try {
    xml = zipEntry(bytes, 'word/document.xml', MOST_XML_BYTES);
    if (xml && isUtf8(xml)) return await documentText(xml.toString('utf8'));
  } catch {
    throw refused('INVALID_FORMAT');
  }
  throw refused('INVALID_FORMAT');
}

/** Text is UTF-8 or, as older programs in China write it, GB18030. */
function plainFile(bytes: Buffer): string {
  if (startsWith(bytes, COMPOUND)) throw refused('INVALID_FORMAT');
  const marked = MARKS.find(([mark]) => mark.every((byte, at) => bytes[at] === byte))?.[1];
  if (!marked && bytes.includes(0)) throw refused('INVALID_FORMAT');
  const charset = marked ?? (isUtf8(bytes) ? 'utf-8' : 'gb18030');
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    throw refused('INVALID_FORMAT');
  }
}
