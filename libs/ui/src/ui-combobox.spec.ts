import { afterEach, expect, test } from '@jest/globals';
import { mount, type VueWrapper } from '@vue/test-utils';
import { nextTick, ref } from 'vue';
import type { Choice } from './choice.js';
import UiCombobox from './ui-combobox.vue';
import { withTexts } from '../test/mounting.js';

const UNITS: readonly Choice[] = [
  { key: 'a', label: '湾沚第三中学', meta: '学校' },
  { key: 'b', label: '湾沚镇平安建设办公室', meta: '镇街' },
  { key: 'c', label: '青荷路派出所', meta: '派出所' },
];
let box: VueWrapper;
afterEach(() => box.unmount());

/** A combobox that finds by a part of the label. */
function open(further: Record<string, unknown> = {}, start: readonly Choice[] = []) {
  const [chosen, text] = [ref(start), ref('')];
  const Host = {
    components: { UiCombobox },
    setup: () => ({ chosen, text, further, find: () => UNITS.filter(({ label }) => label.includes(text.value)) }),
    template: `<form><UiCombobox id="units" v-model="chosen" v-model:text="text" label="联合单位" :options="find()"
      settled nobody="没有这样的单位" hint="写名称" v-bind="further" /></form>`,
  };
  box = mount(Host, { attachTo: document.body, ...withTexts() });
  const keys = () => chosen.value.map(({ key }) => key);
  return { keys, text, input: box.get('#units') };
}
const options = () => box.findAll('[role="option"]').map((one) => one.text());

test('offers what was found, and keeps what is picked as a chip that can be taken away', async () => {
  const { keys, input } = open();
  await input.setValue('湾沚');
  await nextTick();
  expect(options()).toEqual(['湾沚第三中学学校', '湾沚镇平安建设办公室镇街']);
  await box.get('[role="option"]').trigger('click');
  expect(keys()).toEqual(['a']);
  await input.setValue('湾沚');
  await nextTick();
  expect(options()).toEqual(['湾沚镇平安建设办公室镇街']);
  await box.get('button[aria-label="去掉湾沚第三中学"]').trigger('click');
  expect(keys()).toEqual([]);
});

test('Enter takes the first that was found and sends no form', async () => {
  const { keys, text, input } = open();
  await input.setValue('青荷');
  const enter = new KeyboardEvent('keydown', { key: 'Enter', cancelable: true, bubbles: true });
  input.element.dispatchEvent(enter);
  await nextTick();
  await nextTick();
  expect([enter.defaultPrevented, keys(), text.value]).toEqual([true, ['c'], '']);
});

test('a full name needs no choice, a part of one stays as it was typed', async () => {
  const { keys, text, input } = open();
  await input.setValue('湾沚');
  await input.trigger('blur');
  expect([keys(), text.value]).toEqual([[], '湾沚']);
  await input.setValue(' 青荷路派出所');
  await input.setValue('青荷路派出所');
  await input.trigger('blur');
  expect([keys(), text.value]).toEqual([['c'], '']);
});

test('a single one is replaced by the next', async () => {
  const { keys, input } = open({ single: true }, [UNITS[0]!]);
  await input.setValue('青荷路派出所');
  await input.trigger('blur');
  expect(keys()).toEqual(['c']);
});

test('Backspace in an empty field takes the last one away; a full list takes no more', async () => {
  const { keys, input } = open({ max: 2 }, UNITS.slice(0, 2));
  await input.setValue('青荷路派出所');
  await input.trigger('blur');
  expect(keys()).toEqual(['a', 'b']);
  await input.setValue('');
  await input.trigger('keydown', { key: 'Backspace' });
  expect(keys()).toEqual(['a']);
});

test('says that nothing was found, and the error before everything else', async () => {
  const { input } = open();
  expect(box.get('#units-say').text()).toBe('写名称');
  await input.setValue('没有的');
  expect(box.get('#units-say').text()).toBe('没有这样的单位');
  box.unmount();
  open({ error: '没有这个单位' });
  expect(box.get('#units-say').text()).toBe('没有这个单位');
  expect(box.get('#units').attributes('aria-invalid')).toBe('true');
});
