import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import type { Router } from 'vue-router';
import { formRegions, ApiError, OFFLINE, stubApi, type ApiStub } from '../../../test/support/api-stub.js';
import { aFraudCase, aPoliceStation } from '../../../test/support/ledger-records.js';
import { keptDrafts, openPage, settle, until } from '../../../test/support/mount-page.js';
import FraudCaseFormPage from './fraud-case-form-page.vue';

let api: ApiStub;
let page: VueWrapper;
let router: Router;

beforeEach(() => {
  localStorage.clear();
  window.scrollTo = jest.fn() as never;
  api = stubApi({
    FraudCaseForm: () => ({ region: formRegions }),
    RecordFraudCase: () => ({ recordFraudCase: aFraudCase() }),
  });
});
afterEach(() => page.unmount());

async function open(id?: string): Promise<void> {
  ({ wrapper: page, router } = await openPage(FraudCaseFormPage, api, {
    props: id ? { id } : {},
    path: id ? `/fraud-cases/${id}/amend` : '/fraud-cases/new',
    session: aPoliceStation(),
  }));
  await until(() => page.find('form.formgrid').exists());
}
const fill = async (values: Record<string, string>) => {
  for (const [id, value] of Object.entries(values)) await page.find(`#${id}`).setValue(value);
};
const save = async () => {
  await page.find('form.formgrid').trigger('submit');
  await settle(20);
};
const errorOf = (id: string) => page.find(`#${id}-error`);
const written = { caseNumber: '清公（刑）立字〔2026〕7号', reportedOn: '2026-10-20', fraudTypeCode: 'F01' };

