import { equal, match, ok } from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { holdsEverywhere } from './support/accessibility.ts';
import { enterCredentials, signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { textsOf } from './support/workbook.ts';
import { appears, becomes, vanishes } from './support/watching.ts';

const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
const year = today.slice(0, 4);
const ROWS = [
  ['活动日期', '活动类型', '活动名称', '参加人数', '发放资料', '联系电话'],
  [today, '讲座授课', '表格里的报告厅讲座', '7319', '300余', '13912345678'],
  [today, '主题班会课', '表格里的三年级班会', '约60', '', '13912345679'],
  [`${year}-02-30`, '讲座授课', '表格里没有这一天的讲座', '40', '', ''],
  [today, '主题班会', '表格里的四年级班会', '58', '', ''],
];
const FILE = {
  name: '上学期活动.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`\uFEFF${ROWS.map((row) => row.join(',')).join('\r\n')}\r\n`),
};

const csv = (name: string, ...rows: readonly (readonly string[])[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`\uFEFF${rows.map((row) => row.join(',')).join('\r\n')}\r\n`),
});

/** Chooses what is imported, hands a file over and lets it be judged. */
async function judged(page: Page, what: string, file: ReturnType<typeof csv>): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(`^${what}`) }).check();
  await page.getByRole('link', { name: '下一步' }).click();
  await page.getByLabel('选文件').setInputFiles(file);
  await appears(page.getByRole('heading', { name: '列对应' }));
  await page.getByRole('button', { name: '试运行' }).click();
  await appears(page.getByRole('heading', { name: '怎么写入' }));
}

/** A file that the page hands to the browser: its name, and its bytes. */
async function downloaded(page: Page, button: string): Promise<{ name: string; start: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  const bytes = await readFile(await download.path());
  return { name: download.suggestedFilename(), start: bytes.subarray(0, 2).toString(), bytes };
}

test('a school imports a spreadsheet: good rows become records, the wrong one is told; nobody else sees it', async ({
  page: school,
  visit,
  expectErrors,
}) => {
  expectErrors(/status of 400 .*\/imports\/ACTIVITIES/);
  await signIn(school, 'school');
  await school.goto('/activities');
  await school.getByRole('main').getByRole('link', { name: '导入', exact: true }).click();
  await appears(school.getByRole('radio', { name: /^宣传活动/ }));
  equal(await school.getByRole('radio', { name: /^宣传活动/ }).isChecked(), true);
  await holdsEverywhere(school);
  const template = await downloaded(school, '下载“宣传活动”模板');
  equal(template.name, '宣传活动模板.xlsx');
  equal(template.start, 'PK');

  await school.getByRole('link', { name: '下一步' }).click();
  // What is no spreadsheet is refused in words, and can be replaced at once.
  await school.getByLabel('选文件').setInputFiles({ ...FILE, name: '空.csv', buffer: Buffer.from('') });
  await appears(school.getByRole('alert'));
  await holdsEverywhere(school);
  await school.getByLabel('选文件').setInputFiles(FILE);
  await appears(school.getByRole('heading', { name: '列对应' }));
  ok((await school.getByRole('row', { name: /联系电话/ }).textContent())?.includes('不读'));
  equal(await school.getByText('13912345678').count(), 0);
  equal(await school.getByLabel('D 参加人数 记到').inputValue(), 'measures.PARTICIPANTS');
  await school.getByLabel('C 活动名称 记到').selectOption('narrative');
  await appears(school.getByText(/还没有列对应必填的：活动名称/));
  await school.getByLabel('C 活动名称 记到').selectOption('title');
  await vanishes(school.getByText(/还没有列对应必填的/));
  await holdsEverywhere(school);

  await school.getByRole('button', { name: '试运行' }).click();
  await appears(school.getByRole('heading', { name: '2 行有错' }));
  await appears(school.getByText(`${year}-02-30`).first());
  await holdsEverywhere(school);
  await school.getByRole('button', { name: '第 3 行“主题班会课”采用“主题班会”' }).click();
  await appears(school.getByRole('heading', { name: '1 行有错' }));
  await appears(school.getByText('B 活动类型：“主题班会课”当作“主题班会”'));
  // All or nothing is not offered while a row is wrong.
  await school.getByRole('radio', { name: /^全对才写/ }).check();
  equal(await school.getByRole('button', { name: '写入 3 行' }).isDisabled(), true);
  await school.getByRole('radio', { name: /^只写对的/ }).check();
  await school.getByRole('button', { name: '写入 3 行' }).click();

  await appears(school.getByRole('heading', { name: '写入结果' }));
  const result = school.getByRole('region', { name: '写入结果' });
  match((await result.textContent()) ?? '', /写入3行.*没写入1行.*IMP-\d{8}-\d{3}/);
  await holdsEverywhere(school);
  const annotated = await downloaded(school, '标注过的表');
  match(annotated.name, /^IMP-\d{8}-\d{3} 标注\.xlsx$/);
  equal(annotated.start, 'PK');
  const address = school.url();
  // A reload shows the same import at the same step.
  await school.reload();
  await appears(school.getByRole('heading', { name: '写入结果' }));
  await school.getByLabel('看哪些行').selectOption('NEW');
  await becomes(() => school.getByRole('link', { name: '看记录' }).count(), 4);
  await result.getByRole('link', { name: '看记录' }).click();
  await school.getByRole('searchbox').last().fill('表格里的');
  await appears(
    school.getByRole('link', { name: '表格里的报告厅讲座' }),
    school.getByRole('link', { name: '表格里的三年级班会' }),
    school.getByRole('link', { name: '表格里的四年级班会' }),
  );
  equal(await school.getByRole('link', { name: '表格里没有这一天的讲座' }).count(), 0);

  const hospital = await visit();
  await signIn(hospital, 'hospital');
  await hospital.goto(address);
  await appears(hospital.getByRole('alert').getByText('没有找到'));
  equal(await hospital.getByText(FILE.name).count(), 0);
  await hospital.goto('/imports');
  await appears(hospital.getByText('还没有导入过表格。'));
});

