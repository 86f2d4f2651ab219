import { equal } from 'node:assert/strict';
import type { Page } from '@playwright/test';
import { figuresOf, THIS_YEAR } from './support/overview.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears } from './support/watching.ts';

const restricted = async (county: Page) =>
  (await figuresOf(county, `period=${THIS_YEAR}`, '检查与防控', ['管控账户']))[0] ?? 0;

async function record(bank: Page, line: string, accounts: string): Promise<void> {
  await bank.goto('/tallies/new');
  await bank.getByRole('radio', { name: '账户管控' }).check();
  await bank.getByRole('textbox', { name: new RegExp(`^(› )?${line}$`) }).fill(accounts);
  await bank.getByRole('button', { name: '保存', exact: true }).click();
  await appears(
    bank.getByRole('heading', { level: 1, name: /^账户管控 / }),
    bank.getByRole('table', { name: '数量' }).getByRole('row', { name: ` ${accounts} 户 准确` }),
  );
}

test('accounts that a bank puts under control stand in the county until they are released', async ({ page, visit }) => {
  const county = await visit();
  await signIn(county, 'county');
  const before = await restricted(county);
  await signIn(page, 'bank');
  await record(page, '管控账户', '8');
  equal(await restricted(county), before + 8);
  await record(page, '解除管控账户', '3');
  equal(await restricted(county), before + 5);
});

test('a bank puts a control measure in place and lifts it again; its past stays readable', async ({ page }) => {
  await signIn(page, 'bank');
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '管控措施' }).click();
  const register = page.locator('section', { has: page.getByRole('heading', { name: '现在在用的措施' }) });
  const missing = register.getByRole('listitem').filter({ hasText: '未采用' });
  await appears(missing.first());
  const name = (await missing.first().locator('.what').textContent()) ?? '';
  const line = register.getByRole('listitem').filter({ hasText: name });
  await register.getByRole('link', { name: `登记“${name}”` }).click();
  equal(await page.getByRole('radio', { name }).isChecked(), true);
  await page.getByLabel(/^备注/).fill('先从代发工资户做起。');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await appears(page.getByRole('heading', { level: 1, name }), page.getByText('先从代发工资户做起。'));

  await page.goto('/control-measures');
  await appears(line.getByText(/^在用，自 /));
  await register.getByRole('button', { name: `解除“${name}”` }).click();
  await page
    .getByRole('dialog', { name: `解除“${name}”` })
    .getByRole('button', { name: '解除' })
    .click();
  await appears(page.getByText(`已解除：${name}`), line.getByText('未采用'));
  await page.getByRole('table').getByRole('link', { name }).first().click();
  await appears(page.getByRole('heading', { level: 1, name }));
  equal(await page.getByRole('button', { name: '解除' }).count(), 0);
});
