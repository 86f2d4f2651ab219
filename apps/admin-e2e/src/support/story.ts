import type { Page } from 'playwright-core';
import type { Device } from './devices.ts';

/** What a story is given. */
export interface Stage {
  /** The browser of the person the story is about. */
  readonly page: Page;
  /** The browser of somebody else, or another device of the same person: no cookie and no storage in common. */
  visit(device?: Device): Promise<Page>;
  /** Address of the server. */
  readonly url: string;
}

export interface StoryOptions {
  /** What the person holds in the hand; a desk otherwise. */
  readonly device?: Device;
  /** Errors that belong to the story, such as the browser's word on a network that was cut. Any other one fails it. */
  readonly heard?: readonly RegExp[];
}

export interface Story {
  readonly title: string;
  readonly device: Device | undefined;
  readonly heard: readonly RegExp[];
  readonly act: (stage: Stage) => Promise<void>;
}

const told: Story[] = [];

/** Adds a story; the runner plays those of a file in their order, each in a browser context of its own. */
export function story(title: string, { device, heard = [] }: StoryOptions, act: Story['act']): void {
  told.push({ title, device, heard, act });
}

/** Hands the stories over to the runner, once. */
export function takeStories(): Story[] {
  return told.splice(0);
}
