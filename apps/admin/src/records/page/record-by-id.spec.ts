import { afterEach, expect, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import { ApiError, stubApi } from '../../../test/support/api-stub.js';
import { openPage, until } from '../../../test/support/mount-page.js';
import RecordById from './record-by-id.vue';

let page: VueWrapper;
afterEach(() => page.unmount());

const NOWHERE = {
  ACTIVITY: null,
  HOUSEHOLD_VISIT: null,
  INTERCEPTION: null,
  FUNDS_ACTION: null,
  TALLY: null,
  INSPECTION: null,
};

test('leads on to the ledger that has the record', async () => {
  const api = stubApi({
    RecordById: () => ({ ...NOWHERE, INTERCEPTION: { __typename: 'Interception', id: 'k3' } }),
  });
  const { wrapper, router } = await openPage(RecordById, api, { props: { id: 'k3' }, path: '/records/k3' });
  page = wrapper;
  await until(() => router.currentRoute.value.path !== '/records/k3');
  expect(router.currentRoute.value.path).toBe('/interceptions/k3');
});

test('says that there is none, or none that may be seen', async () => {
  const api = stubApi({ RecordById: () => new ApiError({ code: 'NOT_FOUND' }) });
  ({ wrapper: page } = await openPage(RecordById, api, { props: { id: 'k3' }, path: '/records/k3' }));
  await until(() => page.find('.state, .note, [role="alert"]').exists());
  expect(page.find('.card[role="status"]').exists()).toBe(false);
});
