import type { Page } from 'playwright-core';
import type { Device } from './devices.ts';

/** What a story is given. */
export interface Fixture {
  /** The browser of the person the story is about. */
  readonly page: Page;
  /** The browser of somebody else, or another device of the same person: no cookie and no storage in common. */
  visit(device?: Device): Promise<Page>;
  /** Address of the server. */
  readonly url: string;
}

export interface StoryOptions {
  /** What the person holds in the hand; a desktop otherwise. */
  readonly device?: Device;
  /** Errors that belong to the story, such as the browser's word on a network that was cut. Any other one fails it. */
  readonly expectedErrors?: readonly RegExp[];
}

export interface Story {
  readonly title: string;
  readonly device: Device | undefined;
  readonly expectedErrors: readonly RegExp[];
  readonly act: (fixture: Fixture) => Promise<void>;
}

const stories: Story[] = [];

/** Adds a story; the runner plays those of a file in their order, each in a browser context of its own. */
export function story(title: string, { device, expectedErrors = [] }: StoryOptions, act: Story['act']): void {
  stories.push({ title, device, expectedErrors, act });
}

/** Hands the stories over to the runner, once. */
export function takeStories(): Story[] {
  return stories.splice(0);
}
