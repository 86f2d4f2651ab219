import { isWithin, type Sector } from '@fanzha/domain';

/** What a person may oversee: a region with everything in it, or one sector of it. */
interface Overseen {
  readonly region: { readonly code: string };
  readonly sector?: Sector | null;
}

/** Whether the whole region, or one sector of it, is overseen. */
export function oversees(oversight: readonly Overseen[], code: string): boolean {
  return oversight.some(({ region }) => isWithin(code, region.code));
}

/** The only sector this person sees in a region; null where they see all of them. */
export function fixedSector(oversight: readonly Overseen[], code: string): Sector | null {
  const here = oversight.filter(({ region }) => isWithin(code, region.code));
  return here.length > 0 && here.every(({ sector }) => sector) ? (here[0]?.sector ?? null) : null;
}

/** Where the overview begins: the first region given to this person. */
export function homeRegion(oversight: readonly Overseen[]): string | null {
  return oversight[0]?.region.code ?? null;
}
