import { deepStrictEqual } from 'node:assert/strict';
import type { Locator } from '@playwright/test';

/** Milliseconds a page may take to show what it should. */
const PATIENCE = 15_000;

/** Waits until every one of these is seen, and exactly once each: two would leave open which one was meant. */
export async function appears(...places: readonly Locator[]): Promise<void> {
  for (const place of places) await place.waitFor({ state: 'visible' });
}

/** Waits until none of these is seen any longer. */
export async function vanishes(...places: readonly Locator[]): Promise<void> {
  for (const place of places) await place.waitFor({ state: 'hidden' });
}

/** Waits until what is read equals what is expected; the difference is told when it never does. */
export async function becomes<Value>(read: () => Promise<Value> | Value, expected: Value): Promise<void> {
  for (const until = performance.now() + PATIENCE; ;) {
    const value = await read();
    try {
      deepStrictEqual(value, expected);
      return;
    } catch (difference) {
      if (performance.now() > until) throw difference;
      await new Promise((resolve) => {
        setTimeout(resolve, 50);
      });
    }
  }
}
