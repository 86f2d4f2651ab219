import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { holdsEverywhere } from './support/accessibility.ts';
import { recordToday } from './support/api.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears, vanishes } from './support/watching.ts';

/** A photo as a telephone makes it: it lies on its side, and says where and by what it was taken. */
const photo = () =>
  sharp({ create: { width: 1200, height: 900, channels: 3, background: '#3a7bd5' } })
    .jpeg()
    .withExif({
      IFD0: { Make: 'StoryPhone' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 9/1 3/1', GPSLongitudeRef: 'E', GPSLongitude: '118/1 34/1 5/1' },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer();

const files = (page: Page) => page.getByRole('region', { name: '附件' });
const rowOf = (page: Page, name: string) => files(page).getByRole('listitem').filter({ hasText: name });

async function downloaded(page: Page, name: string): Promise<{ called: string; content: Buffer }> {
  const arriving = page.waitForEvent('download');
  await files(page)
    .getByRole('button', { name: `下载 ${name}` })
    .click();
  const download = await arriving;
  return { called: download.suggestedFilename(), content: await readFile(await download.path()) };
}

test('a school attaches a photo, without where it was taken; the county fetches it, another unit does not', async ({
  page: school,
  url,
  visit,
  expectErrors,
}) => {
  // What a file is refused with reaches the console of the browser as well.
  expectErrors(/status of 400/);
  const id = await recordToday(url, 'school', {
    type: 'LECTURE',
    title: '附上照片的讲座',
    measures: [{ indicator: 'PARTICIPANTS', value: 40, qualifier: 'EXACT' }],
  });
  const sent = await photo();
  ok((await sharp(sent).metadata()).exif?.includes('StoryPhone'));

  await signIn(school, 'school');
  await school.goto(`/activities/${id}`);
  await appears(files(school).getByText(/每个最大 20 MB/));
  await files(school)
    .getByLabel('添加文件')
    .setInputFiles([
      { name: '讲座现场.jpg', mimeType: 'image/jpeg', buffer: sent },
      { name: '伪装.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html><script>1</script></html>') },
      { name: '网页.html', mimeType: 'text/html', buffer: Buffer.from('<html></html>') },
    ]);
  await appears(
    rowOf(school, '讲座现场.jpg').getByRole('button', { name: /^下载/ }),
    rowOf(school, '伪装.pdf').getByText(/不是可以上传的类型/),
    rowOf(school, '网页.html').getByText(/不是可以上传的类型/),
    files(school).getByText(/^1 个，共 \d+ KB$/),
  );
  await holdsEverywhere(school);
  for (const name of ['伪装.pdf', '网页.html'])
    await files(school)
      .getByRole('button', { name: `不传了：${name}` })
      .click();

  const { called, content } = await downloaded(school, '讲座现场.jpg');
  equal(called, '讲座现场.jpg');
  const { exif, width, height } = await sharp(content).metadata();
  deepStrictEqual({ exif, width, height }, { exif: undefined, width: 900, height: 1200 });
  ok(!content.includes('StoryPhone'));

  const county = await visit();
  await signIn(county, 'county');
  await county.goto(`/activities/${id}`);
  await appears(rowOf(county, '讲座现场.jpg'));
  deepStrictEqual((await downloaded(county, '讲座现场.jpg')).content, content);
  for (const name of [/^移除/, /^添加文件/]) equal(await files(county).getByRole('button', { name }).count(), 0);
  equal(await files(county).getByLabel('添加文件').count(), 0);

  const bank = await visit();
  await signIn(bank, 'bank');
  await bank.goto(`/activities/${id}`);
  await appears(bank.getByRole('alert').getByText('没有找到'));
  equal(await files(bank).count(), 0);

  await files(school).getByRole('button', { name: '移除 讲座现场.jpg' }).click();
  const question = school.getByRole('dialog', { name: '移除这个附件' });
  await question.getByRole('button', { name: '取消' }).click();
  await appears(rowOf(school, '讲座现场.jpg'));
  await files(school).getByRole('button', { name: '移除 讲座现场.jpg' }).click();
  await question.getByRole('button', { name: '移除', exact: true }).click();
  await vanishes(rowOf(school, '讲座现场.jpg'));
  await county.reload();
  await appears(county.getByRole('heading', { level: 1, name: '附上照片的讲座' }));
  equal(await files(county).count(), 0);
});
