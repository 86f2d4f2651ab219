import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import type { Page } from '@playwright/test';
import { isAccessible } from './support/accessibility.ts';
import { recordToday } from './support/api.ts';
import { PHONE } from './support/devices.ts';
import { readFigure } from './support/figures.ts';
import { below, openOverview, THIS_YEAR } from './support/overview.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears, becomes } from './support/watching.ts';

/** A screen of a meeting room. */
const SCREEN = { width: 1920, height: 1080 };

const digits = (text: string | null): number => Number((text ?? '').replaceAll(/[^\d.]/g, ''));
const card = (page: Page, name: string) =>
  page.locator('.hero').filter({ has: page.getByRole('heading', { name, exact: true }) });
/** Of a figure in full, as it is seen. */
const shown = async (page: Page, name: string): Promise<number> =>
  digits(await card(page, name).locator('.value [aria-hidden="true"]').first().textContent());

/** Fails where anything of the wall lies outside of the window or of its own card. */
async function fitsTheScreen(page: Page): Promise<void> {
  const outside = await page.evaluate(() => {
    const { innerWidth, innerHeight } = window;
    const cut = [...document.querySelectorAll('.wall-card, .tables, .wall > footer, .wall > header')].filter(
      (box) => box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1,
    );
    const gone = [...document.querySelectorAll('.wall *')].filter((element) => {
      const { right, bottom, width } = element.getBoundingClientRect();
      return width > 1 && (right > innerWidth + 1 || bottom > innerHeight + 1);
    });
    return [...cut, ...gone].map(({ tagName, className }) => `${tagName} ${String(className)}`);
  });
  deepStrictEqual(outside, []);
}

test('a county opens the wall; a school records, and the figure changes before everybody’s eyes', async ({
  page: county,
  url,
}) => {
  await signIn(county, 'county');
  await openOverview(county, `period=${THIS_YEAR}`);
  const towns = await below(county).getByRole('rowheader').allTextContents();
  const tile = async (name: string) =>
    (await readFigure(county.locator('.tile').filter({ hasText: name }).locator('.v').getByRole('button'))).value;
  const overview = { sessions: await tile('活动场次'), cases: await tile('立案数') };

  await county.setViewportSize(SCREEN);
  await county.getByRole('link', { name: '大屏', exact: true }).click();
  await appears(county.getByRole('heading', { level: 1, name: '湾沚区反电信网络诈骗工作' }), card(county, '活动场次'));
  equal(new URL(county.url()).pathname, '/wall/340210');
  equal(new URL(county.url()).searchParams.get('period'), THIS_YEAR);
  deepStrictEqual({ sessions: await shown(county, '活动场次'), cases: await shown(county, '立案数') }, overview);
  // The same lines in the same order, which is that of the region codes.
  const rows = (await county.locator('.wall tbody').getByRole('rowheader').allTextContents()).map((each) =>
    each.trim(),
  );
  ok(rows.length > 1 && rows.every((row) => towns.some((each) => each.includes(row))), rows.join());
  await fitsTheScreen(county);

  await county.evaluate(() => {
    document.documentElement.dataset['same'] = 'page';
  });
  await recordToday(url, 'school', {
    type: 'LECTURE',
    title: '大屏前的讲座',
    measures: [{ indicator: 'SESSIONS', value: 3, qualifier: 'EXACT' }],
  });
  await becomes(() => shown(county, '活动场次'), overview.sessions + 3);
  equal(await county.evaluate(() => document.documentElement.dataset['same']), 'page');

  await county.getByRole('button', { name: '换成深色' }).click();
  await becomes(() => new URL(county.url()).searchParams.get('theme'), 'dark');
  await isAccessible(county);
  await county.getByRole('button', { name: '换成浅色' }).click();
  await becomes(() => new URL(county.url()).searchParams.get('theme'), 'light');
  await isAccessible(county);
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 3840, height: 2160 },
    { width: 1280, height: 1024 },
  ]) {
    await county.setViewportSize(viewport);
    await fitsTheScreen(county);
  }

  // From six metres the smallest words are a fiftieth of the height of the picture.
  await county.setViewportSize(SCREEN);
  const smallest = await county.evaluate(() =>
    Math.min(
      ...[...document.querySelectorAll('.wall *')]
        .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()))
        .filter((element) => element.getBoundingClientRect().width > 1)
        .map((element) => Number.parseFloat(getComputedStyle(element).fontSize)),
    ),
  );
  ok(smallest >= 20, `the smallest words have ${smallest} px`);

  await county.setViewportSize(PHONE.viewport);
  await becomes(() => county.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true);
  await isAccessible(county);

  await county.getByRole('link', { name: '回到总览' }).click();
  await appears(county.getByRole('heading', { level: 1, name: '湾沚区总览' }));
});

test('the city has its counties and a town its communities as lines, and a school has no wall', async ({
  page: city,
  visit,
}) => {
  await signIn(city, 'city');
  await city.setViewportSize(SCREEN);
  await city.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '会议大屏' }).click();
  await appears(city.getByRole('heading', { level: 1, name: '芜湖市反电信网络诈骗工作' }));
  match(await city.locator('.wall tbody').innerText(), /湾沚区[^]*南陵县/);
  await fitsTheScreen(city);
  await city.getByRole('link', { name: '湾沚区', exact: true }).click();
  await appears(city.getByRole('heading', { level: 1, name: '湾沚区反电信网络诈骗工作' }));
  await city.getByRole('link', { name: '湾沚镇', exact: true }).click();
  await appears(city.getByRole('heading', { level: 1, name: '湾沚镇反电信网络诈骗工作' }));
  ok((await city.locator('.wall tbody tr').count()) > 1);
  await fitsTheScreen(city);

  const school = await visit();
  await signIn(school, 'school');
  await school.goto('/wall');
  await appears(school.getByText('这个账号用不到那个页面，已转到登录后的第一页。'));
});

test('thirty towns are on one screen: two columns, and what does not fit in one line that says so', async ({
  page,
}) => {
  await signIn(page, 'county');
  // No county of the demo city has as many towns: the server's answer is told with each of them several times.
  await page.route('**/graphql', async (route) => {
    if (!route.request().postData()?.includes('query Wall(')) return route.continue();
    const response = await route.fetch();
    const body = (await response.json()) as { data: { region: { children: { code: string; name: string }[] } } };
    const { region } = body.data;
    region.children = Array.from({ length: 30 }, (_, at) => ({
      ...region.children[at % region.children.length]!,
      code: `${340210100 + at}`,
    }));
    await route.fulfill({ response, json: body });
  });
  for (const viewport of [SCREEN, { width: 1280, height: 720 }]) {
    await page.setViewportSize(viewport);
    await page.goto(`/wall/340210?period=${THIS_YEAR}`);
    await appears(page.getByRole('rowheader', { name: /^其余 \d+ 行合计$/ }));
    equal(await page.locator('.wall tbody tr').count(), 25);
    await fitsTheScreen(page);
  }
  // The wall goes on asking until its window is closed.
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});
