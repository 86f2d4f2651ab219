import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import { send } from './support/api.ts';
import { figuresOf, THIS_YEAR } from './support/overview.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears, vanishes } from './support/watching.ts';

const NAME = '区政务大屏取数';
const ROLLUP = `{
  region(code: "340210") { name rollup(period: "${THIS_YEAR}") { figure(indicator: ACTIVITIES) { value } } } }`;
const RECORDS = '{ activities(first: 1) { totalCount } }';

test('a county lets a program read its figures and nothing else, sees its token once, and shuts it out again', async ({
  page,
  url,
}) => {
  await signIn(page, 'county');
  const [activities] = await figuresOf(page, `period=${THIS_YEAR}`, '宣传活动', ['宣传活动数']);
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '系统接入' }).click();
  await page.getByRole('button', { name: '新建接入' }).click();
  const form = page.getByRole('dialog', { name: '新建接入' });
  await form.getByLabel(/^用途/).fill(NAME);
  for (const scope of await form.getByRole('checkbox').all()) await scope.uncheck();
  await form.getByRole('button', { name: '新建并显示令牌' }).click();
  await appears(form.getByText('请至少选一项权限'));
  await form.getByRole('checkbox', { name: /读取汇总数字/ }).check();
  await form.getByRole('button', { name: '新建并显示令牌' }).click();

  const shown = page.getByRole('dialog', { name: `“${NAME}”的令牌` });
  const token = ((await shown.locator('.token').textContent()) ?? '').trim();
  ok(token.length >= 32, token);
  await shown.getByRole('button', { name: '关闭' }).last().click();
  await appears(shown.getByText('关掉后再也看不到令牌：请先存好，再勾选“我已经把令牌存好”。'));
  await shown.getByRole('checkbox', { name: '我已经把令牌存好' }).check();
  await shown.getByRole('button', { name: '关闭' }).last().click();
  await vanishes(shown);
  await page.reload();
  const row = page.getByRole('row').filter({ hasText: NAME });
  await appears(row.getByText('还没用过'));
  equal((await page.content()).includes(token), false);

  deepStrictEqual((await send(url, ROLLUP, {}, token)).data, {
    region: { name: '湾沚区', rollup: { figure: { value: activities } } },
  });
  equal((await send(url, RECORDS, {}, token)).errors?.[0]?.extensions?.code, 'FORBIDDEN');

  await page.getByRole('button', { name: `吊销：${NAME}` }).click();
  await page
    .getByRole('dialog', { name: `吊销：${NAME}` })
    .getByRole('button', { name: '吊销', exact: true })
    .click();
  await appears(page.getByText(`已吊销：${NAME}`));
  const refused = await send(url, ROLLUP, {}, token);
  equal(refused.errors?.[0]?.extensions?.code, 'UNAUTHENTICATED');
  await vanishes(row);
  await page.getByRole('checkbox', { name: '也列出已吊销的' }).check();
  await appears(row.getByText('已吊销'));
  match(await row.innerText(), /读取汇总数字/);
});
