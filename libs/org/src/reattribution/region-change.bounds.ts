import {
  addDays,
  BOUNDS,
  dateErrors,
  type FieldError,
  isRegionCode,
  isWithin,
  listErrors,
  type LocalDate,
  parentCode,
  regionLevel,
  repeatedAt,
  textErrors,
  todayIn,
} from '@fanzha/domain';
import { existedOn } from '../regions/region.bounds.js';
import type { Region } from '../regions/region.model.js';
import type { RegionPart, RegionTree } from './region-change.js';

const MERGED = { min: 2, max: 50 } as const;
const PARTS = { min: 2, max: 20 } as const;
const CHANGEABLE = ['COUNTY', 'TOWN', 'COMMUNITY'];

/** Errors of a merger that need no database but the regions themselves. */
export function mergeErrors(
  tree: RegionTree,
  cityCode: string,
  codes: readonly string[],
  into: { readonly code: string; readonly name: string },
  on: LocalDate,
): FieldError[] {
  const first = codes[0] ?? '';
  const several = listErrors('codes', codes, MERGED);
  const repeated = repeatedAt(codes);
  const each = codes.flatMap((code, position) => {
    const path = `codes.${position}`;
    if (repeated.has(position)) return [{ path, code: 'DUPLICATE' } as const];
    const errors = changeErrors(tree, cityCode, path, code, on);
    if (errors.length > 0 || siblings(code, first)) return errors;
    return [{ path, code: 'CONTRADICTORY' } as const];
  });
  const errors = [...several, ...each, ...textErrors('intoName', into.name, BOUNDS.regionName), ...dayErrors(on)];
  if (errors.length > 0) return errors;
  const ending = codes.filter((code) => code !== into.code);
  return [
    ...(codes.includes(into.code) ? [] : newCodeErrors(tree, 'intoCode', into.code, first)),
    ...endErrors(tree, ending, on),
  ];
}

/** Errors of a split that need no database but the regions themselves. */
export function splitErrors(
  tree: RegionTree,
  cityCode: string,
  code: string,
  parts: readonly RegionPart[],
  on: LocalDate,
): FieldError[] {
  const named = parts.flatMap(({ name }, position) => textErrors(`into.${position}.name`, name, BOUNDS.regionName));
  const errors = [
    ...changeErrors(tree, cityCode, 'code', code, on),
    ...listErrors('into', parts, PARTS),
    ...named,
    ...dayErrors(on),
  ];
  if (errors.length > 0) return errors;
  // A county is not split: its towns go to other counties as wholes, by mergers.
  if (regionLevel(code) === 'COUNTY') return [{ path: 'code', code: 'NOT_ALLOWED_HERE' }];

  const codes = parts.map((part) => part.code);
  const repeated = repeatedAt(codes);
  const newCodes = parts.flatMap((part, position) => {
    const path = `into.${position}.code`;
    if (repeated.has(position)) return [{ path, code: 'DUPLICATE' } as const];
    return part.code === code ? [] : newCodeErrors(tree, path, part.code, code);
  });
  const communities = tree
    .children(code)
    .filter((child) => existedOn(child, on))
    .map((child) => child.code);
  const ended = communities.filter(
    (community) => !parts.some((part) => part.code === code && part.communityCodes.includes(community)),
  );
  const ending = codes.includes(code) ? ended : [code, ...ended];
  return [...newCodes, ...sharedOutErrors(parts, 'communityCodes', communities), ...endErrors(tree, ending, on)];
}

/** Errors of sharing out `all` among the parts: each of them goes into exactly one. */
export function sharedOutErrors<Name extends string>(
  parts: readonly Readonly<Record<Name, readonly string[]>>[],
  name: Name,
  all: readonly string[],
): FieldError[] {
  const seen = new Set<string>();
  const errors = parts.flatMap((part, position) =>
    part[name].flatMap((id, index): FieldError[] => {
      const path = `into.${position}.${name}.${index}`;
      if (!all.includes(id)) return [{ path, code: 'NOT_FOUND' }];
      if (seen.has(id)) return [{ path, code: 'DUPLICATE' }];
      seen.add(id);
      return [];
    }),
  );
  if (errors.length > 0 || seen.size === all.length) return errors;
  return [{ path: `into.0.${name}`, code: 'TOO_FEW_ITEMS', params: { min: all.length, actual: seen.size } }];
}

const dayErrors = (on: LocalDate): FieldError[] => dateErrors('on', on, { required: true, today: todayIn() });

const siblings = (code: string, other: string): boolean =>
  isRegionCode(other) && regionLevel(code) === regionLevel(other) && parentCode(code) === parentCode(other);

function changeErrors(tree: RegionTree, cityCode: string, path: string, code: string, on: LocalDate): FieldError[] {
  const region = tree.find(code);
  if (region === undefined) return [{ path, code: 'NOT_A_REGION' }];
  if (!isWithin(code, cityCode)) return [{ path, code: 'OUTSIDE_REGION' }];
  if (!CHANGEABLE.includes(region.level)) return [{ path, code: 'NOT_ALLOWED_HERE' }];
  return region.validTo === null && existedOn(region, on) ? [] : [{ path, code: 'NOT_A_REGION' }];
}

function newCodeErrors(tree: RegionTree, path: string, code: string, sibling: string): FieldError[] {
  const params = { example: `${parentCode(sibling)}…` };
  if (!isRegionCode(code) || !siblings(code, sibling)) return [{ path, code: 'INVALID_FORMAT', params }];
  return tree.find(code) ? [{ path, code: 'ALREADY_TAKEN' }] : [];
}

/** What ends has been there for a day at least. */
function endErrors(tree: RegionTree, codes: readonly string[], on: LocalDate): FieldError[] {
  const below = (code: string): Region[] => tree.children(code).flatMap((child) => [child, ...below(child.code)]);
  const regions = codes.flatMap((code) => [tree.find(code), ...below(code)]).filter((region) => region !== undefined);
  const latest = regions
    .filter(({ validTo }) => validTo === null)
    .map(({ validFrom }) => validFrom)
    .sort()
    .at(-1);
  return latest === undefined || latest < on
    ? []
    : [{ path: 'on', code: 'DATE_TOO_EARLY', params: { earliest: addDays(latest, 1) } }];
}
