import { describe, expect, it } from '@jest/globals';
import type { Role } from '@fanzha/domain';
import type { GroupMember } from './leadership-group.entity.js';
import { phonesAfter, seesPhones, type StatedPhone } from './member-phones.js';
import { changedMembers, correctedMembers } from './membership.js';

const member = (name: string, role: GroupMember['role'] = 'MEMBER'): GroupMember => ({
  name,
  role,
  title: null,
  duty: null,
  people: 1,
  joinedOn: '2026-01-10',
  leftOn: null,
});
const BEFORE = [member('甲', 'HEAD'), member('乙'), member('丙')];
const PHONES = new Map([
  [0, '100'],
  [1, '200'],
]);

const after = (stated: readonly GroupMember[], phones: readonly StatedPhone[], canTakeAway = true) => [
  ...phonesAfter(
    { phones: PHONES, members: BEFORE },
    changedMembers(BEFORE, stated, '2026-03-01'),
    phones,
    canTakeAway,
  ),
];

describe('whom phones are shown to', () => {
  const own = { tenantId: 'own' };
  it.each<[Role, boolean]>([
    ['UNIT_ADMIN', true],
    ['COUNTY_OFFICIAL', true],
    ['CITY_OFFICIAL', true],
    ['UNIT_EDITOR', false],
    ['VIEWER', false],
    ['OPERATOR', false],
  ])('%s of the own tenant: %s', (role, sees) =>
    expect(seesPhones({ tenantId: 'own', roles: [role] }, own)).toBe(sees),
  );

  it('nobody of another tenant, whatever roles they hold', () => {
    expect(seesPhones({ tenantId: 'other', roles: ['UNIT_ADMIN', 'COUNTY_OFFICIAL', 'CITY_OFFICIAL'] }, own)).toBe(
      false,
    );
  });
});

describe('phones after a change', () => {
  it('stay with a member who stays, wherever in the list, and go with one who leaves', () => {
    expect(after([member('丁'), member('甲', 'HEAD')], [undefined, undefined])).toEqual([[1, '100']]);
  });

  it('are those that are stated', () => {
    expect(after(BEFORE, ['101', undefined, '300'])).toEqual([
      [0, '101'],
      [1, '200'],
      [2, '300'],
    ]);
  });

  it('are taken away only by who sees them', () => {
    expect(after(BEFORE, [null, null, null])).toEqual([]);
    expect(after(BEFORE, [null, null, null], false)).toEqual([
      [0, '100'],
      [1, '200'],
    ]);
  });

  it('never pass to another person who stands in the same role', () => {
    const corrected = correctedMembers(BEFORE, [member('甲', 'HEAD'), member('己')], {
      before: '2026-01-10',
      after: '2026-01-10',
    });
    expect(corrected.cameFrom).toEqual([0, 1]);
    expect([...phonesAfter({ phones: PHONES, members: BEFORE }, corrected, [undefined, undefined], true)]).toEqual([
      [0, '100'],
    ]);
  });
});
