import { ref } from 'vue';

/**
 * Element into which a page teleports its drawer: beside the page from 1440 px, over it below (README of the design).
 */
export const DRAWER_HOST = 'shell-drawer';

/** Whether a page shows a drawer: the side bar shrinks to a rail to make room. */
export const drawerOpen = ref(false);
