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
  await page.find('#types-2').setValue('SCHOOL');
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
        tenantTypes: ['SCHOOL'],
      },
    ],
  });
});

test('leaves out units that are found by their names, and says for how many it is then', async () => {
  const unit = {
    __typename: 'Tenant',
    id: 'u1',
    name: '湖畔小学',
    region: { __typename: 'Region', code: '340210100', name: '湖畔镇' },
  };
  const api = stubApi({
    CampaignFormRegions: () => ({ region: formRegions }),
    ListUnits: () => ({
      region: {
        __typename: 'Region',
        code: '340210',
        tenants: { __typename: 'TenantConnection', edges: [{ __typename: 'TenantEdge', node: unit }] },
      },
    }),
    PreviewCampaign: ({ input }) => ({
      campaignPreview: {
        __typename: 'CampaignPreview',
        addressed: 7 - (input as { exceptions: string[] }).exceptions.length,
        cells: 7,
        newFields: 0,
        reception: [],
        tasks: [],
        withoutRoster: [],
      },
    }),
    DraftCampaign: () => ({ saved: { __typename: 'Campaign', id: 'c1', version: 1 } }),
  });
  ({ wrapper: page } = await openPage(CampaignFormPage, api, { path: '/campaigns/new' }));
  await until(() => page.find('#task-1').exists());
  await page.find('#title').setValue('秋风行动');
  await page.find('#startsOn').setValue('2026-12-01');
  await page.find('#endsOn').setValue('2026-12-31');
  await page.find('#task-1').setValue('进校讲座');
  await page.find('#due-1').setValue('2026-12-20');
  await until(() => page.text().includes('现在发给 7 个单位'));
  await page.find('#exceptions').setValue('湖畔');
  await until(() => document.body.querySelector('[role="option"]') !== null);
  document.body.querySelector<HTMLElement>('[role="option"]')?.click();
  await until(() => page.text().includes('现在发给 6 个单位'));
  await page.find('.savebar .btn').trigger('click');
  await settle(20);
  expect(api.sent('DraftCampaign')[0]?.['input']).toMatchObject({ exceptions: ['u1'], tenantTypes: [] });
});
