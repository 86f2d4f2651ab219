import { type FieldError, isWithin, listErrors, type LocalDate, repeatedAt, type Sector } from '@fanzha/domain';
import type { Region } from '@fanzha/org';
import type { OverseenRegion } from '@fanzha/platform';

/** What is known of an official who addresses units. */
export interface AddressingContext {
  readonly today: LocalDate;
  readonly oversight: readonly OverseenRegion[];
  readonly findRegion: (code: string) => Region | undefined;
}

/** The one line of a line authority; null for who oversees all lines. */
const lineOf = ({ oversight }: Pick<AddressingContext, 'oversight'>): Sector | null => oversight[0]?.sector ?? null;

/** Lines as they are kept: a line authority addresses its line, whether it says so or not. */
export function addressedSectors(context: AddressingContext, sectors: readonly Sector[]): Sector[] {
  const line = lineOf(context);
  return line !== null && sectors.length === 0 ? [line] : [...sectors];
}

/** Errors of values that occur twice in a list: DUPLICATE at each further place. */
export const duplicateErrors = (path: string, list: readonly unknown[]): FieldError[] =>
  [...repeatedAt(list)].map((at) => ({ path: `${path}.${at}`, code: 'DUPLICATE' }));

/**
 * Errors of the regions whose units are addressed: each once, in force today, within what the official oversees.
 * @param isFurther whether a region that is overseen may be addressed besides; OUTSIDE_REGION where not
 */
export function regionErrors(
  { findRegion, oversight, today }: AddressingContext,
  codes: readonly string[],
  bounds: Parameters<typeof listErrors>[2],
  isFurther: (code: string) => boolean = () => true,
): FieldError[] {
  const repeated = repeatedAt(codes);
  const ofRegion = (code: string, at: number): FieldError[] => {
    const path = `regionCodes.${at}`;
    if (repeated.has(at)) return [{ path, code: 'DUPLICATE' }];
    const region = findRegion(code);
    if (!region || (region.validTo !== null && region.validTo < today)) return [{ path, code: 'NOT_A_REGION' }];
    const isOverseen = oversight.some((overseen) => isWithin(code, overseen.region));
    return isOverseen && isFurther(code) ? [] : [{ path, code: 'OUTSIDE_REGION' }];
  };
  return [...listErrors('regionCodes', codes, bounds), ...codes.flatMap(ofRegion)];
}

/** Errors of the lines whose units are addressed: each once, of a line authority its own alone. */
export function sectorErrors(context: AddressingContext, sectors: readonly Sector[]): FieldError[] {
  const line = lineOf(context);
  const repeated = repeatedAt(sectors);
  return sectors.flatMap((sector, at): FieldError[] => {
    const path = `sectors.${at}`;
    if (repeated.has(at)) return [{ path, code: 'DUPLICATE' }];
    return line === null || sector === line ? [] : [{ path, code: 'NOT_ALLOWED_HERE' }];
  });
}

/** Errors of a whole number that lies outside its bounds: TOO_SMALL, TOO_LARGE. */
export function rangeErrors(path: string, value: number, min: number, max: number): FieldError[] {
  if (value < min) return [{ path, code: 'TOO_SMALL', params: { min, actual: value } }];
  return value > max ? [{ path, code: 'TOO_LARGE', params: { max, actual: value } }] : [];
}
