import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([AriaComponent, BarChart, GridComponent, LineChart, SVGRenderer, TooltipComponent]);

/** What a ChartBox needs of a chart. */
export interface DrawnChart {
  draw(option: Record<string, unknown>): void;
  resize(): void;
  dispose(): void;
  /**
   * Calls back with the position on the category axis that was clicked, wherever on the plot:
   * points are small, fingers are not.
   */
  onPosition(picked: (index: number) => void): void;
}

/** Draws into an element. This module is the only one that knows ECharts, and is loaded with the first chart. */
export function drawChart(element: HTMLElement): DrawnChart {
  const chart = init(element, null, { renderer: 'svg' });
  return {
    draw: (option) => chart.setOption(option, { notMerge: true }),
    resize: () => chart.resize(),
    dispose: () => chart.dispose(),
    onPosition: (picked) =>
      chart.getZr().on('click', ({ offsetX, offsetY }) => {
        if (!chart.containPixel('grid', [offsetX, offsetY])) return;
        const [index] = chart.convertFromPixel('grid', [offsetX, offsetY]) as number[];
        if (index !== undefined) picked(Math.round(index));
      }),
  };
}
