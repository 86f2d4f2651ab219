import { describe, expect, test } from '@jest/globals';
import type { HomeDueFragment, HomeQuery } from '../../graphql/generated.js';
import { ledgers } from '../../ledgers.js';
import { dueRests, dueRows, dueTotals } from './due-rows.js';

type Group = HomeQuery['dues'][number];
const TODAY = '2026-11-28';
const record = (recordId: string, change: Partial<HomeDueFragment>): HomeDueFragment => ({
  kind: 'ACTIVITY',
  recordId,
  label: recordId,
  since: '2026-11-01',
  dueOn: null,
  isOverdue: false,
  tenant: null,
  ...change,
});
const group = (
  kind: Group['kind'],
  code: Group['code'],
  records: HomeDueFragment[],
  more: Partial<Group> = {},
): Group => ({
  kind,
  code,
  count: records.length,
  countIsExact: true,
  overdue: records.filter(({ isOverdue }) => isOverdue).length,
  records,
  ...more,
});
const DUES: Group[] = [
  group('ACTIVITY', 'AMOUNT_TO_CHECK', [record('marked', { since: '2026-01-01' })]),
  group('NOTICE', 'NOTICE_TO_ACKNOWLEDGE', [record('notice', { since: '2026-11-20' })]),
  group('INSPECTION', 'HAZARD_TO_RECTIFY', [
    record('late', { dueOn: '2026-11-15', isOverdue: true }),
    record('soon', { dueOn: '2026-12-01' }),
  ]),
  group('ACTIVITY', 'PLAN_TO_REPORT', [record('later', { dueOn: '2026-11-20', isOverdue: true })], {
    count: 4,
    overdue: 4,
  }),
];

describe('what is due', () => {
  test('comes late first, then by day, then by waiting; numbers to check last', () => {
    expect(
      dueRows(DUES, ledgers, TODAY, true).map(({ record: { recordId }, urgency, days }) => [recordId, urgency, days]),
    ).toEqual([
      ['late', 'late', 13],
      ['later', 'late', 8],
      ['soon', 'soon', 3],
      ['notice', 'open', 8],
      ['marked', 'open', 331],
    ]);
  });

  test('counts everything, and leads to the lists of what is not shown', () => {
    expect(dueTotals(DUES)).toEqual({ count: 8, overdue: 5 });
    expect(dueRests(DUES, dueRows(DUES, ledgers, TODAY, true))).toMatchObject([
      { code: 'PLAN_TO_REPORT', count: 3, to: { name: 'activities', query: { status: 'PLANNED' } } },
    ]);
  });

  test('is one row for an official where there are many, and leads to the list that has those alone', () => {
    const tenant = (name: string) => ({ id: name, name });
    const many = group(
      'INSPECTION',
      'HAZARD_TO_RECTIFY',
      [
        record('worst', { dueOn: '2026-10-01', isOverdue: true, tenant: tenant('陶辛派出所') }),
        record('other', { dueOn: '2026-11-01', isOverdue: true, tenant: tenant('湖畔小学') }),
        record('third', { dueOn: '2026-11-02', isOverdue: true, tenant: tenant('湖畔小学') }),
      ],
      { count: 22, overdue: 22 },
    );
    const rows = dueRows([many, ...DUES.slice(0, 2)], ledgers, TODAY, false);
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({
      urgency: 'late',
      days: 58,
      many: { count: 22, units: ['陶辛派出所', '湖畔小学'] },
      to: { name: 'inspections', query: { unrectified: '1' } },
    });
    expect(dueRests([many], rows)).toEqual([]);
    expect(dueRows([many], ledgers, TODAY, true)).toHaveLength(3);
  });
});
