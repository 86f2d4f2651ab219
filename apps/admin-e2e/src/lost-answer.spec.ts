import type { Page } from '@playwright/test';
import { quantityOf } from './support/record-page.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears } from './support/watching.ts';

/** The next save arrives and is recorded; its answer does not come back. */
async function loseTheAnswer(page: Page): Promise<void> {
  let lost = false;
  await page.route('**/graphql', async (route) => {
    if (lost || !route.request().postData()?.includes('mutation RecordActivity')) {
      await route.fallback();
      return;
    }
    lost = true;
    await route.fetch();
    await route.abort();
  });
}

async function fill(page: Page, title: string): Promise<void> {
  await page.goto('/activities/new');
  await page.getByRole('radio', { name: '讲座授课' }).check();
  await page.getByLabel(/^名称/).fill(title);
  await page.getByRole('textbox', { name: '参加人次' }).fill('30');
}
const save = (page: Page): Promise<void> => page.getByRole('button', { name: '保存', exact: true }).click();

test('a save whose answer is lost is recorded once, however often it is pressed again', async ({
  page,
  expectErrors,
}) => {
  expectErrors(/ERR_FAILED/);
  const title = '回音丢失一次的讲座';
  await signIn(page, 'hospital');
  await fill(page, title);
  await loseTheAnswer(page);
  await save(page);
  await appears(page.getByText('连不上服务器'));
  await page.reload();
  await appears(page.getByText('接着上次没保存的内容填。'));
  await save(page);
  await appears(page.getByRole('heading', { level: 1, name: title }), quantityOf(page, '参加人次', '30 人次'));
  await page.goto(`/activities?q=${encodeURIComponent(title)}`);
  await appears(page.getByText('共 1 条'));
});

test('what is corrected after a lost answer becomes an amendment of the record, and nothing is recorded twice', async ({
  page,
  expectErrors,
}) => {
  expectErrors(/ERR_FAILED/);
  const title = '回音丢失后改数的讲座';
  await signIn(page, 'hospital');
  await fill(page, title);
  await loseTheAnswer(page);
  await save(page);
  await appears(page.getByText('连不上服务器'));
  await page.getByRole('textbox', { name: '参加人次' }).fill('300余');
  await save(page);
  await appears(page.getByText('这份内容此前已经保存过一次，当时填的与现在不同'));
  await page.getByRole('button', { name: '修改那条记录' }).click();
  await appears(page.getByText('已带入您刚才填写的内容，保存后修改这条记录。'));
  await save(page);
  await appears(page.getByRole('heading', { level: 1, name: title }), quantityOf(page, '参加人次', '≥300 人次'));
  await page.goto(`/activities?q=${encodeURIComponent(title)}`);
  await appears(
    page.getByText('共 1 条'),
    page.getByRole('table', { name: '宣传活动' }).getByRole('row', { name: new RegExp(`${title}.*至少 300 人次`) }),
  );
});
