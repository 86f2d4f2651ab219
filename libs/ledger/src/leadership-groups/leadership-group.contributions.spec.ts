import { describe, expect, it } from '@jest/globals';
import { addFigures, EMPTY_FIGURE, type FigureSum, type IndicatorCode } from '@fanzha/domain';
import type { Assignment } from '../facts/attribution.repository.js';
import { contributions, mergedSpans } from './leadership-group.contributions.js';
import type { GroupMember, LeadershipGroupFact } from './leadership-group.entity.js';

const AUTUMN = '0199a000-0000-7000-8000-0000000000ca';
const WINTER = '0199a000-0000-7000-8000-0000000000cb';
const member = (joinedOn: string, leftOn: string | null = null): GroupMember => ({
  name: '甲',
  role: 'MEMBER',
  title: null,
  duty: null,
  people: 1,
  joinedOn,
  leftOn,
});
const group = (changes: Partial<LeadershipGroupFact> = {}): LeadershipGroupFact => ({
  cityCode: '3402',
  id: '0199a000-0000-7000-8000-000000000001',
  tenantId: '0199a000-0000-7000-8000-00000000000a',
  homeRegion: '340210100',
  regionCode: '340210100',
  sector: 'EDUCATION',
  name: '反诈工作领导小组',
  kind: 'LEADERSHIP_GROUP',
  memberCount: null,
  memberCountQualifier: null,
  memberCountUpTo: null,
  memberCountAtLeast: null,
  foundedOn: '2026-03-01',
  dissolvedOn: null,
  documentNumber: null,
  campaignIds: [],
  recordStatus: 'ACTIVE',
  voidReason: null,
  idempotencyKey: null,
  inputHash: null,
  exceeded: null,
  version: 1,
  recordedAt: new Date(),
  recordedBy: '0199a000-0000-7000-8000-0000000000b1',
  changedAt: new Date(),
  members: [member('2026-03-01')],
  ...changes,
});
const AT_HOME: Assignment[] = [{ from: '2020-01-01', to: null, region: '340210100', sector: 'EDUCATION' }];

const NAMES: Readonly<Record<string, string>> = { [AUTUMN]: 'autumn', [WINTER]: 'winter' };

/** `day home campaign?` to amount, as the engine adds lines up; lines that cancel out are left away. */
function sums(
  indicator: IndicatorCode,
  groups: readonly LeadershipGroupFact[],
  assignments = AT_HOME,
): Record<string, number> {
  const found = new Map<string, FigureSum>();
  for (const { day, homeRegion, campaignIds, figures } of contributions(groups, assignments)) {
    const figure = figures[indicator];
    const key = [day, homeRegion, ...campaignIds.map((id) => NAMES[id])].join(' ');
    if (figure) found.set(key, addFigures(found.get(key) ?? EMPTY_FIGURE, figure));
  }
  return Object.fromEntries(
    [...found].map(([key, { amount }]) => [key, amount] as const).filter(([, amount]) => amount !== 0),
  );
}

