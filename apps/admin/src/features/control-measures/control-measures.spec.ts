import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import { CONTROL_MEASURE_TYPES, todayIn } from '@fanzha/domain';
import { aConnection, ApiError, stubApi, type ApiStub } from '../../../test/support/api-stub.js';
import { aBank, aCountyOfficial, aControlMeasure } from '../../../test/support/ledger-records.js';
import { openPage, settle, until } from '../../../test/support/mount-page.js';
import ControlMeasureFormPage from './control-measure-form-page.vue';
import ControlMeasureListPage from './control-measure-list-page.vue';

let api: ApiStub;
let page: VueWrapper;

beforeEach(() => {
  localStorage.clear();
  window.scrollTo = jest.fn() as never;
  api = stubApi({
    ControlMeasureList: () => ({ controlMeasures: aConnection([aControlMeasure()]) }),
    ControlMeasuresInPlace: () => ({ controlMeasures: aConnection([aControlMeasure()]) }),
    AdoptControlMeasure: () => ({ adoptControlMeasure: aControlMeasure() }),
    LiftControlMeasure: () => ({ liftControlMeasure: aControlMeasure({ version: 2, liftedOn: '2026-11-01' }) }),
  });
});
afterEach(() => page.unmount());

describe('the register of control measures', () => {
  test('says yes or no of each, and asks for what is in place today', async () => {
    ({ wrapper: page } = await openPage(ControlMeasureListPage, api, { path: '/control-measures', session: aBank() }));
    await until(() => page.findAll('section.card ul > li').length === CONTROL_MEASURE_TYPES.length);
    expect(api.sent('ControlMeasuresInPlace')).toEqual([{ filter: { tenantId: 't1', inPlaceOn: todayIn() } }]);
    const [first, second] = page.findAll('section.card ul > li');
    expect(first!.text()).toContain('在用，自 2026-03-01');
    expect(second!.text()).toContain('未采用');
    expect(second!.find('a').attributes('href')).toBe(`/control-measures/new?type=${CONTROL_MEASURE_TYPES[1].code}`);
  });

  test('lifts one from a day on', async () => {
    ({ wrapper: page } = await openPage(ControlMeasureListPage, api, { path: '/control-measures', session: aBank() }));
    await until(() => page.find('section.card ul button').exists());
    await page.find('section.card ul button').trigger('click');
    await page.find('#step-day').setValue('2026-11-01');
    await page.find('dialog form').trigger('submit');
    await settle(20);
    expect(api.sent('LiftControlMeasure')).toEqual([{ id: 'p1', version: 1, on: '2026-11-01' }]);
    expect(api.sent('ControlMeasuresInPlace').length).toBeGreaterThan(1);
  });

  test('is not shown to overseers: they see the list', async () => {
    ({ wrapper: page } = await openPage(ControlMeasureListPage, api, {
      path: '/control-measures',
      session: aCountyOfficial(),
    }));
    await until(() => page.find('.records').exists());
    expect(api.sent('ControlMeasuresInPlace')).toHaveLength(0);
  });
});

describe('the form of a control measure', () => {
  test('sends what was chosen on the way, and shows what the server has against it', async () => {
    ({ wrapper: page } = await openPage(ControlMeasureFormPage, api, {
      path: '/control-measures/new?type=POPUP_REMINDER',
      session: aBank(),
    }));
    api.on({
      AdoptControlMeasure: () =>
        new ApiError({
          code: 'BAD_INPUT',
          fields: [{ path: 'type', code: 'ALREADY_TAKEN', message: '这项措施已经在用' }],
        }),
    });
    await page.find('#inPlaceSince').setValue('2026-03-01');
    await page.find('form.formgrid').trigger('submit');
    await settle(20);
    expect(api.sent('AdoptControlMeasure')[0]).toMatchObject({
      input: { type: 'POPUP_REMINDER', inPlaceSince: '2026-03-01', note: null },
    });
    expect(page.find('fieldset .err').text()).toBe('这项措施已经在用');
  });
});
