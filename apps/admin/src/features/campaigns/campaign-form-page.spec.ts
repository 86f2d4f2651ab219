import { afterEach, expect, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import { formRegions, stubApi } from '../../../test/support/api-stub.js';
import { openPage, settle, until } from '../../../test/support/mount-page.js';
import CampaignFormPage from './campaign-form-page.vue';

let page: VueWrapper;
afterEach(() => page.unmount());

test('each task keeps what was typed in its own fields, and is sent so', async () => {
  const api = stubApi({
    CampaignFormRegions: () => ({ region: formRegions }),
    DraftCampaign: () => ({ saved: { __typename: 'Campaign', id: 'c1', version: 1 } }),
  });
  ({ wrapper: page } = await openPage(CampaignFormPage, api, { path: '/campaigns/new' }));
  await until(() => page.find('#task-1').exists());
  await page.find('.task + .btn').trigger('click');
  await page.find('#task-1').setValue('进校讲座');
  await page.find('#task-2').setValue('张贴海报');
  await page.find('#indicator-2').setValue('LEAFLETS');
  await page.find('#target-2').setValue('300');
  await page.find('#due-2').setValue('2026-12-20');
  await page.find('#event-2').setValue('2026-12-10');
  await page.find('#for-2').setValue('EDUCATION');
  expect(page.find<HTMLInputElement>('#target-2').element.value).toBe('300');
  await page.find('.savebar .btn').trigger('click');
  await settle(20);
  expect(api.sent('DraftCampaign')[0]?.['input']).toMatchObject({
    tasks: [
      { title: '进校讲座', indicator: 'SESSIONS', target: 1, eventOn: null, sectors: [] },
      {
        title: '张贴海报',
        indicator: 'LEAFLETS',
        target: 300,
        dueOn: '2026-12-20',
        eventOn: '2026-12-10',
        sectors: ['EDUCATION'],
      },
    ],
  });
});
