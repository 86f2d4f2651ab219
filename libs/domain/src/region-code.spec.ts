import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ancestorCodes, isRegionCode, isWithin, parentCode, regionLevel } from './region-code.js';
import { DomainError } from './domain-error.js';

const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 11, maxLength: 11 });
const code = fc
  .tuple(fc.integer({ min: 1, max: 9 }), digits, fc.constantFrom(2, 4, 6, 9, 12))
  .map(([first, rest, length]) => [first, ...rest].join('').slice(0, length));

describe('isRegionCode', () => {
  test.each(['34', '3402', '340210', '340210100', '340210100001', '441900003'])('%s may be one', (text) => {
    expect(isRegionCode(text)).toBe(true);
  });

  test.each([
    '',
    '3',
    '340',
    '34021',
    '3402101',
    '34021010000',
    '3402101000011',
    '3402a0',
    '034021',
    ' 3402',
    '3402\n',
  ])('%j is none', (text) => {
    expect(isRegionCode(text)).toBe(false);
  });
});

describe('the levels', () => {
  test.each([
    ['34', 'PROVINCE', null],
    ['3402', 'CITY', '34'],
    ['340210', 'COUNTY', '3402'],
    ['340210100', 'TOWN', '340210'],
    ['340210100001', 'COMMUNITY', '340210100'],
  ])('%s is a %s below %s', (region, level, parent) => {
    expect(regionLevel(region)).toBe(level);
    expect(parentCode(region)).toBe(parent);
  });

  test('the path leads from the province to the region itself', () => {
    expect(ancestorCodes('340210100001')).toEqual(['34', '3402', '340210', '340210100', '340210100001']);
    expect(ancestorCodes('34')).toEqual(['34']);
  });

  test('climbing from parent to parent walks the path backwards', () => {
    fc.assert(
      fc.property(code, (region) => {
        const climbed: string[] = [];
        for (let at: string | null = region; at !== null; at = parentCode(at)) climbed.unshift(at);
        expect(ancestorCodes(region)).toEqual(climbed);
      }),
    );
  });
});

describe('isWithin', () => {
  test('a region lies in every region of its path, and in no other', () => {
    fc.assert(
      fc.property(code, code, (region, other) => {
        for (const ancestor of ancestorCodes(region)) expect(isWithin(region, ancestor)).toBe(true);
        expect(isWithin(region, other)).toBe(ancestorCodes(region).includes(other));
      }),
    );
  });

  test('neither a sibling nor a parent is inside', () => {
    expect(isWithin('340211', '340210')).toBe(false);
    expect(isWithin('3402', '340210')).toBe(false);
  });

  test('nothing lies in a malformed root, least of all everything in the empty one', () => {
    expect(isWithin('340210', '')).toBe(false);
    expect(isWithin('340210', '340')).toBe(false);
    expect(isWithin('34021', '3402')).toBe(false);
  });
});

test.each([regionLevel, parentCode, ancestorCodes])('%p refuses a malformed code', (ask) => {
  expect(() => ask('34021')).toThrow(DomainError);
  expect(() => ask('')).toThrow(
    expect.objectContaining({ code: 'BAD_INPUT', fields: [{ path: 'regionCode', code: 'NOT_A_REGION' }] }),
  );
});
