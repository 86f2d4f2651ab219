import { deepStrictEqual, equal } from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { indicatorsOf, openOverview, THIS_YEAR, valueIn } from './support/overview.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears } from './support/watching.ts';

const NUMBER = '望湖反诈-0417';
const [KIND, EXACT] = ['刷单返利类', '兼职刷单'];
const AGE = '60–69岁';
const FIGURES = ['接报警情', '立案数', '破案数'] as const;

/** What the county reads of the cases, and that it nowhere reads the number of this one. */
async function read(county: Page): Promise<Record<string, number>> {
  await openOverview(county, `period=${THIS_YEAR}&trend=CASES_REPORTED`);
  const figures = await Promise.all(
    FIGURES.map(async (label) => [label, await valueIn(indicatorsOf(county, '案件与劝阻'), label)] as const),
  );
  const [kind, age] = await Promise.all(
    [
      ['诈骗类型', EXACT],
      ['年龄段', AGE],
    ].map(([chart, bar]) => valueIn(county.getByRole('table', { name: `${chart} 接报警情` }), bar ?? '')),
  );
  await keepsTheNumber(county);
  return { ...Object.fromEntries(figures), kind: kind ?? 0, age: age ?? 0 };
}

async function keepsTheNumber(county: Page): Promise<void> {
  equal((await county.content()).includes(NUMBER), false, `${county.url()} shows the number of a case`);
}

test('a police station takes a case from report to solved; the county sees figures, never its number', async ({
  page,
  visit,
}) => {
  const county = await visit();
  await signIn(county, 'county');
  const before = await read(county);

  await signIn(page, 'police');
  await page.getByRole('link', { name: /^记案件/ }).click();
  await page.getByLabel(/^案件编号/).fill(NUMBER);
  await page.getByRole('combobox', { name: '诈骗类型', exact: true }).selectOption({ label: KIND });
  await page.getByRole('combobox', { name: /^具体类型/ }).selectOption({ label: EXACT });
  await page.getByRole('textbox', { name: /^损失金额/ }).fill('5.2万');
  await page.getByRole('group', { name: '受害人年龄段' }).getByRole('radio', { name: AGE }).check();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await appears(page.getByRole('heading', { level: 1, name: NUMBER }));
  const reported = {
    ...before,
    接报警情: (before['接报警情'] ?? 0) + 1,
    kind: (before['kind'] ?? 0) + 1,
    age: (before['age'] ?? 0) + 1,
  };
  deepStrictEqual(await read(county), reported);

  for (const step of ['推进到立案', '推进到破案']) {
    await page.getByRole('button', { name: step }).click();
    await page.getByRole('dialog', { name: step }).getByRole('button', { name: '确定' }).click();
    await appears(page.getByText('已推进到下一阶段').first());
    await page.getByRole('button', { name: step }).waitFor({ state: 'hidden' });
  }
  deepStrictEqual(await read(county), {
    ...reported,
    立案数: (before['立案数'] ?? 0) + 1,
    破案数: (before['破案数'] ?? 0) + 1,
  });

  await county.goto(new URL(page.url()).pathname);
  await appears(county.getByText('这条记录由记录它的单位维护，您只能查看。'), county.getByText(AGE));
  await keepsTheNumber(county);
  await openOverview(county, `period=${THIS_YEAR}&source=CASES_SOLVED`);
  await appears(
    county
      .getByRole('dialog', { name: '这个数从哪来' })
      .getByRole('link', { name: KIND })
      .or(county.getByRole('dialog').getByRole('link', { name: EXACT }))
      .first(),
  );
  await keepsTheNumber(county);
  await county.goto('/fraud-cases');
  await appears(county.getByText(/^共 \d+ 条$/), county.getByRole('table').getByText('望湖派出所').first());
  await keepsTheNumber(county);
  const [download] = await Promise.all([
    county.waitForEvent('download'),
    county.getByRole('button', { name: '导出' }).click(),
  ]);
  equal(
    (await readFile(await download.path(), 'utf8')).includes(NUMBER),
    false,
    'the number of a case is in what the county exports',
  );
  await county.goto(`/fraud-cases?q=${encodeURIComponent(NUMBER)}`);
  await appears(county.getByRole('heading', { name: '没有符合的记录' }));
});
