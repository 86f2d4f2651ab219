import type { Locale, RegionLevel } from '@fanzha/domain';

/** What the units of a region itself are called: 区直单位, 县直单位, 市直单位 after the region's own name. */
export function directUnitsLabel(
  region: { readonly name: string; readonly level: RegionLevel },
  locale: Locale,
  t: (key: string, values?: Record<string, unknown>) => string,
): string {
  const own = locale === 'zh-CN' ? /[市区县省]$/.exec(region.name)?.[0] : undefined;
  return t('overview.below.direct', { kind: own ?? t(`overview.below.directKind.${region.level}`) });
}
