import { afterEach, expect, test } from '@jest/globals';
import { mount, type VueWrapper } from '@vue/test-utils';
import { nextTick, ref } from 'vue';
import type { FinderGroup } from './finder-group.js';
import UiFinder from './ui-finder.vue';
import { withTexts } from '../test/mounting.js';

const GROUPS: readonly FinderGroup[] = [
  { key: 'units', title: '单位', items: [{ key: 'u1', label: '湾沚第三中学', meta: '湾沚镇', icon: 'building' }] },
  {
    key: 'records',
    title: '记录',
    more: true,
    items: [
      { key: 'r1', label: '防范刷单讲座', icon: 'megaphone' },
      { key: 'r2', label: '刷单广告排查', icon: 'checklist' },
    ],
  },
  { key: 'regions', title: '行政区划', items: [] },
];
let box: VueWrapper;
afterEach(() => box.unmount());

async function open() {
  const [text, groups, settled, picked, closed] = [
    ref(''),
    ref<readonly FinderGroup[]>([]),
    ref(true),
    ref<string[]>([]),
    ref(0),
  ];
  const Host = {
    components: { UiFinder },
    setup: () => ({ text, groups, settled, picked, closed }),
    template: `<UiFinder v-model="text" label="全站搜索" placeholder="搜" :groups="groups" :settled="settled"
      says="上下键选择" @pick="picked.push($event)" @close="closed += 1" />`,
  };
  box = mount(Host, { attachTo: document.body, ...withTexts() });
  await nextTick();
  const find = async () => {
    groups.value = GROUPS;
    await nextTick();
    await nextTick();
  };
  return { text, settled, picked, closed, find, input: box.get('input') };
}

test('shows what was found by kinds, and leaves out kinds of which nothing was', async () => {
  const { find } = await open();
  await find();
  expect(box.findAll('.title').map((one) => one.text())).toEqual(['单位', '记录还有更多']);
  expect(box.findAll('[role="option"]').map((one) => one.text())).toEqual([
    '湾沚第三中学湾沚镇',
    '防范刷单讲座',
    '刷单广告排查',
  ]);
  expect(box.get('[role="status"]').text()).toBe('上下键选择');
});

test('Enter takes the first, the arrows lead to the others', async () => {
  const { find, picked, input } = await open();
  await find();
  await input.trigger('keydown', { key: 'Enter' });
  expect(picked.value).toEqual(['u1']);
  await input.trigger('keydown', { key: 'ArrowDown' });
  await nextTick();
  await input.trigger('keydown', { key: 'Enter' });
  expect(picked.value).toEqual(['u1', 'r1']);
});

test('Enter takes nothing that belongs to what was typed before', async () => {
  const { find, settled, picked, input } = await open();
  await find();
  settled.value = false;
  await nextTick();
  await input.trigger('keydown', { key: 'Enter' });
  expect(picked.value).toEqual([]);
});

test('a press picks, the cross and Escape close', async () => {
  const { find, picked, closed } = await open();
  await find();
  await box.findAll('[role="option"]')[2]!.trigger('click');
  expect(picked.value).toEqual(['r2']);
  await box.get('button').trigger('click');
  await box.get('dialog').trigger('cancel');
  expect(closed.value).toBe(2);
});
