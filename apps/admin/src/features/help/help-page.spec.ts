import { afterEach, describe, expect, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import { stubApi } from '../../../test/support/api-stub.js';
import { openPage, until } from '../../../test/support/mount-page.js';
import { ledgers } from '../../ledgers.js';
import { helpSections } from '../../shell/help-place.js';
import { GUIDES, type GuideName } from './guides.js';
import HelpPage from './help-page.vue';

let page: VueWrapper;
afterEach(() => page?.unmount());

describe('the help page', () => {
  test('shows the guide, its parts as links, and no link to a file that is not served', async () => {
    ({ wrapper: page } = await openPage(HelpPage, stubApi({}), { path: '/help/unit', props: { guide: 'unit' } }));
    await until(() => page.find('article').exists());
    expect(page.find('article').text()).toContain('一件事只记一次');
    expect(page.find('.contents').text()).toContain('记一次活动');
    const ids = page.findAll('article [id]').map((heading) => heading.attributes('id'));
    expect(ids).toContain('记一次活动');
    const links = page.findAll('article a').map((link) => link.attributes('href') ?? '');
    expect(links.filter((href) => !href.startsWith('#'))).toEqual([]);
    expect(page.find('article').text()).toContain('接入指南');
  });

  test.each(Object.keys(GUIDES) as GuideName[])(
    'every part of the %s guide that a page leads to is there',
    async (name) => {
      const { default: guide } = await GUIDES[name]();
      const ids = [...guide.html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      expect(helpSections(ledgers)[name].filter((id) => !ids.includes(id))).toEqual([]);
      const targets = [...guide.html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => decodeURIComponent(id ?? ''));
      expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
    },
  );
});
