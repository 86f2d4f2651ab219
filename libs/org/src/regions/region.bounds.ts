import { type FieldError, isWithin, type LocalDate } from '@fanzha/domain';
import type { Viewer } from '@fanzha/platform';
import type { RegionDirectory } from './region-directory.js';
import type { Region } from './region.model.js';

/** Whether the region existed on the day. */
export function existedOn({ validFrom, validTo }: Region, day: LocalDate): boolean {
  return validFrom <= day && (validTo === null || validTo >= day);
}

/** Errors of a region in which a tenant of the viewer's city is to be from `day` on. */
export function assignmentErrors(
  directory: RegionDirectory,
  viewer: Viewer,
  code: string,
  day: LocalDate,
): FieldError[] {
  const path = 'regionCode';
  const region = directory.find(code);
  if (region === undefined) return [{ path, code: 'NOT_A_REGION' }];
  if (!isWithin(code, viewer.cityCode))
    return [{ path, code: region.level === 'PROVINCE' ? 'ABOVE_CITY' : 'OUTSIDE_REGION' }];
  return existedOn(region, day) ? [] : [{ path, code: 'NOT_A_REGION' }];
}
