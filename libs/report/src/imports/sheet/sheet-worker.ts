import { parentPort, workerData } from 'node:worker_threads';
import { stagedSheet } from './staged-sheet.js';
import { UnreadableFile } from './unreadable-file.js';
import type { FromWorker } from './sheet-thread.js';

/** Reads one file in a thread of its own and hands its rows over, as fast as they are taken. */
async function read(): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('Not a worker');
  const tell = (message: FromWorker): void => port.postMessage(message);
  // One batch waits to be taken at a time, so that memory does not grow with the file.
  const taken = (): Promise<void> => new Promise((resolve) => port.once('message', () => resolve()));
  const hand = async (message: FromWorker): Promise<void> => {
    const answer = taken();
    tell(message);
    await answer;
  };
  try {
    const count = await stagedSheet(
      bytesOf(workerData as Uint8Array<ArrayBuffer>),
      (head) => hand({ kind: 'head', head }),
      (rows) => hand({ kind: 'rows', rows }),
    );
    tell({ kind: 'end', count });
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    tell({ kind: 'refused', code: error.fieldCode, params: error.params, detail: error.message });
  }
}

/** The same memory, seen as a buffer. */
const bytesOf = ({ buffer, byteOffset, byteLength }: Uint8Array<ArrayBuffer>): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

await read();
parentPort?.close();
