import { expect, test } from '@jest/globals';
import type { Viewer } from '../viewer/viewer.js';
import { byId, loadById, loadTogether } from './operation-loads.js';

const anOperation = () => ({ loaders: new Map<unknown, unknown>(), viewer: { userId: 'one' } as unknown as Viewer });

test('what belongs to the ids of an operation is read in one go, each once', async () => {
  const context = anOperation();
  const asked: (readonly string[])[] = [];
  const load = (id: string) =>
    loadById(context, 'names', id, {
      find: (ids, viewer) => {
        asked.push([...ids, viewer.userId]);
        return Promise.resolve(byId([{ id: 'a' }, { id: 'b' }]));
      },
      missing: null,
    });
  expect(await Promise.all(['a', 'b', 'a', 'c'].map(load))).toEqual([{ id: 'a' }, { id: 'b' }, { id: 'a' }, null]);
  await load('a');
  expect(asked).toEqual([['a', 'b', 'c', 'one']]);
});

test('what a change in the same operation moves is read anew', async () => {
  const context = anOperation();
  let now = 1;
  const load = () =>
    loadById(context, 'numbers', 'a', {
      find: () => Promise.resolve(new Map([['a', now++]])),
      missing: 0,
      isChanging: true,
    });
  expect([await load(), await load()]).toEqual([1, 2]);
});

test('another version of a row is another key, and one name is one kind of reads', async () => {
  const context = anOperation();
  const asked: unknown[] = [];
  const load = (version: number) =>
    loadTogether(context, 'rows', { id: 'a', version }, (rows) => {
      asked.push(...rows.map((row) => row.version));
      return Promise.resolve(rows.map((row) => row.version));
    });
  expect([await load(1), await load(1), await load(2)]).toEqual([1, 1, 2]);
  expect(asked).toEqual([1, 2]);
});

test('nothing is read for nobody', () => {
  const context = { loaders: new Map<unknown, unknown>(), viewer: null };
  const load = () => loadById(context, 'names', 'a', { find: () => Promise.resolve(new Map()), missing: null });
  expect(load).toThrow('UNAUTHENTICATED');
});
