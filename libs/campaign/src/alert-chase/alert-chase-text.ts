import { chatText, type ChaseTextStyle } from '@fanzha/domain';
import { CHAT_WORDS, chineseMinute, MOST_NAMED } from '../submissions/chase-text.js';
import type { OwingUnit } from './alert-chase.repository.js';

const sum = (units: readonly OwingUnit[]): number => units.reduce((all, { alerts }) => all + alerts, 0);

/**
 * The text about overdue alerts that is pasted into a group chat: numbers, and units by region. It names no persons and
 * not where they live, and ranks nobody.
 * @param nameOf what a region is called
 * @param digits how many digits the codes of the regions have under which units are listed (`digitsBelow`)
 */
export function alertChaseText(
  units: readonly OwingUnit[],
  {
    style,
    asOf,
    nameOf,
    digits,
  }: { style: ChaseTextStyle; asOf: Date; nameOf: (code: string) => string; digits: number },
): string {
  const head = `【预警劝阻】截至${chineseMinute(asOf)}，`;
  if (units.length === 0) return `${head}没有逾期未反馈的预警，谢谢。`;
  const groups = [...Map.groupBy(units, ({ regionCode }) => regionCode.slice(0, digits))].map(([code, of]) => ({
    name: code.length < digits ? '直属' : nameOf(code),
    units: style === 'COUNTS' ? [`${of.length}家${sum(of)}条`] : of.map(({ name, alerts }) => `${name}${alerts}条`),
  }));
  const isNamed = style === 'UNITS' && units.length <= MOST_NAMED;
  return chatText(
    {
      head: `${head}${units.length}家有${sum(units)}条预警逾期未反馈：`,
      groups: style === 'COUNTS' || isNamed ? groups : [],
      missing: style === 'COUNTS' ? 0 : units.length,
      tail: '请马上劝阻，并登录台账反馈结果。',
    },
    CHAT_WORDS,
  );
}
