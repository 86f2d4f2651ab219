import { expect, test } from '@jest/globals';
import { mount } from '@vue/test-utils';
import { withTexts } from '../test/mounting.js';
import SectorPicker from './sector-picker.vue';

test('a sector is chosen, or all of them', async () => {
  const picker = mount(SectorPicker, { props: { modelValue: 'EDUCATION' }, ...withTexts() });
  expect((picker.element as HTMLSelectElement).value).toBe('EDUCATION');
  await picker.find('select').setValue('FINANCE');
  await picker.find('select').setValue('');
  expect(picker.emitted('update:modelValue')).toEqual([['FINANCE'], [null]]);
});

test('the only sector of an overseer is no choice', () => {
  const picker = mount(SectorPicker, { props: { modelValue: null, fixed: 'EDUCATION' }, ...withTexts() });
  expect(picker.find('select').exists()).toBe(false);
  expect(picker.text()).toContain('教育');
});
