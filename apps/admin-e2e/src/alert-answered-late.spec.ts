import { holdsEverywhere } from './support/accessibility.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears, becomes, vanishes } from './support/watching.ts';

const NUMBER = '望湖预0731';
const LATE = '超时反馈';

/** Yesterday at nine in China, as a field of day and time takes it: the two hours of a high alert are long over. */
const yesterday = (): string =>
  `${new Date(Date.now() + 8 * 3_600_000 - 24 * 3_600_000).toISOString().slice(0, 10)}T09:00`;

test('the police assign an alert, a community answers late: the county is told, then the police list says so', async ({
  page: police,
  visit,
}) => {
  const [community, county] = [await visit(), await visit()];
  await signIn(police, 'police');
  await police.goto('/alerts/new');
  await police.getByRole('group', { name: '等级' }).getByRole('radio', { name: '高' }).check();
  await police.getByRole('group', { name: '预警种类' }).getByRole('radio', { name: '涉诈来电' }).check();
  await police.getByRole('group', { name: '来源' }).getByRole('radio', { name: '省级平台' }).check();
  await police.getByLabel('接收时间').fill(yesterday());
  await police.getByLabel(/^交办单位/).fill('荷塘社区');
  await police
    .getByRole('listbox')
    .getByRole('option', { name: /^荷塘社区/ })
    .click();
  await police.getByRole('textbox', { name: /^本单位编号/ }).fill(NUMBER);
  await police.getByRole('button', { name: '保存', exact: true }).click();
  await appears(police.getByRole('heading', { level: 1, name: /^涉诈来电/ }), police.getByText('超时未反馈'));
  const address = new URL(police.url()).pathname;

  await signIn(county, 'county');
  await county.goto('/alerts?state=OVERDUE');
  await appears(county.getByRole('row').filter({ hasText: '荷塘社区' }).getByText('超时未反馈').first());
  await county.goto('/home');
  await appears(county.getByRole('region', { name: '待办' }).getByText(/预警/).first());

  // Reminded once: whoever does it again within half an hour is told that nobody was.
  await county.goto('/chase?tab=alerts');
  const waiting = county.getByRole('listitem').filter({ hasText: '荷塘社区' }).first();
  await waiting.getByRole('checkbox').check();
  await county.getByRole('button', { name: '催办这 1 条' }).click();
  await appears(county.getByText('已催办 1 条，每家单位收到一条通知'), waiting.getByText(/已提醒 1 次/));
  await becomes(
    async () => /荷塘社区\d+条/.test(await county.getByRole('textbox', { name: '发群里的话' }).inputValue()),
    true,
  );
  await holdsEverywhere(county);
  await county.reload();
  await waiting.getByRole('checkbox').check();
  await county.getByRole('button', { name: '催办这 1 条' }).click();
  await appears(county.getByText(/^这 1 条半小时内刚催办过/));

  await signIn(community, 'community');
  await community.goto('/notifications');
  await appears(community.getByText(/催办预警/).first());
  await community.goto(address);
  await appears(community.getByRole('region', { name: '催办经过' }).getByText('1 次'));
  await vanishes(community.getByText(NUMBER));
  await community.getByRole('button', { name: '见面' }).click();
  await community.getByRole('group', { name: '劝阻结果' }).getByRole('radio', { name: '劝阻成功' }).check();
  await community.getByRole('textbox', { name: /^避免损失金额/ }).fill('2万');
  await appears(community.getByText(/^已存在本机/));
  // What is written at a door outlives the page, and home leads back to it.
  await community.reload();
  await appears(community.getByText('接着上次没保存的内容填。'));
  await community.goto('/home');
  await appears(community.getByText('预警反馈', { exact: true }));
  await community.getByRole('link', { name: '接着填' }).click();
  await appears(community.getByRole('radio', { name: '劝阻成功', checked: true }));
  await community.getByRole('button', { name: '提交反馈' }).click();
  await appears(community.getByText('已反馈'), community.getByRole('link', { name: '看这起劝阻拦截' }));

  await police.goto(`/alerts?text=${encodeURIComponent(NUMBER)}`);
  const row = police.getByRole('row').filter({ hasText: '荷塘社区' });
  await appears(row.getByText(LATE).first(), row.getByText('劝阻成功').first());

  await community.getByRole('button', { name: '修改反馈' }).click();
  await community.getByRole('textbox', { name: /^说明/ }).fill('家属也在场');
  await community.getByRole('button', { name: '提交反馈' }).click();
  const given = community.getByRole('region', { name: '反馈经过' });
  await appears(given.getByText('2 次'), given.getByText('现在的反馈'), given.getByText('家属也在场'));
  await holdsEverywhere(community);
});

test('police that know only how many alerts there were count them, and no more answers than alerts', async ({
  page: police,
}) => {
  await signIn(police, 'police');
  await police.goto('/tallies/new?ledger=ALERT_COUNT');
  await police.getByLabel('日期', { exact: true }).fill('2026-03-31');
  await police.getByRole('textbox', { name: '预警接收' }).fill('12');
  await police.getByRole('textbox', { name: '预警处置' }).fill('13');
  await vanishes(police.getByRole('button', { name: /这是累计数/ }));
  await holdsEverywhere(police);
  await police.getByRole('button', { name: '保存', exact: true }).click();
  await appears(police.getByRole('textbox', { name: '预警处置', description: /./ }));
  await police.getByRole('textbox', { name: '预警处置' }).fill('11');
  await police.getByRole('button', { name: '保存', exact: true }).click();
  await appears(police.getByRole('heading', { level: 1, name: /预警数（仅总数）/ }), police.getByText('12').first());
});
