import { indicator, type IndicatorCode, parsePeriod, previousPeriod, sameLastYear } from '@fanzha/domain';
import type { StatedFigure } from '@fanzha/rollup';
import type { Snapshot, SnapshotFigure, SnapshotSubject } from '../src/summaries/snapshot/snapshot.js';

/** A figure that records state exactly, unless told otherwise. */
export const stated = (value: string | number | null, more: Partial<StatedFigure> = {}): StatedFigure => ({
  value: value === null ? null : String(value),
  atLeast: false,
  approx: false,
  uncounted: 0,
  withheld: 0,
  toCheck: 0,
  spanning: null,
  goesOn: false,
  ...more,
});

/** A figure of the period, with the period before and the year before where they are given. */
export const figure = (
  code: IndicatorCode,
  now: StatedFigure,
  previous: StatedFigure | null = null,
  lastYear: StatedFigure | null = null,
): SnapshotFigure => ({
  key: indicator(code).code,
  indicator: code,
  by: null,
  member: null,
  label: null,
  now,
  previous,
  lastYear,
});

export const SCHOOL: SnapshotSubject = {
  kind: 'UNIT',
  tenantId: '0199a000-0000-7000-8000-000000000001',
  name: '湖畔小学',
  type: 'SCHOOL',
};
export const COUNTY: SnapshotSubject = { kind: 'REGION', regionCode: '340210', name: '湾沚区', sector: null };

/** A snapshot of October 2026, unless told otherwise. */
export function snapshotOf(
  figures: readonly SnapshotFigure[],
  { subject = SCHOOL, period: text = '2026-10' }: { subject?: SnapshotSubject; period?: string } = {},
): Snapshot {
  const days = (period: { text: string; start: string; end: string }) => ({
    text: period.text,
    start: period.start,
    end: period.end,
  });
  const period = parsePeriod(text);
  return {
    format: 1,
    subject,
    period: days(period),
    reached: null,
    previous: days(previousPeriod(period)),
    lastYear: days(sameLastYear(period)),
    figures,
  };
}
