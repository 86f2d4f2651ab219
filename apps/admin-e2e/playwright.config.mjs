import { defineConfig } from '@playwright/test';
import { findChromium } from '../../infra/scripts/chromium.mjs';

/**
 * The browser stories, on the Chromium of this machine: three workers, each with a server and a fresh demo city of its
 * own, in which it tells one story after the other (demo-city.mjs). A story waits in turn for its page, its server and
 * its database, so that a worker does not fill a core: there are more than the two cores it should be fast on.
 *
 *   npx playwright test -c apps/admin-e2e                     all stories (build first)
 *   npx playwright test -c apps/admin-e2e overview sign-in    the files whose names contain one of the words
 *
 * CHROMIUM names the browser. A story that fails leaves pictures of its pages in .data/e2e.
 */
export default defineConfig({
  testDir: 'src',
  testMatch: '**/*.spec.ts',
  outputDir: '../../.data/e2e',
  workers: process.env.FANZHA_STORIES_URL ? 1 : 3,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 180_000,
  globalTimeout: 0,
  reporter: [['list'], ['json', { outputFile: '../../.data/e2e-results.json' }]],
  use: {
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: findChromium(),
      // Without a UTF-8 locale Chromium drops the Chinese name of a download.
      env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' },
      // Nothing leaves this machine: no updates, no look-ups, no other host.
      args: [
        '--no-sandbox',
        '--disable-dev-shm-usage',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      ],
    },
  },
});
