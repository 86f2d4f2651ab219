import type { Locator, Page } from '@playwright/test';
import { appears, becomes } from './watching.ts';

/** Waits until a list shows what its address asks for. */
export async function isRead(page: Page): Promise<void> {
  await appears(page.locator('.list .lead'));
  await becomes(() => page.locator('.skeleton, .is-updating').count(), 0);
}

/** The head of a column. */
export const headOf = (page: Page, name: string): Locator =>
  page.getByRole('columnheader', { name: new RegExp(`^${name}`) });

/** What can be seen of an element: without what is only read out. */
const shown = (element: Element): string => {
  const copy = element.cloneNode(true) as Element;
  for (const hidden of copy.querySelectorAll('.sr')) hidden.remove();
  return copy.textContent?.trim() ?? '';
};

/** The text of a place as it is seen. */
export const seenIn = (place: Locator): Promise<string> => place.evaluate(shown);

/** Texts of a column of the page that is shown, from its first row on. */
export async function column(page: Page, name: string): Promise<string[]> {
  const heads = await page.getByRole('columnheader').allInnerTexts();
  const at = heads.findIndex((head) => head.startsWith(name));
  const cells = await page.locator(`table.records tbody tr > :nth-child(${at + 1})`).all();
  return Promise.all(cells.map(seenIn));
}

/** The number of a cell, without its marks. */
export const numberIn = (text: string): number => Number(/[\d,]+(?:\.\d+)?/.exec(text)?.[0].replaceAll(',', '') ?? NaN);
