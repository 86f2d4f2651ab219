import { match } from 'node:assert/strict';
import type { Locator } from '@playwright/test';

/** A figure as a page shows it. */
export interface ShownFigure {
  readonly value: number;
  /** Whether its qualifier is ≥. */
  readonly atLeast: boolean;
}

/** Reads a figure that opens its source; what it hides behind 万 stands in full in its name. */
export async function readFigure(button: Locator): Promise<ShownFigure> {
  const text = ((await button.textContent()) ?? '').replaceAll(/\s+/g, ' ');
  match(text, /[\d,]+(\.\d+)?(%| \S+)? 查看这个数从哪来$/);
  const [, digits = ''] = /(?:至少 |约 | )([\d,.]+)(?:%| \S+)? 查看这个数从哪来$/.exec(text) ?? [];
  return { value: Number(digits.replaceAll(',', '')), atLeast: text.includes('至少') };
}
