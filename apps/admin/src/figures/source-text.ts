import type { IndicatorCode } from '@fanzha/domain';
import { grouped } from '@fanzha/ui';

/** What a figure is made of, by how exact its records are. */
interface Quality {
  readonly records: number;
  readonly exact: { readonly records: number; readonly value: number };
  readonly atLeast: { readonly records: number; readonly value: number };
  readonly approx: { readonly records: number; readonly value: number };
  readonly uncounted: number;
  readonly withheld: number;
}

/** One line under the bar; without a value it is not in the sum, and has no width of its own. */
export interface QualityPart {
  readonly key: 'exact' | 'atLeast' | 'approx' | 'uncounted' | 'withheld';
  readonly records: number;
  readonly value: number | null;
  /** Part of the sum, 0 to 100. */
  readonly share: number | null;
}

/** The parts that exist, most exact first. */
export function qualityParts(quality: Quality): QualityPart[] {
  const sum = quality.exact.value + quality.atLeast.value + quality.approx.value;
  const stated = (['exact', 'atLeast', 'approx'] as const).map((key): QualityPart => ({
    key,
    ...quality[key],
    share: sum > 0 ? (quality[key].value / sum) * 100 : 0,
  }));
  const unstated = (['uncounted', 'withheld'] as const).map((key): QualityPart => ({
    key,
    records: quality[key],
    value: null,
    share: null,
  }));
  return [...stated, ...unstated].filter(({ records }) => records > 0);
}

/** Texts by their keys; `count` chooses between one and many. */
type Words = (key: string, values?: Record<string, unknown>, count?: number) => string;

/** The same in sentences. */
export function qualityText(quality: Quality, t: Words): string {
  const parts = qualityParts(quality);
  if (parts.length === 0) return t('figures.none');
  if (parts.length === 1 && parts[0]?.key === 'exact') return t('figures.allExact', { n: quality.exact.records });
  return parts
    .filter(({ key }) => key !== 'exact')
    .map(({ key, records }) => t(`figures.${key}`, { n: records }))
    .join(' ')
    .replaceAll('。 ', '。');
}

/**
 * What a distinct count is made of: its records state more than it, because what several of them name is counted once.
 * @param overlap households that two units or more have reached; null where nobody counted them
 */
export function distinctText(code: IndicatorCode, quality: Quality, overlap: number | null, t: Words): string {
  if (quality.records === 0) return t('figures.none');
  if (code === 'TENANTS_WITH_GROUP')
    return t('figures.distinctGroups', { n: grouped(quality.records) }, quality.records);
  const doors = t('figures.distinctDoors', {
    n: grouped(quality.records),
    doors: grouped(quality.exact.value),
  });
  return overlap === null ? doors : `${doors}${t('figures.overlap', { n: grouped(overlap) }, overlap)}`;
}
