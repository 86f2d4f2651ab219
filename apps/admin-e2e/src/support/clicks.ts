import { ok } from 'node:assert/strict';
import type { Locator } from '@playwright/test';

/** Counts the clicks of a way. Typing is no click; opening a list of choices and taking one of them are two. */
export class Clicks {
  private count = 0;

  async on(place: Locator): Promise<void> {
    this.count += 1;
    await place.click();
  }

  async choose(list: Locator, label: string): Promise<void> {
    this.count += 2;
    await list.selectOption({ label });
  }

  /** Fails where the way was longer. */
  atMost(most: number): void {
    ok(this.count <= most, `it takes ${this.count} clicks`);
  }
}
