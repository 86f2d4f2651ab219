import { equal, ok } from 'node:assert/strict';
import type { Page } from '@playwright/test';
import { DESKTOP, PHONE } from './support/devices.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears, vanishes } from './support/watching.ts';

const WITHOUT_SCRIPTS = { ...DESKTOP, javaScriptEnabled: false };
const NOT_LOADED = /Failed to load resource/;
const frame = (page: Page) => page.locator('.boot-bar');

test('without JavaScript the page says what to do', async ({ visit }) => {
  const page = await visit(WITHOUT_SCRIPTS);
  await page.goto('/overview');
  await appears(
    page.getByText('反诈台账', { exact: true }),
    page.getByText(/请在浏览器设置中允许本网站运行\s+JavaScript/),
    page.getByText(/Allow it for this site in the settings of your\s+browser/),
  );
  equal(await page.locator('.boot-card:visible').count(), 0);
});

for (const [name, device] of Object.entries({ 'an office PC': DESKTOP, 'a phone': PHONE })) {
  test(`on ${name} the frame is there before any script and style sheet, as large and in the language chosen`, async ({
    visit,
    expectErrors,
  }) => {
    expectErrors(NOT_LOADED);
    const page = await visit(device);
    await page.addInitScript(() => {
      localStorage.setItem('fanzha.text-size', 'large');
      localStorage.setItem('fanzha.locale', 'en');
      localStorage.setItem('fanzha.signed-in', '1');
    });
    await page.route('**/assets/**', (route) => route.abort());
    await page.goto('/overview', { waitUntil: 'domcontentloaded' });
    await appears(frame(page).getByText('Fanzha Ledger'));
    equal(await page.locator('.boot-card:visible').count(), 2);
    equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), '20px');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    ok(wide <= 0, `the frame is ${wide} px wider than the window`);
  });
}

test('the frame stays until the page is there, and nothing moves when it comes', async ({ page }) => {
  await signIn(page, 'county');
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      const moved = list.getEntries().reduce((sum, entry) => sum + (entry as unknown as { value: number }).value, 0);
      sessionStorage.setItem('moved', String(Number(sessionStorage.getItem('moved') ?? 0) + moved));
    }).observe({ type: 'layout-shift', buffered: true });
  });
  let answer = (): void => undefined;
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/graphql', async (route) => {
    await answered;
    await route.continue();
  });
  await page.reload({ waitUntil: 'load' });
  await appears(frame(page));
  answer();
  await appears(page.getByRole('heading', { level: 1, name: '湾沚区总览' }), page.locator('.tiles'));
  await vanishes(frame(page));
  const moved = Number(await page.evaluate(() => sessionStorage.getItem('moved') ?? '0'));
  ok(moved < 0.1, `the page moved by ${moved}`);
});

test('nobody answers while a page is opened: it is named, and the page comes by itself without a password', async ({
  page,
  expectErrors,
}) => {
  expectErrors(NOT_LOADED);
  await signIn(page, 'county');
  await page.route('**/graphql', (route) =>
    route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>502 Bad Gateway</h1>' }),
  );
  await page.reload();
  await appears(page.getByRole('alert').getByText('系统暂时不可用'), page.getByText(/刚才要看的页面会自己打开/));
  equal(await page.getByRole('textbox', { name: '账号' }).count(), 0);
  await page.unroute('**/graphql');
  await page.getByRole('button', { name: '重试' }).click();
  await appears(page.getByRole('heading', { level: 1, name: '湾沚区总览' }));
});

test('the server stops while a page is open: the page stays, and the next one says why it does not open', async ({
  page,
  expectErrors,
}) => {
  expectErrors(NOT_LOADED, /Failed to fetch dynamically imported module|Unable to preload CSS/);
  await signIn(page, 'county');
  await page.route('**/*', (route) => route.abort('connectionrefused'));
  await page.getByRole('navigation').getByRole('link', { name: '领导小组' }).first().click();
  await appears(page.getByText('连不上服务器，这一页还打不开。眼前的内容还在。'));
  await appears(page.getByRole('heading', { level: 1, name: '湾沚区总览' }));
  equal(await page.getByText('可能是版本刚更新').count(), 0);
});
