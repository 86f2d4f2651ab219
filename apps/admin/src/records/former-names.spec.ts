import { expect, test } from '@jest/globals';
import { draftShelf } from './draft-store.js';

const shelfOf = (tab: string) => draftShelf('u1', 't1', tab);

test('takes up drafts that were kept under former names of their ledgers, and keeps them under the new ones', () => {
  const savedAt = '2026-11-20T02:00:00Z';
  const content = { savedAt, idempotencyKey: 'k1', form: { precaution: 'POPUP_REMINDER', note: '甲' } } as never;
  shelfOf('a').put({ id: 'd1', book: 'precaution', about: 'new', title: '', content });
  shelfOf('a').put({ id: 'd2', book: 'case', about: 'c7', title: '乙', content: { savedAt } });
  const shelf = shelfOf('b');
  expect(shelf.find({ book: 'control-measure', about: 'new' }, null)).toMatchObject({
    id: 'd1',
    content: { savedAt, idempotencyKey: 'k1', form: { type: 'POPUP_REMINDER', note: '甲' } },
  });
  expect(shelf.find({ book: 'fraud-case', about: 'c7' }, null)).toMatchObject({ id: 'd2', title: '乙' });
  const kept = Object.values(localStorage).join();
  expect(kept).not.toContain('precaution');
  expect(kept).not.toContain('"case"');
});
