import { type LocalDate, type Period, periodLabel } from '@fanzha/domain';
import { halfYear } from '../snapshot/half-year.js';

/** What a summary calls its period: 2026年10月, 2026年上半年, 2026年9月29日至10月16日. */
export function periodWords(period: Period): string {
  const half = halfYear(period);
  if (half) return `${half.year}年${half.half === 0 ? '上半年' : '下半年'}`;
  return period.kind === 'YEAR' ? `${period.text}年度` : periodLabel(period, 'zh-CN');
}

/** A day as documents write it (GB/T 9704—2012, 7.3.5.4): 2026年11月5日, without zeros. */
export function dayWords(day: LocalDate): string {
  return `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
}

/** First and last day of a period in words, the year said once where both are of the same. */
export function daysWords(start: LocalDate, end: LocalDate): string {
  if (start === end) return dayWords(start);
  const last = dayWords(end);
  return `${dayWords(start)}至${start.slice(0, 4) === end.slice(0, 4) ? last.slice(5) : last}`;
}
