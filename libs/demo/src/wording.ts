import { regionLevel } from '@fanzha/domain';
import type { DemoUnit } from './units.js';

const RURAL = /村|田头|赶集|下乡|农家|集市|庙会|镇|VILLAGERS/;
const URBAN = /小区|电梯|楼栋|单元|业主|社区/;

/**
 * The words that can be said of a unit's surroundings: a street has no fields, a village no lifts. All, if none fits.
 */
export function fitting<T extends string>(words: readonly T[], { name, region, type }: DemoUnit): readonly T[] {
  const isTown = regionLevel(region) !== 'COUNTY';
  const isStreet = isTown && (/^340202|^340210400/.test(region) || /居委会$|社区$/.test(name));
  const foreign = isStreet ? RURAL : type === 'COMMUNITY' ? URBAN : null;
  const fit = foreign === null ? words : words.filter((word) => !foreign.test(word));
  return fit.length > 0 ? fit : words;
}

/** Why a record was voided, as units put it. */
export const VOID_REASONS: readonly string[] = [
  '与上一条重复录入，保留先录的一条。',
  '活动因暴雨取消，当时误按已开展登记。',
  '这场由派出所主办并已登记，本单位只是提供场地。',
  '日期录错且已另行补录，此条作废。',
  '误把方案里的目标数当成结果填报。',
  '录到了别的单位名下，由对方重新登记。',
];

/** What a unit adds when it corrects an amount. */
export const RECOUNT_NOTES: readonly string[] = [
  '数量已按签到表重新核对。',
  '数量按剩余资料盘点后更正。',
  '原数含预发数，现按实际更正。',
  '经与协办方核对，扣除重复部分。',
];
