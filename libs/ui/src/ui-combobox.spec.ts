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
  const [chosen, text, settled] = [ref(start), ref(''), ref(true)];
  const Host = {
    components: { UiCombobox },
    setup: () => ({
      chosen,
      text,
      settled,
      further,
      find: () => UNITS.filter(({ label }) => label.includes(text.value)),
    }),
    template: `<form><UiCombobox id="units" v-model="chosen" v-model:text="text" label="联合单位" :options="find()"
      :settled="settled" nothing-found="没有这样的单位" hint="写名称" v-bind="further" /></form>`,
  };
  box = mount(Host, { attachTo: document.body, ...withTexts() });
  const keys = () => chosen.value.map(({ key }) => key);
  return { keys, text, settled, input: box.get('#units') };
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

/** Presses a key as a browser does. @returns whether the form is kept from being sent */
async function press(target: Element, key: string, how: KeyboardEventInit = {}): Promise<boolean> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...how });
  target.dispatchEvent(event);
  await nextTick();
  return event.defaultPrevented;
}

test('Enter in an empty field chooses nothing, with the list open or closed', async () => {
  const { keys, input } = open();
  await input.trigger('focus');
  expect(await press(input.element, 'Enter')).toBe(false);
  await input.trigger('click');
  await nextTick();
  expect(options()).toHaveLength(3);
  expect(input.attributes('aria-expanded')).toBe('true');
  await press(input.element, 'Enter');
  expect([keys(), options()]).toEqual([[], []]);
  expect(input.attributes('aria-expanded')).toBe('false');
});

test('Enter before the answer is there chooses nothing of the list before', async () => {
  const { keys, text, settled, input } = open();
  await input.setValue('湾沚');
  settled.value = false;
  await nextTick();
  expect(await press(input.element, 'Enter')).toBe(true);
  expect([keys(), text.value]).toEqual([[], '湾沚']);
});

test('the arrows choose what they highlight', async () => {
  const { keys, input } = open();
  await input.setValue('湾沚');
  await nextTick();
  await press(input.element, 'ArrowDown');
  await press(input.element, 'Enter');
  await nextTick();
  expect(keys()).toEqual(['b']);
});

test('pressing the mouse on an option does not leave the field first; a held Backspace takes one chip', async () => {
  const { keys, input } = open({}, UNITS.slice(0, 2));
  await input.setValue('青荷');
  await nextTick();
  const down = new MouseEvent('mousedown', { bubbles: true, cancelable: true });
  box.get('[role="option"]').element.dispatchEvent(down);
  expect(down.defaultPrevented).toBe(true);
  await input.setValue('');
  await press(input.element, 'Backspace');
  await press(input.element, 'Backspace', { repeat: true });
  expect(keys()).toEqual(['a']);
});

test('what is chosen already is not called missing, and is not typed twice', async () => {
  const { keys, text, input } = open({}, [UNITS[2]!]);
  await input.setValue('青荷路派出所');
  expect(box.get('#units-say').text()).toBe('写名称');
  await input.trigger('blur');
  expect([keys(), text.value]).toEqual([['c'], '']);
});
