import type { Role } from '@fanzha/domain';
import { viewerFrom } from '@fanzha/platform';
import { describe, expect, it } from '@jest/globals';
import { checkKeepsAccounts, checkMayGrant, nameErrors, normalName, roleErrors } from './user.policy.js';

const someone = (...roles: Role[]) =>
  viewerFrom({
    userId: '',
    username: '',
    displayName: '',
    tenantId: 'own',
    cityCode: '3402',
    roles,
    oversight: [],
    sessionId: null,
    mustChangePassword: false,
  });
const FORBIDDEN = expect.objectContaining({ code: 'FORBIDDEN' });

describe('who keeps accounts', () => {
  it('a unit administrator those of its own tenant', () => {
    expect(() => checkKeepsAccounts(someone('UNIT_ADMIN'), 'own')).not.toThrow();
    expect(() => checkKeepsAccounts(someone('UNIT_ADMIN', 'COUNTY_OFFICIAL'), 'other')).toThrow(FORBIDDEN);
  });

  it('an operator those of any tenant', () => {
    expect(() => checkKeepsAccounts(someone('OPERATOR'), 'other')).not.toThrow();
  });
});

describe('which roles may be given', () => {
  it('roles of units by unit administrators', () => {
    expect(() => checkMayGrant(someone('UNIT_ADMIN'), ['UNIT_ADMIN', 'UNIT_EDITOR', 'VIEWER'])).not.toThrow();
  });

  it.each(['COUNTY_OFFICIAL', 'CITY_OFFICIAL', 'OPERATOR'] as const)('%s by operators only', (role) => {
    expect(() => checkMayGrant(someone('UNIT_ADMIN'), ['VIEWER', role])).toThrow(FORBIDDEN);
    expect(() => checkMayGrant(someone('OPERATOR'), [role])).not.toThrow();
  });

  it('at least one, none twice, officials only in authorities', () => {
    expect(roleErrors(['UNIT_ADMIN', 'VIEWER'], 'SCHOOL')).toEqual([]);
    expect(roleErrors(['CITY_OFFICIAL'], 'AUTHORITY')).toEqual([]);
    expect(roleErrors([], 'SCHOOL')).toMatchObject([{ path: 'roles', code: 'TOO_FEW_ITEMS' }]);
    expect(roleErrors(['VIEWER', 'VIEWER'], 'SCHOOL')).toEqual([{ path: 'roles.1', code: 'DUPLICATE' }]);
    expect(roleErrors(['VIEWER', 'COUNTY_OFFICIAL'], 'SCHOOL')).toEqual([{ path: 'roles.1', code: 'CONTRADICTORY' }]);
  });
});

describe('names', () => {
  it('are compared without case and surrounding blanks', () => {
    expect(normalName(' Li.Na ')).toBe('li.na');
    expect(nameErrors(' Li.Na ', '某人')).toEqual([]);
  });

  it.each(['有名字', 'li na', 'li/na'])('may not be %s', (username) => {
    expect(nameErrors(username, '某人')).toMatchObject([{ path: 'username', code: 'INVALID_FORMAT' }]);
  });

  it('must be there', () => {
    expect(nameErrors('', '')).toMatchObject([
      { path: 'username', code: 'REQUIRED' },
      { path: 'displayName', code: 'REQUIRED' },
    ]);
  });
});
