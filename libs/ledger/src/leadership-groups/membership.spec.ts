import { describe, expect, it } from '@jest/globals';
import type { GroupMember, StatedMember } from './leadership-group.entity.js';
import { changedMembers, correctedMembers, foundingMembers, lastChange } from './membership.js';

const stated = (name: string, role: StatedMember['role'] = 'MEMBER', duty: string | null = null): StatedMember => ({
  name,
  role,
  duty,
  title: null,
  people: 1,
});
const member = (
  name: string,
  role: StatedMember['role'],
  joinedOn: string,
  leftOn: string | null = null,
): GroupMember => ({ ...stated(name, role), joinedOn, leftOn });
const shown = (members: readonly GroupMember[]) =>
  members.map(({ name, role, joinedOn, leftOn }) => `${name} ${role} ${joinedOn}–${leftOn ?? ''}`);

const BEFORE = [
  member('甲', 'HEAD', '2026-01-10'),
  member('乙', 'MEMBER', '2026-01-10'),
  member('丙', 'MEMBER', '2026-02-01'),
  member('丁', 'MEMBER', '2026-01-10', '2026-02-01'),
];

describe('the first members', () => {
  it('have been there since the group was founded', () => {
    const { members, cameFrom } = foundingMembers([stated('甲', 'HEAD'), stated('乙')], '2026-01-10');
    expect(shown(members)).toEqual(['甲 HEAD 2026-01-10–', '乙 MEMBER 2026-01-10–']);
    expect(cameFrom).toEqual([null, null]);
  });
});

describe('members from a day on', () => {
  it('of a post of which there are more are left by the old number and joined by the new one', () => {
    const several = (name: string, people: number) => ({ ...stated(name), people });
    const before = foundingMembers([stated('甲', 'HEAD'), several('班主任', 20)], '2026-01-10').members;
    const { members, cameFrom } = changedMembers(before, [stated('甲', 'HEAD'), several('班主任', 24)], '2026-03-01');
    expect(members.map(({ name, people, joinedOn, leftOn }) => [name, people, joinedOn, leftOn])).toEqual([
      ['甲', 1, '2026-01-10', null],
      ['班主任', 24, '2026-03-01', null],
      ['班主任', 20, '2026-01-10', '2026-03-01'],
    ]);
    expect(cameFrom).toEqual([0, 1]);
    // Corrected on the same day, it was never the other number.
    const again = changedMembers(members, [stated('甲', 'HEAD'), several('班主任', 25)], '2026-03-01').members;
    expect(again.map(({ people }) => people)).toEqual([1, 25, 20]);
  });

  it('members in the list stay, new ones join, those not in it leave; those who had left stay known', () => {
    const { members, cameFrom } = changedMembers(
      BEFORE,
      [stated('戊', 'DEPUTY'), stated('甲', 'HEAD', '主持'), stated('丙')],
      '2026-03-01',
    );
    expect(shown(members)).toEqual([
      '戊 DEPUTY 2026-03-01–',
      '甲 HEAD 2026-01-10–',
      '丙 MEMBER 2026-02-01–',
      '乙 MEMBER 2026-01-10–2026-03-01',
      '丁 MEMBER 2026-01-10–2026-02-01',
    ]);
    expect(members[1]?.duty).toBe('主持');
    expect(cameFrom).toEqual([null, 0, 2]);
  });

  it('a new role is left and joined on the same day', () => {
    const { members } = changedMembers(
      BEFORE,
      [stated('甲', 'HEAD'), stated('乙', 'DEPUTY'), stated('丙')],
      '2026-03-01',
    );
    expect(shown(members).slice(1, 4)).toEqual([
      '乙 DEPUTY 2026-03-01–',
      '丙 MEMBER 2026-02-01–',
      '乙 MEMBER 2026-01-10–2026-03-01',
    ]);
  });

  it('who comes back joins anew, and blanks in a name make nobody new', () => {
    const { members } = changedMembers(
      [member('某某', 'MEMBER', '2026-01-10'), ...BEFORE],
      [stated('某 某'), stated('丁')],
      '2026-03-01',
    );
    expect(shown(members).slice(0, 2)).toEqual(['某 某 MEMBER 2026-01-10–', '丁 MEMBER 2026-03-01–']);
    expect(shown(members)).toContain('丁 MEMBER 2026-01-10–2026-02-01');
  });
});

describe('corrected members', () => {
  const same = { before: '2026-01-10', after: '2026-01-10' };

  it('stand in the place of whom they correct: same name, else same role, else since the founding', () => {
    const { members, cameFrom } = correctedMembers(
      BEFORE,
      [stated('甲', 'DEPUTY'), stated('丙'), stated('己'), stated('庚', 'LIAISON')],
      same,
    );
    expect(shown(members)).toEqual([
      '甲 DEPUTY 2026-01-10–',
      '丙 MEMBER 2026-02-01–',
      '己 MEMBER 2026-01-10–',
      '庚 LIAISON 2026-01-10–',
      '丁 MEMBER 2026-01-10–2026-02-01',
    ]);
    expect(cameFrom).toEqual([0, 2, 1, null]);
  });

  it('keep the day of a member whose name was misspelt', () => {
    const { members } = correctedMembers(BEFORE, [stated('甲', 'HEAD'), stated('乙'), stated('炳')], same);
    expect(shown(members)[2]).toBe('炳 MEMBER 2026-02-01–');
  });

  it('move along with the founding day', () => {
    const all = [stated('甲', 'HEAD'), stated('乙'), stated('丙')];
    expect(shown(correctedMembers(BEFORE, all, { before: '2026-01-10', after: '2026-01-05' }).members)).toEqual([
      '甲 HEAD 2026-01-05–',
      '乙 MEMBER 2026-01-05–',
      '丙 MEMBER 2026-02-01–',
      '丁 MEMBER 2026-01-05–2026-02-01',
    ]);
    expect(shown(correctedMembers(BEFORE, all, { before: '2026-01-10', after: '2026-02-01' }).members)).toEqual([
      '甲 HEAD 2026-02-01–',
      '乙 MEMBER 2026-02-01–',
      '丙 MEMBER 2026-02-01–',
      '丁 MEMBER 2026-02-01–2026-02-01',
    ]);
  });
});

it('the last change is the last day on which somebody joined or left', () => {
  expect(lastChange(BEFORE, '2026-01-10')).toBe('2026-02-01');
  expect(lastChange([member('甲', 'HEAD', '2026-01-10', '2026-04-01')], '2026-01-10')).toBe('2026-04-01');
  expect(lastChange([], '2026-01-10')).toBe('2026-01-10');
});
