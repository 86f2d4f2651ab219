import { createInflateRaw } from 'node:zlib';
import { FREE_BYTES, MOST_ENTRIES, MOST_RATIO } from './limits.js';
import { UnreadableFile } from './unreadable-file.js';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const [END_BYTES, ENTRY_BYTES, LOCAL_BYTES, LONGEST_COMMENT] = [22, 46, 30, 0xffff];
const ENCRYPTED = 0x1;
const [STORED, DEFLATED] = [0, 8];
/** In the place of sizes and offsets it says that they are elsewhere, in archives of more than 4 GB. */
const ELSEWHERE = 0xffffffff;

interface Entry {
  readonly method: number;
  readonly flags: number;
  readonly packedBytes: number;
  readonly offset: number;
}

/**
 * A ZIP archive of which single files are unpacked, piece by piece and within bounds: what it says of its sizes is not
 * believed. No file is written, no name of it is used as a path.
 */
export class Archive {
  private readonly entries = new Map<string, Entry>();

  /** @throws UnreadableFile for what is no archive, has too many files, or one name twice. */
  constructor(private readonly bytes: Buffer) {
    const end = endOfDirectory(bytes);
    const count = bytes.readUInt16LE(end + 10);
    if (count > MOST_ENTRIES) throw new UnreadableFile('UNSAFE_FILE', {}, `${count} files`);
    let at = bytes.readUInt32LE(end + 16);
    for (let index = 0; index < count; index += 1) {
      if (at + ENTRY_BYTES > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY)
        throw new UnreadableFile('INVALID_FORMAT', {}, 'broken directory');
      const nameLength = bytes.readUInt16LE(at + 28);
      const name = bytes.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + nameLength);
      // Of two files with one name, two programs read two.
      if (this.entries.has(name)) throw new UnreadableFile('UNSAFE_FILE', {}, 'a name twice');
      this.entries.set(name, {
        flags: bytes.readUInt16LE(at + 8),
        method: bytes.readUInt16LE(at + 10),
        packedBytes: bytes.readUInt32LE(at + 20),
        offset: bytes.readUInt32LE(at + 42),
      });
      at += ENTRY_BYTES + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    }
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  get names(): readonly string[] {
    return [...this.entries.keys()];
  }

  /**
   * The bytes of a file, in pieces.
   * @throws UnreadableFile where it unpacks into more than `most`, or far more than it is packed into
   */
  async *pieces(name: string, most: number): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name);
    if (!entry) throw new UnreadableFile('INVALID_FORMAT', {}, `no ${name}`);
    const packed = this.packed(entry);
    const allowed = Math.min(most, Math.max(FREE_BYTES, packed.length * MOST_RATIO));
    let bytes = 0;
    for await (const piece of unpacked(entry.method, packed)) {
      bytes += piece.length;
      if (bytes > allowed) throw new UnreadableFile('UNSAFE_FILE', {}, `${name} unpacks into more than ${allowed}`);
      yield piece;
    }
  }

  /** The whole text of a file, UTF-8 without a document type. */
  async text(name: string, most: number): Promise<string> {
    const texts: string[] = [];
    for await (const text of xmlTexts(this.pieces(name, most))) texts.push(text);
    return texts.join('');
  }

  private packed({ flags, packedBytes, offset }: Entry): Buffer {
    if (flags & ENCRYPTED) throw new UnreadableFile('ENCRYPTED');
    const { bytes } = this;
    const isHere = packedBytes !== ELSEWHERE && offset + LOCAL_BYTES <= bytes.length;
    if (!isHere || bytes.readUInt32LE(offset) !== LOCAL_ENTRY) throw broken();
    const from = offset + LOCAL_BYTES + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
    const packed = bytes.subarray(from, from + packedBytes);
    if (packed.length !== packedBytes) throw broken();
    return packed;
  }
}

const broken = (): UnreadableFile => new UnreadableFile('INVALID_FORMAT', {}, 'broken file');

function endOfDirectory(bytes: Buffer): number {
  const from = Math.max(0, bytes.length - END_BYTES - LONGEST_COMMENT);
  for (let at = bytes.length - END_BYTES; at >= from; at -= 1)
    if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  throw new UnreadableFile('INVALID_FORMAT', {}, 'no archive');
}

async function* unpacked(method: number, packed: Buffer): AsyncGenerator<Buffer> {
  if (method === STORED) {
    yield packed;
    return;
  }
  if (method !== DEFLATED) throw broken();
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 });
  inflate.end(packed);
  try {
    for await (const piece of inflate) yield piece as Buffer;
  } catch (cause) {
    if (cause instanceof UnreadableFile) throw cause;
    throw broken();
  }
}

/** Declarations stand at the beginning; entities are made in them. */
const DECLARATION = /<!(?:DOCTYPE|ENTITY)/iu;

/**
 * Pieces of XML as text.
 * @throws UnreadableFile for another encoding than UTF-8, and for a document type, whatever it declares
 */
export async function* xmlTexts(pieces: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let before = '';
  for await (const piece of pieces) {
    let text: string;
    try {
      text = decoder.decode(piece, { stream: true });
    } catch {
      throw new UnreadableFile('INVALID_FORMAT', {}, 'not UTF-8');
    }
    // As UTF-8, UTF-16 is letters with noughts between them, in which no declaration would be seen.
    if (text.includes('\0')) throw new UnreadableFile('INVALID_FORMAT', {}, 'not UTF-8');
    // A declaration may lie across two pieces.
    if (DECLARATION.test(before + text)) throw new UnreadableFile('UNSAFE_FILE', {}, 'a document type');
    before = text.slice(-16);
    yield text;
  }
}
