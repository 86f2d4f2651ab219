/** Colours and sizes of charts, read from the tokens of the page. */
export interface ChartTheme {
  /** Series colours in order; the last is context: last year, others, targets. */
  readonly series: readonly [string, string, string, string, string];
  readonly context: string;
  readonly grid: string;
  readonly axis: string;
  readonly ink: string;
  readonly surface: string;
  readonly font: string;
  /** 14 px at the usual size, more in large text. */
  readonly fontSize: number;
}

/** Reads `--fz-chart-*`; call again when the size mode changes. */
export function readChartTheme(element: Element): ChartTheme {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--fz-${name}`).trim();
  const rootSize = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  return {
    series: [token('chart-1'), token('chart-2'), token('chart-3'), token('chart-4'), token('chart-5')],
    context: token('chart-6'),
    grid: token('chart-grid'),
    axis: token('chart-axis'),
    ink: token('ink'),
    surface: token('surface'),
    font: token('font'),
    fontSize: Math.round(rootSize * 0.875),
  };
}
