import { parentPort } from 'node:worker_threads';
import { readingDone, type ReadingWork } from './reading-work.js';

/** The thread of the reader: one piece of work after another. What fails ends it, and the next work begins another. */
parentPort?.on('message', (work: ReadingWork) => parentPort?.postMessage(readingDone(work)));
