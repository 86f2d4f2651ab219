import type { Surroundings } from './class-rule.js';
import { pattern } from './pattern.js';

const CHANGE =
  /(?:同比|环比|较|比)[^，。；]{0,16}(?:减少|增加|下降|上升|多|少|增长|减|增|提高|降低|压降|降|升|涨|跌)[了发破立抓报]?$/u;
/** 少了24起, 发案少8起: these tell a change and count nothing. */
const CHANGED = pattern(
  'u',
  String.raw`(?:减?少|增?多|减|增|增加|下降|上升)了$|(?:发案|立案|警情|案件|起数)(?:减少|少|下降|增加|多|上升)$`,
);
/** 比去年同期多12起, 较年初净增8.5万人. */
const MORE_THAN = /(?:比|较|同比|环比)[^，。；]{0,14}(?:净增|净减|减|降|少|增|升|多|涨)(?:加|少)?了?$/u;
/** The rule of how many more or fewer than before; such a number is classed like a rate. */
export const DIFFERENCE = 'difference';

/** 排名回落40个位次, 前移3位. */
const MOVED = /(?:排名|位次|名次|排位|指标)[^，。；]{0,12}$|(?:前移|后移|跃升)[了]?$/u;
const PLACES = /^(?:个?(?:位次|名次)|位$|名$)/u;
const MOVES = /(?:回落|上升|下降|前移|后移|提升|跃升|前进|后退|上移|下滑|提高)了?$/u;

/** Whether a number tells how many more or fewer than before. */
export const isChange = ({ before, left, right, unit }: Surroundings): boolean =>
  (MOVES.test(left) && MOVED.test(before.slice(-24)) && PLACES.test(`${unit}${right}`)) ||
  isDifference({ before, left, unit });
const isDifference = ({ before, left, unit }: Pick<Surroundings, 'before' | 'left' | 'unit'>): boolean =>
  unit !== '' &&
  (CHANGE.test(before.slice(-24)) || CHANGED.test(left) || MORE_THAN.test(before.slice(-24))) &&
  !/[里上中内]多了$/u.test(left);
