import { beforeEach, describe, expect, test } from '@jest/globals';
import { CombinedError } from '@urql/core';
import { ref, shallowRef } from 'vue';
import { useFurtherPages, type FurtherPages, type Page } from './use-further-pages.js';

const aPage = (rows: string[], endCursor: string | null): Page<string> => ({
  totalCount: 9,
  pageInfo: { hasNextPage: endCursor !== null, endCursor },
  edges: rows.map((node) => ({ node })),
});
const OFFLINE = new CombinedError({ networkError: new Error('offline') });

const first = shallowRef<Page<string> | null>(null);
const filter = ref('a');
const updating = ref(false);
let asked: string[] = [];
let answers: ((answer: { page?: Page<string>; error?: CombinedError }) => void)[] = [];
let list: FurtherPages<string>;

beforeEach(() => {
  [asked, answers] = [[], []];
  filter.value = 'a';
  updating.value = false;
  first.value = aPage(['a1', 'a2'], 'after-a2');
  list = useFurtherPages<string>({
    first: () => first.value,
    asked: () => filter.value,
    updating: () => updating.value,
    fetch: (after) => {
      asked.push(`${filter.value}:${after}`);
      return new Promise((resolve) => {
        answers.push(resolve as never);
      });
    },
  });
});

describe('further pages', () => {
  test('follow each other, and only one is asked for at a time', async () => {
    const done = list.loadMore();
    await list.loadMore();
    expect(asked).toEqual(['a:after-a2']);
    answers[0]!({ page: aPage(['a3'], 'after-a3') });
    await done;
    expect(list.rows.value).toEqual(['a1', 'a2', 'a3']);
    const last = list.loadMore();
    answers[1]!({ page: aPage(['a4'], null) });
    await last;
    expect([list.rows.value.length, list.hasMore.value]).toEqual([4, false]);
    await list.loadMore();
    expect(asked).toHaveLength(2);
  });

  test('tell why one could not be read, keep the rows, and can be asked for again', async () => {
    const failed = list.loadMore();
    answers[0]!({ error: OFFLINE });
    await failed;
    expect([list.moreFailure.value?.code, list.rows.value, list.loadingMore.value]).toEqual([
      'NETWORK',
      ['a1', 'a2'],
      false,
    ]);
    const again = list.loadMore();
    expect(list.moreFailure.value).toBeNull();
    answers[1]!({ page: aPage(['a3'], null) });
    await again;
    expect(list.rows.value).toEqual(['a1', 'a2', 'a3']);
  });

  test.each(['before', 'after'])('never mix two filters, where the old page comes %s the new list', async (order) => {
    const late = list.loadMore();
    filter.value = 'b';
    const oldAnswer = async () => {
      answers[0]!({ page: aPage(['a3'], 'after-a3') });
      await late;
    };
    if (order === 'before') await oldAnswer();
    first.value = aPage(['b1'], 'after-b1');
    if (order === 'after') await oldAnswer();
    expect([list.rows.value, list.loadingMore.value]).toEqual([['b1'], false]);
    void list.loadMore();
    expect(asked.at(-1)).toBe('b:after-b1');
  });

  test('nor a failure of the old one', async () => {
    const late = list.loadMore();
    filter.value = 'b';
    first.value = aPage(['b1'], 'after-b1');
    answers[0]!({ error: OFFLINE });
    await late;
    expect(list.moreFailure.value).toBeNull();
  });

  test('are not asked for with a cursor of what is shown while something else is asked for', async () => {
    filter.value = 'b';
    updating.value = true;
    await list.loadMore();
    expect(asked).toEqual([]);
  });
});
