import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** How often it is looked whether memory can be given back. */
const EVERY_MS = 10_000;
/** Share of the time in which the event loop worked, below which nobody notices a pause of a tenth of a second. */
const QUIET = 0.1;
/** Less than this above the least it has occupied is not worth a collection, in bytes. */
const WORTH = 48 * 1024 * 1024;

/**
 * How much the heap may grow above what is alive before it is collected, in percent. With 100 an import of 100,000 rows
 * needed 60 MB more in the worker; requests take about as much processor time with either: what they make dies young.
 */
const GROWTH = 50;

/** Looks between two collections that the same memory calls for: few at first, more while nothing comes of them. */
const [SHORT_PAUSE, LONG_PAUSE] = [6, 360];

interface Collect {
  (how: { readonly type: 'major'; readonly execution: 'async'; readonly flavor: 'last-resort' }): Promise<void>;
}

/**
 * Keeps the process small. On a machine with much memory V8 lets the heap grow to four times what is alive before it
 * collects, and keeps the pages of its largest heap for good: a flood of a minute made the process twice as large until
 * it was restarted. Now the heap grows by half of what is alive, and once the process is quiet its pages go back. (The
 * flag `--memory-saver-mode` gives them back at once, and takes a third more CPU for every request.)
 *
 * Until its first collection V8 knows nothing of what is alive and lets the heap grow far: call what this gives once
 * the process has started. An import that came first made a worker as large as without any of this.
 * @param everyMs how often it looks
 * @returns collects what starting has left behind
 */
export function spareMemory(everyMs = EVERY_MS): () => Promise<void> {
  setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as Collect;
  const collect = () => gc({ type: 'major', execution: 'async', flavor: 'last-resort' });
  let before = performance.eventLoopUtilization();
  let least = process.memoryUsage.rss();
  // What was held after the last collection: what has grown since then was not looked at yet.
  let left = least;
  let [looksLeft, pause] = [0, SHORT_PAUSE];
  setInterval(() => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    looksLeft -= 1;
    const held = process.memoryUsage.rss();
    least = Math.min(least, held);
    const isWaiting = looksLeft > 0 && held - left <= WORTH;
    if (utilization >= QUIET || held - least <= WORTH || isWaiting) return;
    looksLeft = pause;
    void collect().then(() => {
      left = process.memoryUsage.rss();
      const gained = held - left > WORTH / 4;
      pause = gained ? SHORT_PAUSE : Math.min(2 * pause, LONG_PAUSE);
    });
  }, everyMs).unref();
  return collect;
}