test('a school takes a whole import back: what was changed since stays, until that is asked for', async ({
  page: school,
}) => {
  await signIn(school, 'school');
  await school.goto('/imports');
  const rows = ['甲', '乙', '丙'].map((name) => [today, '讲座授课', `导错的讲座${name}`, '30']);
  await judged(school, '宣传活动', csv('导错了.csv', ['活动日期', '活动类型', '活动名称', '参加人数'], ...rows));
  await school.getByRole('button', { name: '写入 3 行' }).click();
  await appears(school.getByRole('heading', { name: '写入结果' }));
  const address = school.url();
  await school.getByRole('link', { name: '看记录' }).last().click();
  await appears(school.getByText('导错的讲座丙').first());
  await school.getByRole('link', { name: '修改', exact: true }).click();
  await school.getByRole('textbox', { name: '参加人次' }).fill('35');
  await school.getByRole('button', { name: '保存', exact: true }).click();
  await appears(school.getByRole('heading', { name: '修改历史' }));

  await school.goto(address);
  const card = school.getByRole('region', { name: '整份撤销' });
  await appears(card.getByText('2 条和写入时一样，还算在统计里'), card.getByText(/^1 条写入后有人改过/));
  await card.getByRole('button', { name: '整份撤销' }).click();
  const dialog = school.getByRole('dialog', { name: '撤销整份导入？' });
  await appears(dialog.getByText('没有改过的 2 条：作废'), dialog.getByText('之后改过的 1 条：不动'));
  await holdsEverywhere(school);
  await dialog.getByRole('button', { name: '作废 2 条' }).click();
  await appears(dialog.getByText('请写明为什么撤销'));
  await dialog.getByRole('textbox', { name: '为什么撤销' }).fill('导错了表');
  await dialog.getByRole('button', { name: '作废 2 条' }).click();
  await appears(card.getByText('2 条已撤销，不再算进统计'), card.getByText('撤销的原因：导错了表'));
  await holdsEverywhere(school);

  await card.getByRole('button', { name: '整份撤销' }).click();
  await dialog.getByRole('checkbox', { name: '改过的 1 条也作废' }).check();
  await dialog.getByRole('textbox', { name: '为什么撤销' }).fill('改过的也不要');
  await dialog.getByRole('button', { name: '作废 1 条' }).click();
  await appears(card.getByText('3 条已撤销，不再算进统计'));
  equal(await card.getByRole('button').count(), 0);
  await school.goto('/activities');
  await school.getByRole('searchbox').last().fill('导错的讲座');
  await vanishes(school.getByRole('link', { name: /导错的讲座/ }).first());
});

test('an operator imports units and accounts; with the password of the account sheet one signs in', async ({
  page: operator,
  visit,
}) => {
  await signIn(operator, 'operator');
  await operator.getByRole('main').getByRole('link', { name: '导入', exact: true }).click();
  await appears(operator.getByRole('heading', { level: 1, name: '导入表格' }));
  await becomes(() => operator.getByRole('radio').count(), 2);
  await holdsEverywhere(operator);
  const units = csv(
    '单位名单.csv',
    ['单位名称', '单位类型', '所在区划', '条线'],
    ['云岭小学', '学校', '湾沚区陶辛镇', '教育'],
    ['云岭银行支行', '银行', '湾沚区陶辛镇', ''],
    ['没有区划的小学', '学校', '不存在的镇', ''],
  );
  await judged(operator, '单位', units);
  await appears(operator.getByRole('heading', { name: '1 行有错' }));
  await holdsEverywhere(operator);
  await operator.getByRole('button', { name: '写入 2 行' }).click();
  await appears(operator.getByText('单位和账号不能整份撤销', { exact: false }));
  await holdsEverywhere(operator);

  await operator.getByRole('link', { name: '再导入一份' }).click();
  const accounts = csv(
    '账号名单.csv',
    ['用户名', '姓名', '角色', '单位名称'],
    ['yunling.admin', '云岭管理岗', '单位管理员', '云岭小学'],
    ['yunling.editor', '云岭填报岗', '填报员', '云岭小学'],
  );
  await judged(operator, '账号', accounts);
  await operator.getByRole('button', { name: '写入 2 行' }).click();
  const card = operator.getByRole('region', { name: '账号表' });
  await appears(card.getByText('2 个账号还没有人登录过，等一次性密码'));
  await holdsEverywhere(operator);
  await card.getByRole('button', { name: '生成账号表' }).click();
  await appears(operator.getByRole('dialog', { name: '给 2 个账号设一次性密码？' }));
  await holdsEverywhere(operator);
  const sheet = await downloaded(operator, '设密码并下载');
  match(sheet.name, /^IMP-\d{8}-\d{3} 账号表\.xlsx$/);
  const [head, first, second] = textsOf(sheet.bytes);
  equal(head?.at(-1), '一次性密码');
  equal([first, second].map((line) => line?.[1]).join(), 'yunling.admin,yunling.editor');
  const password = second?.at(-1) ?? '';
  match(password, /^\w{12}$/);
  equal(await operator.getByText(password).count(), 0);

  const person = await visit();
  await person.goto('/');
  await enterCredentials(person, 'yunling.editor', password);
  await appears(person.getByRole('heading', { name: '先换一个新密码' }));
  // Who is in is left alone by the next sheet.
  await operator.reload();
  await appears(card.getByText('1 个账号还没有人登录过，等一次性密码'), card.getByText(/^1 个账号已经有人登录过/));
});
