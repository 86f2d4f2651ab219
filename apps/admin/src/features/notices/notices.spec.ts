import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import type { Component } from 'vue';
import { i18n } from '../../locales/i18n.js';
import { aConnection, ApiError, aSession, OFFLINE, stubApi, type ApiStub } from '../../../test/support/api-stub.js';
import { aCountyOfficial, aNotice } from '../../../test/support/ledger-records.js';
import { openPage, settle, until } from '../../../test/support/mount-page.js';
import { receiptText } from './receipt-text.js';
import NoticeFormPage from './notice-form-page.vue';
import NoticeListPage from './notice-list-page.vue';
import NoticeRecordPage from './notice-record-page.vue';

const region = {
  __typename: 'Region',
  code: '340299',
  name: '清河县',
  level: 'COUNTY',
  children: [
    { __typename: 'Region', code: '340299101', name: '清河镇' },
    { __typename: 'Region', code: '340299102', name: '柳溪镇' },
  ],
};
const unit = (id: string, name: string, code: string, place: string) => ({
  __typename: 'Tenant',
  id,
  name,
  region: { __typename: 'Region', code, name: place },
});
let api: ApiStub;
let page: VueWrapper;

beforeEach(() => {
  localStorage.clear();
  window.scrollTo = jest.fn() as never;
  api = stubApi({
    NoticeList: () => ({ notices: aConnection([aNotice()]) }),
    NoticeRecord: () => ({ notice: aNotice() }),
    NoticeRegions: () => ({ region }),
    NoticeAddressees: () => ({ noticeAddressees: 23 }),
    PublishNotice: () => ({ publishNotice: aNotice() }),
    AcknowledgeNotice: () => ({
      acknowledgeNotice: aNotice({ toAcknowledge: false, acknowledgedOn: '2026-11-22' }),
    }),
    NoticeReceivers: () => ({
      notice: {
        __typename: 'Notice',
        id: 'w1',
        receivers: aConnection([
          unit('t2', '柳溪中学', '340299102', '柳溪镇'),
          unit('t1', '清河小学', '340299101', '清河镇'),
        ]),
      },
    }),
  });
});
afterEach(() => page?.unmount());

async function open(
  component: Component,
  path: string,
  session = aSession(),
  props: Record<string, unknown> = {},
): Promise<void> {
  ({ wrapper: page } = await openPage(component, api, { path, session, props }));
  await settle(20);
}

describe('notices to a unit', () => {
  test('are shown in full and acknowledged where they stand', async () => {
    await open(NoticeListPage, '/notices?open=1');
    expect(api.sent('NoticeList')[0]).toMatchObject({ filter: { unacknowledged: true } });
    expect(page.find('.text').element.textContent).toBe('第一行。\n第二行。');
    const before = api.sent('NoticeList').length;
    await page.find('.notices .btn.pri').trigger('click');
    await settle(20);
    expect(api.sent('AcknowledgeNotice')).toEqual([{ id: 'w1' }]);
    expect(api.sent('NoticeList').length).toBeGreaterThan(before);
  });

  test('offer no button to those who may only look, nor once acknowledged', async () => {
    const session = aSession();
    await open(NoticeListPage, '/notices', aSession({ viewer: { ...session.viewer, permissions: ['ledger:read'] } }));
    expect(page.find('.notices .btn.pri').exists()).toBe(false);
    page.unmount();
    api.on({
      NoticeList: () => ({
        notices: aConnection([aNotice({ toAcknowledge: false, acknowledgedOn: '2026-11-21' })]),
      }),
    });
    await open(NoticeListPage, '/notices');
    expect(page.find('.notices .btn.pri').exists()).toBe(false);
    expect(page.find('.tag.ok').text()).toContain('2026-11-21 已签收');
  });
});

