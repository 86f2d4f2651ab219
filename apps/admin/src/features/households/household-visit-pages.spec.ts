import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import type { Router } from 'vue-router';
import { stubApi, type ApiStub } from '../../../test/support/api-stub.js';
import { aCommunitySession, aHouseholdVisit, householdVisitPage } from '../../../test/support/ledger-stub.js';
import { openPage, settle, takeFurther, until } from '../../../test/support/mount-page.js';
import type { HouseholdVisitRowFragment } from '../../graphql/generated.js';
import { i18n } from '../../locales/i18n.js';
import { householdVisitCsv } from './household-visit-csv.js';
import HouseholdVisitListPage from './household-visit-list-page.vue';
import HouseholdVisitRecordPage from './household-visit-record-page.vue';

let api: ApiStub;
let page: VueWrapper;
let router: Router;
beforeEach(() => {
  localStorage.clear();
  api = stubApi({ HouseholdVisitList: () => householdVisitPage([aHouseholdVisit()]) });
});
afterEach(() => page.unmount());

describe('the list of visits', () => {
  const open = async (path: string) => {
    ({ wrapper: page, router } = await openPage(HouseholdVisitListPage, api, { path, session: aCommunitySession() }));
    await settle(20);
  };
  const filter = () => api.sent('HouseholdVisitList').at(-1)?.['filter'] as Record<string, unknown>;

  test('is narrowed by its address, and leaves out what cannot be meant', async () => {
    await open('/household-visits?community=340299101001&period=2026-11&voided=1&q=社区');
    expect(filter()).toMatchObject({
      communityCode: '340299101001',
      period: '2026-11',
      includeVoided: true,
      text: '社区',
    });
    page.unmount();
    await open('/household-visits?community=abc&period=2026-13');
    expect(filter()).toMatchObject({ communityCode: null, period: null, includeVoided: false });
  });

  test('shows voided ones on request', async () => {
    await open('/household-visits');
    await page.find('#filter-voided').setValue(true);
    await until(() => router.currentRoute.value.query['voided'] === '1');
    await until(() => filter()['includeVoided'] === true);
  });

  test('says what to do where there is nothing yet', async () => {
    api.on({ HouseholdVisitList: () => householdVisitPage([]) });
    await open('/household-visits');
    expect(page.find('.empty .btn').text()).toBe('记入户走访');
  });

  test('becomes a file with plain numbers and the kind of a reported one', () => {
    const rows = [
      aHouseholdVisit(),
      aHouseholdVisit({ reported: { value: 300, qualifier: 'AT_LEAST' }, visits: 0, newlyCovered: 0 }),
    ] as unknown as HouseholdVisitRowFragment[];
    const [head, first, second] = householdVisitCsv(rows, i18n.global.t as never, 'zh-CN').split('\r\n');
    expect(head).toContain('走访日期,起始日期,单位,社区（村）');
    expect(first).toContain('2026-11-20,,青荷社区,青荷社区,340299101001,2,1,,,');
    expect(second).toContain(',300,余,');
  });
});

describe('the record of a visit', () => {
  const open = async (change: Record<string, unknown> = {}) => {
    api.on({
      HouseholdVisitRecord: () => ({ householdVisit: aHouseholdVisit(change) }),
      VoidHouseholdVisits: () => ({ voidHouseholdVisits: aHouseholdVisit({ recordStatus: 'VOIDED', version: 2 }) }),
    });
    ({ wrapper: page } = await openPage(HouseholdVisitRecordPage, api, {
      props: { id: 'v1' },
      path: '/household-visits/v1',
      session: aCommunitySession(),
    }));
    await until(() => page.find('.quantities').exists());
  };

  test('shows visits and newly covered households apart, the doors, and who changed what', async () => {
    await open({
      doors: ['1-1-102', '1-1-101'],
      notMet: ['2-1-101'],
      history: [
        {
          __typename: 'RecordRevision',
          version: 1,
          change: 'AMENDED',
          changedAt: '2026-11-21T02:00:00Z',
          changedBy: '填报员',
          reason: null,
          changedFields: ['doors', 'note'],
          earlier: { doors: 1, note: '下雨' },
        },
      ],
    });
    expect(page.findAll('.quantities tbody tr').map((row) => row.findAll('th, td').map((one) => one.text()))).toEqual([
      ['走访', '2', '户次', '准确'],
      ['新增覆盖', '1', '户', '准确'],
    ]);
    expect(
      page
        .findAll('.labels')[0]!
        .findAll('li')
        .map((one) => one.text()),
    ).toEqual(['1-1-101', '1-1-102']);
    expect(page.findAll('.diff tbody tr').map((row) => row.findAll('th, td').map((one) => one.text()))).toEqual([
      ['已走访', '1 户', '2 户', '+1'],
      ['备注', '下雨', '空', ''],
    ]);
  });

  test('is voided with a reason', async () => {
    await open();
    await takeFurther(page, '作废');
    await page.find('dialog form').trigger('submit');
    expect(api.sent('VoidHouseholdVisits')).toHaveLength(0);
    await page.find('#void-reason').setValue('重复');
    await page.find('dialog form').trigger('submit');
    await settle(20);
    expect(api.sent('VoidHouseholdVisits')[0]).toEqual({ id: 'v1', version: 1, reason: '重复' });
    expect(page.find('dialog').exists()).toBe(false);
  });

  test('offers nothing that the API does not allow', async () => {
    await open({ allowed: [], tenant: { ...(aHouseholdVisit()['tenant'] as object), id: 't9' } });
    await expect(takeFurther(page, '作废')).rejects.toThrow('does not offer');
    expect(page.find('a[href$="/amend"]').exists()).toBe(false);
  });
});
