import { describe, expect, test } from '@jest/globals';
import { type Permission, PERMISSIONS, permissionsOf, type Role, ROLES } from './permission.js';

const sorted = (...roles: Role[]) => [...permissionsOf(roles)].sort();

describe('permissionsOf', () => {
  test.each<[Role, Permission[]]>([
    [
      'UNIT_ADMIN',
      [
        'account:own',
        'client:manage',
        'ledger:amend',
        'ledger:read',
        'ledger:record',
        'ledger:void',
        'region:read',
        'rollup:read',
        'tenant:read',
        'user:manage',
        'user:read',
      ],
    ],
    [
      'UNIT_EDITOR',
      [
        'account:own',
        'ledger:amend',
        'ledger:read',
        'ledger:record',
        'ledger:void',
        'region:read',
        'rollup:read',
        'tenant:read',
      ],
    ],
    ['VIEWER', ['account:own', 'ledger:read', 'region:read', 'rollup:read', 'tenant:read']],
    [
      'COUNTY_OFFICIAL',
      [
        'account:own',
        'client:manage',
        'ledger:amend',
        'ledger:read',
        'ledger:record',
        'ledger:void',
        'region:read',
        'rollup:read',
        'tenant:read',
      ],
    ],
    [
      'CITY_OFFICIAL',
      [
        'account:own',
        'client:manage',
        'ledger:amend',
        'ledger:read',
        'ledger:record',
        'ledger:void',
        'region:read',
        'rollup:read',
        'tenant:read',
      ],
    ],
    [
      'OPERATOR',
      [
        'account:own',
        'oversight:manage',
        'region:manage',
        'region:read',
        'tenant:manage',
        'tenant:read',
        'user:manage',
        'user:read',
      ],
    ],
  ])('%s', (role, expected) => {
    expect(sorted(role)).toEqual(expected);
  });

  test('gives everybody the own account and region names, and nothing more without a role', () => {
    expect(sorted()).toEqual(['account:own', 'region:read']);
    for (const { code } of ROLES) expect(sorted(code)).toEqual(expect.arrayContaining(sorted()));
  });

  test('adds up over several roles', () => {
    expect(sorted('COUNTY_OFFICIAL', 'UNIT_EDITOR')).toEqual(sorted('COUNTY_OFFICIAL'));
    expect(sorted('VIEWER', 'OPERATOR')).toEqual([...new Set([...sorted('VIEWER'), ...sorted('OPERATOR')])].sort());
  });

  test('leaves no permission without a role that has it', () => {
    const held = permissionsOf(ROLES.map(({ code }) => code));
    expect(PERMISSIONS.filter((permission) => !held.has(permission))).toEqual([]);
  });

  test('keeps operators from seeing the records of units', () => {
    expect(permissionsOf(['OPERATOR']).has('ledger:read')).toBe(false);
    expect(permissionsOf(['OPERATOR']).has('rollup:read')).toBe(false);
  });
});
