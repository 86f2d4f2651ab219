import { afterEach, expect, test } from '@jest/globals';
import { mount } from '@vue/test-utils';
import FigureButton from './figure-button.vue';
import { withTexts } from '../test/mounting.js';

/** What is seen, without what is only read out. */
function shown(figure: { element: Element }): string {
  const copy = figure.element.cloneNode(true) as Element;
  for (const hidden of copy.querySelectorAll('.sr')) hidden.remove();
  return copy.textContent?.trim() ?? '';
}

afterEach(() => {
  document.body.innerHTML = '';
});

test('says what it is, shows it short, and asks for its source', async () => {
  const figure = mount(FigureButton, {
    props: { label: '覆盖人次', value: 126_412, unit: '人次', atLeast: true },
    ...withTexts(),
  });
  const button = figure.get('button');
  expect(shown(figure)).toBe('≥12.64万人次');
  expect(button.text()).toBe('覆盖人次 ≥12.64 至少 126,412 人次 查看这个数从哪来');
  expect(button.attributes('aria-expanded')).toBe('false');
  await button.trigger('click');
  expect(figure.emitted('source')).toHaveLength(1);
});

test('keeps 万 where the column says the unit', () => {
  const figure = mount(FigureButton, {
    props: { label: '覆盖人次', value: 126_412, unit: '人次', hideUnit: true },
    ...withTexts(),
  });
  expect(shown(figure)).toBe('12.64万');
});

test('the exact figure shows on focus and goes with Escape', async () => {
  const figure = mount(FigureButton, {
    props: { label: '覆盖人次', value: 126_412, unit: '人次' },
    attachTo: document.body,
    ...withTexts(),
  });
  await figure.get('button').trigger('focus');
  expect(document.querySelector('[role=tooltip]')?.textContent).toBe('126,412 人次');
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
  await figure.vm.$nextTick();
  expect(document.querySelector('[role=tooltip]')).toBeNull();
  figure.unmount();
});

test('uncounted work is no zero', () => {
  const figure = mount(FigureButton, {
    props: { label: '展板板报', value: 0, unit: '块', unstated: 2 },
    ...withTexts(),
  });
  expect(shown(figure)).toBe('2 次未统计');
});

test('nothing at all is a dash without a source', () => {
  const figure = mount(FigureButton, { props: { label: '破案率', value: null, unit: '%' }, ...withTexts() });
  expect(figure.find('button').exists()).toBe(false);
  expect(figure.text()).toBe('—');
});
