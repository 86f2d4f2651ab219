import { describe, expect, it } from '@jest/globals';
import { readApiClient } from './api-client.bounds.js';

const TODAY = '2026-11-22';
const input = { name: ' 数据大屏 ', scopes: ['rollup:read'], expiresOn: '2027-11-22' };
const errorsOf = (change: Partial<typeof input>) =>
  readApiClient({ ...input, ...change }, TODAY).errors.map(({ path, code }) => `${path} ${code}`);

describe('readApiClient', () => {
  it('keeps each scope once, in the order of the vocabulary', () => {
    const read = readApiClient({ ...input, scopes: ['ledger:write', 'rollup:read', 'ledger:write'] }, TODAY);
    expect(read).toEqual({
      content: { name: '数据大屏', scopes: ['rollup:read', 'ledger:write'], expiresOn: '2027-11-22' },
      errors: [],
    });
  });

  it('names every scope nobody knows', () => {
    expect(errorsOf({ scopes: ['all', 'rollup:read', 'constructor'] })).toEqual([
      'scopes.0 UNKNOWN_CODE',
      'scopes.2 UNKNOWN_CODE',
    ]);
  });

  it('wants at least one, and no list without end', () => {
    expect(errorsOf({ scopes: [] })).toEqual(['scopes TOO_FEW_ITEMS']);
    expect(errorsOf({ scopes: Array.from({ length: 21 }, () => 'x') })).toEqual(['scopes TOO_MANY_ITEMS']);
  });

  it.each([
    ['2026-11-21', ['expiresOn DATE_TOO_EARLY']],
    ['2026-11-22', ['expiresOn DATE_TOO_EARLY']],
    ['2026-11-23', []],
    ['2028-11-22', []],
    ['2028-11-23', ['expiresOn DATE_TOO_LATE']],
  ])('judges %s', (expiresOn, errors) => {
    expect(errorsOf({ expiresOn })).toEqual(errors);
  });

  it('names all errors at once', () => {
    expect(errorsOf({ name: ' ', scopes: ['x'], expiresOn: '2026-01-01' })).toEqual([
      'name REQUIRED',
      'scopes.0 UNKNOWN_CODE',
      'expiresOn DATE_TOO_EARLY',
    ]);
  });
});
