import { equal, ok } from 'node:assert/strict';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears, vanishes } from './support/watching.ts';

const TITLE = '冒充班主任收取资料费预警';
const BODY =
  '有人混入家长群，改成老师的头像和昵称，发收款码收“资料费”。请各校今天转告全部家长：收费只走学校公告的渠道。';

test('a notice goes to the schools of a county; one acknowledges it, and the county sees who has not', async ({
  page: county,
  visit,
}) => {
  const [school, bank] = [await visit(), await visit()];
  await signIn(county, 'county');
  await county.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '通报' }).click();
  await county.getByRole('link', { name: '发布通报' }).first().click();
  await appears(county.getByRole('heading', { level: 1, name: '发布通报' }));
  await county.getByRole('textbox', { name: '标题', exact: true }).fill(TITLE);
  await county.getByRole('textbox', { name: '正文', exact: true }).fill(BODY);
  const lines = county.getByRole('group', { name: /发给哪些条线/ });
  await lines.getByRole('checkbox', { name: '教育' }).check();
  await county.getByRole('button', { name: '发布', exact: true }).click();
  const question = county.getByRole('dialog', { name: '发布这条通报？' });
  await appears(question.getByText(/^将发给 \d+ 家单位/));
  await question.getByRole('button', { name: '发布', exact: true }).click();
  await appears(county.getByRole('heading', { level: 1, name: TITLE }));
  const receivers = county.locator('section', { has: county.getByRole('heading', { name: /^签收情况/ }) });
  await receivers.getByText('青荷中心小学').waitFor();
  const owing = Number(/未签收 (\d+)/.exec((await receivers.innerText()) ?? '')?.[1]);
  ok(owing > 1);

  await signIn(bank, 'bank');
  await bank.goto('/notices');
  await appears(bank.getByRole('heading', { level: 1, name: '通报' }), bank.getByText(/^共 \d+ 条$/));
  equal(await bank.getByText(TITLE).count(), 0);

  await signIn(school, 'school');
  const note = school.getByRole('region', { name: '通报待签收' });
  const item = note.locator('.warnitem', { hasText: TITLE });
  await appears(item.getByText(BODY));
  await item.getByRole('button', { name: '签收' }).click();
  await appears(school.getByText(`已签收：${TITLE}`));
  await vanishes(item);

  await county.reload();
  await appears(receivers.getByText(`未签收 ${owing - 1}`), receivers.getByText('已签收 1'));
  equal(await receivers.getByText('青荷中心小学').count(), 0);
  await receivers.getByRole('radio', { name: '已签收 1' }).check();
  await appears(receivers.getByText('青荷中心小学'));
});
