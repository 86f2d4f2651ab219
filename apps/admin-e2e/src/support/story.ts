import { test as base, type BrowserContext, type Page } from '@playwright/test';
import { demoCity } from '../../demo-city.mjs';

import { DESKTOP, type Device } from './devices.ts';

/** What a story is given. */
interface Fixtures {
  /** The browser of the person the story is about, at an office PC. Not opened where a story does not ask for it. */
  readonly page: Page;
  /** The browser of somebody else, or another device of the same person: no cookie and no storage in common. */
  readonly visit: (device?: Device) => Promise<Page>;
  /** Says which errors belong to the story, such as the browser's word on a network that was cut. */
  readonly expectErrors: (...errors: readonly RegExp[]) => void;
}

/** What the stories of one worker have in common. */
interface Shared {
  /** Address of the worker's server. */
  readonly url: string;
}

/** What the pages of a story have reported as errors, and which of it was expected. */
class Reports {
  readonly expected: RegExp[] = [];
  private readonly errors: string[] = [];

  add(text: string): void {
    this.errors.push(text);
  }

  get unexpected(): string[] {
    return this.errors.filter((text) => !this.expected.some((each) => each.test(text)));
  }

  /** Hears everything that the pages of a browser context call an error, and requests that leave the server. */
  listenTo(context: BrowserContext, url: string): void {
    context.on('console', (message) => {
      if (message.type() === 'error') this.add(`console: ${message.text()} ${message.location().url}`);
    });
    context.on('weberror', (error) => this.add(`page error: ${error.error().stack}`));
    context.on('request', (request) => {
      if (/^(http|ws)s?:/.test(request.url()) && !request.url().startsWith(url))
        this.add(`asked another host: ${request.url()}`);
    });
  }
}

let people = 0;

/** Everybody comes from an address of their own: what the server counts per address is one person's doing. */
function ownAddress(worker: number): string {
  people += 1;
  return `10.${worker & 255}.${people >> 8}.${people & 255}`;
}

/**
 * A story: Playwright's test with people who visit the demo city. Any error that its pages report fails it, unless the
 * story said that it would come.
 */
export const test = base.extend<Fixtures & { readonly reports: Reports }, Shared>({
  url: demoCity,
  // eslint-disable-next-line no-empty-pattern -- Playwright reads from the parameter which fixtures one needs.
  reports: async ({}, use) => {
    const reports = new Reports();
    await use(reports);
    const { unexpected } = reports;
    if (unexpected.length > 0) throw new Error(`Its pages reported errors:\n${unexpected.join('\n')}`);
  },
  expectErrors: async ({ reports }, use) => {
    await use((...errors) => void reports.expected.push(...errors));
  },
  visit: async ({ browser, url, reports }, use, { workerIndex }) => {
    const contexts: BrowserContext[] = [];
    await use(async (device = DESKTOP) => {
      const context = await browser.newContext({
        baseURL: url,
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        reducedMotion: 'reduce',
        extraHTTPHeaders: { 'x-forwarded-for': ownAddress(workerIndex) },
        ...device,
      });
      contexts.push(context);
      context.setDefaultTimeout(15_000);
      reports.listenTo(context, url);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
  page: async ({ visit }, use) => {
    await use(await visit());
  },
});
