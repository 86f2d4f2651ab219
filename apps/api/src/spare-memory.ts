import { performance } from 'node:perf_hooks';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** How often it is looked whether memory can be given back. */
const EVERY_MS = 10_000;
/** Share of the time in which the event loop worked, below which nobody notices a pause of a tenth of a second. */
const QUIET = 0.1;
/** Less growth than this since the last collection is not worth a pause, in bytes. */
const WORTH = 48 * 1024 * 1024;

interface Collect {
  (how: { readonly type: 'major'; readonly execution: 'async'; readonly flavor: 'last-resort' }): Promise<void>;
}

/**
 * Keeps the process small. On a machine with much memory V8 lets the heap grow to four times what is alive before it
 * collects, and keeps the pages of its largest heap for good: a flood of a minute made the process twice as large until
 * it was restarted. Now the heap grows to twice what is alive, and once the process is quiet its pages go back. (The
 * flag `--memory-saver-mode` gives them back at once, and takes a third more CPU for every request.)
 * @param everyMs how often it looks
 */
export function spareMemory(everyMs = EVERY_MS): void {
  setFlagsFromString('--heap-growing-percent=100');
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as Collect;
  let before = performance.eventLoopUtilization();
  /** The smallest heap since the last collection: a heap that cannot shrink is not collected again and again. */
  let smallest = Infinity;
  setInterval(() => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    const held = getHeapStatistics().total_physical_size;
    smallest = Math.min(smallest, held);
    if (utilization >= QUIET || held - smallest <= WORTH) return;
    void collect({ type: 'major', execution: 'async', flavor: 'last-resort' }).then(() => {
      smallest = getHeapStatistics().total_physical_size;
    });
  }, everyMs).unref();
}
