import type { Surroundings } from './class-rule.js';
import type { Classified } from './classified.js';

const UNIT_NAMED =
  /^(?:其中[：，]?)?(?!接|报|破|立|劝|拦|阻|止|办|处)[\p{Script=Han}]{1,14}(?:院|校|镇|乡|街道|社区|村|局|县|区|市|所|中心|公司|行|园|中学|小学)$/u;

/**
 * 发案7起，其中甲县中医院1起，乙县卫生院1起: incidents told unit by unit. They count what happened in those units, and
 * nothing that the writer did.
 */
export const isOfUnit = (at: Surroundings, told: readonly Classified[]): boolean =>
  /^[起件人名]$/u.test(at.unit) &&
  UNIT_NAMED.test(at.left) &&
  told
    .slice(-24)
    .some(
      ({ rule, context }) =>
        rule === 'incidents' &&
        context.unit === at.unit &&
        context.sentence.start === at.sentence.start &&
        (context.token.value ?? 0) >= (at.token.value ?? Infinity),
    );
