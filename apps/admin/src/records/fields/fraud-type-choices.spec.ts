import { expect, test } from '@jest/globals';
import { FRAUD_TYPES } from '@fanzha/domain';
import { findFraudTypes, fraudTypeChoice } from './fraud-type-choices.js';

const found = (typed: string, pension?: boolean) => findFraudTypes(typed, pension).map(({ code }) => code);

test.each([
  ['杀猪盘', 'F0202'],
  ['冒充公检法', 'F0701'],
  ['百万保障', 'F0402'],
  ['虚假中奖', 'F13'],
  ['PIG BUTCHERING', 'F0202'],
])('%p finds the type that it names first', (typed, code) => {
  expect(found(typed)[0]).toBe(code);
});

test('part of a name or of a common word finds all types that have it', () => {
  expect(found('贷')).toEqual(expect.arrayContaining(['F05', 'F0501', 'F0503']));
  expect(found('贷')).not.toContain('F13');
});

test('nothing typed finds all of a kind, and what nobody says finds none', () => {
  expect(found('')).toHaveLength(FRAUD_TYPES.length);
  expect(found('', true).every((code) => code.startsWith('P'))).toBe(true);
  expect(found('', false).some((code) => code.startsWith('P'))).toBe(false);
  expect(found('无人知道的说法')).toEqual([]);
});

test('a choice says the words that found it, else what it is below of', () => {
  const [type] = findFraudTypes('杀猪盘');
  expect(fraudTypeChoice(type!, 'zh-CN', '杀猪盘')).toMatchObject({ key: 'F0202', meta: '杀猪盘' });
  expect(fraudTypeChoice(type!, 'zh-CN').meta).toBe('虚假网络投资理财类');
});
