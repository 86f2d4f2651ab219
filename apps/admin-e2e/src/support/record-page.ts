import type { Locator, Page } from '@playwright/test';

/** Takes one of the further actions of the page of a record. */
export async function takeFurther(page: Page, action: string): Promise<void> {
  await page.getByRole('button', { name: '更多操作' }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

/**
 * The line of an amount in the table of the page: its number as printed, its unit and how it was counted. The last time
 * may stand between them.
 */
export const quantityOf = (page: Page, name: string, text: string): Locator => {
  const parts = [name, ...text.split(' ')].map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return page
    .getByRole('table', { name: '数量' })
    .getByRole('row', { name: new RegExp(`^${parts.join('(?: .+)? ')}`) });
};
