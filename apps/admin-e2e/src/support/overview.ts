import { todayIn } from '@fanzha/domain';
import type { Locator, Page } from '@playwright/test';
import { readFigure } from './figures.ts';
import { appears, becomes } from './watching.ts';

/** This year, as an address asks for it: what is recorded today is in it, and so is nearly all of the demo city. */
export const THIS_YEAR = todayIn().slice(0, 4);

/**
 * Loads the overview anew, with all indicators, and waits until its figures stand. `query` is what the address asks
 * for, such as `period=2026`.
 */
export async function openOverview(page: Page, query: string, region = ''): Promise<void> {
  await page.goto(`/overview${region && `/${region}`}?all=1&${query}`);
  await appears(page.getByText(/^应报 \d+ 家，已报 \d+ 家$/));
  await becomes(() => page.locator('.is-updating').count(), 0);
}

/** A group of the table of indicators by its heading. */
export function indicatorsOf(page: Page, title: string): Locator {
  return page.getByRole('rowgroup', { name: title, exact: true });
}

/** The list of what lies below: regions, or units. */
export function below(page: Page): Locator {
  return page.getByRole('table', { name: '下级情况' });
}

/** The button of a figure within a group or a table. */
export function figureIn(within: Locator, label: string): Locator {
  return within.getByRole('button', { name: new RegExp(`^${label} .*查看这个数从哪来$`) });
}

/** What a figure shows; where it does not stand there at all, nothing was recorded yet. */
export async function valueIn(within: Locator, label: string): Promise<number> {
  // Groups and their rows come in turns: until then a row without words keeps their place.
  await within.waitFor({ state: 'attached' });
  await becomes(() => within.locator('tr[aria-hidden="true"]').count(), 0);
  const figure = figureIn(within, label);
  return (await figure.count()) > 0 ? (await readFigure(figure)).value : 0;
}

/** Figures of one group of the overview, loaded anew. */
export async function figuresOf(
  page: Page,
  query: string,
  title: string,
  labels: readonly string[],
): Promise<number[]> {
  await openOverview(page, query);
  return Promise.all(labels.map((label) => valueIn(indicatorsOf(page, title), label)));
}
