import {
  chatText,
  type ChatWords,
  chinaClock,
  type ChaseTextStyle,
  type LocalDate,
  parsePeriod,
  periodLabel,
  SUBMISSION_RHYTHMS,
} from '@fanzha/domain';
import type { ChaseBoard, RateRow } from './chase.repository.js';

/** How many units a text names at most. With more it says numbers alone, as nobody reads a longer text in a chat. */
export const MOST_NAMED = 60;

/** How lines of a text for a group chat are written. */
export const CHAT_WORDS: ChatWords = {
  line: (place, units) => `${place}：${units}`,
  separator: '、',
  rest: (missing) => `共${missing}家，名单见平台。`,
};

const chineseDay = (day: LocalDate): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

/** A moment to the minute: 12月1日09:42. */
export function chineseMinute(moment: Date): string {
  const clock = chinaClock(moment);
  return `${chineseDay(clock.slice(0, 10))}${clock.slice(11, 16)}`;
}

/** Units that owe the form and have no exception. */
const openOf = ({ due, submitted, excepted }: Pick<RateRow, 'due' | 'submitted' | 'excepted'>): number =>
  due - submitted - excepted;

/**
 * The text about a form that is pasted into a group chat: numbers, and the units that owe it by region. It names no
 * persons and ranks nobody. Units with an exception are listed apart. Numbers are those of all units; `owing` gives
 * only names and may be cut off.
 * @param nameOf what a region is called
 * @param digits how many digits the codes of the regions have under which units are listed (`digitsBelow`)
 */
export function chaseText(
  {
    form,
    period,
    asOf,
    dueOn,
    owing,
    total,
    rates,
  }: Pick<ChaseBoard, 'form' | 'period' | 'asOf' | 'dueOn' | 'owing' | 'total' | 'rates'>,
  style: ChaseTextStyle,
  nameOf: (code: string) => string,
  digits: number,
): string {
  const rhythm = SUBMISSION_RHYTHMS.find(({ code }) => code === form.rhythm)?.zh ?? '';
  const excepted = owing.filter(({ exceptedUntil }) => exceptedUntil !== null);
  const open = owing.filter(({ exceptedUntil }) => exceptedUntil === null);
  const head =
    `【${periodLabel(parsePeriod(period), 'zh-CN')}${rhythm}·${form.title}】截至${chineseMinute(asOf)}，` +
    `应报${total.due}家，已报${total.submitted}家。`;
  const owed = openOf(total);
  if (owed + total.excepted === 0) return `${head}全部报齐，谢谢。`;
  const until = dueOn === null ? '' : `，应报日${chineseDay(dueOn)}`;
  const placeOf = (code: string) => (code.length < digits ? '直属' : nameOf(code));
  const counts = rates
    .filter((rate) => openOf(rate) > 0)
    .map((rate) => ({ name: placeOf(rate.regionCode), units: [`${openOf(rate)}家`] }));
  const named = [...Map.groupBy(open, ({ regionCode }) => regionCode.slice(0, digits))].map(([code, units]) => ({
    name: placeOf(code),
    units: units.map(({ name }) => name),
  }));
  const kept = excepted.map(({ name, exceptedUntil }) => `${name}至${chineseDay(exceptedUntil ?? '')}`);
  const namesKept = style === 'UNITS' && total.excepted <= MOST_NAMED && kept.length === total.excepted;
  const apart = namesKept ? `（已批准延期：${kept.join('、')}）` : `（另有${total.excepted}家已批准延期）`;
  const said = {
    head: `${head}还差${owed}家${until}：`,
    further: total.excepted > 0 ? [apart] : [],
    tail: '数字已由台账带出，核对后点“报送”即可。没有工作的点“零报告”。',
  };
  if (style === 'COUNTS') return chatText({ ...said, groups: counts, missing: 0 }, CHAT_WORDS);
  return chatText({ ...said, groups: owed > MOST_NAMED ? [] : named, missing: owed }, CHAT_WORDS);
}
