import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig, loadEnv } from 'vite';
/* eslint-disable house/import-direction -- Tools of the build, as the configuration itself is. */
import { compressedFiles } from '../../infra/first-page/compressed-files.mjs';
import { firstPage } from '../../infra/first-page/first-page.mjs';
import { guides } from '../../infra/guides/guide.mjs';
/* eslint-enable house/import-direction */

/** The pages that work begins with, by their address or its first part, and the words of those who read English. */
const STARTS = {
  overview: 'src/features/overview/overview-page.vue',
  home: 'src/features/home/home-page.vue',
  activities: 'src/features/activities/activity-list-page.vue',
  'activities/new': 'src/features/activities/activity-form-page.vue',
  'activities/:id': 'src/features/activities/activity-record-page.vue',
  en: 'src/locales/en/index.ts',
};

/** Over a slow line every further file is a wait of its own: what all pages start with is one file beside the entry. */
const START = { name: 'start', tags: ['$initial' as const], test: /^(?!.*\/admin\/src\/main\.ts)/, priority: 2 };

/**
 * Each file costs a phone some twenty milliseconds of its only thread. What several pages have in common is one file,
 * and not the fifty that it would be by the exact set of pages that share it. Fewer than twelve pages are few: what
 * they share would be fetched by all others for nothing.
 */
const SHARED = {
  name: 'shared',
  test: new RegExp(
    '/(libs/(ui|domain)|apps/admin)/src/(?!features/|locales/|.*chart)' +
      '|/node_modules/(reka-ui|@floating-ui|@vueuse)/',
  ),
  minShareCount: 12,
  priority: 1,
};
/** The overview, pages of units and the home page show figures in the same way. */
const FIGURES = { name: 'figures', test: /\/apps\/admin\/src\/figures\/(?!.*chart)/, minShareCount: 2, priority: 0 };

const libs = fileURLToPath(new URL('../../libs/', import.meta.url));

// eslint-disable-next-line no-restricted-syntax -- Vite reads its configuration from the default export.
export default defineConfig(({ mode }) => {
  // `FANZHA_DEV_API=http://127.0.0.1:4000 npx vite` develops against an API on another port.
  const api = loadEnv(mode, import.meta.dirname, 'FANZHA_DEV_')['FANZHA_DEV_API'] ?? 'http://127.0.0.1:3000';
  return {
    plugins: [vue(), guides(), firstPage(STARTS), compressedFiles()],
    // The libraries are bundled from their sources: no build of theirs has to come first.
    resolve: {
      alias: [
        { find: /^@fanzha\/([a-z-]+)$/, replacement: `${libs}$1/src/index.ts` },
        { find: /^guides\//, replacement: fileURLToPath(new URL('../../docs/zh/', import.meta.url)) },
      ],
    },
    define: {
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_I18N_LEGACY_API__: 'false',
      __VUE_I18N_FULL_INSTALL__: 'false',
      __INTLIFY_PROD_DEVTOOLS__: 'false',
    },
    // Files of summaries and imports stand below the addresses of their pages.
    server: {
      proxy: {
        '/graphql': api,
        '^/summaries/[^/]+/(edition/|draft\\.)': api,
        '^/reading/text$': api,
        '/export': api,
        '^/imports/(templates/|[A-Z_]+$|[^/]+/annotated\\.xlsx$)': api,
      },
    },
    build: {
      // README, “Browsers”. Edge is Chromium under another name.
      target: ['chrome109', 'edge109', 'firefox125', 'safari16.4'],
      sourcemap: false,
      cssCodeSplit: false,
      manifest: true,
      chunkSizeWarningLimit: 700,
      assetsInlineLimit: 0,
      // The domain only declares: a chunk that needs a password rule does not get the indicator registry with it.
      // Neither do the generated documents: a page gets its own operations.
      rolldownOptions: {
        treeshake: { moduleSideEffects: [{ test: /\/libs\/domain\/src\/|\/generated\.ts$/, sideEffects: false }] },
        output: { codeSplitting: { groups: [START, SHARED, FIGURES] } },
      },
    },
  };
});
