import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import { monthOf, todayIn } from '@fanzha/domain';
import type { Locator, Page } from '@playwright/test';
import { ask } from './support/api.ts';
import { DESKTOP, PHONE } from './support/devices.ts';
import { below, indicatorsOf, openOverview } from './support/overview.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears, becomes } from './support/watching.ts';

const LAST_YEAR = `${Number(todayIn().slice(0, 4)) - 1}`;
/** A month that is over, with a whole year of records before it. */
const PAST = `${Number(todayIn().slice(0, 4)) - 1}-12`;

const isDrawn = (page: Page) => becomes(() => page.locator('.is-updating').count(), 0);
const tab = (page: Page, name: string | RegExp) =>
  page.getByRole('navigation', { name: '本页内容' }).getByRole('link', { name });
const screens = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollHeight / document.documentElement.clientHeight);
/** How many tables of the page can only be read by scrolling them sideways. */
const scrolled = (page: Page) =>
  page
    .locator('main .tw')
    .evaluateAll((boxes) => boxes.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1).length);

async function unitNamed(url: string, name: string): Promise<string> {
  const { tenants } = await ask<{ tenants: { edges: { node: { id: string } }[] } }>(
    url,
    'operator',
    `query { tenants(text: "${name}", first: 1) { edges { node { id } } } }`,
  );
  return tenants.edges[0]?.node.id ?? '';
}

test('from sign-in to the units of a town without a session this month, in four clicks', async ({ page }) => {
  let clicks = 0;
  const click = async (where: Locator) => {
    clicks += 1;
    await where.click();
  };
  await signIn(page, 'city');
  await appears(below(page));
  await click(below(page).getByRole('link', { name: '湾沚区', exact: true }));
  await appears(page.getByRole('heading', { level: 1, name: '湾沚区总览' }));
  await appears(below(page).getByRole('link', { name: '红杨镇', exact: true }));
  await isDrawn(page);
  const sessions = below(page).getByRole('button', { name: /^红杨镇 活动场次 / });
  if ((await sessions.count()) > 0) {
    await click(sessions);
    const source = page.getByRole('dialog', { name: '这个数从哪来' });
    const silent = source.getByRole('button', { name: /^无此项 \d+ 家/ });
    await click(silent);
    const count = Number(/\d+/.exec((await silent.textContent()) ?? '')?.[0]);
    ok(count > 0);
    await becomes(
      () =>
        source
          .locator('.lacking', { has: page.getByRole('button', { name: /^无此项 / }) })
          .getByRole('listitem')
          .count(),
      count,
    );
  } else {
    // On the first days of a month nobody there has recorded anything: all of them are missing.
    await click(below(page).getByRole('link', { name: '红杨镇', exact: true }));
    await appears(page.getByRole('list', { name: /^未报 \d+ 家/ }));
  }
  ok(clicks <= 4, `it takes ${clicks} clicks`);
});

test('the county compares its towns on the first screen, and every part of the page is one click away', async ({
  page,
}) => {
  await signIn(page, 'county');
  await openOverview(page, `period=${PAST}`);
  const total = below(page).locator('tfoot');
  const bottom = await total.evaluate((foot) => foot.getBoundingClientRect().bottom);
  ok(bottom <= 900, `the table of towns ends at ${bottom} px`);
  equal(await scrolled(page), 0);
  await page.goto(`/overview?period=${PAST}`);
  await appears(total);
  await isDrawn(page);
  const tall = await screens(page);
  ok(tall <= 3, `the page is ${tall} screens tall`);

  for (const name of ['入户', '案件与资金', '总览']) {
    await tab(page, name).click();
    await becomes(() => tab(page, name).getAttribute('aria-current'), 'true');
  }
  // What is led to is not covered by the bar, which stays in sight.
  await tab(page, '入户').click();
  const [bar, group] = await Promise.all([
    page.getByRole('navigation', { name: '本页内容' }).evaluate((one) => one.getBoundingClientRect().bottom),
    indicatorsOf(page, '入户覆盖').evaluate((one) => one.getBoundingClientRect().top),
  ]);
  ok(group >= bar - 1, `the group begins at ${group} px, the bar ends at ${bar} px`);

  // Switching between values and growth moves nothing.
  await tab(page, '总览').click();
  const heads = () =>
    below(page)
      .locator('thead th')
      .evaluateAll((cells) => cells.map((cell) => Math.round(cell.getBoundingClientRect().left)));
  const before = await heads();
  await page.getByRole('radio', { name: '同比', exact: true }).check();
  await becomes(() => new URL(page.url()).searchParams.get('show'), 'growth');
  deepStrictEqual(await heads(), before);
  await page.reload();
  await appears(page.getByRole('radio', { name: '同比', exact: true, checked: true }));

  // The units of a town compare without scrolling sideways, too.
  await openOverview(page, `period=${PAST}`, '340210104');
  equal(await scrolled(page), 0);
});

