import { describe, expect, test } from '@jest/globals';
import { differences, errorsAfter, errorsOf, reapply } from './record-form.js';

const form = {
  title: '检查',
  day: '2026-10-20',
  lines: { A: { text: '1' }, B: { text: '2' } },
  hazards: [{ what: '甲' }],
};

describe('two versions of a form', () => {
  test('are compared field by field, collections of lines line by line', () => {
    expect(differences(form, form)).toEqual([]);
    expect(differences(form, { ...form, day: '2026-10-21', lines: { ...form.lines, B: { text: '3' } } })).toEqual([
      'day',
      'lines.B',
    ]);
    expect(differences(form, { ...form, lines: { A: { text: '1' } } })).toEqual(['lines.B']);
  });

  test('are laid over each other: mine where I wrote, theirs elsewhere', () => {
    const theirs = { ...form, title: '复查', lines: { A: { text: '9' }, B: { text: '2' } } };
    const mine = { ...form, day: '2026-10-25', lines: { A: { text: '1' }, B: { text: '5' } } };
    expect(reapply(form, mine, theirs)).toEqual({
      title: '复查',
      day: '2026-10-25',
      lines: { A: { text: '9' }, B: { text: '5' } },
      hazards: form.hazards,
    });
  });
});

describe('messages of the server', () => {
  test('stand at their fields, the first one where there are several', () => {
    const failures = [
      { path: 'input.day', code: 'REQUIRED', message: '请填日期' },
      { path: 'day', code: 'NOT_A_DATE', message: '不是日期' },
      { path: 'measures.0.value', code: 'NEGATIVE', message: '不能小于 0' },
    ];
    expect(errorsOf(failures, (path) => (path.startsWith('measures.0') ? 'lines.A' : path))).toEqual({
      day: '请填日期',
      'lines.A': '不能小于 0',
    });
  });

  test('go as soon as their field is written in', () => {
    expect(errorsAfter({ day: 'a', 'hazards.0.what': 'b', title: 'c' }, ['hazards', 'title'])).toEqual({ day: 'a' });
  });
});
