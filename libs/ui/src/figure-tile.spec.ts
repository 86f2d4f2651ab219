import { expect, test } from '@jest/globals';
import { mount } from '@vue/test-utils';
import FigureTile from './figure-tile.vue';
import FigureTiles from './figure-tiles.vue';

test('a tile is headed by its name; marks stand beside it and not beside the figure', () => {
  const tile = mount(FigureTile, {
    props: { label: '活动场次' },
    slots: { default: '168', marks: '+3', course: '<i />', lines: '<dt>较10月同期</dt><dd>27.3%</dd>' },
  });
  expect(tile.find('h2').text()).toBe('活动场次+3');
  expect(tile.find('.v').text()).toBe('168');
  expect(tile.find('dl').text()).toBe('较10月同期27.3%');
});

test('tiles stand in one strip', () => {
  expect(mount(FigureTiles, { slots: { default: '<article /><article />' } }).findAll('.tiles > article')).toHaveLength(
    2,
  );
});
