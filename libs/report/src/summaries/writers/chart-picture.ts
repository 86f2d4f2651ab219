import sharp from 'sharp';
import type { SummaryChart } from '../document/summary-document.js';

/** Points: as wide as the text of the page, a bar each 22. */
const WIDTH = 442;
const BAR = 22;
const EDGE = 12;
/** Pictures have three pixels for a point, which is 216 to the inch. */
const SCALE = 3;
/** Names of members are given this much and at most that much; longer ones break into lines. */
const [LABELS, WIDEST_LABELS] = [110, 190];
const FONT = 10.5;
const LABEL_LINE = 12;
// In single quotes: the engine puts it into an attribute as it is.
const FAMILY = "SimSun, FangSong, 'Noto Serif CJK SC', 'Noto Sans CJK SC', 'WenQuanYi Zen Hei', sans-serif";
const [INK, FILL] = ['#000000', '#595959'];

/** A picture in points of the page. */
interface ChartPicture {
  readonly width: number;
  readonly height: number;
  readonly png: Buffer;
}

/** Figures stand behind the bars: half a character for what is in ASCII. */
const roomOfFigures = ({ bars }: SummaryChart): number =>
  EDGE + Math.max(...bars.map(({ inline: { text } }) => roomOf(text)));

const roomOf = (text: string): number => ([...text].length - (text.match(/[ -~]/g)?.length ?? 0) / 2) * FONT;

const longestLabel = ({ bars }: SummaryChart): number => Math.max(...bars.map(({ label }) => roomOf(label)));

const roomOfLabels = (chart: SummaryChart): number =>
  Math.min(WIDEST_LABELS, Math.max(LABELS, longestLabel(chart) + 20));

/** A bar is as high as the longest name beside it, so that no name lies on the next. */
function barOf(chart: SummaryChart): number {
  const lines = Math.ceil(longestLabel(chart) / (roomOfLabels(chart) - 20));
  return Math.max(BAR, lines * LABEL_LINE + 8);
}

const heightOf = (chart: SummaryChart): number => chart.bars.length * barOf(chart) + 2 * EDGE;

/** The chart as SVG: horizontal bars, each with its exact figure; grey, as documents are printed without colour. */
export async function chartSvg(chart: SummaryChart): Promise<string> {
  const engine = await chartEngine();
  const drawn = engine.init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: heightOf(chart) });
  const text = { color: INK, fontFamily: FAMILY, fontSize: FONT };
  try {
    drawn.setOption({
      animation: false,
      grid: { left: roomOfLabels(chart), right: roomOfFigures(chart), top: EDGE, bottom: EDGE, containLabel: false },
      xAxis: { type: 'value', show: false, min: 0 },
      yAxis: {
        type: 'category',
        inverse: true,
        data: chart.bars.map(({ label }) => label),
        silent: true,
        axisTick: { show: false },
        axisLine: { lineStyle: { color: INK, width: 0.5 } },
        axisLabel: { ...text, interval: 0, width: roomOfLabels(chart) - 10, overflow: 'break', lineHeight: LABEL_LINE },
      },
      series: [
        {
          type: 'bar',
          silent: true,
          emphasis: { disabled: true },
          barWidth: BAR / 2,
          itemStyle: { color: FILL },
          data: chart.bars.map(({ value }) => value ?? 0),
          label: {
            ...text,
            show: true,
            position: 'right',
            formatter: ({ dataIndex }: { dataIndex: number }) => chart.bars[dataIndex]?.inline.text ?? '',
          },
        },
      ],
    });
    return drawn.renderToSVGString();
  } finally {
    drawn.dispose();
  }
}

/** The chart as a picture; null on a machine without Chinese characters, where all of them are the same box. */
export async function chartPicture(chart: SummaryChart): Promise<ChartPicture | null> {
  if (!(await hasChineseFont())) return null;
  const png = await sharp(Buffer.from(await chartSvg(chart)), { density: 72 * SCALE })
    .png()
    .toBuffer();
  return { width: WIDTH, height: heightOf(chart), png };
}

let chinese: Promise<boolean> | undefined;
/** Two characters that differ look alike where no font has them. */
function hasChineseFont(): Promise<boolean> {
  chinese ??= (async () => {
    const [one, other] = await Promise.all([drawnText('反'), drawnText('诈')]);
    return !one.equals(other);
  })();
  return chinese;
}

const drawnText = (words: string): Promise<Buffer> =>
  sharp(
    Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">' +
        `<text x="4" y="30" font-size="28" font-family="${FAMILY}">${words}</text></svg>`,
    ),
  )
    .raw()
    .toBuffer();

/** Loaded when the first chart is drawn: programs that write no document do not carry it. */
async function chartEngine() {
  const [{ BarChart }, { GridComponent }, { SVGRenderer }, core] = await Promise.all([
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
    import('echarts/core'),
  ]);
  core.use([BarChart, GridComponent, SVGRenderer]);
  return core;
}
