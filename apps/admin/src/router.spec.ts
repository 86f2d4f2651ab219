import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createPinia, setActivePinia } from 'pinia';
import { stubApi } from '../test/support/api-stub.js';
import { aCountyOfficial } from '../test/support/ledger-records.js';
import { aSessionOf } from '../test/support/ledger-stub.js';
import { i18n } from './locales/i18n.js';
import { router } from './router.js';
import { useSession } from './session/use-session.js';
import { toasts } from './shell/toasts.js';

beforeEach(() => {
  window.scrollTo = jest.fn() as never;
});
afterEach(async () => {
  await router.push('/sign-in');
});

async function comesTo(type: Parameters<typeof aSessionOf>[0], address: string): Promise<string> {
  setActivePinia(createPinia());
  stubApi({ SignIn: () => ({ signIn: aSessionOf(type) }) });
  await useSession().signIn('somebody', 'secret');
  await router.push(address);
  return router.currentRoute.value.path;
}

describe('forms', () => {
  test.each([
    ['SCHOOL', '/fraud-cases/new'],
    ['BANK', '/funds-actions/new'],
    ['POLICE', '/control-measures/new'],
    ['POLICE', '/notices/new'],
  ] as const)('a %s is not led into %s, which would be refused once it is filled in', async (type, address) => {
    toasts.length = 0;
    expect(await comesTo(type, address)).toBe('/home');
    expect(toasts.map(({ text }) => text)).toEqual([i18n.global.t('app.notYours')]);
  });

  test.each([
    ['POLICE', '/fraud-cases/new'],
    ['SCHOOL', '/interceptions/new'],
    ['BANK', '/control-measures/new'],
    ['HOSPITAL', '/tallies/new'],
  ] as const)('a %s comes to %s', async (type, address) => {
    expect(await comesTo(type, address)).toBe(address);
  });
});

test.each([
  ['an official', aCountyOfficial(), '/overview'],
  ['a unit', aSessionOf('SCHOOL'), '/home'],
] as const)(
  '%s who reloads the start comes to the own one, though nobody knew yet who it was',
  async (_, session, path) => {
    setActivePinia(createPinia());
    stubApi({ RefreshSession: () => ({ refreshSession: session }) });
    await router.push('/');
    expect(router.currentRoute.value.path).toBe(path);
  },
);
