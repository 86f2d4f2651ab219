import { expect, test } from '@jest/globals';
import { mount } from '@vue/test-utils';
import { i18n } from '../../locales/i18n.js';
import BreakdownCard from './breakdown-card.vue';

const part = (key: string, value: number, withheld: number) => ({
  key,
  label: key,
  value,
  atLeast: false,
  uncounted: 0,
  withheld,
});

test('says beside the sum how many records keep their number to themselves', () => {
  const header = (...withheld: [number, number]) => {
    const parts = [part('柜面', 9, withheld[0]), part('自助机', 5, withheld[1])];
    const props = { title: '地点', indicator: 'INTERCEPTIONS' as const, periodLabel: '10月', parts, openKey: null };
    const card = mount(BreakdownCard, { props, global: { plugins: [i18n] } });
    const text = card.find('header .meta').text();
    card.unmount();
    return text;
  };
  expect(header(2, 1)).toBe('14 起 · 另有 3 次不便公开');
  expect(header(0, 0)).toBe('14 起');
});
