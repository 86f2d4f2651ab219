import { type App, defineAsyncComponent } from 'vue';
import { HOME_BLOCKS, type HomeBlock } from './shell/home-blocks.js';

/** Blocks of the home that belong to other features, in their order. */
const homeBlocks: readonly HomeBlock[] = [
  { place: 'main', block: defineAsyncComponent(() => import('./features/submissions/home-submissions.vue')) },
  { place: 'main', block: defineAsyncComponent(() => import('./features/supervision/home-supervision.vue')) },
  { place: 'side', block: defineAsyncComponent(() => import('./features/campaigns/home-campaigns.vue')) },
  { place: 'state', block: defineAsyncComponent(() => import('./features/fraud-free/home-fraud-free.vue')) },
];

/** Hands the blocks out to the home. */
export const homeBlocksPlugin = { install: (app: App) => app.provide(HOME_BLOCKS, homeBlocks) };
