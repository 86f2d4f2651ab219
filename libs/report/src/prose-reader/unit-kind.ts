import { indicator, type IndicatorCode } from '@fanzha/domain';

/** What a counting unit counts, where it leaves no doubt. 起, 次, 个, 家 count many things, and are of no kind. */
export type UnitKind = 'MONEY' | 'PEOPLE' | 'HOUSEHOLDS' | 'SESSIONS' | 'SHEETS';

const KINDS: readonly (readonly [UnitKind, RegExp])[] = [
  ['MONEY', /^(?:元|余元|万元|块|块钱|角|人民币|人民币元|元人民币)$/u],
  ['PEOPLE', /^(?:人|名|位|人次|个人|次人|人头|余人)$/u],
  ['HOUSEHOLDS', /^(?:户|户次|户家)$/u],
  ['SESSIONS', /^(?:场|场次)$/u],
  ['SHEETS', /^(?:份|人份|册|本|张)$/u],
];
/** 块 counts boards and screens too, 张 cards and accounts. */
const OF_MANY_THINGS: ReadonlySet<string> = new Set(['块', '张']);

/** What a unit counts; null where it may count several things. */
export const kindOfUnit = (unit: string): UnitKind | null => KINDS.find(([, units]) => units.test(unit))?.[0] ?? null;

/**
 * Indicators that are also told in another unit: signatures are told by people and households, the installed and the
 * followed up by households. Nothing but money is ever told in money.
 */
const ALSO_TOLD_IN: Readonly<Partial<Record<IndicatorCode, readonly UnitKind[]>>> = {
  NOTICES_SIGNED: ['PEOPLE', 'HOUSEHOLDS'],
  APP_ASSISTED: ['HOUSEHOLDS'],
  VICTIM_FOLLOWUPS: ['HOUSEHOLDS'],
};

/** Whether a number of this unit may be an amount of the indicator. */
export function fitsUnit(code: IndicatorCode, unit: string): boolean {
  const { unit: own, money } = indicator(code);
  if (unit === '' || (OF_MANY_THINGS.has(unit) && !money)) return true;
  const told = kindOfUnit(unit);
  if (money || told === 'MONEY') return money && told === 'MONEY';
  const counted = kindOfUnit(own);
  if (told === null || counted === null || told === counted) return true;
  return ALSO_TOLD_IN[code]?.includes(told) ?? false;
}

/** 避免损失, 挽回: what money in such words is. */
const KEPT = /(?:避免|减少|免受|防止|挽回|挽救|止住|少损失|保住)[^，。；]{0,10}$|(?:挽损|止损)[^，。；]{0,6}$/u;

/**
 * What a number may count. An indicator of another unit is dropped; money that was kept from being lost is what was
 * avoided.
 */
export function indicatorInUnit(code: IndicatorCode | null, unit: string, before: string): IndicatorCode | null {
  if (code === null || fitsUnit(code, unit)) return code;
  return kindOfUnit(unit) === 'MONEY' && KEPT.test(before) ? 'LOSS_AVOIDED' : null;
}
