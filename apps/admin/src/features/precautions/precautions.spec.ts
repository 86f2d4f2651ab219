import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import { PRECAUTIONS, todayIn } from '@fanzha/domain';
import { aConnection, ApiRefusal, stubApi, type ApiStub } from '../../../test/support/api-stub.js';
import { aBank, aCountyOfficial, aPrecaution } from '../../../test/support/ledger-records.js';
import { openPage, settle, until } from '../../../test/support/mount-page.js';
import PrecautionFormPage from './PrecautionFormPage.vue';
import PrecautionListPage from './PrecautionListPage.vue';

let api: ApiStub;
let page: VueWrapper;

beforeEach(() => {
  localStorage.clear();
  window.scrollTo = jest.fn() as never;
  api = stubApi({
    PrecautionList: () => ({ bankPrecautions: aConnection([aPrecaution()]) }),
    PrecautionsInPlace: () => ({ bankPrecautions: aConnection([aPrecaution()]) }),
    AdoptPrecaution: () => ({ adoptBankPrecaution: aPrecaution() }),
    LiftPrecaution: () => ({ liftBankPrecaution: aPrecaution({ version: 2, liftedOn: '2026-11-01' }) }),
  });
});
afterEach(() => page.unmount());

describe('the register of precautions', () => {
  test('says yes or no of each, and asks for what is in place today', async () => {
    ({ wrapper: page } = await openPage(PrecautionListPage, api, { path: '/precautions', session: aBank() }));
    await until(() => page.findAll('section.card ul > li').length === PRECAUTIONS.length);
    expect(api.sent('PrecautionsInPlace')).toEqual([{ filter: { tenantId: 't1', inPlaceOn: todayIn() } }]);
    const [first, second] = page.findAll('section.card ul > li');
    expect(first!.text()).toContain('在用，自 2026-03-01');
    expect(second!.text()).toContain('未采用');
    expect(second!.find('a').attributes('href')).toBe(`/precautions/new?precaution=${PRECAUTIONS[1].code}`);
  });

  test('lifts one from a day on', async () => {
    ({ wrapper: page } = await openPage(PrecautionListPage, api, { path: '/precautions', session: aBank() }));
    await until(() => page.find('section.card ul button').exists());
    await page.find('section.card ul button').trigger('click');
    await page.find('#step-day').setValue('2026-11-01');
    await page.find('dialog form').trigger('submit');
    await settle(20);
    expect(api.sent('LiftPrecaution')).toEqual([{ id: 'p1', version: 1, on: '2026-11-01' }]);
    expect(api.sent('PrecautionsInPlace').length).toBeGreaterThan(1);
  });

  test('is not shown to overseers: they see the list', async () => {
    ({ wrapper: page } = await openPage(PrecautionListPage, api, { path: '/precautions', session: aCountyOfficial() }));
    await until(() => page.find('.records').exists());
    expect(api.sent('PrecautionsInPlace')).toHaveLength(0);
  });
});

describe('the form of a precaution', () => {
  test('sends what was chosen on the way, and shows what the server has against it', async () => {
    ({ wrapper: page } = await openPage(PrecautionFormPage, api, {
      path: '/precautions/new?precaution=POPUP_REMINDER',
      session: aBank(),
    }));
    api.on({
      AdoptPrecaution: () =>
        new ApiRefusal({
          code: 'BAD_INPUT',
          fields: [{ path: 'precaution', code: 'ALREADY_TAKEN', message: '这项措施已经在用' }],
        }),
    });
    await page.find('#inPlaceSince').setValue('2026-03-01');
    await page.find('form.formgrid').trigger('submit');
    await settle(20);
    expect(api.sent('AdoptPrecaution')[0]).toMatchObject({
      input: { precaution: 'POPUP_REMINDER', inPlaceSince: '2026-03-01', note: null },
    });
    expect(page.find('fieldset .err').text()).toBe('这项措施已经在用');
  });
});
