import { expect, test } from '@jest/globals';
import { nextTick, ref } from 'vue';
import { MOST_SELECTED, useSelection } from './use-selection.js';

interface Row {
  readonly id: string;
  readonly version: number;
}
const rowsOf = (from: number, to: number, version = 1): Row[] =>
  Array.from({ length: to - from }, (_, at) => ({ id: `r${from + at}`, version }));

function begin() {
  const page = ref<readonly Row[]>(rowsOf(0, 3));
  const scope = ref({ text: '' });
  const selection = useSelection<Row>(
    () => page.value,
    () => scope.value,
  );
  return { page, scope, selection };
}

test('rows stay ticked from page to page; another filter lets go of them', async () => {
  const { page, scope, selection } = begin();
  selection.toggle(page.value[0]!);
  expect(selection.ofPage.value).toBe('some');
  page.value = rowsOf(3, 6);
  await nextTick();
  selection.togglePage();
  expect(selection.rows.value.map(({ id }) => id)).toEqual(['r0', 'r3', 'r4', 'r5']);
  expect(selection.ofPage.value).toBe('all');
  selection.togglePage();
  expect(selection.rows.value.map(({ id }) => id)).toEqual(['r0']);
  scope.value = { text: '讲座' };
  await nextTick();
  expect(selection.count.value).toBe(0);
});

test('a row that is read anew is taken as it is now', async () => {
  const { page, selection } = begin();
  selection.toggle(page.value[1]!);
  page.value = rowsOf(0, 3, 2);
  await nextTick();
  expect(selection.rows.value).toEqual([{ id: 'r1', version: 2 }]);
});

test('no more is ticked than one operation takes', () => {
  const { page, selection } = begin();
  page.value = rowsOf(0, MOST_SELECTED + 20);
  selection.togglePage();
  expect(selection.count.value).toBe(MOST_SELECTED);
  selection.toggle(page.value.at(-1)!);
  expect(selection.count.value).toBe(MOST_SELECTED);
  expect(selection.isFull.value).toBe(true);
});
