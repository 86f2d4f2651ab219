import { monthOf } from '@fanzha/domain';

/** Periods offered by one click, by key of their name. */
export function nearPeriods(today: string): { key: string; period: string }[] {
  const [year = 0, month = 1] = monthOf(today).split('-').map(Number);
  const before = month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
  return [
    { key: 'thisMonth', period: monthOf(today) },
    { key: 'lastMonth', period: before },
    { key: 'thisQuarter', period: `${year}-Q${Math.ceil(month / 3)}` },
    { key: 'thisYear', period: String(year) },
    { key: 'lastYear', period: String(year - 1) },
  ];
}
