import { equal, ok } from 'node:assert/strict';
import { enterCredentials, signIn } from './support/roles.ts';
import { story } from './support/story.ts';
import { appears, vanishes } from './support/watching.ts';

const UNIT = '松涛小学';

story('the operator opens a school and an account; its person must choose a new password before anything else', {}, async ({ page, visit }) => {
  await signIn(page, 'operator');
  await page.getByRole('button', { name: '新建单位' }).click();
  const form = page.getByRole('dialog', { name: '新建单位' });
  await form.getByLabel('单位名称').fill(UNIT);
  await form.getByRole('combobox', { name: '下级区划' }).selectOption({ label: '湾沚区' });
  await form.getByRole('combobox', { name: '下级区划' }).nth(1).selectOption({ label: '陶辛镇' });
  await form.getByRole('button', { name: '新建单位' }).click();
  await appears(page.getByText(`已新建：${UNIT}`));
  await vanishes(form);

  // Another unit of the name in the same county is told before it is opened, however it is written.
  await page.getByRole('button', { name: '新建单位' }).click();
  await form.getByLabel('单位名称').fill('松涛 小\u200b学');
  await form.getByRole('combobox', { name: '下级区划' }).selectOption({ label: '湾沚区' });
  await appears(form.getByText(`本县（区）已有同名单位：${UNIT}（陶辛镇）`));
  await form.getByRole('button', { name: '取消' }).click();
  await vanishes(form);

  await page.getByRole('searchbox', { name: '搜单位名称' }).fill(UNIT);
  await appears(page.getByText('共 1 家'));
  const row = page.getByRole('row').filter({ hasText: UNIT });
  await appears(row.getByText('陶辛镇'));
  await row.getByRole('link', { name: '账号与权限' }).click();
  await appears(page.getByRole('heading', { level: 1, name: `${UNIT}的账号` }));
  await page.getByRole('button', { name: '新建账号' }).click();
  const account = page.getByRole('dialog', { name: '新建账号' });
  await account.getByLabel('姓名').fill('学校安全岗');
  await account.getByLabel(/^账号/).fill('songtao');
  await account.getByRole('button', { name: '新建' }).click();
  await appears(account.getByText('请至少选一个身份'));
  await account.getByRole('checkbox', { name: '单位管理员' }).check();
  await account.getByRole('button', { name: '新建' }).click();
  const secret = page.getByRole('dialog', { name: '一次性密码' });
  const password = (await secret.getByRole('definition').nth(1).textContent()) ?? '';
  ok(password.length >= 8);
  await secret.getByRole('button', { name: '我已交给本人' }).click();
  await appears(page.getByRole('row').filter({ hasText: 'songtao' }).getByText('待首次改密码'));
  equal(await page.getByText(password).count(), 0);

  const person = await visit();
  await person.goto('/');
  await enterCredentials(person, 'songtao', password);
  await appears(person.getByRole('heading', { name: '先换一个新密码' }));
  await person.goto('/activities');
  await appears(person.getByRole('heading', { name: '先换一个新密码' }));
  const current = person.getByRole('textbox', { name: '现在的密码' });
  if ((await current.count()) > 0) await current.fill(password);
  await person.getByRole('textbox', { name: '新密码', exact: true }).fill('Xinmima-2026');
  await person.getByRole('textbox', { name: '再输一遍新密码' }).fill('Xinmima-2026');
  await person.getByRole('button', { name: '换好并进入' }).click();
  await appears(person.getByRole('navigation', { name: '主导航' }), person.getByRole('heading', { level: 1, name: '宣传活动' }));
});

story('oversight that stood before is listed and revoked; its officials are signed out and see nothing', {}, async ({ page, visit }) => {
  const official = await visit();
  await signIn(official, 'county-nanling');
  await signIn(page, 'operator');
  equal(await page.getByRole('row').filter({ hasText: '平台运维' }).getByRole('button', { name: '停用' }).count(), 0);
  await page.getByRole('searchbox', { name: '搜单位名称' }).fill('南陵县反诈工作办公室');
  await page.getByRole('row').filter({ hasText: '南陵县反诈工作办公室' }).getByRole('link', { name: '账号与权限' }).click();
  await page.getByRole('button', { name: '收回：南陵县 · 全部条线' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '收回', exact: true }).click();
  await appears(page.getByText('已收回：南陵县 · 全部条线'), page.getByText('还没有授权'));
  await official.getByRole('link', { name: '宣传活动' }).first().click();
  await appears(official.getByText('登录已过期，请重新登录。没保存的内容还在本机。'));

  await page.getByRole('combobox', { name: '下级区划' }).first().selectOption({ label: '南陵县' });
  await page.getByRole('button', { name: '授权' }).click();
  await appears(page.getByText('已授权：南陵县 · 全部条线'), page.getByRole('button', { name: '收回：南陵县 · 全部条线' }));
  await signIn(official, 'county-nanling');
});
