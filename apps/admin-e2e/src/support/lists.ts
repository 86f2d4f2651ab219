import type { Locator, Page } from '@playwright/test';
import { becomes } from './watching.ts';

/** Waits until a list shows what its address asks for. */
export const isRead = (page: Page): Promise<void> => becomes(() => page.locator('.skeleton, .is-updating').count(), 0);

/** The head of a column. */
export const headOf = (page: Page, name: string): Locator =>
  page.getByRole('columnheader', { name: new RegExp(`^${name}`) });

/** Texts of a column of the page that is shown, from its first row on. */
export async function column(page: Page, name: string): Promise<string[]> {
  const heads = await page.getByRole('columnheader').allInnerTexts();
  const at = heads.findIndex((head) => head.startsWith(name));
  return page
    .locator('table.records tbody tr')
    .evaluateAll((rows, place) => rows.map((row) => row.children[place]?.textContent?.trim() ?? ''), at);
}

/** The number of a cell, without its marks. */
export const numberIn = (text: string): number => Number(/[\d,]+(?:\.\d+)?/.exec(text)?.[0].replaceAll(',', '') ?? NaN);
