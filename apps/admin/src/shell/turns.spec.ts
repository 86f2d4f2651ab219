import { beforeEach, expect, jest, test } from '@jest/globals';
import { flushPromises, mount } from '@vue/test-utils';
import { h, ref } from 'vue';

/** What the browser was asked to do in its next turns. */
let asked: (() => void)[] = [];
const turn = async (): Promise<void> => {
  asked.shift()?.();
  await flushPromises();
};

beforeEach(() => {
  asked = [];
  const postTask = (task: () => void): Promise<void> =>
    new Promise((resolve) => {
      asked.push(() => {
        task();
        resolve();
      });
    });
  Object.assign(globalThis, { scheduler: { postTask } });
  // Every look at the clock is another turn's.
  let now = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => (now += 100));
});

/** The module looks once whether there are turns. The last test ends them. */
async function page() {
  const { endTurns, useRowsInTurns, useTurn } = await import('./turns.js');
  const rows = ref([1, 2, 3, 4, 5]);
  const shown = mount({
    setup: () => ({ drawn: useRowsInTurns(() => rows.value, 2), isFoot: useTurn() }),
    render: (view: { drawn: number[]; isFoot: boolean }) =>
      h('p', `${view.drawn.join('')}${view.isFoot ? ' foot' : ''}`),
  });
  return { shown, rows, endTurns };
}

test('rows come in turns, and what stands below them after the last', async () => {
  const { shown, rows } = await page();
  const seen = [shown.text()];
  for (let turns = 0; turns < 3; turns += 1) {
    await turn();
    seen.push(shown.text());
  }
  expect(seen).toEqual(['12', '1234', '12345', '12345 foot']);
  rows.value = [...rows.value, 6, 7, 8];
  await flushPromises();
  await turn();
  expect(shown.text()).toBe('12345678 foot');
});

test('all is there at once when the first page is left or printed', async () => {
  const { shown, endTurns } = await page();
  endTurns();
  await flushPromises();
  expect(shown.text()).toBe('12345 foot');
});
