import type { IconName } from './icons.js';

/** One thing that a menu offers. */
export interface MenuItem {
  readonly key: string;
  readonly label: string;
  readonly icon: IconName;
  /** It takes something away: red, and after a line. */
  readonly danger?: boolean;
}
