import { BOUNDS } from '@fanzha/domain';
import { describe, expect, it } from '@jest/globals';
import { changeDayErrors, dissolutionErrors, foundingErrors, readGroup } from './leadership-group.bounds.js';
import type { GroupMember, LeadershipGroupFact } from './leadership-group.entity.js';
import type { LeadershipGroupInput, LeadershipMemberInput } from './leadership-group.inputs.js';

const TODAY = '2026-11-22';
const person = (changes: Partial<LeadershipMemberInput> = {}): LeadershipMemberInput => ({
  name: '组员',
  role: 'MEMBER',
  ...changes,
});
const input = (changes: Partial<LeadershipGroupInput> = {}): LeadershipGroupInput => ({
  name: '反诈工作领导小组',
  foundedOn: '2026-03-02',
  members: [person({ role: 'HEAD' })],
  ...changes,
});
const errorsOf = (changes: Partial<LeadershipGroupInput>) =>
  readGroup(input(changes), TODAY).errors.map(({ path, code }) => `${path} ${code}`);
const membersOf = (...members: Partial<LeadershipMemberInput>[]) => errorsOf({ members: members.map(person) });

describe('bounds of a leadership group', () => {
  it('cleans what it stores, and puts the document number right', () => {
    const { content, idempotencyKey, errors, list } = readGroup(
      input({
        idempotencyKey: ' k ',
        name: ' 小组 ',
        documentNumber: ' 镇反诈[2026]5号 ',
        campaignIds: [],
        members: [
          person({ name: ' 甲 ', title: ' ', duty: ' 主持 ', phone: ' ０５５３－１２３４５６７ ' }),
          person({ name: '乙', phone: ' ' }),
          person({ name: '丙' }),
        ],
      }),
      TODAY,
    );
    expect(errors).toEqual([]);
    expect(idempotencyKey).toBe('k');
    expect(content).toEqual({
      name: '小组',
      kind: 'LEADERSHIP_GROUP',
      memberCount: null,
      memberCountQualifier: null,
      memberCountUpTo: null,
      memberCountAtLeast: null,
      foundedOn: '2026-03-02',
      documentNumber: '镇反诈〔2026〕5号',
      campaignIds: [],
      regionCode: null,
    });
    expect(list.members[0]).toEqual({ name: '甲', title: null, role: 'MEMBER', duty: '主持', people: 1 });
    expect(list.phones).toEqual(['0553-1234567', null, undefined]);
  });

  it.each<[string, Partial<LeadershipGroupInput>, string[]]>([
    ['no name', { name: ' ' }, ['name REQUIRED']],
    ['a long name', { name: '长'.repeat(BOUNDS.groupName.max + 1) }, ['name TOO_LONG']],
    ['a kind that is none', { kind: 'CLUB' as never }, ['kind UNKNOWN_CODE']],
    ['members beside their number', { memberCount: { value: 9, qualifier: 'EXACT' } }, ['memberCount CONTRADICTORY']],
    [
      'a number of none',
      { members: [], memberCount: { value: 0, qualifier: 'EXACT' } },
      ['memberCount.value TOO_SMALL'],
    ],
    [
      'a number that is missing',
      { members: [], memberCount: { qualifier: 'AT_LEAST' } },
      ['memberCount.value AMOUNT_REQUIRED'],
    ],
    [
      'a number of what nobody counted',
      { members: [], memberCount: { value: 9, qualifier: 'UNCOUNTED' } },
      ['memberCount.value AMOUNT_FORBIDDEN'],
    ],
    ['neither members nor their number', { members: [] }, ['members TOO_FEW_ITEMS']],
    ['a row of nobody', { members: [person({ people: 0 })] }, ['members.0.people TOO_SMALL']],
    [
      'several heads in one row',
      { members: [person({ role: 'HEAD', people: 2 })] },
      ['members.0.people NOT_ALLOWED_HERE'],
    ],
    [
      'more people than there can be',
      { members: [person({ people: BOUNDS.people.max + 1 })] },
      ['members.0.people TOO_LARGE'],
    ],
    [
      'more people together than there can be',
      { members: [person({ role: 'HEAD' }), person({ people: BOUNDS.people.max })] },
      ['members TOO_LARGE'],
    ],
    ['a founding in the future', { foundedOn: '2026-11-23' }, ['foundedOn DATE_IN_FUTURE']],
    ['a founding before 2000', { foundedOn: '1999-12-31' }, ['foundedOn DATE_TOO_EARLY']],
    ['a document number without brackets', { documentNumber: '镇反诈2026第5号' }, ['documentNumber INVALID_FORMAT']],
    ['a document number without 号', { documentNumber: '镇反诈〔2026〕5' }, ['documentNumber INVALID_FORMAT']],
    [
      'a long document number',
      { documentNumber: `${'长'.repeat(BOUNDS.documentNumber.max)}〔2026〕5号` },
      ['documentNumber TOO_LONG'],
    ],
    ['a campaign that cannot be', { campaignIds: ['autumn'] }, ['campaignIds UNKNOWN_CODE']],
    ['a blank key', { idempotencyKey: '' }, ['idempotencyKey REQUIRED']],
    ['no members', { members: [] }, ['members TOO_FEW_ITEMS']],
    [
      'too many members',
      { members: Array.from({ length: BOUNDS.members.max + 1 }, (_, n) => person({ name: `组员${n}` })) },
      ['members TOO_MANY_ITEMS'],
    ],
  ])('refuses %s', (_, changes, errors) => expect(errorsOf(changes)).toEqual(errors));

  it('shows how a document number is written', () => {
    expect(readGroup(input({ documentNumber: '五号文' }), TODAY).errors).toEqual([
      { path: 'documentNumber', code: 'INVALID_FORMAT', params: { example: '镇反诈〔2026〕5号' } },
    ]);
  });

  it('takes as many people in all rows together as in one number, and says how many that are', () => {
    const rows = (...people: number[]) => people.map((each, n) => person({ name: `岗位${n}`, people: each }));
    const most = BOUNDS.people.max;
    expect(readGroup(input({ members: rows(1, most - 1) }), TODAY).errors).toEqual([]);
    expect(readGroup(input({ members: rows(most, most, 5) }), TODAY).errors).toEqual([
      {
        path: 'members',
        code: 'TOO_LARGE',
        params: { max: most, actual: 2 * most + 5, indicator: 'LEADERSHIP_MEMBERS' },
      },
    ]);
  });

  it('needs no document number and no head', () => {
    expect(errorsOf({ documentNumber: null })).toEqual([]);
    expect(errorsOf({ documentNumber: ' ' })).toEqual([]);
    expect(membersOf({}, { name: '另一人', role: 'LIAISON' })).toEqual([]);
  });

  it.each<[string, Partial<LeadershipMemberInput>[], string[]]>([
    ['a member without name', [{ name: ' ' }], ['members.0.name REQUIRED']],
    ['a long name', [{}, { name: '长'.repeat(BOUNDS.memberName.max + 1) }], ['members.1.name TOO_LONG']],
    ['a long title', [{ title: '长'.repeat(BOUNDS.memberTitle.max + 1) }], ['members.0.title TOO_LONG']],
    ['a long duty', [{ duty: '长'.repeat(BOUNDS.memberDuty.max + 1) }], ['members.0.duty TOO_LONG']],
    ['an unknown role', [{ role: 'KING' as never }], ['members.0.role UNKNOWN_CODE']],
    ['a short phone', [{ phone: '12' }], ['members.0.phone TOO_SHORT']],
    ['a phone of letters', [{ phone: 'call me' }], ['members.0.phone INVALID_FORMAT']],
    ['the same name in the same role', [{}, {}], ['members.1 DUPLICATE']],
    ['the same name with a blank inside', [{ name: '组 员' }, { name: '组员' }], ['members.1 DUPLICATE']],
    ['a second head', [{ name: '甲', role: 'HEAD' }, {}, { name: '乙', role: 'HEAD' }], ['members.2.role DUPLICATE']],
    ['the same head twice', [{ role: 'HEAD' }, { role: 'HEAD' }], ['members.1 DUPLICATE']],
    [
      'several at once',
      [{ name: '' }, { name: '' }, { phone: '1' }],
      ['members.0.name REQUIRED', 'members.1.name REQUIRED', 'members.2.phone TOO_SHORT'],
    ],
  ])('refuses %s', (_, members, errors) => expect(membersOf(...members)).toEqual(errors));

  it('takes one person in two roles, and phones as people write them', () => {
    expect(membersOf({ role: 'DEPUTY' }, { role: 'LIAISON' })).toEqual([]);
    expect(
      membersOf(
        ...['13800000000', '0553-1234567', '(0553) 1234567', '+86 138 0000 0000', '0553-1234567转812', '110'].map(
          (phone, n) => ({ name: `组员${n}`, phone }),
        ),
      ),
    ).toEqual([]);
  });
});

