import type { IconName } from './icons.js';

/** Something that was found. */
export interface FinderItem {
  readonly key: string;
  readonly label: string;
  /** What tells it from others of the name: its unit, its day. */
  readonly meta?: string;
  readonly icon: IconName;
}

/** What was found of one kind. */
export interface FinderGroup {
  readonly key: string;
  readonly title: string;
  readonly items: readonly FinderItem[];
  /** There is more of the kind than is shown. */
  readonly more?: boolean;
}