describe('publishing a notice', () => {
  const write = async () => {
    await page.find('#title').setValue('冒充客服诈骗预警');
    await page.find('#body').setValue('全文');
  };
  const submit = async () => {
    await page.find('form.formgrid').trigger('submit');
    await settle(20);
  };
  const save = async () => {
    await submit();
    await page.find('dialog .pri').trigger('click');
    await settle(20);
  };

  test('is asked about with the number of receivers, and sends nothing before', async () => {
    await open(NoticeFormPage, '/notices/new', aCountyOfficial());
    await submit();
    expect(page.find('dialog').exists()).toBe(false);
    await write();
    await submit();
    expect(page.find('dialog').text()).toContain('将发给 23 家单位');
    expect(page.find('dialog').text()).toContain('发布后不能修改');
    expect(api.sent('NoticeAddressees')).toEqual([{ regionCodes: ['340299'], sectors: [] }]);
    await page.findAll('dialog .row .btn')[0]!.trigger('click');
    expect(page.find('dialog').exists()).toBe(false);
    expect(api.sent('PublishNotice')).toHaveLength(0);
    api.on({ NoticeAddressees: () => OFFLINE });
    const education = page.findAll('.chip').find((one) => one.text() === '教育')!;
    await education.find('input').setValue(true);
    await submit();
    expect(page.find('dialog').text()).not.toContain('23');
    expect(page.find('dialog .pri').attributes('disabled')).toBeDefined();
  });

  test('addresses the whole oversight unless parts and lines are chosen', async () => {
    await open(NoticeFormPage, '/notices/new', aCountyOfficial());
    await write();
    await save();
    expect(api.sent('PublishNotice')[0]).toMatchObject({
      input: { title: '冒充客服诈骗预警', body: '全文', regionCodes: ['340299'], sectors: [], fraudTypeCode: null },
    });
  });

  test('addresses chosen towns and lines', async () => {
    await open(NoticeFormPage, '/notices/new', aCountyOfficial());
    await write();
    const chip = (text: string) =>
      page
        .findAll('.chip')
        .find((one) => one.text() === text)!
        .find('input');
    await chip('柳溪镇').setValue(true);
    await chip('教育').setValue(true);
    await save();
    expect(api.sent('PublishNotice')[0]).toMatchObject({
      input: { regionCodes: ['340299102'], sectors: ['EDUCATION'] },
    });
  });

  test('keeps a line authority to its line', async () => {
    await open(NoticeFormPage, '/notices/new', aCountyOfficial('EDUCATION'));
    expect(page.findAll('.chip').some((one) => one.text() === '金融')).toBe(false);
    await write();
    await save();
    expect(api.sent('PublishNotice')[0]).toMatchObject({ input: { sectors: ['EDUCATION'] } });
  });

  test('shows what the server has against the regions where they are chosen', async () => {
    api.on({
      PublishNotice: () =>
        new ApiError({
          code: 'BAD_INPUT',
          fields: [{ path: 'regionCodes.0', code: 'OUTSIDE_REGION', message: '不在管辖范围' }],
        }),
    });
    await open(NoticeFormPage, '/notices/new', aCountyOfficial());
    await write();
    await save();
    expect(page.findAll('.err').map((one) => one.text())).toContain('不在管辖范围');
  });
});

describe('receipts', () => {
  test('are listed for the publisher, first those that are missing', async () => {
    await open(NoticeRecordPage, '/notices/w1', aCountyOfficial(), { id: 'w1' });
    await until(() => page.find('.units li').exists());
    expect(api.sent('NoticeReceivers')[0]).toMatchObject({ id: 'w1', acknowledged: false });
    await page.find('input[name="receivers"][value="true"]').setValue(true);
    await settle(20);
    expect(api.sent('NoticeReceivers').at(-1)).toMatchObject({ acknowledged: true });
  });

  test('stand beside a history that says published: a notice is entered into no ledger', async () => {
    await open(NoticeRecordPage, '/notices/w1', aCountyOfficial(), { id: 'w1' });
    const history = page.find('.history').text();
    expect(history).toContain('发布');
    expect(history).not.toContain('记入台账');
  });

  test('are not asked for by units', async () => {
    await open(NoticeRecordPage, '/notices/w1', aSession(), { id: 'w1' });
    expect(page.find('.text').text()).toContain('第二行');
    // It is in none of their figures, and not theirs to keep.
    expect(page.find('.status').text()).toBe('已发布');
    expect(page.text()).not.toContain('您只能查看');
    expect(api.sent('NoticeReceivers')).toHaveLength(0);
  });

  test('come as a text for the group chat, by region', () => {
    const owing = [
      { name: '柳溪中学', region: { code: '340299102', name: '柳溪镇' } },
      { name: '清河小学', region: { code: '340299101', name: '清河镇' } },
    ];
    const text = receiptText(
      { title: '冒充客服诈骗预警', publishedOn: '2026-11-20', receipts: 1, addressed: 4 },
      owing,
      (key, values) => i18n.global.t(key, values ?? {}),
    );
    expect(text.split('\n')).toEqual([
      '【反诈通报签收】《冒充客服诈骗预警》（2026-11-20）应签收4家，已签收1家，还有3家未签收：',
      '清河镇：清河小学',
      '柳溪镇：柳溪中学',
      '……等共3家',
      '请登录反诈台账，在“通报”里阅读全文并点“签收”。',
    ]);
  });
});