describe('days of a leadership group', () => {
  const member = (joinedOn: string, leftOn: string | null = null) =>
    ({ name: '甲', role: 'MEMBER', title: null, duty: null, people: 1, joinedOn, leftOn }) satisfies GroupMember;
  const group = (changes: Partial<LeadershipGroupFact> = {}) =>
    ({
      foundedOn: '2026-03-02',
      dissolvedOn: null,
      members: [member('2026-03-02'), member('2026-05-01'), member('2026-03-02', '2026-06-01')],
      ...changes,
    }) as LeadershipGroupFact;

  it.each<[string, string[]]>([
    ['2026-11-23', ['on DATE_IN_FUTURE']],
    ['2026-05-31', ['on DATE_TOO_EARLY']],
    ['2026-06-01', []],
    ['2026-11-22', []],
  ])('other members from %s on: %j', (on, errors) =>
    expect(changeDayErrors(on, group(), TODAY).map(({ path, code }) => `${path} ${code}`)).toEqual(errors),
  );

  it.each<[string, string[]]>([
    ['2026-11-23', ['on DATE_IN_FUTURE']],
    ['2026-03-01', ['on END_BEFORE_START']],
    ['2026-03-02', ['on DATE_TOO_EARLY']],
    ['2026-06-01', []],
  ])('dissolved on %s: %j', (on, errors) =>
    expect(dissolutionErrors(on, group(), TODAY).map(({ path, code }) => `${path} ${code}`)).toEqual(errors),
  );

  it('may be dissolved on the day it was founded', () => {
    expect(dissolutionErrors('2026-03-02', group({ members: [member('2026-03-02')] }), TODAY)).toEqual([]);
  });

  it('was founded before whatever of it has ended', () => {
    expect(foundingErrors('2026-06-01', group())).toEqual([]);
    expect(foundingErrors('2026-06-02', group())).toEqual([
      { path: 'foundedOn', code: 'DATE_TOO_LATE', params: { latest: '2026-06-01' } },
    ]);
    expect(foundingErrors('2026-05-02', group({ members: [member('2026-03-02')], dissolvedOn: '2026-05-01' }))).toEqual(
      [{ path: 'foundedOn', code: 'DATE_TOO_LATE', params: { latest: '2026-05-01' } }],
    );
  });
});
