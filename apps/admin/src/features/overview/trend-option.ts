import type { ChartTheme, SpanningPart } from '@fanzha/ui';
import type { TrendPoint } from '../../figures/trend-points.js';

interface TrendWords {
  readonly thisYear: string;
  readonly lastYear: string;
  readonly noRecord: string;
  readonly notCounted: string;
  readonly write: (value: number, atLeast: boolean) => string;
  readonly across: (part: SpanningPart) => string;
}

const STRETCH = 1.15;
/** Ends nearer than this part of the height have labels that touch. */
const CLOSE = 0.12;

/** Largest tick: a little above the largest value, so that the label at the end of the line has room. */
const top = (extent: { max: number }) => Math.max(1, Math.ceil(extent.max * STRETCH));

/** This year as a solid line, last year dashed; a hollow point is a month that is not over, or at least. */
export function trendOption(
  points: readonly TrendPoint[],
  words: TrendWords,
  theme: ChartTheme,
): Record<string, unknown> {
  const [accent] = theme.series;
  const now = points.findLastIndex(({ value }) => value !== null);
  const end = points.length - 1;
  const ahead = (points[now]?.value ?? 0) >= (points[now]?.lastYear ?? 0);

  // Both ends meet at the right edge: labels that would touch are moved apart, the larger one up.
  const largest = Math.max(1, ...points.flatMap(({ value, lastYear }) => [value ?? 0, lastYear ?? 0]));
  const close =
    now === end &&
    points[end]?.lastYear !== null &&
    Math.abs((points[end]?.value ?? 0) - (points[end]?.lastYear ?? 0)) < largest * CLOSE;
  // Close to the axis there is no room below: both labels move up.
  const nearAxis = close && Math.max(points[end]?.value ?? 0, points[end]?.lastYear ?? 0) < largest * CLOSE;
  const label = (written: string, atEdge: boolean, upper: boolean, strong: boolean) => ({
    show: true,
    formatter: written,
    position: atEdge ? 'right' : 'top',
    offset: close ? [0, (upper ? -9 : 9) - (nearAxis ? 10 : 0)] : [0, 0],
    ...textOf(theme),
    // In the middle of the picture the line of last year may run behind it.
    ...(!atEdge && { backgroundColor: theme.surface, padding: [1, 3] }),
    color: theme.ink,
    fontWeight: strong ? 600 : 400,
  });
  const thisYear = points.map(({ value, atLeast, unfinished }, index) => {
    const hollow = value !== null && (unfinished || atLeast);
    return {
      value,
      symbolSize: hollow || index === now ? 9 : 0,
      itemStyle: hollow ? { color: theme.surface, borderColor: accent, borderWidth: 2 } : { color: accent },
      label: index === now && value !== null ? label(words.write(value, atLeast), now === end, ahead, true) : undefined,
    };
  });
  const lastYear = points.map(({ lastYear: value }, index) => ({
    value,
    symbolSize: index === end ? 9 : 0,
    label: index === end && value !== null ? label(words.write(value, false), true, !ahead, false) : undefined,
  }));

  return {
    grid: { left: 8, right: 60, top: 12, bottom: 4, containLabel: true },
    tooltip: tooltipOf(points, words, theme),
    ...axesOf(points, words, theme),
    series: [
      line(words.lastYear, theme.context, lastYear, { width: 2, type: [5, 4] }),
      line(words.thisYear, accent, thisYear, { width: 2.5 }),
    ],
  };
}

const textOf = (theme: ChartTheme) => ({ color: theme.axis, fontSize: theme.fontSize, fontFamily: theme.font });

const line = (name: string, color: string, data: readonly object[], style: object) => ({
  name,
  type: 'line',
  color,
  symbol: 'circle',
  lineStyle: { color, ...style },
  emphasis: { disabled: true },
  data,
});

const tooltipOf = (points: readonly TrendPoint[], words: TrendWords, theme: ChartTheme) => ({
  trigger: 'axis',
  confine: true,
  backgroundColor: theme.surface,
  borderColor: theme.grid,
  textStyle: { ...textOf(theme), color: theme.ink },
  axisPointer: { lineStyle: { color: theme.axis, type: 'solid', width: 1 } },
  formatter: (items: { dataIndex: number }[]) => tooltip(points[items[0]?.dataIndex ?? 0], words),
});

const axesOf = (points: readonly TrendPoint[], words: TrendWords, theme: ChartTheme) => ({
  xAxis: {
    type: 'category',
    boundaryGap: false,
    data: points.map(({ label: month }) => month),
    axisLine: { lineStyle: { color: theme.grid } },
    axisTick: { show: false },
    axisLabel: { ...textOf(theme), interval: (index: number) => points[index]?.tick ?? false },
  },
  yAxis: {
    type: 'value',
    min: 0,
    max: top,
    minInterval: 1,
    splitNumber: 4,
    splitLine: { lineStyle: { color: theme.grid } },
    axisLabel: { ...textOf(theme), showMaxLabel: false, formatter: (value: number) => words.write(value, false) },
  },
});

function tooltip(point: TrendPoint | undefined, words: TrendWords): string {
  if (!point) return '';
  const written = (value: number | null, atLeast: boolean, notCounted: boolean) =>
    value === null ? (notCounted ? words.notCounted : words.noRecord) : `<b>${words.write(value, atLeast)}</b>`;
  const now = written(point.value, point.atLeast, point.notCounted);
  const before = written(point.lastYear, false, point.notCountedBefore);
  const across = point.spanning ? `<br>${words.across(point.spanning)}` : '';
  return `${point.label}<br>${words.thisYear} ${now}${across}<br>${words.lastYear} ${before}`;
}
