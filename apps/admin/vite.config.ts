import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig, loadEnv } from 'vite';
// eslint-disable-next-line house/import-direction -- A tool of the build, as the configuration itself is.
import { guides } from '../../infra/guides/guide.mjs';

const libs = fileURLToPath(new URL('../../libs/', import.meta.url));

// eslint-disable-next-line no-restricted-syntax -- Vite reads its configuration from the default export.
export default defineConfig(({ mode }) => {
  // `FANZHA_DEV_API=http://127.0.0.1:4000 npx vite` develops against an API on another port.
  const api = loadEnv(mode, import.meta.dirname, 'FANZHA_DEV_')['FANZHA_DEV_API'] ?? 'http://127.0.0.1:3000';
  return {
    plugins: [vue(), guides()],
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
    server: { proxy: { '/graphql': api } },
    build: {
      target: 'es2022',
      sourcemap: false,
      manifest: true,
      chunkSizeWarningLimit: 700,
      assetsInlineLimit: 0,
      // The domain only declares: a chunk that needs a password rule does not get the indicator registry with it.
      rolldownOptions: { treeshake: { moduleSideEffects: [{ test: /\/libs\/domain\/src\//, sideEffects: false }] } },
    },
  };
});