describe('contributions of leadership groups', () => {
  it('count a row as the people that it is, and a group without names as the members that it states', () => {
    const people = [
      { ...member('2026-03-01'), people: 24 },
      { ...member('2026-03-01', '2026-05-01'), people: 3 },
    ];
    expect(sums('LEADERSHIP_MEMBERS', [group({ members: people })])).toEqual({
      '2026-03-01 340210100': 27,
      '2026-05-01 340210100': -3,
    });
    const unnamed = {
      members: [],
      memberCount: 15,
      memberCountQualifier: 'AT_LEAST',
      dissolvedOn: '2026-08-01',
    } as const;
    expect(sums('LEADERSHIP_MEMBERS', [group(unnamed)])).toEqual({
      '2026-03-01 340210100': 15,
      '2026-08-01 340210100': -15,
    });
    const figures = contributions(
      [group({ ...unnamed, memberCount: null, memberCountQualifier: 'UNCOUNTED' })],
      AT_HOME,
    )
      .flatMap(({ figures: { LEADERSHIP_MEMBERS: found } }) => found ?? [])
      .map(({ amount, uncounted }) => [amount, uncounted]);
    expect(figures).toEqual([
      [0, 1],
      [0, -1],
    ]);
  });

  it('count a stated number alone, whoever is listed as a former member', () => {
    const amended = {
      members: [member('2026-03-01', '2026-05-01'), { ...member('2026-03-01', '2026-05-01'), people: 24 }],
      memberCount: 30,
      memberCountQualifier: 'EXACT',
    } as const;
    expect(sums('LEADERSHIP_MEMBERS', [group(amended)])).toEqual({ '2026-03-01 340210100': 30 });
    const { figures } = contributions(
      [group({ ...amended, memberCount: null, memberCountQualifier: 'UNCOUNTED' })],
      AT_HOME,
    ).reduce((all, line) => (line.figures.LEADERSHIP_MEMBERS ? line : all));
    expect(figures.LEADERSHIP_MEMBERS).toMatchObject({ amount: 0, uncounted: 1 });
  });

  it('make the tenant contributing once per active group, on the day of its founding', () => {
    const facts = contributions(
      [
        group({ dissolvedOn: '2026-05-01' }),
        group({ foundedOn: '2026-04-01', campaignIds: [AUTUMN] }),
        group({ recordStatus: 'VOIDED', voidReason: '重复' }),
      ],
      AT_HOME,
    );
    expect(
      facts.filter((line) => line.facts > 0).map(({ day, campaignIds, facts: n }) => [day, campaignIds, n]),
    ).toEqual([
      ['2026-03-01', [], 1],
      ['2026-04-01', [AUTUMN], 1],
    ]);
  });

  it('a group is in place from the founding until it is dissolved', () => {
    expect(sums('LEADERSHIP_GROUPS', [group()])).toEqual({ '2026-03-01 340210100': 1 });
    expect(sums('LEADERSHIP_GROUPS', [group({ dissolvedOn: '2026-05-01' })])).toEqual({
      '2026-03-01 340210100': 1,
      '2026-05-01 340210100': -1,
    });
    expect(sums('LEADERSHIP_GROUPS', [group({ dissolvedOn: '2026-03-01' })])).toEqual({});
    expect(sums('LEADERSHIP_GROUPS', [group({ recordStatus: 'VOIDED', voidReason: '重复' })])).toEqual({});
  });

  it('members count while they and their group are there', () => {
    const members = [
      member('2026-03-01'),
      member('2026-03-01', '2026-04-01'),
      member('2026-04-01'),
      member('2026-04-01', '2026-04-01'),
    ];
    expect(sums('LEADERSHIP_MEMBERS', [group({ members })])).toEqual({ '2026-03-01 340210100': 2 });
    expect(sums('LEADERSHIP_MEMBERS', [group({ members, dissolvedOn: '2026-05-01' })])).toEqual({
      '2026-03-01 340210100': 2,
      '2026-05-01 340210100': -2,
    });
  });

  it('move along with the tenant', () => {
    const assignments: Assignment[] = [
      { from: '2020-01-01', to: '2026-03-31', region: '340223100', sector: 'EDUCATION' },
      { from: '2026-04-01', to: null, region: '340210100', sector: 'EDUCATION' },
    ];
    const moved = { '2026-03-01 340223100': 1, '2026-04-01 340223100': -1, '2026-04-01 340210100': 1 };
    expect(sums('LEADERSHIP_GROUPS', [group()], assignments)).toEqual(moved);
    expect(sums('LEADERSHIP_MEMBERS', [group()], assignments)).toEqual(moved);
    expect(sums('TENANTS_WITH_GROUP', [group()], assignments)).toEqual(moved);
  });

  it('a tenant with several groups counts once while at least one is in place', () => {
    const overlapping = [
      group({ dissolvedOn: '2026-05-01' }),
      group({ foundedOn: '2026-04-01', dissolvedOn: '2026-06-01' }),
    ];
    expect(sums('TENANTS_WITH_GROUP', overlapping)).toEqual({ '2026-03-01 340210100': 1, '2026-06-01 340210100': -1 });
    const apart = [group({ dissolvedOn: '2026-04-01' }), group({ foundedOn: '2026-05-01' })];
    expect(sums('TENANTS_WITH_GROUP', apart)).toEqual({
      '2026-03-01 340210100': 1,
      '2026-04-01 340210100': -1,
      '2026-05-01 340210100': 1,
    });
  });

  it('a campaign counts it too, and all lines together still count it once', () => {
    const both = [group(), group({ foundedOn: '2026-04-01', dissolvedOn: '2026-05-01', campaignIds: [AUTUMN] })];
    expect(sums('TENANTS_WITH_GROUP', both)).toEqual({
      '2026-03-01 340210100': 1,
      '2026-04-01 340210100 autumn': 1,
      '2026-04-01 340210100': -1,
      '2026-05-01 340210100 autumn': -1,
      '2026-05-01 340210100': 1,
    });
    expect(sums('TENANTS_WITH_GROUP', [group({ campaignIds: [AUTUMN] })])).toEqual({
      '2026-03-01 340210100 autumn': 1,
    });
  });

  it('each campaign of a group counts it, and all lines together still count it once', () => {
    const one = group({ campaignIds: [AUTUMN, WINTER] });
    expect(sums('TENANTS_WITH_GROUP', [one])).toEqual({
      '2026-03-01 340210100 autumn': 1,
      '2026-03-01 340210100 winter': 1,
      '2026-03-01 340210100': -1,
    });
    const other = group({ foundedOn: '2026-04-01', campaignIds: [WINTER] });
    expect(sums('TENANTS_WITH_GROUP', [one, other])).toEqual(sums('TENANTS_WITH_GROUP', [one]));
  });
});

describe('spans put together', () => {
  it.each<[string, [string, string | null][], [string, string | null][]]>([
    ['nothing', [], []],
    ['empty ones', [['2026-01-01', '2026-01-01']], []],
    [
      'touching ones',
      [
        ['2026-02-01', '2026-03-01'],
        ['2026-01-01', '2026-02-01'],
      ],
      [['2026-01-01', '2026-03-01']],
    ],
    [
      'one inside another',
      [
        ['2026-01-01', '2026-05-01'],
        ['2026-02-01', '2026-03-01'],
      ],
      [['2026-01-01', '2026-05-01']],
    ],
    [
      'one without end',
      [
        ['2026-01-01', null],
        ['2026-02-01', '2026-03-01'],
      ],
      [['2026-01-01', null]],
    ],
    [
      'an end that another takes away',
      [
        ['2026-01-01', '2026-02-01'],
        ['2026-01-15', null],
      ],
      [['2026-01-01', null]],
    ],
    [
      'a gap',
      [
        ['2026-03-01', null],
        ['2026-01-01', '2026-02-01'],
      ],
      [
        ['2026-01-01', '2026-02-01'],
        ['2026-03-01', null],
      ],
    ],
  ])('%s', (_, spans, merged) => {
    expect(mergedSpans(spans.map(([from, until]) => ({ from, until })))).toEqual(
      merged.map(([from, until]) => ({ from, until })),
    );
  });
});
