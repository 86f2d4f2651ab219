import { describe, expect, test } from '@jest/globals';
import { CLIENT_SCOPES, type ClientScope, isClientScope, permissionsOfScopes } from './client-scope.js';
import { type Permission, permissionsOf } from './permission.js';

const sorted = (...scopes: ClientScope[]) => [...permissionsOfScopes(scopes)].sort();

describe('permissionsOfScopes', () => {
  test.each<[ClientScope, Permission[]]>([
    ['rollup:read', ['region:read', 'rollup:read', 'tenant:read']],
    ['ledger:read', ['ledger:read', 'region:read', 'tenant:read']],
    ['ledger:write', ['ledger:amend', 'ledger:record', 'ledger:void', 'region:read']],
  ])('%s', (scope, expected) => {
    expect(sorted(scope)).toEqual(expected);
  });

  test('adds up, and is nothing without a scope', () => {
    expect(sorted('rollup:read', 'ledger:read')).toEqual(['ledger:read', 'region:read', 'rollup:read', 'tenant:read']);
    expect(sorted()).toEqual([]);
  });

  test('gives no client more than the people who may create one have', () => {
    const all = permissionsOfScopes(CLIENT_SCOPES.map(({ code }) => code));
    for (const role of ['UNIT_ADMIN', 'COUNTY_OFFICIAL', 'CITY_OFFICIAL'] as const) {
      expect([...permissionsOf([role])]).toEqual(expect.arrayContaining(['client:manage', ...all]));
    }
  });

  test('leaves accounts, users and clients to people', () => {
    const all = permissionsOfScopes(CLIENT_SCOPES.map(({ code }) => code));
    expect([...all].filter((permission) => /^(account|user|client|oversight):|:manage$/.test(permission))).toEqual([]);
  });
});

test('isClientScope knows the scopes and nothing that every object has', () => {
  expect(CLIENT_SCOPES.every(({ code }) => isClientScope(code))).toBe(true);
  for (const text of ['', 'rollup:write', 'ROLLUP:READ', 'constructor', '__proto__'])
    expect(isClientScope(text)).toBe(false);
});
