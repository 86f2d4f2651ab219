import { expect, test } from '@jest/globals';
import { changesOf, statedNow } from './revision-changes.js';

test('what a record states now has the shape of its history', () => {
  expect(
    statedNow({
      region: { code: '340299101', name: '清河镇' },
      fraudType: { code: 'F01', label: '刷单返利' },
      case: { id: 'c1', caseNumber: '7号' },
      inspections: { value: 3, qualifier: 'AT_LEAST' },
      dissuasions: null,
      joinedBy: [{ id: 't9', name: '望湖派出所', type: 'POLICE' }],
      hazards: [{ description: '没有提示牌', count: { value: 2, qualifier: 'EXACT' }, rectifiedOn: null }],
      measures: [{ indicator: 'PARTICIPANTS', value: 300, qualifier: 'EXACT' }],
      doors: ['1-1-101', '1-1-102'],
      members: [{ name: '某甲' }],
      formerMembers: [{ name: '某丙' }],
    }),
  ).toMatchObject({
    regionCode: '340299101',
    fraudType: 'F01',
    caseId: 'c1',
    inspections: 3,
    inspectionsQualifier: 'AT_LEAST',
    dissuasions: null,
    joinedBy: ['望湖派出所'],
    hazards: [{ description: '没有提示牌', count: 2, countQualifier: 'EXACT', rectifiedOn: null }],
    measures: [{ indicator: 'PARTICIPANTS', value: 300 }],
    doors: 2,
    members: [{ name: '某甲' }, { name: '某丙' }],
  });
});

test('each change stands between a version and the one after it; voiding states nothing anew', () => {
  const record = {
    venue: '操场',
    history: [
      { changedFields: ['recordStatus', 'voidReason'], earlier: { venue: '操场' } },
      { changedFields: ['venue'], earlier: { venue: '礼堂' } },
      { changedFields: ['venue'], earlier: { venue: null } },
    ],
  };
  expect(
    changesOf(record).map((changes) => changes.map(({ field, before, after }) => [before[field], after[field]])),
  ).toEqual([[], [['礼堂', '操场']], [[null, '礼堂']]]);
});
