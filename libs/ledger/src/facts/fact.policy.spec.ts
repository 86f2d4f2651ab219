import { permissionsOf, type Role } from '@fanzha/domain';
import { describe, expect, it } from '@jest/globals';
import { allowedOperations, requireMay } from './fact.policy.js';

const OPERATIONS = ['amend', 'void'] as const;
const OWN = 'own tenant';
const as = (...roles: Role[]) => ({ tenantId: OWN, permissions: permissionsOf(roles), oversight: [] });
const own = { tenantId: OWN, recordStatus: 'ACTIVE' } as const;
const foreign = { tenantId: 'another tenant', recordStatus: 'ACTIVE' } as const;
const voided = { tenantId: OWN, recordStatus: 'VOIDED' } as const;

describe('policy of facts', () => {
  it.each<Role>(['UNIT_ADMIN', 'UNIT_EDITOR', 'COUNTY_OFFICIAL', 'CITY_OFFICIAL'])(
    '%s may amend and void what the own unit recorded',
    (role) => {
      expect(allowedOperations(as(role), own)).toEqual(['amend', 'void']);
      for (const operation of OPERATIONS) expect(() => requireMay(operation, as(role), own)).not.toThrow();
    },
  );

  it.each<Role>(['VIEWER', 'OPERATOR'])('%s may change nothing, not even of the own unit', (role) => {
    expect(allowedOperations(as(role), own)).toEqual([]);
    for (const operation of OPERATIONS) {
      expect(() => requireMay(operation, as(role), own)).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
    }
  });

  it('lets nobody change what another unit recorded, whatever roles they hold', () => {
    const everything = as('UNIT_ADMIN', 'COUNTY_OFFICIAL', 'CITY_OFFICIAL', 'OPERATOR');
    expect(allowedOperations(everything, foreign)).toEqual([]);
    for (const operation of OPERATIONS) {
      expect(() => requireMay(operation, everything, foreign)).toThrow(
        expect.objectContaining({ code: 'FORBIDDEN', reason: 'READ_ONLY_OVERSIGHT' }),
      );
    }
  });

  it('leaves what an authority has said to its officials', () => {
    const ofOfficials = { unamendable: true, ofOfficials: true };
    const official = { ...as('COUNTY_OFFICIAL'), oversight: [{ region: '340210', sector: null }] };
    expect(allowedOperations(official, own, [], ofOfficials)).toEqual(['void']);
    expect(() => requireMay('void', official, own, ofOfficials)).not.toThrow();
    for (const role of ['UNIT_ADMIN', 'UNIT_EDITOR'] as const) {
      expect(allowedOperations(as(role), own, [], ofOfficials)).toEqual([]);
      expect(() => requireMay('void', as(role), own, ofOfficials)).toThrow(
        expect.objectContaining({ code: 'FORBIDDEN', reason: 'OUTSIDE_OVERSIGHT' }),
      );
    }
  });

  it('offers nothing more for a voided record', () => {
    expect(allowedOperations(as('UNIT_ADMIN'), voided)).toEqual([]);
  });

  it('offers what else a record takes to who may amend it', () => {
    expect(allowedOperations(as('UNIT_EDITOR'), own, ['dissolve'])).toEqual(['amend', 'void', 'dissolve']);
    expect(allowedOperations(as('VIEWER'), own, ['dissolve'])).toEqual([]);
    expect(allowedOperations(as('UNIT_EDITOR'), voided, ['dissolve'])).toEqual([]);
    expect(() => requireMay('dissolve', as('UNIT_EDITOR'), own)).not.toThrow();
    expect(() => requireMay('dissolve', as('VIEWER'), own)).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
  });
});
