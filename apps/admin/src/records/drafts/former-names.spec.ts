import { expect, test } from '@jest/globals';
import { draftShelf } from './draft-store.js';

const shelfOf = (tab: string) => draftShelf('u1', 't1', tab);

/** A draft as a version before this one kept it. */
const earlier = (draft: { id: string; book: string; about: string; title: string; content: object }): void =>
  localStorage.setItem(`fanzha.form.u1.t1.${draft.id}`, JSON.stringify(draft));

test('takes up drafts that were kept under former names of their ledgers, and keeps them under the new ones', () => {
  const savedAt = '2026-11-20T02:00:00Z';
  const content = { savedAt, idempotencyKey: 'k1', form: { precaution: 'POPUP_REMINDER', note: '甲' } };
  earlier({ id: 'd1', book: 'precaution', about: 'new', title: '', content });
  earlier({ id: 'd2', book: 'case', about: 'c7', title: '乙', content: { savedAt } });
  const shelf = shelfOf('b');
  expect(shelf.find({ form: 'control-measure', about: 'new' }, null)).toMatchObject({
    id: 'd1',
    content: { savedAt, idempotencyKey: 'k1', form: { type: 'POPUP_REMINDER', note: '甲' } },
  });
  expect(shelf.find({ form: 'fraud-case', about: 'c7' }, null)).toMatchObject({ id: 'd2', title: '乙' });
  const kept = Object.values(localStorage).join();
  expect(kept).not.toContain('precaution');
  expect(kept).not.toContain('"case"');
});

test('takes up drafts of counts, which called their ledger a book, and what they were opened with', () => {
  const savedAt = '2026-11-20T02:00:00Z';
  const [form, base] = ['甲', '乙'].map((narrative) => ({ book: 'BANK_CONTROL', narrative }));
  earlier({ id: 'd3', book: 'tally', about: 't7', title: '丙', content: { savedAt, version: 2, form, base } });
  expect(shelfOf('b').get('d3')).toEqual({
    id: 'd3',
    form: 'tally',
    about: 't7',
    title: '丙',
    content: {
      savedAt,
      version: 2,
      form: { ledger: 'BANK_CONTROL', narrative: '甲' },
      base: { ledger: 'BANK_CONTROL', narrative: '乙' },
    },
  });
  expect(Object.values(localStorage).join()).not.toContain('"book"');
});

test('takes up drafts of visits, which called the statuses of doors marks and kept them beside the form', () => {
  const savedAt = '2026-11-20T02:00:00Z';
  const content = { savedAt, form: { note: '甲' }, marks: [['1-1-101', 'vacant']] };
  localStorage.setItem(
    'fanzha.form.u1.t1.d4',
    JSON.stringify({ id: 'd4', form: 'visits', about: '340299101001', title: '', content }),
  );
  expect(shelfOf('b').find({ form: 'household-visit', about: '340299101001' }, null)).toMatchObject({
    id: 'd4',
    content: { savedAt, form: { note: '甲', statuses: [['1-1-101', 'vacant']] }, base: null },
  });
  expect(Object.values(localStorage).join()).not.toMatch(/marks|"visits"/);
});

test.each(['activity', 'interception'])('takes up drafts of an %s, which called the venue a place', (form) => {
  const savedAt = '2026-11-20T02:00:00Z';
  const content = { savedAt, form: { place: 'ATM' }, base: null };
  localStorage.setItem('fanzha.form.u1.t1.d5', JSON.stringify({ id: 'd5', form, about: 'new', title: '', content }));
  expect(shelfOf('b').find({ form, about: 'new' }, null)).toMatchObject({
    content: { savedAt, form: { venue: 'ATM' }, base: null },
  });
  expect(Object.values(localStorage).join()).not.toContain('place');
});

test('takes up drafts of notices, which were called warnings', () => {
  const content = { savedAt: '2026-11-20T02:00:00Z', form: { title: '甲' }, base: null };
  const draft = { id: 'd6', form: 'warning', about: 'new', title: '甲', content };
  localStorage.setItem('fanzha.form.u1.t1.d6', JSON.stringify(draft));
  expect(shelfOf('b').find({ form: 'notice', about: 'new' }, null)).toMatchObject({ id: 'd6', content });
  expect(Object.values(localStorage).join()).not.toContain('warning');
});

test('takes up drafts of what could belong to one campaign alone', () => {
  const savedAt = '2026-11-20T02:00:00Z';
  for (const [id, campaignId] of [
    ['d5', 'c1'],
    ['d6', null],
  ] as const)
    localStorage.setItem(
      `fanzha.form.u1.t1.${id}`,
      JSON.stringify({ id, form: 'activity', about: 'new', title: '', content: { savedAt, form: {}, campaignId } }),
    );
  expect(shelfOf('b').get('d5')?.content).toEqual({ savedAt, form: {}, campaignIds: ['c1'] });
  expect(shelfOf('b').get('d6')?.content).toEqual({ savedAt, form: {}, campaignIds: [] });
  expect(Object.values(localStorage).join()).not.toContain('"campaignId"');
});
