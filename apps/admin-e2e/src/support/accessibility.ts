import { deepStrictEqual, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from '@playwright/test';
import { DESKTOP, PHONE, SMALL_PHONE } from './devices.ts';
import { becomes } from './watching.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Fails with every violation that axe sees on the page as it stands, and where. */
export async function isAccessible(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: (options: RunOptions) => Promise<AxeResults> } };
    // All rules run; what passes is not written down, which is a quarter of the work.
    const results = await axe.run({ resultTypes: ['violations'] });
    return results.violations.map(({ id, help, nodes }) => ({
      id,
      help,
      where: nodes.slice(0, 5).map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary ?? ''}`),
    }));
  });
  deepStrictEqual(violations, []);
}

/** Fails where the page can be pushed sideways, and names what sticks out. */
export async function fitsItsWidth(page: Page): Promise<void> {
  const { scroll, width, wide } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const clipped = (element: Element): boolean => {
      for (let box = element.parentElement; box && box !== document.body; box = box.parentElement)
        if (getComputedStyle(box).overflowX !== 'visible') return true;
      return false;
    };
    const sticking = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1 && !clipped(element),
    );
    return {
      scroll: scrollWidth,
      width: clientWidth,
      wide: sticking.slice(0, 5).map((element) => `${element.tagName.toLowerCase()}.${element.className}`),
    };
  });
  deepStrictEqual({ scroll, wide: scroll > width ? wide : [] }, { scroll: width, wide: [] });
}

/** Fails on a machine without a Chinese font: its pictures and widths would be those of empty boxes. */
export async function hasChineseGlyphs(page: Page): Promise<void> {
  const differ = await page.evaluate(() => {
    const draw = (text: string) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 40 });
      const context = canvas.getContext('2d');
      if (!context) return '';
      context.font = `32px ${getComputedStyle(document.body).fontFamily}`;
      context.fillText(text, 2, 34);
      return canvas.toDataURL();
    };
    // Every character that no font has is drawn as the same box; U+10FFFF is in none.
    return draw('诈') !== draw('台') && draw('诈') !== draw('\u{10FFFF}');
  });
  ok(differ, 'No Chinese font: apt-get install fonts-wqy-zenhei');
}

/** On a desktop and on a phone axe finds nothing; on both phones the page cannot be pushed sideways. */
export async function holdsEverywhere(page: Page): Promise<void> {
  await becomes(() => page.locator('.is-updating').count(), 0);
  for (const { viewport } of [DESKTOP, PHONE, SMALL_PHONE]) {
    await page.setViewportSize(viewport);
    // Charts and drawers take the new width in the frame after.
    await page.evaluate(
      () =>
        new Promise((resolve) => {
          requestAnimationFrame(() => requestAnimationFrame(resolve));
        }),
    );
    await fitsItsWidth(page);
    if (viewport !== SMALL_PHONE.viewport) await isAccessible(page);
  }
  await page.setViewportSize(DESKTOP.viewport);
}
