import type { Surroundings } from './class-rule.js';

/** The rule of a number that tells how things were found, or what the whole country did; null for none. */
export function asFound({ unit, before, after }: Surroundings): string | null {
  // 护理员85人，均持有证书: how things were found.
  if (
    /^[人名位家个所处]$/u.test(unit) &&
    /^[\p{Script=Han}]{0,4}，?(?:全部|全都|均|都)(?:具有|具备|持有|持证|符合|经[^，。；]{0,4}(?:审批|备案|登记)|已?备案)/u.test(
      after,
    )
  )
    return 'base-figure';
  if (
    unit !== '' &&
    /(?:^|，|。|年|月|，?据[^，。；]{2,16}，)全国(?:公安机关|检察机关|法院)?(?:共|累计|已|每[天年月])?(?:破获|侦破|抓获|立案|查处|起诉|发生|拦截|止付|冻结|紧急|劝阻)/u.test(
      before,
    )
  )
    return 'of-the-country';
  return null;
}
