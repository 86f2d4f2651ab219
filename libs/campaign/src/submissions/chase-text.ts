import {
  chinaClock,
  type ChaseTextStyle,
  type LocalDate,
  parsePeriod,
  periodLabel,
  SUBMISSION_RHYTHMS,
} from '@fanzha/domain';
import type { ChaseBoard } from './chase.service.js';

/** Units that a text names: a longer one is read by nobody. */
const MOST_NAMED = 60;

const chineseDay = (day: LocalDate): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

/**
 * What is pasted into a group chat: numbers, and units that owe the form by their places. No persons, no ranking. Units
 * with an exception are told apart.
 * @param nameOf what a region is called
 * @param digits of the codes of the regions that units stand under
 */
export function chaseText(
  {
    form,
    period,
    asOf,
    dueOn,
    owing,
    total,
  }: Pick<ChaseBoard, 'form' | 'period' | 'asOf' | 'dueOn' | 'owing' | 'total'>,
  style: ChaseTextStyle,
  nameOf: (code: string) => string,
  digits: number,
): string {
  const rhythm = SUBMISSION_RHYTHMS.find(({ code }) => code === form.rhythm)?.zh ?? '';
  const excepted = owing.filter(({ exceptedUntil }) => exceptedUntil !== null);
  const open = owing.filter(({ exceptedUntil }) => exceptedUntil === null);
  const clock = chinaClock(asOf);
  const head =
    `【${periodLabel(parsePeriod(period), 'zh-CN')}${rhythm}·${form.title}】截至${chineseDay(clock.slice(0, 10))}` +
    `${clock.slice(11, 16)}，应报${total.due}家，已报${total.submitted}家。`;
  if (owing.length === 0) return `${head}全部报齐，谢谢。`;
  const until = dueOn === null ? '' : `，应报日${chineseDay(dueOn)}`;
  const places = [...Map.groupBy(open, ({ regionCode }) => regionCode.slice(0, digits))].map(([code, units]) => {
    const place = code.length < digits ? '直属' : nameOf(code);
    return style === 'COUNTS' ? `${place}：${units.length}家` : `${place}：${units.map(({ name }) => name).join('、')}`;
  });
  const lines = style === 'UNITS' && open.length > MOST_NAMED ? [`共${open.length}家，名单见平台。`] : places;
  const kept = excepted.map(({ name, exceptedUntil }) =>
    style === 'UNITS' ? `${name}至${chineseDay(exceptedUntil ?? '')}` : '',
  );
  return [
    `${head}还差${open.length}家${until}：`,
    ...lines,
    ...(excepted.length > 0
      ? [style === 'UNITS' ? `（已批准延期：${kept.join('、')}）` : `（另有${excepted.length}家已批准延期）`]
      : []),
    '数字已由台账带出，核对后点“报送”即可。没有工作的点“零报告”。',
  ].join('\n');
}
