import { equal, ok } from 'node:assert/strict';
import { ask, send } from './support/api.ts';
import { enterCredentials, PASSWORD, signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears, vanishes } from './support/watching.ts';

const UNIT = '松涛小学';

test('the operator opens a school and an account; its person must choose a new password before anything else', async ({
  page,
  visit,
}) => {
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
  await appears(form.getByText(`本区县已有同名单位：${UNIT}（陶辛镇）`));
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
  await appears(
    person.getByRole('navigation', { name: '主导航' }),
    person.getByRole('heading', { level: 1, name: '宣传活动' }),
  );
});

test('oversight that stood before is listed and revoked; its officials are signed out and see nothing', async ({
  page,
  visit,
}) => {
  const official = await visit();
  await signIn(official, 'county-nanling');
  await signIn(page, 'operator');
  equal(await page.getByRole('row').filter({ hasText: '平台运维' }).getByRole('button', { name: '停用' }).count(), 0);
  await page.getByRole('searchbox', { name: '搜单位名称' }).fill('南陵县反诈工作办公室');
  await page
    .getByRole('row')
    .filter({ hasText: '南陵县反诈工作办公室' })
    .getByRole('link', { name: '账号与权限' })
    .click();
  await page.getByRole('button', { name: '收回：南陵县 · 全部条线' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '收回', exact: true }).click();
  await appears(page.getByText('已收回：南陵县 · 全部条线'), page.getByText('还没有授权'));
  await official.getByRole('link', { name: '宣传活动' }).first().click();
  await appears(official.getByText('登录已过期，请重新登录。没保存的内容还在本机。'));

  await page.getByRole('combobox', { name: '下级区划' }).first().selectOption({ label: '南陵县' });
  await page.getByRole('button', { name: '授权' }).click();
  await appears(
    page.getByText('已授权：南陵县 · 全部条线'),
    page.getByRole('button', { name: '收回：南陵县 · 全部条线' }),
  );
  await signIn(official, 'county-nanling');
});

/** A second operator of the city, who has taken a password of their own. */
async function addOperator(url: string, username: string): Promise<void> {
  const { tenants } = await ask<{ tenants: { edges: { node: { id: string } }[] } }>(
    url,
    'operator',
    'query { tenants(text: "平台运维", first: 1) { edges { node { id } } } }',
  );
  const input = { tenantId: tenants.edges[0]?.node.id, username, displayName: '平台运维复核岗', roles: ['OPERATOR'] };
  const { createUser } = await ask<{ createUser: { password: string } }>(
    url,
    'operator',
    'mutation ($input: UserInput!) { createUser(input: $input) { password } }',
    { input },
  );
  const first = await send(
    url,
    `mutation ($username: String!, $password: String!) {
      signIn(username: $username, password: $password) { accessToken } }`,
    { username, password: createUser.password },
  );
  const { accessToken } = first.data?.['signIn'] as { accessToken: string };
  const change =
    'mutation ($current: String!, $next: String!) { changePassword(current: $current, next: $next) { expiresIn } }';
  equal((await send(url, change, { current: createUser.password, next: PASSWORD }, accessToken)).errors, undefined);
}

// Last of the file: with two operators what the stories above do at once would wait.
test('an account for an authority waits until another operator approves it; the authority reads who did it', async ({
  page,
  visit,
  url,
}) => {
  await addOperator(url, 'operator-two');
  const [second, authority] = [await visit(), await visit()];
  await signIn(page, 'operator');
  await page.getByRole('searchbox', { name: '搜单位名称' }).fill('湾沚区教育系统');
  await page.getByRole('row').filter({ hasText: '湾沚区教育系统' }).getByRole('link', { name: '账号与权限' }).click();
  await page.getByRole('button', { name: '新建账号' }).click();
  const account = page.getByRole('dialog', { name: '新建账号' });
  await account.getByLabel('姓名').fill('区教育复核岗');
  await account.getByLabel(/^账号/).fill('edu-two');
  await account.getByRole('checkbox', { name: '县级主管人员' }).check();
  await account.getByRole('button', { name: '新建' }).click();
  await appears(page.getByText('已提出申请，待另一名运维人员批准后生效。'));
  await page.goto('/operator/approvals');
  const own = page.getByRole('row').filter({ hasText: 'edu-two' });
  await appears(own.getByRole('button', { name: '撤回' }));
  equal(await own.getByRole('button', { name: '批准' }).count(), 0);

  await second.goto('/');
  await enterCredentials(second, 'operator-two', PASSWORD);
  await appears(second.getByText('有 1 项申请待您批准'));
  await second.getByRole('link', { name: '去看看' }).click();
  await second.getByRole('row').filter({ hasText: 'edu-two' }).getByRole('button', { name: '批准' }).click();
  await second.getByRole('dialog').getByRole('button', { name: '批准', exact: true }).click();
  const secret = second.getByRole('dialog', { name: '一次性密码' });
  ok(((await secret.getByRole('definition').nth(1).textContent()) ?? '').length >= 8);
  await secret.getByRole('button', { name: '我已交给本人' }).click();
  await appears(second.getByRole('heading', { name: '没有待批准的申请' }));

  await signIn(authority, 'county-edu');
  await authority.getByText('运维人员近 90 天对本单位账号和主管范围的改动（1 项）').click();
  await appears(
    authority.getByText('区教育复核岗（edu-two） · 县级主管人员'),
    authority.getByText('平台运维岗 申请，平台运维复核岗 批准'),
  );
});
