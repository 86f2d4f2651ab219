import { describe, expect, test } from '@jest/globals';
import { buildingsOf, inLines, layoutOf, type GridBlock, type PositionedDoor } from './door-layout.js';

const door = (label: string): PositionedDoor => {
  const [building = '', unit = '', room = ''] = label.split('-');
  return { label, building, unit, room };
};
const doors = (...labels: string[]) => labels.map(door);
const shown = (block: GridBlock<PositionedDoor> | undefined) =>
  block?.rows.map(({ floor, groups }) => [
    floor,
    ...groups.map((group) => group.map((slot) => `${slot.position}:${slot.door.room}`).join(' ')),
  ]);

describe('the layout of doors', () => {
  test('has the top floor above and units side by side where they fit', () => {
    const [block, ...more] = layoutOf(doors('1-1-101', '1-1-102', '1-2-101', '1-1-201', '1-2-202', '1-2-1001'), 10);
    expect(more).toEqual([]);
    expect(block).toMatchObject({ heads: ['1', '2'], widths: [2, 2] });
    // 202 stands above the position of 102, though its floor has no 201.
    expect(shown(block)).toEqual([
      ['10', '', '0:1001'],
      ['2', '0:201', '1:202'],
      ['1', '0:101 1:102', '0:101'],
    ]);
  });

  test('has units below each other on a narrow screen', () => {
    const blocks = layoutOf(doors('1-1-101', '1-1-102', '1-2-101', '1-2-102'), 3);
    expect(blocks.map(({ heads }) => heads)).toEqual([['1'], ['2']]);
  });

  test('falls back to plain lines where rooms tell no floors', () => {
    const [block] = layoutOf(doors('1--5号', '1--12号', '1--7号'), 2);
    expect(shown(block)).toEqual([
      ['', '0:5号 1:7号'],
      ['', '0:12号'],
    ]);
  });

  test('loses no door, whatever the labels', () => {
    const labels = ['1-1-101', '1-1-0101', '1-1-A', '1-2-101', '1-2-102', '1-2-301', '1--1203'];
    for (const columns of [1, 2, 3, 8, 24]) {
      const found = layoutOf(doors(...labels), columns).flatMap(({ rows }) =>
        rows.flatMap(({ groups }) => groups.flat().map((slot) => slot.door.label)),
      );
      expect([...found].sort()).toEqual([...labels].sort());
    }
  });

  test('takes the group of a village for a building', () => {
    const village = ['王庄3组15号', '王庄3组2号', '李庄1号', '门卫'].map((label) => ({
      label,
      building: '',
      unit: '',
      room: '',
    }));
    expect(buildingsOf(village).map(({ name, doors: inside }) => [name, inside.map(({ room }) => room)])).toEqual(
      expect.arrayContaining([
        ['王庄3组', ['15号', '2号']],
        ['李庄', ['1号']],
        ['', ['门卫']],
      ]),
    );
  });

  test('orders buildings as people do', () => {
    expect(buildingsOf(doors('10-1-101', '2-1-101', '1-1-101')).map(({ name }) => name)).toEqual(['1', '2', '10']);
  });

  test('writes what a search found in plain lines', () => {
    expect(inLines('found', '', doors('2-1-101', '1-1-101'), 4).rows).toHaveLength(1);
  });
});
