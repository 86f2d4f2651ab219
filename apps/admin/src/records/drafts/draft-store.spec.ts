import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { draftShelf, type KeptDraft } from './draft-store.js';

const PLACE = { form: 'fraud-case', about: 'new' };
const aDraft = (id: string, minute = 0, change: Partial<KeptDraft> = {}): KeptDraft => ({
  ...PLACE,
  id,
  title: id,
  content: { savedAt: `2026-11-28T02:${String(minute).padStart(2, '0')}:00Z` },
  ...change,
});
const shelfOf = (tab: string, unit = 't1') => draftShelf('u1', unit, tab);

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  jest.useRealTimers();
});

describe('the shelf of drafts', () => {
  test('holds several of one place and of many, the newest first, per person and unit', () => {
    const shelf = shelfOf('a');
    for (const draft of [aDraft('d1', 1), aDraft('d2', 5), aDraft('d3', 3, { form: 'tally' })])
      expect(shelf.put(draft)).toBe(true);
    expect(shelf.list().map(({ id }) => id)).toEqual(['d2', 'd3', 'd1']);
    expect(shelfOf('a', 't2').list()).toEqual([]);
    expect(draftShelf('u2', 't1', 'a').list()).toEqual([]);
    shelf.remove('d2');
    expect(shelf.list().map(({ id }) => id)).toEqual(['d3', 'd1']);
  });

  test('gives a form the last draft that nobody has in hand', () => {
    const [here, there] = [shelfOf('a'), shelfOf('b')];
    here.put(aDraft('d1', 1));
    here.put(aDraft('d2', 2));
    here.hold('d2');
    expect(there.find(PLACE, null)?.id).toBe('d1');
    there.hold('d1');
    expect(shelfOf('c').find(PLACE, null)).toBeNull();
    expect(here.find({ form: 'fraud-case', about: 'c7' }, null)).toBeNull();
  });

  test('gives a draft that is asked for, out of the hands of another tab, which then no longer has it', () => {
    const [here, there] = [shelfOf('a'), shelfOf('b')];
    here.put(aDraft('d1'));
    here.hold('d1');
    expect([here.isMine('d1'), there.isHeldElsewhere('d1')]).toEqual([true, true]);
    expect(there.find(PLACE, 'd1')?.id).toBe('d1');
    there.hold('d1');
    expect([here.isMine('d1'), there.isMine('d1')]).toEqual([false, true]);
    here.release('d1');
    expect(there.isMine('d1')).toBe(true);
  });

  test('gives back after a reload the draft this tab had, and not to a copy of the tab', () => {
    const before = shelfOf('a');
    before.put(aDraft('d1', 1));
    before.put(aDraft('d2', 2));
    before.hold('d1');
    expect(shelfOf('copy').find(PLACE, null)?.id).toBe('d2');
    before.release('d1');
    expect(shelfOf('after').find(PLACE, null)?.id).toBe('d1');
  });

  test('frees the drafts of a tab that is gone without a word, whichever way the clock is set', () => {
    for (const change of [-1, 1]) {
      localStorage.clear();
      const here = shelfOf('a');
      here.put(aDraft('d1'));
      here.hold('d1');
      jest.useFakeTimers({ now: Date.now() + change * 24 * 3_600_000 });
      expect(shelfOf('b').find(PLACE, null)?.id).toBe('d1');
      jest.useRealTimers();
    }
  });

  test('takes over the drafts of release 0.1 once, each with its key', () => {
    const savedAt = '2026-11-20T02:00:00Z';
    localStorage.setItem(
      'fanzha.draft.u1.new',
      JSON.stringify({ form: { title: '甲' }, idempotencyKey: 'k1', savedAt }),
    );
    localStorage.setItem('fanzha.draft.u1.0197-a', JSON.stringify({ form: {}, idempotencyKey: 'k2', savedAt }));
    localStorage.setItem(
      'fanzha.draft.u1.visits.340299101001',
      JSON.stringify({ form: {}, marks: [], idempotencyKey: 'k3', savedAt }),
    );
    localStorage.setItem('fanzha.draft.u1.tally.new', JSON.stringify({ form: {}, idempotencyKey: 'k4', savedAt }));
    localStorage.setItem('fanzha.draft.u1.case.new', '{"damaged');
    localStorage.setItem('fanzha.draft.u2.case.new', JSON.stringify({ form: {}, idempotencyKey: 'k5', savedAt }));
    const kept = shelfOf('a')
      .list()
      .map(
        ({ form, about, content }) =>
          `${form}/${about}/${(content as unknown as { idempotencyKey: string }).idempotencyKey}`,
      )
      .sort();
    expect(kept).toEqual(['activity/0197-a/k2', 'activity/new/k1', 'household-visit/340299101001/k3', 'tally/new/k4']);
    expect(shelfOf('b').list()).toHaveLength(4);
    expect(Object.keys(localStorage).filter((key) => key.startsWith('fanzha.draft.'))).toEqual([
      'fanzha.draft.u2.case.new',
    ]);
  });

  test('reads nothing out of a damaged entry', () => {
    localStorage.setItem('fanzha.form.u1.t1.x', '{"id":');
    localStorage.setItem('fanzha.form.u1.t1.y', '"text"');
    localStorage.setItem('fanzha.form.u1.t1.z', 'null');
    expect(shelfOf('a').list()).toEqual([]);
  });
});
