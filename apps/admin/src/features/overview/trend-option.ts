import type { ChartTheme } from '@fanzha/ui';

/** One month: this year's value, the value a year before, and whether the month's value is final and exact. */
export interface TrendPoint {
  readonly label: string;
  readonly value: number;
  readonly lastYear: number;
  readonly atLeast: boolean;
  readonly unfinished: boolean;
  /** Whether the axis names this month. */
  readonly tick: boolean;
}

export interface TrendWords {
  readonly thisYear: string;
  readonly lastYear: string;
  readonly write: (value: number, atLeast: boolean) => string;
}

const STRETCH = 1.15;

/** Largest tick: a little above the largest value, so that the label at the end of the line has room. */
const top = (extent: { max: number }) => Math.max(1, Math.ceil(extent.max * STRETCH));

/** This year as a solid line, last year dashed; a hollow point is a month that is not over, or at least. */
export function trendOption(points: readonly TrendPoint[], words: TrendWords, theme: ChartTheme): Record<string, unknown> {
  const [accent] = theme.series;
  const last = points.length - 1;
  const line = (name: string, values: readonly number[], color: string, rest: object) => ({
    name, type: 'line', color, showSymbol: true, symbol: 'circle', symbolSize: 0,
    lineStyle: { width: 2, color, ...rest },
    emphasis: { disabled: true },
    data: values.map((value, index) => ({
      value,
      symbolSize: index === last ? 9 : 0,
      label: index === last ? { show: true, formatter: words.write(value, false), position: 'top', color: theme.ink, fontSize: theme.fontSize, fontFamily: theme.font } : undefined,
    })),
  });
  const thisYear = line(words.thisYear, points.map(({ value }) => value), accent, { width: 2.5 });
  const lastYear = line(words.lastYear, points.map((point) => point.lastYear), theme.context, { type: [5, 4] });
  const labelBelow = (points[last]?.lastYear ?? 0) < (points[last]?.value ?? 0);

  return {
    grid: { left: 8, right: 28, top: 12, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis', confine: true, backgroundColor: theme.surface, borderColor: theme.grid, textStyle: { color: theme.ink, fontFamily: theme.font, fontSize: theme.fontSize },
      axisPointer: { lineStyle: { color: theme.axis, type: 'solid', width: 1 } },
      formatter: (items: { dataIndex: number }[]) => {
        const point = points[items[0]?.dataIndex ?? 0];
        return point ? `${point.label}<br>${words.thisYear} <b>${words.write(point.value, point.atLeast)}</b><br>${words.lastYear} <b>${words.write(point.lastYear, false)}</b>` : '';
      },
    },
    xAxis: {
      type: 'category', boundaryGap: false, data: points.map(({ label }) => label),
      axisLine: { lineStyle: { color: theme.grid } }, axisTick: { show: false },
      axisLabel: { color: theme.axis, fontSize: theme.fontSize, fontFamily: theme.font, interval: (index: number) => points[index]?.tick ?? false },
    },
    yAxis: {
      type: 'value', min: 0, max: top, minInterval: 1, splitNumber: 4,
      axisLabel: { color: theme.axis, fontSize: theme.fontSize, fontFamily: theme.font, showMaxLabel: false, formatter: (value: number) => words.write(value, false) },
      splitLine: { lineStyle: { color: theme.grid } },
    },
    series: [
      { ...lastYear, data: lastYear.data.map((item, index) => (index === last ? { ...item, label: { ...item.label, position: labelBelow ? 'bottom' : 'top' } } : item)) },
      {
        ...thisYear,
        data: thisYear.data.map((item, index) => {
          const open = points[index]?.unfinished || points[index]?.atLeast;
          const label = index === last ? { ...item.label, formatter: words.write(item.value, points[index]?.atLeast ?? false), fontWeight: 600, position: labelBelow ? 'top' : 'bottom' } : item.label;
          return { ...item, label, symbolSize: open || index === last ? 9 : 0, itemStyle: open ? { color: theme.surface, borderColor: accent, borderWidth: 2 } : { color: accent } };
        }),
      },
    ],
  };
}
