import { afterEach, expect, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import { ApiError, formRegions, stubApi } from '../../../test/support/api-stub.js';
import { openPage, settle, until } from '../../../test/support/mount-page.js';
import CampaignFormPage from './campaign-form-page.vue';

let page: VueWrapper;
afterEach(() => {
  page.unmount();
  localStorage.clear();
});

const preview = (addressed: number) => () => ({
  campaignPreview: {
    __typename: 'CampaignPreview',
    ...{ addressed, cells: addressed, newFields: 0, reception: [], tasks: [], withoutRoster: [] },
  },
});
const isWritten = async (): Promise<void> => {
  await page.find('#title').setValue('校园防骗周');
  await page.find('#startsOn').setValue('2026-11-01');
  await page.find('#endsOn').setValue('2026-12-31');
  await page.find('#task-1').setValue('进校讲座');
  await page.find('#due-1').setValue('2026-12-20');
};

/** What goes out asks first. */
const issue = async (): Promise<void> => {
  await page.find('form').trigger('submit');
  await until(() => page.find('dialog form').exists());
  await page.find('dialog form').trigger('submit');
};

test('each task keeps what was typed in its own fields, and is sent so', async () => {
  const api = stubApi({
    CampaignFormRegions: () => ({ region: formRegions }),
    PreviewCampaign: preview(3),
    DraftCampaign: () => ({ saved: { __typename: 'Campaign', id: 'c1', version: 1 } }),
  });
  ({ wrapper: page } = await openPage(CampaignFormPage, api, { path: '/campaigns/new' }));
  await until(() => page.find('#task-1').exists());
  await isWritten();
  await page.find('.task + .btn').trigger('click');
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

test('says what was left out, and sends nothing', async () => {
  const api = stubApi({ CampaignFormRegions: () => ({ region: formRegions }) });
  ({ wrapper: page } = await openPage(CampaignFormPage, api, { path: '/campaigns/new' }));
  await until(() => page.find('#task-1').exists());
  await page.find('#target-1').setValue('很多');
  await page.find('form').trigger('submit');
  await settle(20);
  expect(page.findAll('.err').map((each) => each.text())).toEqual([
    '请填写名称',
    '请填写开始',
    '请填写结束',
    '请填写第 1 项任务的名称',
  ]);
  await page.find('#task-1').setValue('进校讲座');
  await settle(20);
  // What was filled in meanwhile is not complained of any longer.
  expect(page.findAll('.err').map((each) => each.text())).toEqual(['请填写名称', '请填写开始', '请填写结束']);
  await page.find('form').trigger('submit');
  await settle(20);
  expect(page.text()).toContain('第 1 项任务的目标要填一个准确的数');
  expect(api.sent('DraftCampaign')).toEqual([]);
});

test('asks before it is issued, and is not where the question is closed', async () => {
  const api = stubApi({ CampaignFormRegions: () => ({ region: formRegions }), PreviewCampaign: preview(3) });
  ({ wrapper: page } = await openPage(CampaignFormPage, api, { path: '/campaigns/new' }));
  await until(() => page.find('#task-1').exists());
  await isWritten();
  await page.find('form').trigger('submit');
  await until(() => page.find('dialog form').exists());
  await page.find('dialog form .btn:not(.pri)').trigger('click');
  await settle(20);
  expect(page.find('dialog').exists()).toBe(false);
  expect(api.sent('DraftCampaign')).toEqual([]);
});

test('goes on with the draft where files are to be attached', async () => {
  const api = stubApi({
    CampaignFormRegions: () => ({ region: formRegions }),
    PreviewCampaign: preview(3),
    DraftCampaign: () => ({ saved: { __typename: 'Campaign', id: 'c1', version: 1 } }),
  });
  const opened = await openPage(CampaignFormPage, api, { path: '/campaigns/new' });
  page = opened.wrapper;
  await until(() => page.find('#task-1').exists());
  await isWritten();
  await page
    .findAll('button')
    .find((button) => button.text() === '存草稿并加附件')
    ?.trigger('click');
  await until(() => opened.router.currentRoute.value.name === 'campaign-edit');
  expect(api.sent('IssueCampaign')).toEqual([]);
});

test('is not issued to nobody', async () => {
  const api = stubApi({ CampaignFormRegions: () => ({ region: formRegions }), PreviewCampaign: preview(0) });
  ({ wrapper: page } = await openPage(CampaignFormPage, api, { path: '/campaigns/new' }));
  await until(() => page.find('#task-1').exists());
  await isWritten();
  await until(() => page.find('.savebar').text().includes('没有单位符合'));
  expect(page.find('.savebar .pri').attributes('disabled')).toBeDefined();
});

test('takes up what was typed before a reload, and reads numbers as they are written', async () => {
  const api = stubApi({
    CampaignFormRegions: () => ({ region: formRegions }),
    PreviewCampaign: preview(3),
    DraftCampaign: () => ({ saved: { __typename: 'Campaign', id: 'c1', version: 1 } }),
    IssueCampaign: () => new ApiError({ code: 'CONFLICT', reason: 'VERSION_CHANGED' }),
    WriteCampaign: () => new ApiError({ code: 'CONFLICT', reason: 'VERSION_CHANGED' }),
  });
  ({ wrapper: page } = await openPage(CampaignFormPage, api, { path: '/campaigns/new' }));
  await until(() => page.find('#task-1').exists());
  await isWritten();
  await page.find('#target-1').setValue('1千');
  page.unmount();
  ({ wrapper: page } = await openPage(CampaignFormPage, api, { path: '/campaigns/new' }));
  await until(() => page.find('#task-1').exists());
  expect(page.find<HTMLInputElement>('#title').element.value).toBe('校园防骗周');
  await issue();
  await until(() => api.sent('IssueCampaign').length === 1);
  expect(api.sent('DraftCampaign')[0]?.['input']).toMatchObject({ tasks: [{ target: 1000 }] });
  // Issuing was refused: the draft that was made is written, not made once more.
  await settle(20);
  await issue();
  await until(() => api.sent('WriteCampaign').length === 1);
  expect(api.sent('DraftCampaign')).toHaveLength(1);
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
