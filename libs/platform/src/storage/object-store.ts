import type { Readable } from 'node:stream';

/** Content as it is kept. */
export interface StoredContent {
  /** Bytes. */
  readonly size: number;
  readonly stream: Readable;
}

/** What is kept, in a list. */
export interface StoredObject {
  readonly key: string;
  /** When it was put there last. */
  readonly changedAt: Date;
}

/**
 * Keeps bytes under keys: on the disk of this machine, or in an S3-compatible storage. A key is some names with slashes
 * between them, made by the program and never of what a person typed.
 */
export abstract class ObjectStore {
  /**
   * Keeps a file under a key, in the place of what was there. When it returns, the bytes survive a crash; where it
   * throws, a reader sees what was there before.
   * @param sha256 of the file, in hexadecimal
   * @throws DomainError UNAVAILABLE (FILES_UNAVAILABLE), as all of these do.
   */
  abstract put(key: string, file: string, sha256: string): Promise<void>;
  abstract has(key: string): Promise<boolean>;
  /** Null where there is nothing under the key. The stream is the caller's to read or to destroy. */
  abstract open(key: string): Promise<StoredContent | null>;
  /** Removes what is under the key; nothing there is no error. */
  abstract remove(key: string): Promise<void>;
  /** Everything under keys that begin so, in no order. */
  abstract list(prefix: string): AsyncIterable<StoredObject>;
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;

/** @throws Error where a key is none that the program makes. */
export function requireKey(key: string): string {
  if (!key.split('/').every((name) => NAME.test(name))) throw new Error('A key of the store is malformed');
  return key;
}
