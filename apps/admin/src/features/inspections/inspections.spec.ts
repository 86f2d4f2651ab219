import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import type { Component } from 'vue';
import type { Router } from 'vue-router';
import { aConnection, formRegions, ApiError, stubApi, type ApiStub } from '../../../test/support/api-stub.js';
import { anInspection } from '../../../test/support/ledger-records.js';
import { openPage, settle, until } from '../../../test/support/mount-page.js';
import InspectionFormPage from './inspection-form-page.vue';
import InspectionListPage from './inspection-list-page.vue';
import InspectionRecordPage from './inspection-record-page.vue';

let api: ApiStub;
let page: VueWrapper;
let router: Router;

beforeEach(() => {
  localStorage.clear();
  window.scrollTo = jest.fn() as never;
  api = stubApi({
    InspectionForm: () => ({ region: formRegions }),
    InspectionList: () => ({ inspections: aConnection([anInspection()]) }),
    InspectionRecord: () => ({ inspection: anInspection() }),
    RecordInspection: () => ({ recordInspection: anInspection() }),
    AmendInspection: () => ({ amendInspection: anInspection({ version: 2 }) }),
  });
});
afterEach(() => page.unmount());

async function open(component: Component, path: string, props: Record<string, unknown> = {}): Promise<void> {
  ({ wrapper: page, router } = await openPage(component, api, { path, props }));
  await settle(20);
}
const save = async () => {
  await page.find('form.formgrid').trigger('submit');
  await settle(20);
};

describe('the form of an inspection', () => {
  test('sends hazards one by one, each with its number, deadline and day', async () => {
    await open(InspectionFormPage, '/inspections/new');
    await page.find('#subject').setValue('快递网点检查');
    await page.find('#occurredOn').setValue('2026-10-20');
    await page.find('.hazards .add').trigger('click');
    await page.find('.hazards .add').trigger('click');
    await page.find('#hazard-0').setValue('没有提示牌');
    await page.find('#hazard-0-deadline').setValue('2026-10-30');
    await page.find('#hazard-1').setValue('没有登记台账');
    await page.find('#hazard-1-count').setValue('3余');
    await page.find('#hazard-1-rectified').setValue('2026-10-25');
    await save();
    expect(api.sent('RecordInspection')[0]).toMatchObject({
      input: {
        subject: '快递网点检查',
        inspections: { value: 1, qualifier: 'EXACT' },
        hazards: [
          {
            description: '没有提示牌',
            count: { value: 1, qualifier: 'EXACT' },
            deadline: '2026-10-30',
            rectifiedOn: null,
          },
          {
            description: '没有登记台账',
            count: { value: 3, qualifier: 'AT_LEAST' },
            deadline: null,
            rectifiedOn: '2026-10-25',
          },
        ],
      },
    });
  });

  test('shows errors in the row they are about', async () => {
    await open(InspectionFormPage, '/inspections/new');
    await page.find('#subject').setValue('快递网点检查');
    await page.find('#occurredOn').setValue('2026-10-20');
    await page.find('.hazards .add').trigger('click');
    await page.find('#hazard-0-deadline').setValue('2026-10-01');
    await save();
    expect(api.sent('RecordInspection')).toHaveLength(0);
    expect(page.find('#hazard-0').attributes('aria-invalid')).toBe('true');
    expect(page.find('#hazard-0-deadline-error').text()).toBe('第 1 项隐患的整改期限不能早于检查日期');

    await page.find('#hazard-0').setValue('没有提示牌');
    await page.find('#hazard-0-deadline').setValue('2026-10-30');
    api.on({
      RecordInspection: () =>
        new ApiError({
          code: 'BAD_INPUT',
          fields: [{ path: 'hazards.0.count.value', code: 'TOO_LARGE', message: '这个数太大' }],
        }),
    });
    await save();
    expect(page.find('#hazard-0-count').attributes('aria-invalid')).toBe('true');
    expect(page.text()).toContain('这个数太大');
  });
});

describe('the list of inspections', () => {
  test('is narrowed to open hazards in its address, and marks what is overdue', async () => {
    await open(InspectionListPage, '/inspections');
    expect(page.find('.tag.bad').text()).toContain('逾期 1 项');
    await page.find('#filter-unrectified').setValue(true);
    await until(() => router.currentRoute.value.query['unrectified'] === '1');
    await settle(20);
    expect(api.sent('InspectionList').at(-1)).toMatchObject({ filter: { unrectified: true } });
  });
});

describe('the page of an inspection', () => {
  test('records one hazard as rectified; the others stay as they are', async () => {
    await open(InspectionRecordPage, '/inspections/i1', { id: 'i1' });
    await page.find('button[aria-label="隐患 2 整改完成"]').trigger('click');
    await page.find('#step-day').setValue('2026-10-28');
    await page.find('dialog form').trigger('submit');
    await settle(20);
    expect(api.sent('AmendInspection')[0]).toMatchObject({
      id: 'i1',
      version: 1,
      input: {
        hazards: [
          { description: '没有提示牌', rectifiedOn: null, deadline: '2026-10-30' },
          { description: '没有登记台账', rectifiedOn: '2026-10-28', count: { value: 3, qualifier: 'AT_LEAST' } },
        ],
      },
    });
  });

  test('records all open hazards as rectified at once', async () => {
    await open(InspectionRecordPage, '/inspections/i1', { id: 'i1' });
    await page
      .findAll('.pagehead button')
      .find((one) => one.text().endsWith('全部整改完成'))!
      .trigger('click');
    await page.find('#step-day').setValue('2026-10-28');
    await page.find('dialog form').trigger('submit');
    await settle(20);
    expect(api.sent('AmendInspection')[0]).toMatchObject({
      input: { hazards: [{ rectifiedOn: '2026-10-28' }, { rectifiedOn: '2026-10-28' }] },
    });
  });

  test('tells a changed count with its difference, and which hazards were added or rectified', async () => {
    const hazard = { description: '没有提示牌', count: 1, countQualifier: 'EXACT', deadline: '2026-10-30' };
    api.on({
      InspectionRecord: () => ({
        inspection: anInspection({
          inspections: { __typename: 'MeasureCount', value: 3, qualifier: 'APPROX' },
          history: [
            {
              __typename: 'RecordRevision',
              version: 1,
              change: 'AMENDED',
              changedAt: '2026-10-21T02:00:00Z',
              changedBy: '填报员',
              reason: null,
              changedFields: ['inspections', 'inspectionsQualifier', 'hazards'],
              earlier: { inspections: 1, inspectionsQualifier: 'EXACT', hazards: [{ ...hazard, rectifiedOn: null }] },
            },
          ],
        }),
      }),
    });
    await open(InspectionRecordPage, '/inspections/i1', { id: 'i1' });
    expect(page.findAll('.diff tbody tr').map((row) => row.findAll('th, td').map((one) => one.text()))).toEqual([
      // A number that is about another has no difference.
      ['检查次数', '1 次', '约 3 次'],
      ['检查次数：怎么数的', '准确', '大约'],
      ['隐患', '—', '加上没有登记台账，≥3 处'],
    ]);
  });
});
