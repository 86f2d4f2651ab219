import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './app.vue';
import { clientPlugin } from './session/client.js';
import { homeBlocksPlugin } from './home-blocks.js';
import { ledgersPlugin } from './ledgers.js';
import { i18n, startLocale } from './locales/i18n.js';
import { startTextSize } from './shell/text-size.js';
import { router } from './router.js';
import { endTurns, nextTurn } from './shell/turns.js';
import './styles/tokens.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/controls.css';
import './styles/cards.css';
import './styles/tables.css';
import './styles/responsive.css';

/** Not awaited where it is called: a page waits for the end of this file, as it takes what it shares from it. */
async function start(): Promise<void> {
  await nextTurn();
  startTextSize();
  await startLocale();
  const firstPage = { failed: false };
  const app = createApp(App, firstPage).use(createPinia()).use(i18n).use(clientPlugin);
  app.use(ledgersPlugin).use(homeBlocksPlugin).use(router);
  // Until the first page is there, the frame in index.html stays: no empty window in between.
  await router.isReady().catch(() => {
    firstPage.failed = true;
  });
  await nextTurn();
  app.mount('#app');
  window.addEventListener('beforeprint', endTurns);
  router.afterEach((to, from) => {
    if (to.path !== from.path) endTurns();
  });
}
void start();
