import { flushPromises, mount, type VueWrapper } from '@vue/test-utils';
import urql from '@urql/vue';
import { createPinia, getActivePinia, setActivePinia } from 'pinia';
import type { Component } from 'vue';
import { createMemoryHistory, createRouter, type Router } from 'vue-router';
import { homeBlocksPlugin } from '../../src/home-blocks.js';
import { ledgers, ledgersPlugin } from '../../src/ledgers.js';
import { newClient } from '../../src/session/client.js';
import { i18n } from '../../src/locales/i18n.js';
import { useSession } from '../../src/session/use-session.js';
import { aSession, type ApiStub } from './api-stub.js';

interface OpenPage {
  readonly wrapper: VueWrapper;
  readonly router: Router;
}

const blank = { template: '<div />' };
/** Pages the tested ones lead to. */
const PAGES = [
  ...ledgers.flatMap(({ routes }) => routes),
  { path: 'help/:guide?', name: 'help' },
  { path: 'imports', name: 'imports' },
  { path: 'imports/:id', name: 'import' },
  { path: 'summaries', name: 'summaries' },
  { path: 'summaries/:id', name: 'summary' },
  { path: 'campaigns', name: 'campaigns' },
  { path: 'campaigns/:id', name: 'campaign' },
  { path: 'campaigns/:id/edit', name: 'campaign-edit' },
  { path: 'submissions', name: 'submissions' },
  { path: 'submissions/:id', name: 'submission' },
  { path: 'submission-forms', name: 'submission-forms' },
  { path: 'review/:id?', name: 'review' },
  { path: 'chase', name: 'chase' },
  { path: 'evaluation', name: 'evaluation' },
  { path: 'evaluation/new', name: 'evaluation-new' },
  { path: 'evaluation/:id', name: 'evaluation-scheme' },
  { path: 'evaluation/:id/edit', name: 'evaluation-edit' },
  { path: 'load', name: 'load' },
  { path: 'fraud-free', name: 'fraud-free' },
  { path: 'fraud-free/:id', name: 'fraud-free-scheme' },
  { path: 'supervision', name: 'supervision' },
  { path: 'supervision/new', name: 'supervision-new' },
  { path: 'supervision/settings', name: 'supervision-settings' },
  { path: 'supervision/:id', name: 'supervision-letter' },
  { path: 'records/:id', name: 'record-by-id' },
  { path: 'notifications', name: 'notifications' },
  { path: 'notifications/settings', name: 'notification-settings' },
].flatMap(({ path, name }) => (name ? [{ path: `/${path}`, name, component: blank }] : []));

/** Lets everything under way come to rest: the network stub, the cache and the rendering after it. */
export async function settle(milliseconds = 0): Promise<void> {
  for (let round = 0; round < 5; round += 1) {
    await new Promise((resolve) => {
      setTimeout(resolve, milliseconds / 5);
    });
    await flushPromises();
  }
}

/** Waits until something holds; the last look fails the test. */
export async function until(look: () => boolean): Promise<void> {
  for (let round = 0; round < 100 && !look(); round += 1) await settle(10);
  if (!look()) throw new Error('It never came to hold.');
}

/** The drafts of all people on this device. */
export const keptDrafts = (): {
  id: string;
  form: string;
  about: string;
  title: string;
  content: Record<string, unknown>;
}[] =>
  Object.keys(localStorage)
    .filter((key) => key.startsWith('fanzha.form.'))
    .map((key) => JSON.parse(localStorage.getItem(key) ?? 'null') as never);

/** A page as a signed-in person has it, at an address. */
export async function openPage(
  page: Component,
  api: ApiStub,
  {
    session = aSession(),
    ...options
  }: { props?: Record<string, unknown>; path?: string; session?: ReturnType<typeof aSession> } = {},
): Promise<OpenPage> {
  setActivePinia(createPinia());
  api.on({ SignIn: () => ({ signIn: session }), SignOut: () => ({ signOut: true }) });
  await useSession().signIn('school', 'secret');
  return openAnonymously(page, options);
}

/** A page as anybody has it. */
export async function openAnonymously(
  page: Component,
  { props = {}, path = '/activities' }: { props?: Record<string, unknown>; path?: string } = {},
): Promise<OpenPage> {
  const pinia = getActivePinia() ?? createPinia();
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', name: 'start', component: blank },
      { path: '/sign-in', name: 'sign-in', component: blank },
      { path: '/operator/tenants', name: 'tenants', component: blank },
      { path: '/operator/users', name: 'users', component: blank },
      { path: '/operator/approvals', name: 'approvals', component: blank },
      { path: '/operator/tenants/:id', name: 'tenant-history', component: blank },
      { path: '/operator/regions', name: 'regions', component: blank },
      { path: '/overview/tenant/:id', name: 'tenant-overview', component: blank },
      { path: '/overview/:code(\\d+)?', name: 'overview', component: blank },
      { path: '/wall/:code(\\d+)?', name: 'wall', component: blank },
      ...PAGES,
    ],
  });
  await router.push(path);
  holdDrawer();
  const wrapper = mount(page, {
    props,
    attachTo: document.body,
    global: {
      plugins: [pinia, i18n, ledgersPlugin, homeBlocksPlugin, router, [urql, newClient()]],
    },
  });
  await settle();
  return { wrapper, router };
}

/** The place of the frame that pages put the source of a figure into (source-drawer.vue). */
const DRAWER_HOST = 'shell-drawer';
function holdDrawer(): void {
  if (document.getElementById(DRAWER_HOST)) return;
  const host = document.createElement('div');
  host.id = DRAWER_HOST;
  document.body.append(host);
}

/** Takes one of the further actions of a page, behind its button with three dots. */
export async function takeFurther(page: VueWrapper, label: string): Promise<void> {
  await page.get('.ui-menu button').trigger('click', { button: 0 });
  await settle();
  const item = page.findAll('[role="menuitem"]').find((one) => one.text() === label);
  if (!item) throw new Error(`The menu does not offer ${label}.`);
  await item.trigger('click');
  await settle();
}