describe('the form of a case', () => {
  test('sends what was written, the type in its two levels and the loss with its kind', async () => {
    await open();
    await fill({ ...written, filedOn: '2026-10-21', bankName: '惠民银行' });
    await page.find('#fraudTypeCode-exact').setValue('F0101');
    await page.find('#loss').setValue('约12.5万');
    await page.find('input[value="45-59"]').setValue(true);
    await page.find('input[value="NO"]').setValue(true);
    await save();
    expect(api.sent('RecordFraudCase')[0]).toEqual({
      input: {
        idempotencyKey: expect.stringMatching(/^[0-9a-f]{32}$/),
        campaignIds: [],
        caseNumber: '清公（刑）立字〔2026〕7号',
        reportedOn: '2026-10-20',
        filedOn: '2026-10-21',
        solvedOn: null,
        fraudTypeCode: 'F0101',
        pensionTagCode: null,
        loss: '125000',
        lossQualifier: 'APPROX',
        regionCode: null,
        victimAgeBand: '45-59',
        victimSex: null,
        victimOccupation: null,
        victimSector: null,
        victimUnitId: null,
        victimHadPublicity: false,
        paymentMethod: null,
        bankName: '惠民银行',
      },
    });
    expect(keptDrafts()).toEqual([]);
  });

  test('states no loss where none was written', async () => {
    await open();
    await fill(written);
    await save();
    expect(api.sent('RecordFraudCase')[0]).toMatchObject({ input: { loss: null, lossQualifier: 'EXACT' } });
  });

  test('shows money in 万元 too', async () => {
    await open();
    await page.find('#loss').setValue('80万');
    expect(page.find('#loss-say').text()).toContain('80.00万元');
  });

  test('refuses a card number in any text and says why', async () => {
    await open();
    await fill({ ...written, bankName: '惠民银行6222021302001234565' });
    await save();
    expect(api.sent('RecordFraudCase')).toHaveLength(0);
    expect(errorOf('bankName').text()).toContain('个人信息保护法第六条');
    expect(document.activeElement?.id).toBe('bankName');
    await fill({ bankName: '惠民银行' });
    await save();
    expect(api.sent('RecordFraudCase')).toHaveLength(1);
  });

  test('wants what is missing and stages in their order, before anything is sent', async () => {
    await open();
    await fill({ reportedOn: '2026-10-20', solvedOn: '2026-10-19' });
    await save();
    expect(api.sent('RecordFraudCase')).toHaveLength(0);
    for (const id of ['caseNumber', 'fraudTypeCode', 'filedOn', 'solvedOn']) expect(errorOf(id).exists()).toBe(true);
  });

  test("puts the server's words on the fields they are about", async () => {
    api.on({
      RecordFraudCase: () =>
        new ApiError({
          code: 'BAD_INPUT',
          fields: [
            { path: 'caseNumber', code: 'ALREADY_TAKEN', message: '这个编号已经有了' },
            { path: 'lossQualifier', code: 'AMOUNT_FORBIDDEN', message: '这里不填金额' },
          ],
        }),
    });
    await open();
    await fill(written);
    await save();
    expect(errorOf('caseNumber').text()).toBe('这个编号已经有了');
    expect(page.find('#loss-say').text()).toBe('这里不填金额');
    expect(page.find('.savebar').text()).toContain('有 2 处要改');
    await fill({ caseNumber: '清公（刑）立字〔2026〕8号' });
    expect(errorOf('caseNumber').exists()).toBe(false);
  });

  test('keeps a draft that survives a reload, and its key with it', async () => {
    await open();
    await fill({ ...written, victimOccupation: '财会人员' });
    api.on({ RecordFraudCase: () => OFFLINE });
    await save();
    expect(page.find('.savebar [role="alert"]').text()).toContain('连不上服务器');
    page.unmount();

    await open();
    expect(page.text()).toContain('接着上次没保存的内容填');
    expect(page.find<HTMLInputElement>('#victimOccupation').element.value).toBe('财会人员');
    api.on({ RecordFraudCase: () => ({ recordFraudCase: aFraudCase() }) });
    await save();
    const keys = api
      .sent('RecordFraudCase')
      .map((sent) => (sent['input'] as { idempotencyKey: string }).idempotencyKey);
    expect(keys).toHaveLength(2);
    expect(keys[1]).toBe(keys[0]);
  });

  test('keeps no draft of a form nobody wrote in', async () => {
    await open();
    await settle(600);
    expect(keptDrafts()).toEqual([]);
  });

  test('shows the change of another person and lays mine over it', async () => {
    let current = aFraudCase();
    api.on({
      FraudCaseForm: () => ({ region: formRegions, fraudCase: current }),
      AmendFraudCase: ({ version }: { version: number }) =>
        version === 1
          ? new ApiError({ code: 'CONFLICT', reason: 'VERSION_CHANGED' }, '内容刚被更新')
          : { amendFraudCase: aFraudCase({ version: 3 }) },
    });
    await open('c1');
    await fill({ victimOccupation: '教师' });
    current = aFraudCase({ version: 2, filedOn: '2026-10-22', changedAt: '2026-10-23T02:00:00Z' });
    await save();
    await until(() => page.text().includes('别人改过这条记录'));
    expect(page.find('.conflict table').text()).toContain('立案日期2026-10-22');

    await page.findAll('.conflict .btn').at(-1)!.trigger('click');
    await save();
    expect(api.sent('AmendFraudCase')[1]).toMatchObject({
      id: 'c1',
      version: 2,
      input: { victimOccupation: '教师', filedOn: '2026-10-22', idempotencyKey: null },
    });
  });
});

