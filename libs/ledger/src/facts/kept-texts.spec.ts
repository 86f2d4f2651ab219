import type { FieldError } from '@fanzha/domain';
import { expect, it } from '@jest/globals';
import { exceptKept } from './kept-texts.js';

const personal = (path: string): FieldError => ({ path, code: 'PERSONAL_NUMBER' });
const stated = {
  title: '转账',
  partners: ['甲', '11010519491231002X'],
  hazards: [{ description: '旧 6222021302001234565' }],
  narrative: '新',
};
const before = {
  title: '★',
  partners: ['11010519491231002X'],
  hazards: [{ description: '旧 6222021302001234565\u200b' }],
  recordedAt: new Date(),
};

it('leaves texts alone that the record held before, wherever they stood', () => {
  expect(exceptKept([personal('partners.1'), personal('hazards.0.description')], stated, before)).toEqual([]);
});

it('judges whatever is changed, and every other error', () => {
  const errors: FieldError[] = [
    personal('narrative'),
    personal('partners.0'),
    personal('doors.7'),
    { path: 'partners.1', code: 'TOO_LONG' },
  ];
  expect(exceptKept(errors, stated, before)).toEqual(errors);
});
