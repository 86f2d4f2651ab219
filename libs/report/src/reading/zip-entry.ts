import { inflateRawSync } from 'node:zlib';

/** A file of an archive is larger than it may be, encrypted, or no file that can be read. */
class UnreadableArchive extends Error {}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
/** Bytes of the record at the end of an archive, without its comment. */
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
/** Files in one archive: a letter with a hundred pictures has as many. */
const MOST_ENTRIES = 2_000;
const ENCRYPTED = 0x1;
const [STORED, DEFLATED] = [0, 8];

/**
 * The bytes of one file of a ZIP archive. Only that file is unpacked, into no more bytes than it may have: what an
 * archive says of its sizes is not believed. No file is written, no name of the archive is used as a path.
 * @returns null where the archive has no such file
 * @throws UnreadableArchive for what is no archive, is encrypted, or unpacks into more than `most` bytes
 */
export function zipEntry(archive: Buffer, name: string, most: number): Buffer | null {
  const end = endOfDirectory(archive);
  const count = archive.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) throw new UnreadableArchive('too many files');
  let at = archive.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + ENTRY_BYTES > archive.length || archive.readUInt32LE(at) !== DIRECTORY_ENTRY)
      throw new UnreadableArchive('broken directory');
    const nameLength = archive.readUInt16LE(at + 28);
    const further = archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
    const called = archive.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + nameLength);
    if (called === name) return unpacked(archive, at, most);
    at += ENTRY_BYTES + nameLength + further;
  }
  return null;
}

function endOfDirectory(archive: Buffer): number {
  const from = Math.max(0, archive.length - END_BYTES - LONGEST_COMMENT);
  for (let at = archive.length - END_BYTES; at >= from; at -= 1)
    if (archive.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  throw new UnreadableArchive('no archive');
}

function unpacked(archive: Buffer, entry: number, most: number): Buffer {
  if (archive.readUInt16LE(entry + 8) & ENCRYPTED) throw new UnreadableArchive('encrypted');
  const method = archive.readUInt16LE(entry + 10);
  const packedBytes = archive.readUInt32LE(entry + 20);
  const local = archive.readUInt32LE(entry + 42);
  if (local + LOCAL_BYTES > archive.length || archive.readUInt32LE(local) !== LOCAL_ENTRY)
    throw new UnreadableArchive('broken file');
  const from = local + LOCAL_BYTES + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const packed = archive.subarray(from, from + packedBytes);
  if (packed.length !== packedBytes) throw new UnreadableArchive('broken file');
  if (method === STORED && packedBytes <= most) return packed;
  if (method !== DEFLATED) throw new UnreadableArchive('unknown method or too large');
  try {
    return inflateRawSync(packed, { maxOutputLength: most });
  } catch (cause) {
    throw new UnreadableArchive('broken, or larger than it may be', { cause });
  }
}