describe('an earlier attempt that was recorded with other content', () => {
  const reused = new ApiError(
    { code: 'CONFLICT', reason: 'IDEMPOTENCY_KEY_REUSED', id: 'c7', version: 1, recordStatus: 'ACTIVE' },
    '已经记过',
  );
  const corrected = async () => {
    api.on({ RecordFraudCase: () => OFFLINE });
    await open();
    await fill({ ...written, bankName: '惠民银行' });
    await save();
    api.on({ RecordFraudCase: () => reused });
    await fill({ bankName: '六郎支行' });
    await save();
    await until(() => page.find('.earlier').exists());
  };

  test('is amended with what was written last', async () => {
    await corrected();
    expect(page.text()).not.toContain('已记入台账');
    expect(page.find('.earlier a').attributes('href')).toBe('/fraud-cases/c7');
    await page.find('.earlier .pri').trigger('click');
    await settle(20);
    expect(router.currentRoute.value).toMatchObject({ name: 'fraud-case-amend', params: { id: 'c7' } });
    expect(keptDrafts().map(({ about }) => about)).toEqual(['c7']);
    page.unmount();

    const first = aFraudCase({ id: 'c7', version: 1, bankName: '惠民银行', campaignIds: ['camp'] });
    api.on({
      FraudCaseForm: () => ({ region: formRegions, fraudCase: first }),
      AmendFraudCase: () => ({ amendFraudCase: aFraudCase({ id: 'c7', version: 2 }) }),
    });
    await open('c7');
    expect(page.text()).toContain('已带入您刚才填写的内容');
    expect(page.find<HTMLInputElement>('#bankName').element.value).toBe('六郎支行');
    await save();
    expect(api.sent('AmendFraudCase')).toEqual([
      {
        id: 'c7',
        version: 1,
        input: expect.objectContaining({ bankName: '六郎支行', campaignIds: ['camp'], idempotencyKey: null }),
      },
    ]);
    expect(api.sent('RecordFraudCase')).toHaveLength(2);
  });

  test('stays, and another one is recorded under a key of its own where it is something else', async () => {
    await corrected();
    api.on({ RecordFraudCase: () => ({ recordFraudCase: aFraudCase() }) });
    await page.findAll('.earlier .btn').at(-1)!.trigger('click');
    await settle(20);
    const keys = api
      .sent('RecordFraudCase')
      .map((sent) => (sent['input'] as { idempotencyKey: string }).idempotencyKey);
    expect(keys).toHaveLength(3);
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  test('is not amended where it was voided', async () => {
    api.on({ RecordFraudCase: () => new ApiError({ ...reused.extensions, version: 2, recordStatus: 'VOIDED' }) });
    await open();
    await fill(written);
    await save();
    await until(() => page.find('.earlier').exists());
    expect(page.find('.earlier').text()).toContain('后来作废了');
    expect(page.find('.earlier .pri').exists()).toBe(false);
  });
});

describe('a number beyond what is usual', () => {
  const bounds = {
    PlausibleBounds: () => ({
      plausibleBounds: [{ __typename: 'PlausibleBound', indicator: 'LOSS', bound: 10_000_000 }],
    }),
  };

  test('is asked about before it is saved, and saved once it is confirmed', async () => {
    api.on(bounds);
    await open();
    await settle(20);
    expect(api.sent('PlausibleBounds')[0]).toEqual({ ledger: 'FRAUD_CASES' });
    await fill(written);
    await page.find('#loss').setValue('3200万');
    await save();
    expect(api.sent('RecordFraudCase')).toHaveLength(0);
    expect(page.find('.unusual').text()).toContain('损失金额填了 32,000,000 元，本单位一次通常不超过 10,000,000 元');
    await page.find('.unusual .pri').trigger('click');
    await settle(20);
    expect(api.sent('RecordFraudCase')[0]).toMatchObject({ input: { loss: '32000000' } });
  });

  test('is not asked about once it is corrected, nor where it stood before', async () => {
    api.on(bounds);
    await open();
    await settle(20);
    await fill(written);
    await page.find('#loss').setValue('3200万');
    await save();
    await page.findAll('.unusual .btn')[0]!.trigger('click');
    expect(page.find('.unusual').exists()).toBe(false);
    await page.find('#loss').setValue('3200');
    await save();
    expect(api.sent('RecordFraudCase')[0]).toMatchObject({ input: { loss: '3200' } });
    page.unmount();

    api.on({
      FraudCaseForm: () => ({ region: formRegions, fraudCase: aFraudCase({ loss: '32000000.00' }) }),
      AmendFraudCase: () => ({ amendFraudCase: aFraudCase({ version: 2 }) }),
    });
    await open('c1');
    await fill({ bankName: '六郎支行' });
    await save();
    expect(api.sent('AmendFraudCase')[0]).toMatchObject({
      input: { loss: expect.stringMatching(/^32000000/), bankName: '六郎支行' },
    });
  });

  test('is saved without a question where nobody knows what is usual', async () => {
    api.on({ PlausibleBounds: () => OFFLINE });
    await open();
    await fill(written);
    await page.find('#loss').setValue('3200万');
    await save();
    expect(api.sent('RecordFraudCase')).toHaveLength(1);
  });
});
