import { randomBytes } from 'node:crypto';
import { copyFile, mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { filesUnavailable } from './files-unavailable.js';
import { ObjectStore, requireKey, type StoredContent, type StoredObject } from './object-store.js';

/** Who may read: the process alone. */
const PRIVATE = { recursive: true, mode: 0o700 } as const;

/** Files in a directory of this machine. A file is complete under its name, or not there. */
export class DiskStore extends ObjectStore {
  constructor(private readonly directory: string) {
    super();
  }

  override async put(key: string, file: string): Promise<void> {
    const target = this.placeOf(key);
    const folder = path.dirname(target);
    // Beside its target: a rename is one step within a file system only.
    const beside = path.join(folder, `.${randomBytes(8).toString('hex')}`);
    try {
      await mkdir(folder, PRIVATE);
      await copyFile(file, beside);
      await flushed(beside);
      await rename(beside, target);
      await flushed(folder);
    } catch (error) {
      await rm(beside, { force: true });
      throw filesUnavailable(error);
    }
  }

  override async has(key: string): Promise<boolean> {
    const place = this.placeOf(key);
    try {
      return (await stat(place)).isFile();
    } catch (error) {
      if (isMissing(error)) return false;
      throw filesUnavailable(error);
    }
  }

  override async open(key: string): Promise<StoredContent | null> {
    const place = this.placeOf(key);
    try {
      const file = await open(place, 'r');
      return { size: (await file.stat()).size, stream: file.createReadStream() };
    } catch (error) {
      if (isMissing(error)) return null;
      throw filesUnavailable(error);
    }
  }

  override async remove(key: string): Promise<void> {
    await rm(this.placeOf(key), { force: true }).catch((error: unknown) => {
      throw filesUnavailable(error);
    });
  }

  override async *list(prefix: string): AsyncIterable<StoredObject> {
    for await (const file of filesBelow(this.placeOf(prefix))) {
      const key = path.relative(this.directory, file).split(path.sep).join('/');
      const found = await stat(file).catch(() => null);
      if (found) yield { key, changedAt: found.mtime };
    }
  }

  private placeOf(key: string): string {
    return path.join(this.directory, ...requireKey(key).split('/'));
  }
}

/** Files in a folder and in those below; what is being written there begins with a dot. */
async function* filesBelow(folder: string): AsyncIterable<string> {
  const entries = await opendir(folder).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw filesUnavailable(error);
  });
  for await (const entry of entries ?? []) {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(place);
    else if (!entry.name.startsWith('.')) yield place;
  }
}

/** Until then the bytes, or the name of a file, are in the memory of the system alone. */
async function flushed(place: string): Promise<void> {
  const handle = await open(place, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const isMissing = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes((error as { code?: string }).code ?? '');
