import { DomainError } from '@fanzha/domain';
import { Turnstile } from '@fanzha/platform';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Worker } from 'node:worker_threads';
import type { SummaryReading } from '../prose-reader/index.js';
import type { ReadingDone, ReadingWork, TextToCompare, TextToRead } from './reading-work.js';
import type { ToldEarlierFound } from './told-before.js';

/** Ten times what the longest text takes; what takes longer was written to do so. */
const LIMIT_MS = 10_000;
/** The longest text, and all that its unit has told before, take a third of it. */
const MOST_HEAP_MB = 512;

/** Specs run on sources, which a thread cannot: it takes what was built of them. */
const PROGRAM = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/reading/reading-worker.js' : './reading-worker.js',
  import.meta.url,
);

/**
 * Reads texts in a thread of its own. Rules and regular expressions go on for as long as a text makes them, and so does
 * the comparison with everything that a unit has told before: nobody else waits for it meanwhile. Units take turns.
 */
@Injectable()
export class ReadingThread implements OnApplicationShutdown {
  private readonly turns = new Turnstile({
    ...{ total: 1, perGroup: 1, perMember: 1 },
    ...{ waitingPerGroup: 4, waiting: 40, waitMs: 20_000 },
  });
  private worker: Worker | null = null;

  /**
   * @param group whose text it is: a unit
   * @param limitMs after how long a text is given up
   */
  async read(group: string, text: TextToRead, limitMs = LIMIT_MS): Promise<SummaryReading> {
    return (await this.inTurn(group, { kind: 'read', text }, limitMs)) as SummaryReading;
  }

  /** Where a unit has told the proposals of a text before. @throws DomainError as `read` */
  async compare(group: string, told: TextToCompare): Promise<readonly (ToldEarlierFound | null)[]> {
    return (await this.inTurn(group, { kind: 'compare', told }, LIMIT_MS)) as (ToldEarlierFound | null)[];
  }

  async onApplicationShutdown(): Promise<void> {
    await this.worker?.terminate();
  }

  /**
   * @throws DomainError TOO_COMPLEX where it takes too long, or too much memory; RATE_LIMITED (TOO_MANY_AT_ONCE) where
   *   too many wait already
   */
  private async inTurn(group: string, work: ReadingWork, limitMs: number): Promise<ReadingDone> {
    const leave = await this.turns.enter({ group, member: group });
    try {
      return await this.done(work, limitMs);
    } finally {
      leave();
    }
  }

  private done(work: ReadingWork, limitMs: number): Promise<ReadingDone> {
    const worker = (this.worker ??= started());
    return new Promise((resolve, reject) => {
      const listeners = {
        message: (done: ReadingDone) => {
          end();
          resolve(done);
        },
        error: (error: NodeJS.ErrnoException) =>
          giveUp(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? DomainError.tooComplex() : error),
        exit: () => giveUp(new Error('The thread of the reader ended without a word')),
      };
      const clock = setTimeout(() => giveUp(DomainError.tooComplex()), limitMs);
      const end = (): void => {
        clearTimeout(clock);
        for (const [event, listener] of Object.entries(listeners)) worker.off(event, listener);
      };
      const giveUp = (error: unknown): void => {
        end();
        this.worker = null;
        // What it still says, or dies of, is nobody's business any more.
        worker.on('error', () => undefined);
        void worker.terminate();
        reject(error);
      };
      for (const [event, listener] of Object.entries(listeners)) worker.on(event, listener);
      worker.postMessage(work);
    });
  }
}

/** A thread that is there for the next text as well, and keeps no process from its end. */
function started(): Worker {
  const worker = new Worker(PROGRAM, {
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB, maxYoungGenerationSizeMb: 64 },
  });
  worker.unref();
  return worker;
}
