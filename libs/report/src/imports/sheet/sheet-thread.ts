import { DomainError, type FieldCode } from '@fanzha/domain';
import { Worker } from 'node:worker_threads';
import { LONGEST_MS, MOST_FILE_BYTES, MOST_HEAP_MB } from './limits.js';
import type { StagedHead, StagedRow } from './staged-sheet.js';

/** What the thread hands over. */
export type FromWorker =
  | { readonly kind: 'head'; readonly head: StagedHead }
  | { readonly kind: 'rows'; readonly rows: readonly StagedRow[] }
  | { readonly kind: 'end'; readonly count: number }
  | {
      readonly kind: 'refused';
      readonly code: FieldCode;
      readonly params: Readonly<Record<string, string | number>>;
      readonly detail: string;
    };

/** Specs run on sources, which a thread cannot: it takes what was built of them. */
const PROGRAM = new URL(
  import.meta.url.endsWith('.ts') ? '../../../dist/imports/sheet/sheet-worker.js' : './sheet-worker.js',
  import.meta.url,
);

/** Where the rows of a file go. */
interface SheetTaker {
  begin(head: StagedHead): Promise<void>;
  add(rows: readonly StagedRow[]): Promise<void>;
}

/**
 * Reads a file in a thread with bounded memory and time, whatever the file does to it.
 * @param bytes go to the thread, and are empty from then on: a copy would be as large again
 * @returns how many rows it has
 * @throws DomainError BAD_INPUT on `file` with what is wrong; UNSAFE_FILE where memory or time ran out
 */
export async function readSheet(bytes: Buffer, taker: SheetTaker, limitMs = LONGEST_MS): Promise<number> {
  if (bytes.length > MOST_FILE_BYTES) throw refused('TOO_LARGE', { max: MOST_FILE_BYTES });
  const own = ownMemory(bytes);
  const worker = new Worker(PROGRAM, {
    workerData: own,
    transferList: [own.buffer],
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  });
  let clock: NodeJS.Timeout | undefined;
  let isOver = false;
  try {
    return await new Promise<number>((resolve, reject) => {
      clock = setTimeout(() => reject(refused('UNSAFE_FILE')), limitMs);
      const take = async (message: FromWorker): Promise<void> => {
        // The transaction that took the rows has ended with the first refusal.
        if (isOver) return;
        if (message.kind === 'end') return resolve(message.count);
        if (message.kind === 'refused') return reject(refused(message.code, message.params));
        if (message.kind === 'head') await taker.begin(message.head);
        else await taker.add(message.rows);
        worker.postMessage('taken');
      };
      worker.on('message', (message: FromWorker) => void take(message).catch(reject));
      worker.on('error', (error: NodeJS.ErrnoException) =>
        reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? refused('UNSAFE_FILE') : error),
      );
      worker.on('exit', () => reject(new Error('The thread ended without a word')));
    });
  } finally {
    isOver = true;
    clearTimeout(clock);
    await worker.terminate();
  }
}

/** Bytes with their memory to themselves: small buffers lie in one that others are in as well. */
function ownMemory(bytes: Buffer): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset, byteLength } = bytes;
  const isAlone = buffer instanceof ArrayBuffer && byteOffset === 0 && byteLength === buffer.byteLength;
  return isAlone ? new Uint8Array(buffer) : new Uint8Array(bytes);
}

const refused = (code: FieldCode, params?: Readonly<Record<string, string | number>>): DomainError =>
  DomainError.badInput([{ path: 'file', code, ...(params && { params }) }]);
