import { afterEach, expect, jest, test } from '@jest/globals';
import { mount } from '@vue/test-utils';
import { nextTick } from 'vue';
import SectionTabs from './section-tabs.vue';

afterEach(() => {
  document.body.innerHTML = '';
  jest.restoreAllMocks();
});

const TABS = [
  { id: 'one', label: '总览' },
  { id: 'two', label: '上报', count: 2 },
  { id: 'three', label: '走势' },
];

/** Parts of a page at heights of the window. */
function page(tops: Record<string, number>): void {
  for (const [id, top] of Object.entries(tops)) {
    const part = document.getElementById(id) ?? document.body.appendChild(document.createElement('section'));
    part.id = id;
    part.tabIndex = -1;
    part.getBoundingClientRect = () => ({ top }) as DOMRect;
  }
}
const look = async () => {
  dispatchEvent(new Event('scroll'));
  await new Promise((done) => requestAnimationFrame(done));
  await nextTick();
};
const current = (tabs: ReturnType<typeof mount>) => tabs.findAll('[aria-current]').map((one) => one.attributes('href'));

test('the part that is being read is marked while the page scrolls', async () => {
  page({ one: 0, two: 500, three: 500 });
  const tabs = mount(SectionTabs, { props: { tabs: TABS, label: '本页内容' }, attachTo: document.body });
  await look();
  expect(current(tabs)).toEqual(['#one']);
  page({ one: -500, two: 0, three: 0 });
  await look();
  // Side by side: the first of them, until the other one is asked for.
  expect(current(tabs)).toEqual(['#two']);
  expect(tabs.text()).toContain('上报2');
  tabs.unmount();
});

test('a tab leads to its part, and the keyboard with it', async () => {
  page({ one: 0, two: 0, three: 0 });
  const part = document.getElementById('three')!;
  const scrolled = jest.fn();
  part.scrollIntoView = scrolled;
  const tabs = mount(SectionTabs, { props: { tabs: TABS, label: '本页内容' }, attachTo: document.body });
  await tabs.findAll('a')[2]!.trigger('click');
  expect(scrolled).toHaveBeenCalled();
  expect(document.activeElement).toBe(part);
  await look();
  expect(current(tabs)).toEqual(['#three']);
  tabs.unmount();
});
