import { equal } from 'node:assert/strict';
import type { Page } from '@playwright/test';
import { readFigure } from './support/figures.ts';
import { figureIn, figuresOf, THIS_YEAR } from './support/overview.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears } from './support/watching.ts';

const INTERCEPTIONS = '成功劝阻拦截';

/** What a unit reads of its own month. */
async function own(unit: Page): Promise<number> {
  await unit.goto('/home');
  const figure = figureIn(unit.getByRole('main'), INTERCEPTIONS);
  await appears(figure);
  return (await readFigure(figure)).value;
}

const ofCounty = async (county: Page) =>
  (await figuresOf(county, `period=${THIS_YEAR}`, '案件与劝阻', [INTERCEPTIONS]))[0] ?? 0;

test('a transfer that a bank and a police station stop together counts for each, and once for the county', async ({
  page: bank,
  visit,
}) => {
  const [police, county] = [await visit(), await visit()];
  await signIn(police, 'police');
  await signIn(county, 'county');
  await signIn(bank, 'bank');
  const before = { bank: await own(bank), police: await own(police), county: await ofCounty(county) };

  await bank.getByRole('link', { name: /^记劝阻拦截/ }).click();
  await bank.getByRole('group', { name: '在哪里拦下' }).getByRole('radio', { name: '柜面' }).check();
  await bank.getByRole('textbox', { name: '拦下起数' }).fill('1');
  await bank.getByRole('textbox', { name: /^避免损失金额/ }).fill('2万');
  await bank.getByLabel(/^联合单位/).fill('望湖派出所');
  await bank.getByRole('option', { name: /^望湖派出所/ }).click();
  await appears(bank.getByRole('button', { name: '去掉望湖派出所' }));
  await bank.getByRole('button', { name: '保存', exact: true }).click();
  await appears(
    bank.getByRole('heading', { level: 1, name: '柜面', exact: true }),
    bank.getByRole('definition').filter({ hasText: /^望湖派出所（待确认）$/ }),
  );
  const record = new URL(bank.url()).pathname;

  equal(await own(bank), before.bank + 1);
  equal(await own(police), before.police);
  await police.goto('/interceptions');
  await appears(police.getByRole('row').filter({ hasText: '惠民银行湾沚支行记' }).getByText('待本单位确认').first());
  await police.goto('/home');
  const asked = police.getByRole('region', { name: '联合劝阻待确认' });
  await asked.getByRole('button', { name: '确认参与' }).first().click();
  await appears(police.getByText('已确认参与：惠民银行湾沚支行'));
  equal(await own(police), before.police + 1);
  equal(await ofCounty(county), before.county + 1);

  await police.goto('/interceptions');
  await appears(police.getByRole('table').getByText('惠民银行湾沚支行记').first());
  await police.goto(record);
  await appears(
    police.getByRole('heading', { level: 1, name: '柜面', exact: true }),
    police.getByRole('definition').filter({ hasText: /^惠民银行湾沚支行$/ }),
  );
  await police.getByRole('button', { name: '更多操作' }).click();
  await appears(police.getByRole('menuitem', { name: '导出' }));
  equal(await police.getByRole('menuitem', { name: '作废' }).count(), 0);
});
