import { TestEnvironment } from 'jest-environment-jsdom';

/** What browsers have, Node has, and jsdom has not. */
const fromNode = {
  AbortController,
  AbortSignal,
  Headers,
  Request,
  Response,
  TextDecoder,
  TextEncoder,
  fetch,
  structuredClone,
};

/** Charts observe sizes; nothing has a size in jsdom, so there is never anything to report. */
class NothingToObserve {
  observe() {}
  unobserve() {}
  disconnect() {}
}

export default class extends TestEnvironment {
  async setup() {
    await super.setup();
    // Nothing has a place to scroll to either.
    this.global.Element.prototype.scrollIntoView ??= () => undefined;
    Object.assign(this.global, fromNode, {
      ResizeObserver: NothingToObserve,
      IntersectionObserver: NothingToObserve,
      matchMedia: (media) => ({ media, matches: false, addEventListener() {}, removeEventListener() {} }),
    });
  }
}