test('growth is told over the same days, with its base, and never as a rate of next to nothing', async ({ page }) => {
  await signIn(page, 'county');
  await openOverview(page, `period=${monthOf(todayIn())}`);
  const running = page.getByText(/^未完 \d+\/\d+ 天$/);
  await appears(running);
  const changes = page.locator('.tile dd span[tabindex]');
  const sessions = page.locator('.tile', { has: page.getByRole('heading', { name: /^活动场次/ }) });
  const change = sessions.locator('dd > span').first();
  match((await sessions.locator('dt').first().textContent()) ?? '', /^较\d+月同期$/);
  await change.focus();
  await appears(page.getByRole('tooltip').filter({ hasText: /月1日.*：.*场|没有可比的数字/ }));
  ok((await changes.count()) > 0);

  // A year is held against one other year.
  await openOverview(page, `period=${LAST_YEAR}`);
  await appears(page.getByRole('columnheader', { name: '同比', exact: true }));
  equal(await page.getByRole('columnheader', { name: '变化', exact: true }).count(), 0);
  // The records of the demo city begin in that year: nothing lies before them.
  await appears(sessions.getByText('无上期数据'));

  await openOverview(page, `period=${PAST}`);
  const told = (await page.locator('table.ind .change, .tile dd').allInnerTexts()).join(' ');
  const rates = [...told.matchAll(/([\d,.]+)\s*%/g)].map(([, rate = '']) => Number(rate.replaceAll(',', '')));
  ok(
    rates.length > 0 && rates.every((rate) => rate <= 100),
    `rates above double: ${rates.filter((rate) => rate > 100).join()}`,
  );
});

test('a school is not told of coverage, cases and funds', async ({ page, url }) => {
  await signIn(page, 'county');
  const unit = await unitNamed(url, '青荷中心小学');
  await page.goto(`/overview/tenant/${unit}?period=${LAST_YEAR}&all=1`);
  await appears(indicatorsOf(page, '宣传活动'));
  const text = await page.getByRole('main').innerText();
  for (const word of ['覆盖率', '立案', '破案', '止付', '冻结', '返还'])
    equal(text.includes(word), false, `the page of a school says ${word}`);
});

test('on paper there are figures and no controls, and no empty column at the left', async ({ page }) => {
  await signIn(page, 'county');
  await openOverview(page, `period=${PAST}`);
  await page.emulateMedia({ media: 'print' });
  for (const control of [
    page.getByRole('navigation', { name: '主导航' }),
    page.getByRole('navigation', { name: '本页内容' }),
    page.getByRole('button', { name: /^列/ }),
    page.getByRole('combobox', { name: '条线' }),
    page.getByRole('button', { name: '导出' }),
  ])
    equal(await control.count(), 0);
  await appears(below(page), page.getByText(new RegExp(`^${LAST_YEAR}年12月 · 全部条线$`)));
  const left = await page.getByRole('main').evaluate((main) => main.getBoundingClientRect().left);
  ok(left < 40, `the page begins ${left} px from the left`);
});

test('a phone shows one figure of every town at a time, its growth below', async ({ visit }) => {
  const page = await visit(PHONE);
  await signIn(page, 'county');
  await page.goto(`/overview?period=${PAST}`);
  await appears(below(page));
  await isDrawn(page);
  const tall = await screens(page);
  ok(tall <= 6, `the page is ${tall} screens tall`);
  const chips = page.getByRole('radiogroup', { name: '看哪个数' });
  await chips.getByText('发放资料').click();
  await becomes(() => new URL(page.url()).searchParams.get('column'), 'LEAFLETS');
  await appears(below(page).getByRole('button', { name: /^湾沚镇 发放宣传资料 / }));
  equal(
    await below(page)
      .getByRole('button', { name: /^湾沚镇 活动场次 / })
      .count(),
    0,
  );
});

for (const [name, device, most] of [
  ['a desk', DESKTOP, 3],
  ['a phone', PHONE, 6],
] as const)
  test(`on ${name} every overview is ${most} screens tall at most, in both languages and at large text`, async ({
    visit,
    url,
  }) => {
    const page = await visit(device);
    await signIn(page, 'city');
    const unit = await unitNamed(url, '青荷中心小学');
    const tall: string[] = [];
    for (const locale of ['zh-CN', 'en'])
      for (const size of ['normal', 'large']) {
        await page.evaluate(
          ([chosen, large]) => {
            localStorage.setItem('fanzha.locale', chosen);
            localStorage.setItem('fanzha.text-size', large);
          },
          [locale, size] as const,
        );
        for (const path of ['', '/340210', '/340210104', `/tenant/${unit}`]) {
          await page.goto(`/overview${path}?period=${PAST}`);
          await appears(page.locator('.tile').first());
          await isDrawn(page);
          // What is drawn only when one comes near to it counts, too.
          await page.locator('#indicators').scrollIntoViewIfNeeded();
          await appears(page.locator('table.ind tbody .fig').first());
          const screensTall = await screens(page);
          if (screensTall > most) tall.push(`${locale} ${size} ${path || '/city'}: ${screensTall.toFixed(2)}`);
        }
      }
    deepStrictEqual(tall, []);
  });
